"""Companies by their legal form: of one part or several, with a slash or stops, before a comma and at the end."""

import pytest

from tests.extract.conftest import Proposer, contents


def bodies(proposed: Proposer, text: str) -> list[object]:
    return [contents(each, "name")[0] for each in proposed(text, "organization")]


@pytest.mark.parametrize(
    "name",
    [
        "Nordhavn Skibe A/S",
        "Lindo Kabel K/S",
        "Rio Novo S/A",
        "Onda Clara S.L.",
        "Marelli Turbine S.p.A.",
        "Balkan Agro d.o.o.",
        "Vodovod Krajina d.d.",
        "Wisla Moto Sp. z o.o.",
        "Sklo Morava spol. s r.o.",
        "Strojirny Morava a.s.",
        "Pannon Solar Kft.",
        "Pannon Gyar Zrt.",
        "Lyon Robotique S.A.S.",
        "Anatolia Tekstil A.Ş.",
        "Minera Loma S. de R.L. de C.V.",
        "Minera Loma S.A. de C.V.",
        "Baltijos Vejas UAB",
        "Rotterdam Tankers B.V.",
        "Turku Marine Oy",
        "Isar Optik GmbH & Co. KG",
    ],
)
def test_a_company_keeps_its_legal_form(proposed: Proposer, name: str) -> None:
    text = f"The pumps of {name} were shown to the farmers. Later {name} and Kestrel Valves Ltd left."
    assert bodies(proposed, text) == [name, "Kestrel Valves Ltd"]
    assert proposed(text, "person") == ()


def test_a_name_after_a_legal_form_is_a_persons(proposed: Proposer) -> None:
    text = "Guests were the owner of the port and for Tobol Holding JSC Igor Pchelin."
    assert bodies(proposed, text) == ["Tobol Holding JSC"]
    assert [contents(each, "name") for each in proposed(text, "person")] == [["Igor Pchelin"]]


@pytest.mark.parametrize("text", ["Bring milk and/or bread on a 24/7 bus.", "It is N/A for both ships."])
def test_other_slashes_make_no_company(proposed: Proposer, text: str) -> None:
    assert bodies(proposed, text) == []
