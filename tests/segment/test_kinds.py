"""What each block is for, by its neighbours."""

import pytest

from curator.domain.article import Document, Passage, PassageKind
from curator.segment.kinds import segmentation
from curator.segment.layout import Layout

TITLE = "Old crane on the northern quay taken down"
FIRST = "The old crane on the northern quay was taken down on Monday after ninety years of work. Nobody was hurt."
SECOND = "It had lifted timber, then paper, and in the end nothing but flags. A new one will be put up in spring."
THIRD = "The steel goes to the yard of Bergvik, where it is melted. The cabin will stand in the harbour museum."
FOURTH = (
    "The guild of the pilots asked for the bell of the crane, which rang whenever a ship came in too fast, and will "
    "hang it in the hall where its members have met since the first of the quays was built. The town has agreed."
)
LETTERS = {
    PassageKind.TITLE: "T",
    PassageKind.BYLINE: "Y",
    PassageKind.DATELINE: "D",
    PassageKind.BODY: "B",
    PassageKind.BOILERPLATE: "X",
    PassageKind.REPEATED: "R",
    PassageKind.METADATA: "M",
    PassageKind.CAPTION: "C",
}


def kinds(*lines: str, passages: tuple[Passage, ...] = ()) -> str:
    found = segmentation(Layout(Document("\n\n".join(lines), passages)))
    return "".join(LETTERS[kind] for kind in found.kinds)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (("Bay town notices", TITLE), "XT"),
        ((TITLE, "Nora Vik", "9 March 2021"), "TYD"),
        ((TITLE, "OSTVIK"), "TD"),
        ((TITLE, "It had stood there for ninety years and a day"), "TB"),
        ((TITLE, "Share this"), "TX"),
        (("Home | News | Boats | Weather", TITLE, "Views: 12"), "XTX"),
        ((TITLE, "For immediate release: 9 March 2021"), "TD"),
        ((TITLE, "Venue: Old customs house, Ostvik"), "TB"),
        ((TITLE, "By Nora Vik", TITLE), "RYT"),
        ((TITLE, "A pilot climbs the crane. Photo: Nora Vik"), "TC"),
        (
            (TITLE, "The town watches as the last load, of flags, is set down by the old crane. (Photo by Nora Vik)"),
            "TC",
        ),
        ((f"date 2021-03-09 {TITLE}", "Advertisement", TITLE, "By Nora Vik"), "RXTY"),
    ],
)
def test_lines_above_the_article(head: tuple[str, ...], expected: str) -> None:
    assert kinds(*head, FIRST, SECOND, THIRD) == f"{expected}BBB"


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (("Science",), "B"),  # a word of menus, and a heading
        (("Advertisement",), "X"),
        (("Photo: Per Aune",), "Y"),
        (("Image caption: The new hall.",), "C"),
        (("[Photo: Pilots come ashore. Credit: N. Vik/Quay Wire]",), "C"),
        (("Pictured from left: Nora Vik and Per Aune.", "Photo: Per Aune"), "CY"),
        (("What comes next",), "B"),
        (("Related articles", "Ferry painted in the night"), "XX"),
    ],
)
def test_lines_between_paragraphs(between: tuple[str, ...], expected: str) -> None:
    assert kinds(TITLE, FIRST, SECOND, *between, THIRD, FOURTH) == f"TBB{expected}BB"


def test_a_paragraph_about_the_author_at_the_end() -> None:
    bio = "Nora Vik lives in Bergvik. She has written on cranes and ferries since the nineties."
    assert kinds(TITLE, "By Nora Vik", FIRST, SECOND, THIRD, bio) == "TYBBBX"
    assert kinds(TITLE, "By Per Aune", FIRST, SECOND, THIRD, bio) == "TYBBBB"


def test_a_paragraph_that_stands_twice() -> None:
    assert kinds(TITLE, FIRST, SECOND, FIRST) == "TBBR"


def test_the_reader_knows_what_is_outside_the_article() -> None:
    lines = (TITLE, FIRST, SECOND, THIRD)
    start = len("\n\n".join(lines[:3])) + 2
    marks = (Passage(0, start - 2, PassageKind.BODY), Passage(start, start + len(THIRD), PassageKind.BOILERPLATE))
    assert kinds(*lines, passages=marks) == "TBBX"
    assert kinds(*lines) == "TBBB"


def test_front_matter_is_metadata() -> None:
    found = segmentation(Layout(Document(f"---\ntags: crane\n---\n\n{TITLE}\n\n{FIRST}\n\n{SECOND}\n")))
    assert [LETTERS[kind] for kind in found.kinds] == [*"MMMTBB"]
    assert found.title
    assert found.title.block == 3


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (("Image caption: The new hall.", "The mayor thanked the guild.", "She had helped for years."), "CBB"),
        (("Photo: The pilots exchange gifts.", "Nobody spoke for long."), "CB"),
        (("The mayor thanked the guild.", "Photo: The pilots exchange gifts.", "She had helped for years."), "BCB"),
        (("Ferry painted in the night", "The mayor thanked the guild."), "XX"),
    ],
)
def test_short_sentences_behind_the_last_paragraph(last: tuple[str, ...], expected: str) -> None:
    assert kinds(TITLE, FIRST, *last) == f"TB{expected}"
