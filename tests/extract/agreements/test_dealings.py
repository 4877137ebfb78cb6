"""Agreements that are told as the means of something."""

import pytest

from tests.extract.conftest import Proposer, contents

PORTO, STEEL = "Porto University", "Kiruna Steel AB"


def parties(proposed: Proposer, text: str) -> list[list[str]]:
    return [sorted(map(str, contents(entry, "parties"))) for entry in proposed(text, "agreement")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Porto University partnered with Kiruna Steel AB through an MoU signed on Monday.",
        "Porto University joined forces with Kiruna Steel AB under a new cooperation agreement.",
        "Porto University and Kiruna Steel AB formalised their partnership through a memorandum of understanding.",
        "Porto University and Kiruna Steel AB deepened their ties with the signing of a framework agreement.",
        "Porto University has teamed up with Kiruna Steel AB, signing a three-year contract.",
    ],
)
def test_parties_that_come_together_by_a_paper(proposed: Proposer, sentence: str) -> None:
    assert parties(proposed, sentence) == [[STEEL, PORTO]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Porto University partnered with Kiruna Steel AB in a project on green steel.",
        "Porto University will partner with Kiruna Steel AB through an MoU.",
        "Porto University joined forces with Kiruna Steel AB in 2009 under a cooperation agreement.",
    ],
)
def test_no_paper_or_no_news(proposed: Proposer, sentence: str) -> None:
    assert parties(proposed, sentence) == []
