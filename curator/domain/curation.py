"""What each act of the curator changes. Pure: a record and the act in, changes out.

Storing the changes is `db`'s, naming the act for menus is `curator.services.review`'s.
"""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace

from curator.domain.change import Change
from curator.domain.content import read_content
from curator.domain.day_readings import day_readings
from curator.domain.evidence import Evidence
from curator.domain.ids import new_id
from curator.domain.profile import Field, Profile
from curator.domain.record import Entry, Link, Record, Status, Value

Changes = tuple[Change, ...]


def confirm(record: Record, value_ids: Collection[int]) -> Changes:
    """Confirms the open values among these; values that were judged already stay as they are.

    A day that can be read in several ways is not confirmed together with others: somebody has to decide on it.
    """
    wanted = frozenset(value_ids)
    return tuple(
        _set(value, status=Status.CONFIRMED)
        for value in record.values()
        if value.id in wanted and value.status.open and (len(wanted) == 1 or not is_undecided(value))
    )


def is_undecided(value: Value) -> bool:
    """Whether a value's words are a day in figures that nobody has read yet, such as `4-5`."""
    return value.content is None and len(day_readings(value.words)) > 1


def postpone(record: Record, value_ids: Collection[int]) -> Changes:
    """Marks the proposed values among these as in doubt, to come back to."""
    wanted = frozenset(value_ids)
    return tuple(
        _set(value, status=Status.POSTPONED)
        for value in record.values()
        if value.id in wanted and value.status is Status.PROPOSED
    )


def reject(record: Record, value_ids: Collection[int], reason: str = "") -> Changes:
    """Rejects these values, whatever was said of them before, with an optional reason."""
    wanted = frozenset(value_ids)
    return tuple(
        _set(value, status=Status.REJECTED, reason=reason)
        for value in record.values()
        if value.id in wanted and (value.status is not Status.REJECTED or value.reason != reason)
    )


def correct(record: Record, profile: Profile, value_id: int, words: str) -> Changes:
    """Puts other words in a value's place.

    A value that a person added stays added; one corrected back to the proposed words is confirmed. The same words
    again confirm an open value and bring a rejected one back. The evidence stays: it is where the article speaks of
    it. A link is dropped with the name that it was made for.

    Raises:
        ValueError: The words do not fit the field's type, or are empty.
    """
    value = record.value(value_id)
    field = profile.group(record.entry(value.entry_id).group).field(value.field)
    words = words.strip()
    if not words:
        raise ValueError("A corrected value needs words; reject the value if there is none")
    if words == value.words:
        return _accept(value)
    return (Change(value, _corrected(value, field, words)),)


def _corrected(value: Value, field: Field, words: str) -> Value:
    content = read_content(field, words)
    proposed = value.proposed or (value.words if value.extractor else "")
    status = Status.CORRECTED if value.extractor else Status.ADDED
    if words == proposed:
        proposed, status = "", Status.CONFIRMED
    return replace(value, words=words, content=content, status=status, proposed=proposed, reason="", link=None)


def _accept(value: Value) -> Changes:
    if value.status.open:
        return (_set(value, status=Status.CONFIRMED),)
    if value.status is not Status.REJECTED:
        return ()
    if not value.extractor:
        return (_set(value, status=Status.ADDED, reason=""),)
    return (_set(value, status=Status.CORRECTED if value.proposed else Status.CONFIRMED, reason=""),)


def add_entry(record: Record, profile: Profile, group: str, words: str, evidence: Evidence | None) -> Changes:
    """Adds an entry named by these words; see `add_value`.

    Raises:
        ValueError: As for `add_value`, or the group has exactly one entry and it is there.
    """
    kind = profile.group(group)
    if kind.single and any(entry.group == group for entry in record.entries):
        raise ValueError(f"{kind.title} is there already; add to it or correct it")
    position = max((entry.position for entry in record.entries if entry.group == group), default=-1) + 1
    entry = Entry(id=new_id(), record_id=record.id, group=group, position=position)
    held = replace(record, entries=(*record.entries, entry))
    return (Change(None, entry), *add_value(held, profile, entry.id, kind.fields[0].key, words, evidence))


