"""Every article of our own gold: head and passages exactly as a careful reader marked them."""

import pytest

from curator.domain.article import Document, PassageKind
from curator.segment.segment import segment
from tests.segment.cases import Case, cases

CASES = list(cases())


def kinds_by_character(document: Document) -> list[PassageKind | None]:
    kinds: list[PassageKind | None] = [None] * len(document.text)
    for passage in document.passages:
        kinds[passage.start : passage.end] = [passage.kind] * (passage.end - passage.start)
    return kinds


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_head(case: Case) -> None:
    head = segment(Document(case.text)).head
    assert {value.field: str(value.content) for value in head if value.content is not None} == case.head


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_passages(case: Case) -> None:
    kinds = kinds_by_character(segment(Document(case.text)))
    wrong = [
        (case.text[start:end], wanted, found)
        for start, end, wanted in case.ranges
        if (found := {kinds[i] for i in range(start, end) if not case.text[i].isspace()}) != {wanted}
    ]
    assert not wrong
