"""Where an article ends, and what the lines behind it are."""

import pytest

from curator.domain.article import Document, PassageKind
from curator.segment.layout import Layout
from curator.segment.tail import announces, core_end, is_caption, is_running_item, tail_start, trailing_kinds

PARAGRAPHS = (
    "The old crane on the northern quay was taken down on Monday after ninety years of work. Nobody was hurt.",
    "It had lifted timber, then paper, and in the end nothing but flags. A new one will be put up in spring.",
    "The steel goes to the yard of Bergvik, where it is melted. The cabin will stand in the harbour museum.",
)
TEASER = "The four towns of the bay want one ferry for all of them, and one ticket."


def layout(*lines: str) -> Layout:
    return Layout(Document("\n\n".join(lines)))


@pytest.mark.parametrize("heading", ["Related articles", "Comments", "About the Quay Guild", "Notes to editors"])
def test_a_heading_opens_the_tail(heading: str) -> None:
    assert tail_start(layout(*PARAGRAPHS, heading, "Ferry painted in the night")) == 3


def test_no_heading_no_tail() -> None:
    assert tail_start(layout(*PARAGRAPHS, "Share this")) == 4


def test_a_heading_in_the_middle_opens_none() -> None:
    assert tail_start(layout(PARAGRAPHS[0], "Comments", *PARAGRAPHS[1:])) == 4


def test_a_heading_over_paragraphs_of_the_article_opens_none() -> None:
    longer = (
        f"{PARAGRAPHS[2]} The crane, the museum says, will be shown with its timber, its paper and its flags, and with "
        "the songs that the sailors of the northern quay sang when it lifted the last of the ships of the bay."
    )
    assert tail_start(layout(*PARAGRAPHS, *PARAGRAPHS, "Discussion", longer)) == 8
    assert tail_start(layout(*PARAGRAPHS, *PARAGRAPHS, "Discussion", "Ferry painted in the night")) == 6


def test_two_short_paragraphs_under_a_heading_are_the_articles_where_they_speak_of_the_same() -> None:
    own = ("The cabin of the old crane opens to visitors of the harbour museum in spring, and the steel follows.",) * 2
    other = (
        "Seven choirs sang about whales before midnight. Nobody recorded anything, several listeners complained.",
    ) * 2
    assert tail_start(layout(*PARAGRAPHS, *PARAGRAPHS, "More on this story", *own)) == 9
    assert tail_start(layout(*PARAGRAPHS, *PARAGRAPHS, "More on this story", *other)) == 6


def test_teasers_behind_the_article_are_not_its_own() -> None:
    page = layout(*PARAGRAPHS, "Bay towns argue over ferry tickets", TEASER, "Choir of the bay sings in the fog again")
    assert core_end(page, len(page.blocks)) == 3
    assert core_end(layout(*PARAGRAPHS, TEASER), 4) == 4


def test_what_stands_between_article_and_tail() -> None:
    page = layout(
        *PARAGRAPHS,
        "The crane and the harbour museum",
        "By Nora Vik",
        "Share this",
        "Bay towns argue over tickets",
        "Old",
    )
    assert trailing_kinds(page, 3, len(page.blocks)) == {
        3: PassageKind.BODY,
        4: PassageKind.BYLINE,
        5: PassageKind.BOILERPLATE,
        6: PassageKind.BOILERPLATE,
        7: PassageKind.BOILERPLATE,
    }


def test_behind_the_heading_of_a_list_everything_is_the_lists() -> None:
    page = layout(*PARAGRAPHS, "Related articles", "The crane in an old photo")
    assert set(trailing_kinds(page, 3, 5).values()) == {PassageKind.BOILERPLATE}


@pytest.mark.parametrize(
    ("lines", "announced"),
    [
        (("Those who came:", "Nora Vik"), True),
        (("**Those who came:**", "Nora Vik"), True),
        (("## Those who came", "- Nora Vik", "- Per Aune"), True),
        (("## Those who came", "- [Nora Vik](/vik)", "- [Per Aune](/aune)"), False),
        (("Those who came", "Nora Vik"), False),
        (("Tags:", "crane"), False),
    ],
)
def test_lists_that_the_article_announces(lines: tuple[str, ...], announced: bool) -> None:
    assert announces(layout(*lines), 0) is announced


@pytest.mark.parametrize(
    ("line", "running"),
    [
        ("- the crane will be melted in the yard of Bergvik;", True),
        ("- the crane will be melted in the yard of Bergvik", False),
        ("- the crane;", False),
        ("the crane will be melted in the yard;", False),
    ],
)
def test_items_of_a_sentence(line: str, running: bool) -> None:
    assert is_running_item(layout(line), 0) is running


@pytest.mark.parametrize(
    ("words", "caption"),
    [
        ("Photo: Per Aune", True),
        ("Nora Vik (left) and Per Aune", True),
        ("The mayors pose for the camera", True),
        ("图为旧起重机", True),
        ("The mayors met on Monday", False),
    ],
)
def test_captions(words: str, caption: bool) -> None:
    assert is_caption(words) is caption
