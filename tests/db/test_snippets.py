from itertools import count, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curator.domain.article import Passage, PassageKind
from curator.domain.queue import Snippet
from db.snippets import places
from db.store import Store
from tests.db.makers import add, article, reads

NUMBERS = count(1_000)
"""No two texts are equal."""


def snippet(store: Store, text: str, words: str) -> Snippet | None:
    made = article("A title", f"{text}\n{next(NUMBERS)}")
    add(store, made)
    return reads(store).snippets([made.id], words).get(made.id)


def marked(found: Snippet | None) -> list[str]:
    assert found is not None
    return [found.text[start:end] for start, end in found.marks]


def test_the_words_are_marked_as_they_are_written(store: Store) -> None:
    text = "In the north. " * 30 + "Le Café de l'École opened;\n\nits e-mail is dean@port.example. " + "Later. " * 40
    found = snippet(store, text, "ecole CAFÉ dean@PORT.example")
    assert marked(found) == ["Café", "École", "dean@port.example"]
    assert found is not None
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert "opened; its" in found.text
    assert len(found.text) < 200


def test_chinese_is_marked_by_its_characters_and_whole_words_by_their_letters(store: Store) -> None:
    found = snippet(store, "会议" * 200 + "上海合作组织国家大学校长论坛在北京开幕。" + "以后" * 200, "北京 大学")
    assert marked(found) == ["大学", "北京"]
    assert found is not None
    assert len(found.text) < 100
    assert marked(snippet(store, "The collegial college of colleges", "college")) == ["college"]
    assert marked(snippet(store, "5G技术 and 5GX", "5g")) == ["5G"]


def test_what_stands_in_the_title_alone_or_nowhere_has_no_snippet(store: Store) -> None:
    assert snippet(store, "Something else", "title") is None
    assert snippet(store, "Something else", "") is None
    assert snippet(store, "Something else", "🚀 !") is None
    assert reads(store).snippets([], "something") == {}


def test_the_stretch_with_most_of_the_words_is_shown(store: Store) -> None:
    text = "A forum. " + "Nothing happened. " * 40 + "The forum of deans met in Linhe. " + "Nothing. " * 40
    assert marked(snippet(store, text, "forum deans linhe")) == ["forum", "deans", "Linhe"]


def test_page_furniture_is_shown_only_where_nothing_else_has_the_words(store: Store) -> None:
    text = "Home > Technology > Energy\n" + "Nothing. " * 30 + "A technology forum."
    furniture = (Passage(0, 26, PassageKind.BOILERPLATE), Passage(27, len(text), PassageKind.BODY))
    made = article("A title", text, passages=furniture)
    add(store, made)
    assert marked(reads(store).snippets([made.id], "technology").get(made.id)) == ["technology"]
    assert marked(reads(store).snippets([made.id], "energy").get(made.id)) == ["Energy"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60), words=st.text(max_size=8))
def test_places_lie_in_the_text_in_order(text: str, words: str) -> None:
    found = places(text, words)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@settings(max_examples=60)
@given(words=st.text(st.sampled_from("aéI京会ｱ🚀 -'ß"), min_size=1, max_size=6))
def test_words_are_found_in_themselves(words: str) -> None:
    for word in words.split():
        if any(each.isalnum() for each in word) and "ß" not in word:
            assert places(f"before {word} after", word)
