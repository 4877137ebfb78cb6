"""Roles of organisations: the ways that news tells who held, paid for, began and joined something."""

import pytest

from tests.extract.conftest import Proposer, contents

A, B, C = "Porto University", "Lagos Port Authority", "Institute of Coastal Studies"


def roles(proposed: Proposer, text: str) -> dict[str, list[object]]:
    return {entry.values[0].words: contents(entry, "roles") for entry in proposed(text, "organization")}


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        (f"The forum was hosted this year by the {B} and {A}.", "host"),
        (f"{A} and the {B} (LPA) of Nigeria co-hosted the forum.", "co-host"),
        (f"{A}, in partnership with the {B}, organised the forum.", "organizer"),
        (f"{A} organised the forum together with the {B}.", "organizer"),
        (f"The competition was run by {A} in association with the {B}.", "organizer"),
        (f"Organisers: {A}; {B}.", "organizer"),
        (f"{A} and the {B}, the main sponsors of the forum, paid the travel.", "sponsor"),
        (f"The hall was built with a grant from {A} and the {B}.", "sponsor"),
        (f"The forum took place under the patronage of {A} and the {B}.", "sponsor"),
        (f"Of the cost, 60 percent came from {A} and the {B}.", "sponsor"),
        (f"{A} and the {B} proposed the creation of the network.", "initiator"),
        (f"The talks brought together researchers from {A} and the {B}.", "participant"),
        (f"{A} and the {B} were represented.", "participant"),
        (f"Two colleges, including {A} and the {B}, have joined the consortium.", "participant"),
        (f"The alliance consists of {A} and the {B}.", "participant"),
        (f"The memorandum was signed by {A} and the {B}.", "signatory"),
        (f"Of the cost, 2 million euros from {A} and the {B} have come.", "sponsor"),
        (f"{A} and the {B} are adding $4 million.", "sponsor"),
        (f"{A} and the {B} will pay for two posts.", "sponsor"),
        (f"The forum was made possible by {A} and the {B}.", "sponsor"),
        (f"The boat was bought at the expense of {A} and the {B}.", "sponsor"),
        (f"{A} and the {B} will sponsor the forum.", "sponsor"),
        (f"{A} and the {B} held their annual forum.", "host"),
        (f"{A} and the {B} played host to the forum.", "host"),
        (f"The forum was put on by {A} and the {B}.", "organizer"),
        (f"The laboratory was jointly established by {A} and the {B}.", "initiator"),
    ],
)
def test_both_of_a_row_have_the_role(proposed: Proposer, sentence: str, role: str) -> None:
    found = roles(proposed, sentence)
    assert role in found[A]
    assert role in found[B]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        (f"{A} (host) greeted the guests.", "host"),
        (f"{A} became the host of the meeting.", "host"),
        (f"{A} is hosting the workshop.", "host"),
        (f"The centre was opened on the campus of {A}.", "host"),
        (f"{A}, which initiated the project, is pleased.", "initiator"),
        (f"{A}, a sponsor of the forum, is pleased.", "sponsor"),
        (f"The forum has {A} as the principal sponsor.", "sponsor"),
        (f"{A} became the first African member of the alliance.", "participant"),
    ],
)
def test_one_body_has_the_role(proposed: Proposer, sentence: str, role: str) -> None:
    assert roles(proposed, sentence) == {A: [role]}


def test_whoever_welcomes_is_the_host_and_whoever_comes_takes_part(proposed: Proposer) -> None:
    assert roles(proposed, f"{A} welcomed a delegation of seven academics from the {B}.") == {
        A: ["host"],
        B: ["participant"],
    }


@pytest.mark.parametrize(
    "sentence",
    [
        f"A delegation led by Rector Ana Silva of {A} is pleased.",
        f"Work in support of {A} goes on.",
        f"Next year the forum will be hosted by {A}.",
        f"A plant in the valley is run by {A}.",
    ],
)
def test_what_only_looks_like_a_role_is_none(proposed: Proposer, sentence: str) -> None:
    assert not {"initiator", "sponsor", "host", "organizer"} & set(roles(proposed, sentence)[A])


def test_who_gives_room_to_a_thing_opened_is_its_host(proposed: Proposer) -> None:
    assert roles(proposed, f"The two states opened a joint laboratory at the {C} on Friday.") == {C: ["host"]}


def test_companions_did_what_the_verb_before_them_says(proposed: Proposer) -> None:
    found = roles(proposed, f"The forum is hosted by {A} and organised by the {C} in cooperation with the {B}.")
    assert found == {A: ["host"], C: ["organizer"], B: ["organizer"]}
