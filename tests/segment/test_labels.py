"""Lines about the article: their labels, and what follows them."""

import pytest

from curator.domain.article import PassageKind
from curator.segment.blocks import split
from curator.segment.labels import Span, looks_like_names, names_outlet, read_names, read_note


def quoted(line: str, spans: tuple[Span, ...]) -> list[str]:
    return [line[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Published: 9 March 2021", PassageKind.DATELINE),
        ("9 March 2021, 10:20", PassageKind.DATELINE),
        ("By Nora Vik", PassageKind.BYLINE),
        ("作者：韦娜", PassageKind.BYLINE),
        ("Source: Quay Press", PassageKind.BYLINE),
        ("Photo: Per Aune", PassageKind.BYLINE),
        ("By the end of March the crane will be gone", None),
        ("The crane was built on 9 March 1934 by Per Aune and his sons", None),
        ("Source of the river found", None),
    ],
)
def test_kinds_of_lines(line: str, kind: PassageKind | None) -> None:
    assert read_note(line, split(line)[0]).kind is kind


def test_what_a_line_says() -> None:
    line = "By Nora Vik | Source: Quay Press | Updated: 9 March 2021"
    note = read_note(line, split(line)[0])
    assert quoted(line, note.authors) == ["Nora Vik"]
    assert quoted(line, note.outlets) == ["Quay Press"]
    assert [(str(dated.day), label) for dated, label in note.dates] == [("2021-03-09", "updated")]
    assert not note.credit


def test_places_are_those_of_the_text() -> None:
    text = "Old crane taken down\nBy Nora Vik"
    assert quoted(text, read_note(text, split(text)[1]).authors) == ["Nora Vik"]


def test_a_photographer_is_credited_and_no_author() -> None:
    note = read_note("Photo: Per Aune", split("Photo: Per Aune")[0])
    assert note.credit
    assert note.authors == ()


@pytest.mark.parametrize("line", ["[Photo/Quay Press]", "Photo courtesy of the guild", "Per Aune / AFP"])
def test_a_credit_without_a_label(line: str) -> None:
    note = read_note(line, split(line)[0])
    assert note.credit
    assert note.kind is PassageKind.BYLINE


def test_running_text_is_no_note() -> None:
    line = "By Nora Vik: " + "the crane on the northern quay was taken down. " * 5
    assert read_note(line, split(line)[0]).kind is None


@pytest.mark.parametrize(
    ("line", "authors", "outlets"),
    [
        ("Nora Vik and Per Aune", ["Nora Vik and Per Aune"], []),
        ("Nora Vik, Quay Institute", ["Nora Vik"], ["Quay Institute"]),
        ("Quay Herald", [], ["Quay Herald"]),
        ("Old crane taken down", [], []),
    ],
)
def test_names_without_a_label(line: str, authors: list[str], outlets: list[str]) -> None:
    note = read_names(line, split(line)[0])
    assert (quoted(line, note.authors), quoted(line, note.outlets)) == (authors, outlets)


@pytest.mark.parametrize(
    ("words", "outlet"), [("The Quay Herald", True), ("Nora Vik", False), ("the herald", False), ("Ostvik Today", True)]
)
def test_names_of_papers(words: str, outlet: bool) -> None:
    assert names_outlet(words) is outlet


@pytest.mark.parametrize(
    ("words", "names"), [("Nora Vik", True), ("Ostvik University", False), ("crane taken down", False)]
)
def test_names_of_people(words: str, names: bool) -> None:
    assert looks_like_names(words) is names
