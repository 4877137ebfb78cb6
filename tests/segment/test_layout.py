"""A document as blocks: what is told of each, and that it is told once and only where it is asked for."""

import pytest

from curator.domain.article import Document, Passage, PassageKind
from curator.segment import layout as module
from curator.segment.boilerplate import Boilerplate
from curator.segment.kinds import segmentation
from curator.segment.labels import read_note
from curator.segment.layout import Layout

TITLE = "Glass-fibre ferry passes its winter trials"
LEAD = "The first ferry of glass fibre has passed its winter trials on the Sund, the yard in Ostvik said on Friday."
SECOND = "It crossed the ice edge forty times. None of the panels had to be changed, the yard said."


def count_notes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The places of the blocks that are read as lines about the article, from now on."""
    places: list[int] = []

    def counted(*args: object, **named: object) -> object:
        places.append(args[1].index)  # type: ignore[attr-defined]
        return read_note(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "read_note", counted)
    return places


def test_many_lines_do_not_make_it_slow_by_squares(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts the work instead of the time: few blocks are read as notes, however many there are, and each once."""
    places = count_notes(monkeypatch)
    layout = Layout(Document("- Nine bridges that nobody wanted to cross\n2024-11-01 10:21:07 1\n" * 4000))
    segmentation(layout)
    assert len(layout.blocks) == 8000
    assert 0 < len(places) < 4000
    assert len(places) == len(set(places))


def test_the_running_text_begins_behind_menu_and_title() -> None:
    layout = Layout(Document(f"Boats | Weather | Letters | Harbour\n\n{TITLE}\n\n{LEAD}\n\n{SECOND}\n"))
    assert [block.words for block in layout.blocks][layout.opening] == LEAD
    assert layout.boilerplate[0] is Boilerplate.MENU
    assert [layout.runs(place) for place in range(4)] == [False, False, True, True]


def test_a_paragraph_alone_far_above_the_others_opens_nothing() -> None:
    rows = "\n\n".join(f"Ferry number {number}" for number in range(8))
    layout = Layout(Document(f"{SECOND}\n\n{rows}\n\n{LEAD}\n\n{SECOND}\n"))
    assert layout.blocks[layout.opening].words == LEAD


def test_a_text_without_paragraphs_opens_nowhere() -> None:
    layout = Layout(Document("Ferry\nPier\n"))
    assert layout.opening == len(layout.blocks) == 2


def test_front_matter_comes_before_the_first_block() -> None:
    layout = Layout(Document(f"---\ntitle: {TITLE}\nlanguage: sv\n---\n{LEAD}\n"))
    assert layout.blocks[layout.first].words == LEAD
    assert layout.front_matter_end == layout.text.index(LEAD) - 1
    assert layout.text[layout.declared["title"].start : layout.declared["title"].end] == TITLE


def test_the_declared_language_goes_before_the_words() -> None:
    assert Layout(Document(f"{LEAD}\n")).language == "en"
    assert Layout(Document(f"{LEAD}\n", metadata={"language": "da"})).language == "da"


@pytest.mark.parametrize(("place", "first"), [("Ostvik, Norway", True), ("Ostvik, Ohio", False), ("Ostvik", None)])
def test_the_order_of_slashed_dates_is_asked_of_the_whole_text(place: str, first: bool | None) -> None:
    text = f"{TITLE}\n04/03/2024\n{LEAD}\n{place}\n"
    layout = Layout(Document(text))
    start = text.index("04/03")
    assert layout.day_first(start, start + 10) is first
    assert layout.day_first(0, len(TITLE)) is None


def test_the_readers_marks_are_laid_on_the_blocks() -> None:
    text = f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n"
    start = text.index(LEAD)
    layout = Layout(Document(text, (Passage(start, start + len(LEAD), PassageKind.BODY),)))
    assert layout.marks == [None, PassageKind.BODY, None]


def test_words_that_a_block_is_about_are_those_of_content() -> None:
    layout = Layout(Document(f"{TITLE}\n{LEAD}\n"))
    assert layout.content(0) == {"glass-fibre", "ferry", "passes", "winter", "trials"}
    assert layout.content(0) is layout.content(0)


def test_only_some_boilerplate_opens_a_section() -> None:
    layout = Layout(Document(f"{TITLE}\n\n{LEAD}\n\nRelated articles\n\nShare this\n"))
    assert layout.boilerplate[2:] == [Boilerplate.RELATED, Boilerplate.SHARE]
    assert [layout.opens(place) for place in range(4)] == [False, False, True, False]
