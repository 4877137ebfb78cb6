"""What a person types or pastes as an identifier or a language."""

import pytest
from PySide6.QtWidgets import QApplication

from curator.domain.entity import Identifier
from ui.registry.identifiers import read_identifier, read_language
from ui.registry.words import address_of

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("scheme", "typed", "read"),
    [
        ("Wikidata", " q42 ", Identifier("wikidata", "Q42")),
        ("GeoNames", "https://www.wikidata.org/wiki/Q42", Identifier("wikidata", "Q42")),
        ("Wikidata", "https://ror.org/02mhbdp94", Identifier("ror", "02mhbdp94")),
        ("Wikidata", "https://www.geonames.org/2026609/linhe.html", Identifier("geonames", "2026609")),
        ("Wikidata", "https://orcid.org/0000-0002-1825-009x", Identifier("orcid", "0000-0002-1825-009X")),
        ("ROR", "www.wikidata.org/wiki/Q42", Identifier("wikidata", "Q42")),
        ("Wikidata", "https://isni.org/isni/0000000121032683", Identifier("isni", "0000000121032683")),
        ("Wikidata", "viaf.org/viaf/102333412/", Identifier("viaf", "102333412")),
        ("House list", "A 7/b", Identifier("house list", "A 7/b")),
    ],
)
def test_identifiers_are_read(qapp: QApplication, scheme: str, typed: str, read: Identifier) -> None:
    assert read_identifier(scheme, typed) == read


@pytest.mark.parametrize(
    ("scheme", "typed"), [("Wikidata", "42"), ("ROR", "abc"), ("GeoNames", "Linhe"), (" ", "x"), ("isni", "9" * 501)]
)
def test_what_is_none_is_refused_with_a_sentence(scheme: str, typed: str) -> None:
    with pytest.raises(ValueError, match=r"\.$|\?$"):
        read_identifier(scheme, typed)


def test_languages_are_codes() -> None:
    assert [read_language(each) for each in ("", "ZH", "zh-Hant")] == ["", "zh", "zh-Hant"]
    with pytest.raises(ValueError, match="two or three letters"):
        read_language("Chinese!")


@pytest.mark.parametrize(
    ("identifier", "address"),
    [
        (Identifier("wikidata", "Q42"), "https://www.wikidata.org/wiki/Q42"),
        (Identifier("wikidata", "Q42/../evil"), ""),
        (Identifier("house", "https://example.org/7"), "https://example.org/7"),
        (Identifier("house", "javascript:alert(1)"), ""),
        (Identifier("house", "7"), ""),
    ],
)
def test_only_plain_identifiers_have_an_address(identifier: Identifier, address: str) -> None:
    assert address_of(identifier) == address
