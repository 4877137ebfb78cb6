"""Adoption: a machine's proposals never touch what a person judged, and nothing is asked twice."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.domain.evidence import Evidence
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.domain.record import Entry, Record, Status
from curator.services.adoption import adopt
from curator.services.proposing import Found, check_proposals
from tests.services.material import PROFILE

TEXT = "Mira Okonjo of Linhe Polytechnic met Aldo Ferrant of Quay Institute in Varnholm on 4 May 2031."
RECORD = Record(id=1, article_id=1, profile=PROFILE.name, curator="Mira")


def value(field: str, words: str, start: int) -> ProposedValue:
    evidence = (Evidence(start, start + len(words), words),)
    return ProposedValue(field=field, words=words, content=words, evidence=evidence, confidence=0.5)


def proposal(words: str, group: str = "person", start: int | None = None, **more: str) -> ProposedEntry:
    naming = value(PROFILE.group(group).fields[0].key, words, TEXT.index(words) if start is None else start)
    others = [value(field, said, TEXT.index(said)) for field, said in more.items()]
    return ProposedEntry(group=group, values=(naming, *others), stage="people.test.v1")


def kept(words: str, status: Status, group: str = "person", proposed: str = "", start: int | None = None) -> Entry:
    entry = adopt(PROFILE, RECORD, [], [proposal(words, group, start)])[0]
    return replace(entry, values=(replace(entry.values[0], status=status, proposed=proposed),))


def names(entries: list[Entry]) -> list[str]:
    return [entry.values[0].words for entry in entries]


def test_proposals_become_entries_in_their_order() -> None:
    mira = proposal("Mira Okonjo", affiliation="Linhe Polytechnic")
    entries = adopt(PROFILE, RECORD, [], [mira, proposal("Aldo Ferrant")])
    assert names(entries) == ["Mira Okonjo", "Aldo Ferrant"]
    assert [entry.position for entry in entries] == [0, 1]
    assert all(entry.record_id == RECORD.id for entry in entries)
    values = entries[0].values
    assert [value.field for value in values] == ["name", "affiliation"]
    assert {value.status for value in values} == {Status.PROPOSED}
    assert {value.extractor for value in values} == {"people.test.v1"}
    assert all(value.entry_id == entries[0].id for value in values)
    assert len({*(value.id for value in values), *(entry.id for entry in entries)}) == 4


@pytest.mark.parametrize("status", [Status.REJECTED, Status.CONFIRMED, Status.POSTPONED, Status.ADDED])
def test_what_a_person_has_judged_is_not_proposed_again(status: Status) -> None:
    entries = adopt(PROFILE, RECORD, [kept("Mira Okonjo", status)], [proposal("Mira Okonjo"), proposal("Aldo Ferrant")])
    assert names(entries) == ["Aldo Ferrant"]
    assert entries[0].position == 1


def test_it_is_known_again_by_spelling_by_what_was_proposed_and_by_place() -> None:
    spelled = kept("Mira Okonjo", Status.CONFIRMED)
    assert adopt(PROFILE, RECORD, [spelled], [proposal("MIRA OKONJO", start=40)]) == []
    corrected = replace(spelled, values=(replace(spelled.values[0], words="Mira A. Okonjo", proposed="Aldo Ferrant"),))
    assert adopt(PROFILE, RECORD, [corrected], [proposal("Aldo Ferrant")]) == []
    assert adopt(PROFILE, RECORD, [spelled], [proposal("Okonjo of Linhe")]) == []


def test_a_judgement_in_one_group_says_nothing_of_another() -> None:
    refused = kept("Linhe Polytechnic", Status.REJECTED, group="organization")
    assert len(adopt(PROFILE, RECORD, [refused], [proposal("Linhe Polytechnic", group="place")])) == 1


def test_a_group_of_one_entry_gets_one_and_keeps_a_judged_one() -> None:
    both = [proposal("Mira Okonjo", group="article"), proposal("Aldo Ferrant", group="article")]
    assert names(adopt(PROFILE, RECORD, [], both)) == ["Mira Okonjo"]
    assert adopt(PROFILE, RECORD, [kept("Varnholm", Status.CONFIRMED, group="article")], both) == []


# Sentences in which figures and kinds of agreements are the same in words and not in place.
PLACES = {"figure": [3, 40, 71], "agreement": [10, 55, 90, 120]}
NAMING = {"figure": "300", "agreement": "memorandum"}
REPEATED = [
    *(proposal(NAMING["figure"], "figure", place) for place in PLACES["figure"]),
    *(proposal(NAMING["agreement"], "agreement", place) for place in PLACES["agreement"]),
    # One sentence that tells of two agreements: the same word is the kind of both.
    proposal(NAMING["agreement"], "agreement", 10, subject="Mira Okonjo"),
    proposal(NAMING["agreement"], "agreement", 10, subject="Aldo Ferrant"),
]
JUDGEMENTS = st.sampled_from([None, Status.CONFIRMED, Status.REJECTED, Status.CORRECTED])


@given(st.lists(JUDGEMENTS, min_size=len(REPEATED), max_size=len(REPEATED)))
def test_entries_of_equal_words_are_told_apart_by_their_places(judgements: list[Status | None]) -> None:
    before = adopt(PROFILE, RECORD, [], REPEATED)
    held = [_judge(entry, status) for entry, status in zip(before, judgements, strict=True) if status is not None]
    after = adopt(PROFILE, RECORD, held, REPEATED)
    untouched = [entry for entry, status in zip(before, judgements, strict=True) if status is None]
    assert sorted(map(_told, after)) == sorted(map(_told, untouched))


def _judge(entry: Entry, status: Status) -> Entry:
    naming = replace(entry.values[0], status=status)
    if status is Status.CORRECTED:
        naming = replace(naming, words="accord", proposed=naming.words)
    return replace(entry, values=(naming, *entry.values[1:]))


def _told(entry: Entry) -> tuple[object, ...]:
    return entry.group, *((value.field, value.words, value.evidence[0].start) for value in entry.values)


def test_a_name_is_the_same_wherever_it_stands_and_a_figure_is_not() -> None:
    for group, words, again in (("event", "Tidal Forum", 0), ("launch", "Tide One", 0), ("figure", "300", 1)):
        held = [kept(words, Status.REJECTED, group, start=3)]
        assert len(adopt(PROFILE, RECORD, held, [proposal(words, group, start=70)])) == again


WORDS = st.sampled_from(["Mira Okonjo", "Aldo Ferrant", "Linhe Polytechnic", "Quay Institute", "Varnholm"])
GROUPS = st.sampled_from(["person", "organization", "place", "topic"])


@given(
    judged=st.lists(st.tuples(WORDS, GROUPS, st.sampled_from([*Status]))),
    offered=st.lists(st.tuples(WORDS, GROUPS)),
)
def test_no_adopted_entry_repeats_a_kept_one(
    judged: list[tuple[str, str, Status]], offered: list[tuple[str, str]]
) -> None:
    held = [kept(words, status, group) for words, group, status in judged]
    entries = adopt(PROFILE, RECORD, held, [proposal(words, group) for words, group in offered])
    known = {(entry.group, entry.values[0].words) for entry in held}
    assert sorted((entry.group, entry.values[0].words) for entry in entries) == sorted(
        (group, words) for words, group in offered if (group, words) not in known
    )
    places = [(entry.group, entry.position) for entry in entries]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(
    "bad",
    [
        replace(proposal("Varnholm"), group="ship"),
        replace(proposal("Varnholm"), values=()),
        proposal("Varnholm", start=0),
        replace(proposal("Varnholm"), values=(replace(proposal("Varnholm").values[0], field="weight"),)),
    ],
)
def test_a_stage_that_breaks_its_contract_is_named_and_costs_only_what_is_wrong(bad: ProposedEntry) -> None:
    good = proposal("Varnholm")
    assert check_proposals(PROFILE, TEXT, [good]) == Found((good,))
    found = check_proposals(PROFILE, TEXT, [bad, good, bad])
    assert found.entries == (good,)
    (fault,) = found.faults
    assert fault.sentence.startswith("The stage people.test.v1 ")
    assert fault.sentence.endswith("; left out: 2.")
