"""Paragraphs that stand twice."""

from collections.abc import Mapping

import pytest

from curator.domain.article import Document
from curator.segment.layout import Layout
from curator.segment.repeats import repeated

FIRST = "The old crane on the northern quay was taken down on Monday after ninety years of work. Nobody was hurt."
SECOND = "It had lifted timber, then paper, and in the end nothing but flags. A new one will be put up in spring."


def places(*lines: str, openings: Mapping[int, int] | None = None) -> set[int]:
    return repeated(Layout(Document("\n\n".join(lines))), openings or {})


def test_of_equal_paragraphs_the_later_one() -> None:
    assert places(FIRST, SECOND, FIRST) == {2}


@pytest.mark.parametrize("cut", [FIRST[:60], f"{FIRST[:60]}...", f"[Summary] {FIRST[:60]}…", f"OSTVIK — {FIRST[:60]}"])
def test_of_a_cut_copy_and_the_whole_one_the_cut_one(cut: str) -> None:
    assert places(cut, FIRST, SECOND) == {0}
    assert places(FIRST, cut, SECOND) == {1}


def test_a_copy_is_found_behind_a_dateline() -> None:
    dateline = "OSTVIK, March 9 (Quay Press) -- "
    text = (FIRST[:60], f"{dateline}{FIRST}", SECOND)
    start = len(FIRST[:60]) + 2
    assert places(*text) == set()
    assert places(*text, openings={start: start + len(dateline)}) == {0}


def test_short_lines_and_headings_may_come_again() -> None:
    assert places("Next steps", FIRST, "Next steps", SECOND) == set()
    heading = "Cranes that the harbour put up between the wars"
    assert places(heading, FIRST, heading, SECOND) == set()


def test_a_cut_copy_far_away_is_another_paragraph() -> None:
    others = [f"Crane number {number} will be painted in the colours of town number {number}." for number in range(7)]
    assert places(FIRST[:60], *others[:5], FIRST) == {0}
    assert places(FIRST[:60], *others, FIRST) == set()
