"""What each line of a text is for."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from curator.domain.article import Passage, PassageKind
from ui.article.page import Page, Role, read_page
from ui.article.page_painter import fold_words

K = PassageKind


def page_of(*lines: tuple[str, PassageKind | None]) -> Page:
    """A page of these lines, each one passage of its kind, or none."""
    passages, place = [], 0
    for words, kind in lines:
        if kind:
            passages.append(Passage(place, place + len(words), kind))
        place += len(words) + 1
    return read_page("\n".join(words for words, _ in lines), passages)


def test_roles_follow_passages_and_body_paragraphs_are_counted() -> None:
    page = page_of(
        ("Menu", K.BOILERPLATE),
        ("", None),
        ("Pacts signed", K.TITLE),
        ("By Wen Li", K.BYLINE),
        ("27 August", K.DATELINE),
        ("First.", K.BODY),
        ("  ", None),
        ("Second.", K.BODY),
    )
    assert page.roles == [
        Role.FURNITURE,
        Role.BLANK,
        Role.TITLE,
        Role.SMALL,
        Role.SMALL,
        Role.BODY,
        Role.BLANK,
        Role.BODY,
    ]
    assert page.numbers == [0, 0, 0, 0, 0, 1, 0, 2]
    assert page.titled


def test_the_line_of_a_key_is_the_head_also_where_its_value_is_the_title() -> None:
    text = '---\ntitle: "Harbour towns agree"\n---\nBody.'
    start = text.index("Harbour")
    page = read_page(
        text,
        [
            Passage(0, start, K.METADATA),
            Passage(start, start + 19, K.TITLE),
            Passage(start + 19, len(text) - 6, K.METADATA),
            Passage(len(text) - 5, len(text), K.BODY),
        ],
    )
    assert page.roles == [Role.BLANK, Role.FURNITURE, Role.BLANK, Role.BODY]
    assert not page.titled, "the window shows the headline above the text instead"


def test_the_head_of_a_file_folds_as_one_with_its_authors_in_it() -> None:
    page = page_of(
        ("---", K.METADATA),
        ("date: 2024-08-19", K.METADATA),
        ("author: Mari Tamm", K.BYLINE),
        ("url: https://parks.example", K.METADATA),
        ("---", K.METADATA),
        ("Parks agree", K.TITLE),
        ("By Mari Tamm", K.BYLINE),
        ("Body.", K.BODY),
    )
    (head,) = page.folds
    assert (head.first, head.last, head.count) == (1, 3, 3)
    assert fold_words(head, closed=True) == "Head of the file, 3 lines"
    assert page.in_head(page.text.index("Mari"))
    assert not page.in_head(page.text.index("By"))
    assert page.roles[6] is Role.SMALL


def test_a_text_nobody_has_segmented_is_all_body() -> None:
    page = read_page("One.\n\nTwo.", ())
    assert page.roles == [Role.BODY, Role.BLANK, Role.BODY]
    assert not page.titled
    assert page.folds == ()


def test_neighbouring_furniture_folds_into_one_across_blank_lines() -> None:
    page = page_of(
        ("Home > News", K.BOILERPLATE),
        ("", None),
        ("Log in", K.REPEATED),
        ("Body.", K.BODY),
        ("Related", K.BOILERPLATE),
        ("", None),
    )
    first, second = page.folds
    assert (first.first, first.last, first.count, first.kinds) == (0, 2, 2, frozenset({K.BOILERPLATE, K.REPEATED}))
    assert first.words == "Home > News · Log in"
    assert (second.first, second.last, second.count) == (4, 4, 1)
    assert [page.fold_at(line) for line in range(6)] == [0, 0, 0, None, 1, None]


def test_a_line_that_holds_more_than_furniture_is_not_folded_but_dimmed_in_part() -> None:
    text = "ADVERTISEMENT AND MORE OF IT The forum closed."
    page = read_page(text, [Passage(0, 28, K.BOILERPLATE), Passage(29, len(text), K.BODY)])
    assert page.roles == [Role.BODY]
    assert page.folds == ()
    assert list(page.dimmed(0, len(text))) == [(0, 28)]
    assert list(page.dimmed(10, 20)) == [(10, 20)]
    assert list(page.dimmed(28, len(text))) == []


def test_a_line_is_what_most_of_it_is() -> None:
    text = "LINHE, Aug 26 - The forum closed with a pact."
    page = read_page(text, [Passage(0, 13, K.DATELINE), Passage(16, len(text), K.BODY)])
    assert page.roles == [Role.BODY]


def test_the_last_body_paragraph_above_names_a_place() -> None:
    page = page_of(("Menu", K.BOILERPLATE), ("One", K.BODY), ("", None), ("Ad", K.BOILERPLATE), ("Two", K.BODY))
    assert [page.paragraph(line) for line in range(5)] == [0, 1, 1, 1, 2]


kinds = st.sampled_from([None, *PassageKind])


@given(st.lists(st.tuples(st.text(st.sampled_from("ab 字🎉"), max_size=6), kinds), min_size=1, max_size=14))
def test_lines_cover_the_text_and_folds_hold_nothing_but_furniture(
    lines: list[tuple[str, PassageKind | None]],
) -> None:
    page = page_of(*[(words, kind if words.strip() else None) for words, kind in lines])
    for number, (words, _) in enumerate(lines):
        assert page.text[page.starts[number] : page.end(number)] == words
        assert all(page.line_at(point) == number for point in range(page.starts[number], page.end(number) + 1))
    folded = {number for fold in page.folds for number in range(fold.first, fold.last + 1)}
    assert {n for n, role in enumerate(page.roles) if role is Role.FURNITURE} <= folded
    assert all(page.roles[number] in (Role.FURNITURE, Role.BLANK) for number in folded)
    assert all(page.roles[each] is Role.FURNITURE for fold in page.folds for each in (fold.first, fold.last))
    assert [number for number in page.numbers if number] == list(range(1, page.roles.count(Role.BODY) + 1))


def test_furniture_without_a_letter_is_as_good_as_blank() -> None:
    text = "---\nHome\n***\nThe forum opened."
    page = read_page(text, (Passage(0, 12, PassageKind.BOILERPLATE), Passage(13, 30, PassageKind.BODY)))
    assert page.roles == [Role.BLANK, Role.FURNITURE, Role.BLANK, Role.BODY]
    assert [(fold.first, fold.last, fold.count) for fold in page.folds] == [(1, 1, 1)]


def test_a_caption_folds_alone_and_says_what_it_is() -> None:
    page = page_of(
        ("First.", K.BODY),
        ("Image caption: The hall.", K.CAPTION),
        ("Second.", K.BODY),
        ("Menu", K.BOILERPLATE),
        ("Photo: Pilots meet.", K.CAPTION),
    )
    alone, mixed = page.folds
    assert (alone.first, alone.last) == (1, 1)
    assert fold_words(alone, closed=True) == "Caption, 1 line"
    assert fold_words(replace(alone, count=2), closed=True) == "Captions, 2 lines"
    assert fold_words(mixed, closed=True) == "Page furniture, 2 lines"
