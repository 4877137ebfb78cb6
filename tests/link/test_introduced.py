"""Which names an article introduces for each other, and which acronyms for a name."""

import pytest

from curator.domain.entity import Alias, NameKind
from curator.link.introduced import acronyms, introduced

NAMES = {"Quay Institute", "QI", "Port Works", "PW"}


@pytest.mark.parametrize(
    "text",
    [
        "The Quay Institute (QI) met.",
        "Quay Institute (the “QI”, founded 1902) met.",
        "Quay Institute (“QI”; Varnholm) met.",
        "“Quay Institute” (hereinafter referred to as the “QI”) met.",
        "Quay\nInstitute （以下简称“QI”） met.",
        "QI (Quay Institute) met.",
    ],
)
def test_one_stands_in_brackets_behind_the_other(text: str) -> None:
    assert introduced(NAMES, text) == {"Quay Institute": {"QI"}, "QI": {"Quay Institute"}}


@pytest.mark.parametrize(
    "text",
    [
        "Quay Institute and QI met.",
        "Quay Institute met (QI).",
        "Quay Institute (with QI) met.",
        "Old-Quay Institute of Tides (QI) met.",
        "PreQuay Institute (QI) met.",
        "Quay Institute (QI-2) met.",
    ],
)
def test_nothing_else_is_an_introduction(text: str) -> None:
    assert introduced(NAMES, text) == {}


def test_a_name_may_be_introduced_for_two() -> None:
    found = introduced(NAMES, "Quay Institute (QI) and Port Works (QI) met.")
    assert found["QI"] == {"Quay Institute", "Port Works"}
    names = {"School of the Quay Institute", "Quay Institute", "QI"}
    assert introduced(names, "School of the Quay Institute (QI) met.")["QI"] == names - {"QI"}


def test_acronyms_of_a_name_are_capitals_right_behind_it() -> None:
    text = "Quay Institute (QI, 1902) and Port Works (Port) met. Quay Institute (QI)"
    assert acronyms("Quay Institute", text) == (Alias("QI", kind=NameKind.ACRONYM),)
    assert acronyms("Port Works", text) == ()
    assert acronyms("", text) == ()