def add_value(
    record: Record, profile: Profile, entry_id: int, field: str, words: str, evidence: Evidence | None
) -> Changes:
    """Adds a value to an entry.

    A field that holds one value gives up the one it had: an unjudged proposal is rejected as superseded.

    Args:
        record: The record.
        profile: Its profile.
        entry_id: The entry.
        field: The field's key.
        words: As selected in the text or typed.
        evidence: Where they were selected, or None when typed.

    Raises:
        ValueError: The words do not fit the field's type, or the field already has a judged value or this very one.
    """
    entry = record.entry(entry_id)
    kind = profile.group(entry.group).field(field)
    standing = entry.standing(field)
    if not words.strip():
        raise ValueError("A value needs words")
    content = read_content(kind, words)
    if kind.type.many and any(value.content == content for value in standing):
        raise ValueError(f"{kind.title} has “{words.strip()}” already; add evidence to it instead")
    given_up: Changes = ()
    if standing and not kind.type.many:
        if not all(value.status.open for value in standing):
            raise ValueError(f"{kind.title} has a value already; correct that one")
        given_up = tuple(_set(value, status=Status.REJECTED, reason="superseded") for value in standing)
    value = Value(
        id=new_id(),
        entry_id=entry_id,
        field=field,
        words=words.strip(),
        content=content,
        status=Status.ADDED,
        evidence=(evidence,) if evidence else (),
        position=max((value.position for value in entry.of(field)), default=-1) + 1,
    )
    return (*given_up, Change(None, value))


def add_evidence(record: Record, value_id: int, evidence: Evidence) -> Changes:
    """Adds another range of the text to a value; the same range twice is once."""
    value = record.value(value_id)
    if evidence in value.evidence:
        return ()
    return (_set(value, evidence=(*value.evidence, evidence)),)


def resize_evidence(record: Record, profile: Profile, value_id: int, index: int, evidence: Evidence) -> Changes:
    """Puts another range in place of the value's evidence number `index`.

    Words that are this evidence's own go along, as if corrected, where they fit the field: not those that say it
    otherwise, that other evidence has too, or that were rejected.

    Raises:
        IndexError: The value has no such evidence.
    """
    value = record.value(value_id)
    if not 0 <= index < len(value.evidence):
        raise IndexError(index)
    if value.evidence[index] == evidence:
        return ()
    ranges = (*value.evidence[:index], evidence, *value.evidence[index + 1 :])
    quotes = [_on_one_line(each.quote) for each in value.evidence]
    words = _on_one_line(evidence.quote)
    follows = value.words == quotes[index] != words and quotes.count(value.words) == 1
    if follows and value.status is not Status.REJECTED:
        field = profile.group(record.entry(value.entry_id).group).field(value.field)
        with suppress(ValueError):
            return (Change(value, replace(_corrected(value, field, words), evidence=ranges)),)
    return (_set(value, evidence=ranges),)


def link(record: Record, value_id: int, chosen: Link | None) -> Changes:
    """Says which entity a value's name stands for; None takes the link away."""
    value = record.value(value_id)
    return () if value.link == chosen else (_set(value, link=chosen),)


def annotate(record: Record, value_id: int, note: str) -> Changes:
    """Writes the curator's remark on a value."""
    value = record.value(value_id)
    return () if value.note == note.strip() else (_set(value, note=note.strip()),)


def set_finished(record: Record, finished: bool) -> Changes:
    """Says that the article is done, or opens it again."""
    if record.finished is finished:
        return ()
    bare = replace(record, entries=())
    return (Change(bare, replace(bare, finished=finished)),)


def _on_one_line(quote: str) -> str:
    return " ".join(quote.split())


def _set(value: Value, **changed: object) -> Change:
    return Change(value, replace(value, **changed))  # type: ignore[arg-type]
