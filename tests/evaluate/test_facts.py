"""Gold records are read as they are, and refused where they are none."""

from typing import Any

import pytest

from curator.evaluate.facts import GROUPS, read_facts


def test_a_record_is_read() -> None:
    facts = read_facts(
        {
            "article": {"title": "Yard opens", "published": None, "outlet": "Varn Post"},
            "people": [{"name": "Mira Okonjo", "title": "rector", "affiliation": None}],
            "organizations": [{"name": "Quay Institute", "aliases": ["QI"], "roles": ["host", "mentioned"]}],
            "places": ["Varnholm"],
            "agreements": [{"kind": "accord", "parties": ["Quay Institute", "Varnholm"], "date": None}],
            "figures": [{"text": "30 boats", "value": 30, "qualifier": "exact", "what": "boats"}],
            "boilerplate": [["Home |", "Contact"], [3, 9]],
        }
    )
    assert facts.head == {"title": "Yard opens", "outlet": "Varn Post"}
    (person,) = facts.groups["people"]
    assert (person.label, dict(person.parts)) == ("Mira Okonjo", {"title": "rector"})
    (institute,) = facts.groups["organizations"]
    assert institute.names == ("Quay Institute", "QI")
    assert institute.roles == {"host"}
    assert facts.groups["agreements"][0].label == "Quay Institute, Varnholm"
    assert facts.groups["figures"][0].value == 30.0
    assert (facts.marks, facts.unread) == ((("Home |", "Contact"),), ((3, 9),))
    assert facts.groups["launches"] == ()


def test_an_empty_record_is_one() -> None:
    assert set(read_facts({}).groups) == set(GROUPS)


@pytest.mark.parametrize(
    ("shape", "sentence"),
    [
        ([], "no JSON object"),
        ({"article": "x"}, "“article” is no object"),
        ({"people": {}}, None),
        ({"people": "Mira"}, "“people” is no list"),
        ({"people": ["Mira"]}, "'Mira' is no object"),
        ({"people": [{"title": "rector"}]}, "has no name"),
        ({"people": [{"name": "Mira", "title": 3}]}, "“title” is 3"),
        ({"places": [{"name": "Varnholm"}]}, "is no name"),
        ({"organizations": [{"name": "QI", "roles": "host"}]}, "“roles” is 'host'"),
        ({"boilerplate": [["Home"]]}, "is no pair"),
    ],
)
def test_what_is_no_record_is_refused_with_its_place(shape: Any, sentence: str | None) -> None:
    if sentence is None:
        assert read_facts(shape).groups["people"] == ()
        return
    with pytest.raises(ValueError, match=sentence):
        read_facts(shape)


def test_numbers_that_are_none_are_not_known() -> None:
    figures = [{"text": "x", "value": each} for each in (None, "3", True, 10**400, 2.5)]
    assert [each.value for each in read_facts({"figures": figures}).groups["figures"]] == [None] * 4 + [2.5]
