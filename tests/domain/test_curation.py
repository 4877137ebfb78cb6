"""What each act of the curator changes, and what it leaves alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.domain import curation
from curator.domain.change import Change, apply_to_record
from curator.domain.content import PartialDate
from curator.domain.evidence import Evidence
from curator.domain.record import Entry, Judgement, Link, Record, Status, Value
from tests.domain.makers import PROFILE, person, records, value

P, C, K, A, R, D = (
    Status.PROPOSED,
    Status.CONFIRMED,
    Status.CORRECTED,
    Status.ADDED,
    Status.REJECTED,
    Status.POSTPONED,
)
WORDS = Evidence(4, 13, "institute")


def done(record: Record, changes: tuple[Change, ...]) -> Record:
    """The record after an act; every change starts from what the record held."""
    for change in changes:
        if isinstance(change.before, Value):
            assert record.value(change.before.id) == change.before
    return apply_to_record(record, changes)


def statuses(record: Record) -> list[Status]:
    return [each.status for each in record.values()]


def event(field: str, words: str, **more: object) -> Record:
    """A record of one event with the value 11."""
    entry = Entry(id=10, record_id=1, group="event", values=(value(11, 10, field, words, **more),))  # type: ignore[arg-type]
    return replace(person(), entries=(entry,))


def test_confirming_a_whole_entry_confirms_what_is_open() -> None:
    record = done(person(P, D, R, C), curation.confirm(person(P, D, R, C), {11, 12, 13, 14}))
    assert statuses(record) == [C, C, R, C]


def test_confirming_keeps_corrected_and_added_as_they_are() -> None:
    assert curation.confirm(person(K, A, C, R), {11, 12, 13, 14}) == ()


def test_only_the_named_values_are_touched() -> None:
    record = person(P, P, P)
    assert statuses(done(record, curation.confirm(record, [12]))) == [P, C, P]
    assert statuses(done(record, curation.reject(record, [12]))) == [P, R, P]
    assert statuses(done(record, curation.postpone(record, [12]))) == [P, D, P]


def test_only_proposals_can_be_postponed() -> None:
    record = person(P, C, R, D)
    assert statuses(done(record, curation.postpone(record, {11, 12, 13, 14}))) == [D, C, R, D]


def test_anything_can_be_rejected_with_a_reason() -> None:
    record = done(person(P, C, K, A), curation.reject(person(P, C, K, A), {11, 12, 13, 14}, "not this one"))
    assert {(each.status, each.reason) for each in record.values()} == {(R, "not this one")}
    assert curation.reject(record, {11, 12}, "not this one") == ()
    assert len(curation.reject(record, {11, 12}, "another reason")) == 2


@given(records(), st.data())
def test_every_act_on_values_can_be_taken_back(record: Record, data: st.DataObject) -> None:
    ids = [each.id for each in record.values()]
    chosen = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    for changes in (
        curation.confirm(record, chosen),
        curation.reject(record, chosen, "no"),
        curation.postpone(record, chosen),
        curation.set_finished(record, not record.finished),
    ):
        there = done(record, changes)
        back = apply_to_record(there, tuple(change.inverse() for change in reversed(changes)))
        assert back == record
        assert (there == record) == (changes == ())


def corrected(record: Record, words: str) -> Value:
    return done(record, curation.correct(record, PROFILE, 11, words)).value(11)


def test_a_correction_remembers_what_was_proposed() -> None:
    link = Link(Judgement.MATCHED, 7, "rule:same-name")
    record = event("name", "Delta Forum", evidence=(WORDS,), link=link)
    once = corrected(record, " Delta Science Forum ")
    assert (once.words, once.content, once.status) == ("Delta Science Forum", "Delta Science Forum", K)
    assert (once.proposed, once.link, once.evidence) == ("Delta Forum", None, (WORDS,))
    twice = corrected(replace_value(record, once), "Delta Science Week")
    assert (twice.status, twice.proposed) == (K, "Delta Forum")


def replace_value(record: Record, new: Value) -> Record:
    return done(record, (Change(record.value(new.id), new),))


def test_corrected_back_to_the_proposal_is_confirmed() -> None:
    record = event("name", "Delta Forum")
    back = corrected(replace_value(record, corrected(record, "Delta Week")), "Delta Forum")
    assert (back.status, back.proposed, back.words) == (C, "", "Delta Forum")


def test_what_a_person_added_stays_added() -> None:
    now = corrected(event("name", "Delta Forum", status=A, extractor=""), "Delta Week")
    assert (now.status, now.proposed) == (A, "")


@pytest.mark.parametrize(
    ("was", "extractor", "proposed", "becomes"),
    [
        (P, "s.v1", "", C),
        (D, "s.v1", "", C),
        (R, "s.v1", "", C),
        (R, "s.v1", "Delta Week", K),
        (R, "", "", A),
    ],
)
def test_the_same_words_again_accept_the_value(was: Status, extractor: str, proposed: str, becomes: Status) -> None:
    record = event("name", "Delta Forum", status=was, extractor=extractor, proposed=proposed, reason="hasty")
    now = corrected(record, "Delta Forum ")
    assert (now.status, now.words, now.proposed) == (becomes, "Delta Forum", proposed)
    if was is R:
        assert now.reason == ""


@pytest.mark.parametrize("was", [C, K, A])
def test_the_same_words_again_leave_a_judged_value_alone(was: Status) -> None:
    assert curation.correct(event("name", "Delta Forum", status=was), PROFILE, 11, "Delta Forum") == ()


def test_other_words_bring_a_rejected_value_back_without_its_reason() -> None:
    now = corrected(event("name", "Delta Forum", status=R, reason="wrong name"), "Delta Week")
    assert (now.status, now.reason, now.proposed) == (K, "", "Delta Forum")


def test_a_correction_is_read_as_the_fields_type() -> None:
    assert corrected(event("start", "Saturday", content=None), "24 Aug 2024").content == PartialDate(2024, 8, 24)
    with pytest.raises(ValueError, match="“soon” is not a date"):
        curation.correct(event("start", "Saturday", content=None), PROFILE, 11, "soon")


@pytest.mark.parametrize("words", ["", " \n"])
def test_a_correction_needs_words(words: str) -> None:
    with pytest.raises(ValueError, match="needs words"):
        curation.correct(event("name", "Delta Forum"), PROFILE, 11, words)


def test_an_added_entry_stands_behind_its_group_and_is_named_by_the_words() -> None:
    record = person(P)
    now = done(record, curation.add_entry(record, PROFILE, "person", " Ruan Bo ", WORDS))
    entry = now.entries[-1]
    assert (entry.group, entry.position, entry.record_id) == ("person", 1, 1)
    (name,) = entry.values
    assert (name.field, name.words, name.status, name.extractor) == ("name", "Ruan Bo", A, "")
    assert (name.confidence, name.evidence, name.entry_id) == (None, (WORDS,), entry.id)


def test_an_added_entry_can_be_taken_back() -> None:
    record = person(P)
    changes = curation.add_entry(record, PROFILE, "topic", "optics", None)
    inverse = tuple(change.inverse() for change in reversed(changes))
    assert apply_to_record(done(record, changes), inverse) == record


def test_what_there_is_one_of_is_not_added_twice() -> None:
    record = done(person(), curation.add_entry(replace(person(), entries=()), PROFILE, "article", "A title", None))
    with pytest.raises(ValueError, match="Article is there already"):
        curation.add_entry(record, PROFILE, "article", "Another", None)


def test_an_added_value_supersedes_a_proposal() -> None:
    record = person(C, P)
    now = done(record, curation.add_value(record, PROFILE, 10, "title", "Vice Dean", WORDS))
    old, new = now.entry(10).of("title")
    assert (old.status, old.reason) == (R, "superseded")
    assert (new.status, new.words, new.position) == (A, "Vice Dean", 1)
    assert now.entry(10).standing("title") == (new,)


@pytest.mark.parametrize("judged", [C, K, A])
def test_a_judged_value_is_not_superseded(judged: Status) -> None:
    with pytest.raises(ValueError, match="Title has a value already"):
        curation.add_value(person(C, judged), PROFILE, 10, "title", "Vice Dean", None)


def test_a_rejected_value_is_no_obstacle() -> None:
    record = person(C, R)
    now = done(record, curation.add_value(record, PROFILE, 10, "title", "Vice Dean", None))
    assert [each.status for each in now.entry(10).of("title")] == [R, A]


def roles(*words: str) -> Record:
    held = tuple(value(40 + at, 10, "roles", word, C, position=at) for at, word in enumerate(words))
    return replace(person(), entries=(Entry(id=10, record_id=1, group="organization", values=held),))


def test_a_field_that_repeats_takes_more() -> None:
    record = roles("host")
    now = done(record, curation.add_value(record, PROFILE, 10, "roles", "SPONSOR", None))
    assert [(each.content, each.position) for each in now.entry(10).standing("roles")] == [("host", 0), ("sponsor", 1)]


def test_a_field_that_repeats_takes_nothing_twice() -> None:
    with pytest.raises(ValueError, match="Roles has “Host” already"):
        curation.add_value(roles("host"), PROFILE, 10, "roles", "Host", None)


@pytest.mark.parametrize(("field", "words", "says"), [("roles", " ", "needs words"), ("roles", "guest", "“guest”")])
def test_a_value_that_does_not_fit_is_not_added(field: str, words: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        curation.add_value(roles(), PROFILE, 10, field, words, None)


def test_evidence_is_added_once_and_resized_in_place() -> None:
    other, wider = Evidence(30, 35, "words"), Evidence(0, 13, "The institute")
    record = event("name", "x", evidence=(WORDS,))
    assert curation.add_evidence(record, 11, WORDS) == ()
    record = done(record, curation.add_evidence(record, 11, other))
    assert record.value(11).evidence == (WORDS, other)
    record = done(record, curation.resize_evidence(record, PROFILE, 11, 0, wider))
    assert record.value(11).evidence == (wider, other)
    assert curation.resize_evidence(record, PROFILE, 11, 1, other) == ()
    assert (record.value(11).words, record.value(11).status) == ("x", P)


def test_words_added_by_selecting_them_go_along_with_their_evidence() -> None:
    wider = Evidence(0, 13, "The\ninstitute")
    record = event("name", "institute", status=A, evidence=(WORDS,), extractor="", confidence=None)
    now = done(record, curation.resize_evidence(record, PROFILE, 11, 0, wider)).value(11)
    assert (now.words, now.content, now.status, now.evidence) == ("The institute", "The institute", A, (wider,))


@pytest.mark.parametrize("status", [P, Status.CONFIRMED])
def test_words_that_are_the_evidence_go_along_as_a_correction(status: Status) -> None:
    wider = Evidence(0, 13, "The institute")
    record = event("name", "institute", status=status, evidence=(WORDS,))
    record = done(record, curation.resize_evidence(record, PROFILE, 11, 0, wider))
    now = record.value(11)
    assert (now.words, now.status, now.proposed) == ("The institute", Status.CORRECTED, "institute")
    assert now.evidence == (wider,)
    back = done(record, curation.resize_evidence(record, PROFILE, 11, 0, WORDS)).value(11)
    assert (back.words, back.status, back.proposed, back.evidence) == ("institute", Status.CONFIRMED, "", (WORDS,))


@pytest.mark.parametrize(
    ("words", "status", "evidence"),
    [
        ("Institute", A, (WORDS,)),
        ("institute", Status.REJECTED, (WORDS,)),
        ("institute", P, (WORDS, Evidence(30, 39, "institute"))),
    ],
)
def test_words_of_another_making_stay(words: str, status: Status, evidence: tuple[Evidence, ...]) -> None:
    record = event("name", words, status=status, evidence=evidence)
    now = done(record, curation.resize_evidence(record, PROFILE, 11, 0, Evidence(0, 13, "The institute"))).value(11)
    assert (now.words, now.evidence[0].start, now.status) == (words, 0, status)


def test_words_stay_where_the_wider_ones_do_not_fit_the_field() -> None:
    host, wider = Evidence(4, 8, "host"), Evidence(0, 8, "the host")
    record = event("type", "host", status=A, evidence=(host,), extractor="", confidence=None)
    now = done(record, curation.resize_evidence(record, PROFILE, 11, 0, wider)).value(11)
    assert (now.words, now.evidence) == ("host", (wider,))


@pytest.mark.parametrize("index", [-1, 1])
def test_evidence_that_is_not_there_cannot_be_resized(index: int) -> None:
    with pytest.raises(IndexError):
        curation.resize_evidence(event("name", "x", evidence=(WORDS,)), PROFILE, 11, index, WORDS)


def test_links_and_notes_change_nothing_else() -> None:
    chosen = Link(Judgement.NEW, 9, "Ada")
    record = event("place", "Port Amal")
    linked = done(record, curation.link(record, 11, chosen))
    assert linked.value(11) == replace(record.value(11), link=chosen)
    assert curation.link(linked, 11, chosen) == ()
    assert done(linked, curation.link(linked, 11, None)) == record
    noted = done(record, curation.annotate(record, 11, " ask the desk "))
    assert noted.value(11) == replace(record.value(11), note="ask the desk")
    assert curation.annotate(noted, 11, "ask the desk") == ()


def test_finishing_is_a_change_of_the_bare_record() -> None:
    record = person(C)
    (change,) = curation.set_finished(record, finished=True)
    assert isinstance(change.before, Record)
    assert change.before.entries == ()
    assert done(record, (change,)) == replace(record, finished=True)
    assert curation.set_finished(record, finished=False) == ()


def test_a_day_that_can_be_read_in_several_ways_is_confirmed_by_itself_alone() -> None:
    day = value(2, 10, "start", "4-5", content=None, confidence=0.3)
    entry = Entry(id=10, record_id=1, group="event", values=(value(1, 10, "name", "Port Fair"), day))
    record = Record(id=1, article_id=5, profile=PROFILE.name, curator="Ada", entries=(entry,))
    assert curation.is_undecided(day)
    assert [change.before.id for change in curation.confirm(record, [1, 2]) if change.before] == [1]
    assert [change.before.id for change in curation.confirm(record, [2]) if change.before] == [2]
    corrected = apply_to_record(record, curation.correct(record, PROFILE, 2, "5 April 2019")).value(2)
    assert corrected.content == PartialDate(2019, 4, 5)
    assert not curation.is_undecided(corrected)
