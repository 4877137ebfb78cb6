"""Adoption: which of a machine's proposals enter a record that a person may have judged already.

Pure: proposals and the record in, entries out. A machine never overwrites a person, and does not ask twice.
"""

from collections.abc import Iterable, Iterator, Sequence

from curator.domain.evidence import Evidence
from curator.domain.ids import new_id
from curator.domain.profile import Profile
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.domain.record import Entry, Record, Status, Value
from curator.link.normalise import fold


def adopt(profile: Profile, record: Record, kept: Sequence[Entry], proposals: Sequence[ProposedEntry]) -> list[Entry]:
    """Turns proposals into entries, without those that repeat what a person has judged.

    A proposal repeats a kept entry of its group where its naming (first) field has the same words, or the words
    that had been proposed for it, or overlapping evidence. That holds for rejected entries as well, so a rejection
    is remembered; a group that has one entry at most is left alone once it is kept.

    Args:
        profile: The record's profile.
        record: The record; only its id is used.
        kept: Its entries that a person has judged; their order and ids stay.
        proposals: In the order of the screen.

    Returns:
        New entries with new values, all proposed, in positions after the kept ones of their group.
    """
    adopted: list[Entry] = []
    for group in profile.groups:
        held = _Held(profile, [entry for entry in kept if entry.group == group.key])
        positions = [entry.position for entry in kept if entry.group == group.key]
        position = max(positions, default=-1) + 1
        fresh = (each for each in proposals if each.group == group.key and each.values)
        for proposal in fresh:
            if not (group.single and positions) and not held.knows(proposal):
                adopted.append(_entry(record, proposal, position))
                position += 1
                if group.single:
                    break
    return adopted


class _Held:
    """The naming values of kept entries of one group, ready to be compared with."""

    def __init__(self, profile: Profile, entries: Iterable[Entry]) -> None:
        self._words: set[str] = set()
        self._places: list[Evidence] = []
        for value in _naming(profile, entries):
            self._words |= {fold(value.words), fold(value.proposed)} - {""}
            self._places += value.evidence

    def knows(self, proposal: ProposedEntry) -> bool:
        naming = proposal.values[0]
        return fold(naming.words) in self._words or any(
            _overlap(one, other) for one in naming.evidence for other in self._places
        )


def _naming(profile: Profile, entries: Iterable[Entry]) -> Iterator[Value]:
    for entry in entries:
        yield from entry.of(profile.group(entry.group).fields[0].key)


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end


def _entry(record: Record, proposal: ProposedEntry, position: int) -> Entry:
    entry_id = new_id()
    counted: dict[str, int] = {}
    values = []
    for value in proposal.values:
        values.append(_value(entry_id, proposal.stage, value, counted.get(value.field, 0)))
        counted[value.field] = counted.get(value.field, 0) + 1
    return Entry(id=entry_id, record_id=record.id, group=proposal.group, position=position, values=tuple(values))


def _value(entry_id: int, stage: str, proposed: ProposedValue, position: int) -> Value:
    return Value(
        id=new_id(),
        entry_id=entry_id,
        field=proposed.field,
        words=proposed.words,
        content=proposed.content,
        status=Status.PROPOSED,
        confidence=proposed.confidence,
        extractor=stage,
        evidence=proposed.evidence,
        position=position,
    )
