"""Odd input: texts in other languages give what is safe by its form, texts in capitals give no names."""

import pytest

from curator.domain.article import Document
from curator.domain.evidence import cite
from curator.domain.profile import Profile
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.extract.by_form import reads_as_english
from curator.extract.pipeline import propose
from tests.extract.conftest import Proposer, contents


def written_in(language: str, text: str) -> Document:
    told = ProposedValue(
        field="language", words=language, content=language, evidence=(cite(text, 0, 1),), confidence=0.9
    )
    return Document(text, (), {}, (told,))


def figures(entries: tuple[ProposedEntry, ...]) -> list[list[object]]:
    return [contents(each, "value") + contents(each, "what") for each in entries if each.group == "figure"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "El rector de la Universidad de Lomas y la Cámara de Comercio firmaron el convenio.", []),
        ("es", "El foro será del 4 al 6 de junio y tendrá 300 alumnos de 12 escuelas.", []),
        ("es", "El 45 % de los alumnos vive a 12 km del parque de 40 MW.", [[45, "%"], [12, "km"], [40, "MW"]]),
        ("es", "La inversión es de 1.200 € y el canal mide 2 500 km.", []),
        ("fr", "Le laboratoire couvre 4,5 ha et coûte 900 €.", [[4.5, "ha"], [900, "€"]]),
        ("fr", "Le Conseil de la Région et Jean Morel ont signé la convention.", []),
        ("de", "Die Universität Linden hat am 4. Juni mit Hans Meier ein Labor eröffnet.", []),
        ("de", "Die Anlage liefert 30-40 MW, davon 20% aus Wind.", [[20, "%"]]),
        ("pt", "A Universidade de Lagoas e o Instituto do Mar assinaram o acordo.", []),
        ("it", "Il rettore e la Regione hanno firmato un accordo per 60 studenti.", []),
        ("ru", "Ректор Иван Петров открыл завод на 40 МВт.", [[40, "МВт"]]),
        ("vi", "Trường Đại học Lam Sơn và Công ty Hải Vân ký kết hợp tác.", []),
    ],
)
def test_another_language_gives_what_is_safe_by_its_form(
    profile: Profile, language: str, text: str, expected: list[list[object]]
) -> None:
    entries = propose(written_in(language, text), profile)
    assert {each.group for each in entries} <= {"article", "figure"}
    assert figures(entries) == expected
    assert all(each.quote in text for entry in entries for value in entry.values for each in value.evidence)


def test_a_page_that_only_claims_another_language_is_read_as_english() -> None:
    text = "The rector of the university and the mayor of the city opened the laboratory."
    assert reads_as_english(written_in("es", text))
    assert reads_as_english(written_in("en-GB", "Ola Moe opened it."))
    assert not reads_as_english(written_in("es", "El rector abrió el laboratorio."))


@pytest.mark.parametrize(
    "text",
    [
        "THE MINISTRY OF WATER AND THE PARTNERS ARE TO TRAIN FARMERS IN NYERI COUNTY ON THE USE OF PUMPS.",
        "MUGO TOLD JOURNALISTS THAT THE WORK WILL START. THE FARMERS WILL SIGN WITH THE COUNTY.",
        '"WE ARE HAPPY," SAID JANE WANGARI OF THE BANK OF THE LAKES.',
        "THE FORUM ON RIVERS OPENS.",
        "ALL RIGHT.",
    ],
)
def test_a_text_in_capitals_names_nobody(proposed: Proposer, text: str) -> None:
    for group in ("person", "organization", "place", "agreement", "launch"):
        assert proposed(text, group) == ()


def test_a_sentence_in_capitals_leaves_the_others_as_they_are(proposed: Proposer) -> None:
    text = (
        "Ana Silva, rector of Lund University, spoke of boats and of the sea. ALL GUESTS ARE TO BRING THEIR OWN "
        "CUPS TO THE HARBOUR FAIR. Kuno Ltd brought the plates and the spoons."
    )
    assert [contents(each, "name") for each in proposed(text, "person")] == [["Ana Silva"]]
    assert [contents(each, "name") for each in proposed(text, "organization")] == [["Lund University"], ["Kuno Ltd"]]
    assert proposed(text, "event") == ()


def test_names_in_capitals_are_names_still(proposed: Proposer) -> None:
    text = "Ana SILVA of UNESCO met WEN Bo of the NORTH SEA BANK about boats and about the harbour."
    assert [contents(each, "name") for each in proposed(text, "person")] == [["Ana SILVA"], ["WEN Bo"]]
