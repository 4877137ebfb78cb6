"""What is found, missed, spurious and nearly right, and what it costs a curator."""

from typing import Any

import pytest

from curator.evaluate.acts import Effort
from curator.evaluate.facts import GROUPS, read_facts
from curator.evaluate.parts import PARTS
from curator.evaluate.scores import Comparison, Score, Share, compare, marked, together

GOLD: dict[str, Any] = {
    "article": {"title": "Quay Institute opens a new yard", "published": "2031-05-04"},
    "people": [
        {"name": "Mira Okonjo", "title": "rector of the institute", "affiliation": "Quay Institute"},
        {"name": "Aldo Ferrant"},
    ],
    "organizations": [
        {"name": "Quay Institute", "aliases": ["QI"], "roles": ["host"]},
        {"name": "Linhe Polytechnic", "roles": ["participant", "mentioned"]},
    ],
    "places": ["Varnholm"],
    "figures": [{"text": "30 boats", "value": 30, "qualifier": "exact", "what": "boats"}],
    "boilerplate": [["Home", "News"]],
}
TEXT = "Home | News\n\nMira Okonjo"


def compared(**found: Any) -> Comparison:
    return compare("yard", read_facts(GOLD), read_facts(found), TEXT)


def test_a_perfect_proposal_costs_an_act_a_group() -> None:
    done = compared(**{**GOLD, "boilerplate": [[0, 11]]})
    assert all(score.f1 == 1 for score in done.scores.values())
    assert all(share.share == 1 for share in done.shares.values())
    assert (done.misses, done.effort) == ((), Effort(4, 23))


def test_nothing_proposed_costs_what_typing_costs() -> None:
    done = compared()
    assert done.effort == Effort(23, 23)
    assert done.scores["people.strict"] == Score(0, 2, 0)
    assert done.shares["article.title"] == Share(0, 1)
    assert "people.title" not in done.shares
    assert {miss.kind for miss in done.misses} == {"missed"}


def test_names_count_strictly_or_nearly_and_each_once() -> None:
    done = compared(people=[{"name": "Ms Mira Okonjo"}, {"name": "the aldo  FERRANT,"}, {"name": "Aldo Ferrant"}])
    assert done.scores["people.strict"] == Score(1, 2, 3)
    assert done.scores["people.relaxed"] == Score(2, 2, 3)
    told = {(miss.group, miss.kind, miss.gold, miss.found) for miss in done.misses if miss.group.startswith("people")}
    assert told == {
        ("people", "nearly", "Mira Okonjo", "Ms Mira Okonjo"),
        ("people.title", "part", "Mira Okonjo: rector of the institute", ""),
        ("people.affiliation", "part", "Mira Okonjo: Quay Institute", ""),
        ("people", "spurious", "", "Aldo Ferrant"),
    }


def test_any_name_of_an_organization_is_it_also_as_an_affiliation() -> None:
    done = compared(
        people=[{"name": "Mira Okonjo", "title": "dean", "affiliation": "QI"}],
        organizations=[{"name": "QI", "roles": ["host", "sponsor"]}, {"name": "Linhe"}],
    )
    assert done.shares["people.affiliation"] == Share(1, 1)
    assert done.shares["people.title"] == Share(0, 1)
    assert done.scores["organizations.strict"] == Score(1, 2, 2)
    assert done.scores["organizations.roles"] == Score(1, 2, 2)


@pytest.mark.parametrize(
    ("part", "gold", "found"),
    [
        ("start", "2031-05-04", "2031-05-05"),
        ("start", "2031-05-04", "2031-05"),
        ("start", None, "2031-05-04"),
        ("end", "2031-05-06", "2030-05-06"),
        ("type", "signing ceremony", "opening ceremony day"),
        ("place", "Varnholm", "Linhe"),
    ],
)
def test_another_day_is_a_miss_wherever_parts_are_listed(part: str, gold: str | None, found: str) -> None:
    name = "Varnholm Yard Forum"
    wanted = read_facts({"events": [{"name": name, part: gold}]})
    done = compare("yard", wanted, read_facts({"events": [{"name": name, part: found}]}), "")
    assert [(miss.group, miss.kind, miss.found) for miss in done.misses] == [(f"events.{part}", "part", found)]
    assert done.shares.get(f"events.{part}", Share(0, 1)) == Share(0, 1)


def test_a_part_that_is_right_is_no_miss() -> None:
    event = {"name": "Varnholm Yard Forum", "start": "2031-05-04", "type": "forum", "theme": "ships"}
    gold = read_facts({"events": [{**event, "place": "Old Town, Varnholm"}]})
    found = read_facts({"events": [{**event, "place": "Varnholm", "theme": "yards"}]})
    done = compare("yard", gold, found, "")
    assert (done.misses, done.shares["events.place"]) == ((), Share(1, 1))


def test_acts_are_counted_as_the_yardstick_counts_them() -> None:
    """By it a day is compared by its words too, and place by half of them: only what it calls wrong costs an act."""
    event = {"name": "Varnholm Yard Forum", "start": "2031-05-04", "place": "Old Town, Varnholm", "end": "2031-05-06"}
    found = read_facts({"events": [{**event, "start": "2031-05-05", "place": "Varnholm", "end": "2030-01-01"}]})
    assert compare("yard", read_facts({"events": [event]}), found, "").effort == Effort(2, 5)


def test_every_group_has_its_parts() -> None:
    assert set(PARTS) == set(GROUPS)


@pytest.mark.parametrize(
    ("value", "what", "found"),
    [(30, "fishing boats", True), (31, "boats", False), (30, "nets", False), (None, "boats", False)],
)
def test_a_figure_is_its_value_and_a_word_of_what_is_counted(value: Any, what: str, found: bool) -> None:
    done = compared(figures=[{"text": "30", "value": value, "what": what, "qualifier": "nearly"}])
    assert done.scores["figures.strict"].hit == found
    assert done.shares.get("figures.qualifier") == (Share(0, 1) if found else None)


def test_an_agreement_is_half_of_its_parties() -> None:
    gold = read_facts({"agreements": [{"kind": "accord", "parties": ["QI", "Linhe Polytechnic"]}]})
    for parties, hit in ((["QI"], 1), (["QI", "Varnholm"], 0), (["Linhe Polytechnic", "QI", "Varnholm"], 1)):
        found = read_facts({"agreements": [{"kind": "accord", "parties": parties}]})
        assert compare("a", gold, found, "").scores["agreements.strict"].hit == hit


def test_boilerplate_counts_by_character() -> None:
    score = compared(boilerplate=[[7, 13]]).scores["boilerplate.characters"]
    assert score == Score(4, 11, 6)
    assert marked(read_facts({"boilerplate": [["Home", "Away"], ["Mira", "Okonjo"]]}), TEXT) == ([(13, 24)], ["Home"])


def test_articles_are_counted_together() -> None:
    total = together([compared(), compared(**GOLD)])
    assert total.scores["people.strict"] == Score(2, 4, 2)
    assert total.shares["article.title"] == Share(1, 2)
    assert total.effort == Effort(27, 46)
    assert together([]).effort.share == 0.0
