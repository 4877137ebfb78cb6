"""Abbreviations in capitals that stand for bodies, and those that don't."""

import pytest

from tests.extract.conftest import Proposer


def named(proposed: Proposer, text: str) -> set[str]:
    return {entry.values[0].words for entry in proposed(text, "organization")}


@pytest.mark.parametrize(
    "sentence",
    [
        "The guests of honour were Anita Rao, IAS, and Bhim Sen, IPS.",
        "Harbour Fuels will sell the rods (TSX: HFX).",
        "The National Conclave on Deep Magnets (NCDM 2025) opened. Dr. S. Mani, Convener, NCDM, spoke.",
        "Some 40 NDCs and ZEVs were named.",
        "The ceremony ended at noon.\n\nMKR/SB",
    ],
)
def test_letters_that_stand_for_no_body(proposed: Proposer, sentence: str) -> None:
    assert not {each for each in named(proposed, sentence) if each.isupper() or each[-1] == "s"}


def test_a_body_that_only_its_abbreviation_names(proposed: Proposer) -> None:
    assert named(proposed, "The survey was made by the USGS with the help of NOAA.") == {"USGS", "NOAA"}
