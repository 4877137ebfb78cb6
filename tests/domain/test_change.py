"""Changes: typed before and after; taking back is putting the earlier state in place."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.domain.article import Article
from curator.domain.change import Act, Change, ChangeSet, apply_to_record
from curator.domain.record import Entry, Record, Status
from tests.domain.makers import person, records, value


def bare(entry: Entry) -> Entry:
    return replace(entry, values=())


def act(*changes: Change) -> ChangeSet:
    return ChangeSet(id=1, act=Act.CONFIRM, subject="", curator="Ada", at="2024-08-24T10:00:00.000Z", changes=changes)


def test_a_change_needs_a_side() -> None:
    with pytest.raises(ValueError, match="side"):
        Change(None, None)


def test_the_sides_of_a_change_are_the_same_thing() -> None:
    one, other = value(1, 2, "name", "A"), value(3, 2, "name", "A")
    with pytest.raises(ValueError, match="same thing"):
        Change(one, other)
    with pytest.raises(ValueError, match="same thing"):
        Change(one, Entry(id=1, record_id=2, group="person"))


def test_the_state_of_a_change_is_its_later_side() -> None:
    before, after = value(1, 2, "name", "A"), value(1, 2, "name", "B")
    assert Change(before, after).state is after
    assert Change(before, None).state is before
    assert Change(None, after).inverse() == Change(after, None)


@st.composite
def changed(draw: st.DrawFn) -> tuple[Record, tuple[Change, ...]]:
    """A record and changes to it: any values and entries altered, removed, added at the end, the record finished."""
    record = draw(records())
    changes: list[Change] = []
    for entry in record.entries:
        fate = draw(st.sampled_from(["keep", "keep", "alter", "remove"]))
        for each in entry.values:
            if fate == "remove":
                changes.append(Change(each, None))
            elif draw(st.booleans()):
                changes.append(Change(each, replace(each, status=draw(st.sampled_from(Status)), words="other")))
        if fate == "remove":
            changes.append(Change(bare(entry), None))
    if draw(st.booleans()):
        added = Entry(id=90_000, record_id=record.id, group="topic", position=99)
        changes += [Change(None, added), Change(None, value(90_001, 90_000, "name", "New"))]
    if draw(st.booleans()):
        whole = replace(record, entries=())
        changes.append(Change(whole, replace(whole, finished=not whole.finished)))
    return record, tuple(changes)


def as_sets(record: Record) -> tuple[object, ...]:
    """A record without the order of its groups, which it cannot know without the profile."""
    groups = {
        group: tuple(entry for entry in record.entries if entry.group == group)
        for group in sorted({entry.group for entry in record.entries})
    }
    return replace(record, entries=()), groups


@given(changed())
def test_the_inverse_gives_the_record_back(case: tuple[Record, tuple[Change, ...]]) -> None:
    record, changes = case
    there = apply_to_record(record, changes)
    back = apply_to_record(there, act(*changes).inverse())
    wanted = as_sets(record)
    assert as_sets(replace(back, entries=tuple(_in_form_order(record, entry) for entry in back.entries))) == wanted


def _in_form_order(record: Record, entry: Entry) -> Entry:
    """A field's only value that comes back stands last; within a field the order is kept."""
    order = [value.field for value in record.entry(entry.id).values]
    return replace(entry, values=tuple(sorted(entry.values, key=lambda value: order.index(value.field))))


@given(changed())
def test_done_again_is_done_once(case: tuple[Record, tuple[Change, ...]]) -> None:
    record, changes = case
    there = apply_to_record(record, changes)
    again = apply_to_record(apply_to_record(there, act(*changes).inverse()), changes)
    assert set(again.values()) == set(there.values())
    assert {bare(entry) for entry in again.entries} == {bare(entry) for entry in there.entries}


@given(records(), records())
def test_changes_of_other_things_leave_a_record_alone(record: Record, other: Record) -> None:
    elsewhere = replace(other, id=2, entries=())
    stranger = Entry(id=1, record_id=2, group="person")
    changes = (
        Change(None, elsewhere),
        Change(None, stranger),
        Change(None, value(3, 1, "name", "A")),
        Change(None, Article(id=1, source="a.txt", fingerprint="f", title="A")),
    )
    assert apply_to_record(record, changes) == record


def three_people() -> Record:
    entries = tuple(
        Entry(id=each, record_id=1, group=group, position=position)
        for each, group, position in [(20, "person", 0), (21, "person", 1), (22, "person", 2), (30, "topic", 0)]
    )
    return replace(person(), entries=entries)


@pytest.mark.parametrize("id", [20, 21, 22])
def test_an_entry_that_comes_back_stands_where_it_stood(id: int) -> None:  # noqa: A002
    record = three_people()
    gone = Change(record.entry(id), None)
    without = apply_to_record(record, (gone,))
    assert [entry.id for entry in without.entries] == [each.id for each in record.entries if each.id != id]
    assert apply_to_record(without, (gone.inverse(),)) == record


def test_a_new_entry_comes_after_its_group() -> None:
    record = three_people()
    added = Entry(id=23, record_id=1, group="person", position=3)
    assert [e.id for e in apply_to_record(record, (Change(None, added),)).entries] == [20, 21, 22, 23, 30]


def test_a_value_that_comes_back_stands_where_it_stood_in_its_field() -> None:
    roles = tuple(
        value(40 + at, 10, "roles", word, position=at) for at, word in enumerate(["host", "sponsor", "guest"])
    )
    record = replace(person(), entries=(Entry(id=10, record_id=1, group="organization", values=roles),))
    for role in roles:
        gone = Change(role, None)
        assert apply_to_record(apply_to_record(record, (gone,)), (gone.inverse(),)) == record


def test_an_entry_changed_bare_keeps_its_values() -> None:
    record = person(Status.PROPOSED, Status.PROPOSED)
    before = bare(record.entries[0])
    moved = apply_to_record(record, (Change(before, replace(before, position=4)),))
    assert moved.entries[0].position == 4
    assert moved.entries[0].values == record.entries[0].values
