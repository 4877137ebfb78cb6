"""Lines that say when and where an event is held, under the title and after the last paragraph."""

import pytest

from curator.domain.article import Document, PassageKind
from curator.segment.segment import segment
from tests.segment.test_boilerplate import FIRST, SECOND, THIRD, TITLE, kinds_of

EVENT = ("Theme: Boats for all", "Venue: Ekon Town Hall", "Time: 12 June 2024", "Organisers: Gulf Council")


@pytest.mark.parametrize("after", [(), ("Related news", "Ferry pier painted by volunteers")])
def test_lines_at_the_end(after: tuple[str, ...]) -> None:
    lines = (TITLE, "3 May 2024", FIRST, SECOND, THIRD, *EVENT, *after)
    assert [kinds_of(line, *lines) for line in EVENT] == [{PassageKind.BODY}] * 4


def test_lines_under_the_title_give_no_date_of_publication() -> None:
    lines = (TITLE, *EVENT, "Posted: 3 May 2024", FIRST, SECOND, THIRD)
    head = {value.field: value.words for value in segment(Document("\n\n".join(lines))).head}
    assert (head["title"], head["published"]) == (TITLE, "3 May 2024")
    assert [kinds_of(line, *lines) for line in EVENT] == [{PassageKind.BODY}] * 4


def test_a_time_alone_is_that_of_the_article() -> None:
    head = segment(Document("\n\n".join((TITLE, FIRST, SECOND, THIRD, "Time: 3 May 2024")))).head
    assert "3 May 2024" in [value.words for value in head]


def test_bullets_under_the_title_are_the_article() -> None:
    deck = "*Governor launches a fund of 2 billion"
    assert kinds_of(deck, TITLE, deck, "By Ada Lund", FIRST, SECOND, THIRD) == {PassageKind.BODY}
