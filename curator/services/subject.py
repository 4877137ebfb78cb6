"""Subjects: the words an act was done to, for the undo menu and the history. The sentence around is the screen's."""

from collections.abc import Iterable

from curator.domain.change import Change
from curator.domain.profile import Profile
from curator.domain.record import Entry, Record, Value

_LONGEST = 80


def shorten(words: str) -> str:
    """Words on one line, cut where a menu would be too wide."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def of_values(profile: Profile, record: Record, changes: Iterable[Change]) -> str:
    """The words of the one value, the name of the one entry, or the heading of the one group that values are in."""
    values = [change.state for change in changes if isinstance(change.state, Value)]
    if len(values) == 1 or len({value.words for value in values}) == 1:
        return shorten(values[0].words)
    entries = {value.entry_id: record.entry(value.entry_id) for value in values}
    if len(entries) == 1:
        return name(profile, next(iter(entries.values())))
    groups = {entry.group for entry in entries.values()}
    return profile.group(groups.pop()).plural if len(groups) == 1 else ""


def of_record(profile: Profile, record: Record) -> str:
    """What the article is called in its record: the name of the entry of a group that has one entry at most."""
    single = {group.key for group in profile.groups if group.single}
    return next((name(profile, entry) for entry in record.entries if entry.group in single), "")


def name(profile: Profile, entry: Entry) -> str:
    """The words that name an entry: those of its first field, else of any."""
    values = entry.standing(profile.group(entry.group).fields[0].key) or entry.values
    return shorten(values[0].words) if values else ""
