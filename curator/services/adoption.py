"""Adoption: which of a machine's proposals enter a record that a person may have judged already.

Pure: proposals and the record in, entries out. A machine never overwrites a person, and does not ask twice.
"""

from collections.abc import Iterable, Sequence

from curator.domain.evidence import Evidence
from curator.domain.ids import new_id
from curator.domain.profile import Group, Profile
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.domain.record import Entry, Record, Status, Value
from curator.link.normalise import fold


def adopt(profile: Profile, record: Record, kept: Sequence[Entry], proposals: Sequence[ProposedEntry]) -> list[Entry]:
    """Turns proposals into entries, without those that repeat what a person has judged.

    Where the naming (first) field of a group is a name, a proposal repeats a kept entry that has the same words
    there, or had them when it was proposed, or overlapping evidence. Anything else (a figure's number, the kind of an
    agreement) may be the same in several entries: there a proposal repeats a kept entry only where its naming
    evidence overlaps, and each kept entry answers for one proposal, the one that shares most with it. That holds for
    rejected entries as well, so a rejection is remembered; a group that has one entry at most is left alone once it
    is kept.

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
        held = [entry for entry in kept if entry.group == group.key]
        offered = [each for each in proposals if each.group == group.key and each.values]
        if group.single:
            fresh = [] if held else offered[:1]
        elif group.fields[0].is_name:
            fresh = _without_known_names(group, held, offered)
        else:
            fresh = _without_repeated(group, held, offered)
        first = max((entry.position for entry in held), default=-1) + 1
        adopted += [_entry(record, proposal, position) for position, proposal in enumerate(fresh, first)]
    return adopted


def _without_known_names(group: Group, held: Sequence[Entry], offered: Sequence[ProposedEntry]) -> list[ProposedEntry]:
    values = [value for entry in held for value in entry.of(group.fields[0].key)]
    known = {fold(words) for value in values for words in (value.words, value.proposed)} - {""}
    places = [place for value in values for place in value.evidence]
    return [
        each
        for each in offered
        if fold(each.values[0].words) not in known and not _meet(each.values[0].evidence, places)
    ]


def _without_repeated(group: Group, held: Sequence[Entry], offered: Sequence[ProposedEntry]) -> list[ProposedEntry]:
    """Pairs kept entries with proposals, those that have most in common first."""
    pairs = []
    for kept, entry in enumerate(held):
        places = [place for value in entry.of(group.fields[0].key) for place in value.evidence]
        for number, proposal in enumerate(offered):
            if _meet(proposal.values[0].evidence, places):
                pairs.append((-_in_common(entry, proposal), kept, number))
    answered: set[int] = set()
    repeated: set[int] = set()
    for _, kept, number in sorted(pairs):
        if kept not in answered and number not in repeated:
            answered.add(kept)
            repeated.add(number)
    return [proposal for number, proposal in enumerate(offered) if number not in repeated]


def _in_common(entry: Entry, proposal: ProposedEntry) -> int:
    """How many pieces of evidence stand in both, at the same field and place."""
    return len(_places(entry.values) & _places(proposal.values))


def _places(values: Sequence[Value] | Sequence[ProposedValue]) -> set[tuple[str, int, int]]:
    return {(value.field, place.start, place.end) for value in values for place in value.evidence}


def _meet(some: Iterable[Evidence], others: Sequence[Evidence]) -> bool:
    return any(one.start < other.end and other.start < one.end for one in some for other in others)


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
