"""Agreements that are told as a list of partners."""

import pytest

from tests.extract.conftest import Proposer, contents

PORTO, EVORA, STEEL, TIDE = "Porto University", "Evora University", "Kiruna Steel AB", "Tide Institute"


def parties(proposed: Proposer, text: str) -> list[list[str]]:
    return sorted(sorted(map(str, contents(entry, "parties"))) for entry in proposed(text, "agreement"))


@pytest.mark.parametrize(
    "text",
    [
        (
            "Porto University signed three pacts.\n\nThe partners are as follows:\n\n"
            "1. Evora University, Portugal: training of 20 engineers\n\n"
            "2. Kiruna Steel AB, Sweden: thin glass for ships"
        ),
        "Porto University signed agreements with the following partners:\n\n- Evora University\n- Kiruna Steel AB",
        (
            "The memoranda, all signed by Porto University, are as follows:\n\n"
            "No. 1  Evora University, represented by its rector, Ana Silva: training of engineers\n"
            "No. 2  Kiruna Steel AB, represented by its president, Jan Novak: glass for ships"
        ),
    ],
)
def test_one_agreement_an_item(proposed: Proposer, text: str) -> None:
    assert parties(proposed, text) == [[EVORA, PORTO], [STEEL, PORTO]]


def test_a_list_of_speakers_is_none(proposed: Proposer) -> None:
    text = "Porto University met its guests.\n\nThe speakers are as follows:\n\n- Evora University\n- Kiruna Steel AB"
    assert parties(proposed, text) == []
