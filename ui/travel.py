"""Which record a commit reaches, and where to look once one was taken back or restored. Going there is the desk's."""

from collections.abc import Mapping, Sequence

from curator.domain.change import MACHINE_ACTS, Act, ChangeSet
from curator.domain.dossier import Dossier
from curator.domain.record import Entry, Status, Value
from ui.open_article import Focus


def links_many(done: ChangeSet) -> bool:
    """Whether an act linked names of several entries, in whatever articles."""
    return done.act is Act.LINK and len(touched_by(done)) > 1


def touched_by(done: ChangeSet) -> set[int]:
    """The entries whose values an act changed."""
    return {each.entry_id for each in _values(done)}


def reaches(done: ChangeSet, dossier: Dossier) -> bool:
    """Whether a commit may have changed a record: acts of the registry, and links of many, reach into any."""
    if done.article_id == dossier.article.id or done.act in MACHINE_ACTS:
        return done.article_id == dossier.article.id
    here = {entry.id for entry in dossier.record.entries}
    return done.article_id is None or done.untold or bool(here & touched_by(done))


def place_of(done: ChangeSet, entries: Sequence[Entry], focus: Focus, before: Mapping[int, int | None]) -> Focus:
    """The entry that an act was about, or the value whose link it was; that value alone stays in focus where it is.

    Args:
        done: Changed a value at least.
        entries: Those of the open record, as they are now.
        focus: What is in focus.
        before: By entry that was added the one that was open then, which comes next where the entry is gone.
    """
    value = _values(done)[0]
    entry_id = _nearest((value.entry_id, before.get(value.entry_id)), entries, done)
    entry = next((each for each in entries if each.id == entry_id), None)
    if done.act is not Act.LINK or entry is None:
        return Focus(entry_id)
    if focus == Focus(entry_id, value.id):
        return focus
    names_it = bool(entry.values) and entry.values[0].id == value.id
    return Focus(entry_id) if names_it else Focus(entry_id, value.id)


def _values(done: ChangeSet) -> list[Value]:
    return [change.state for change in done.changes if isinstance(change.state, Value)]


def _nearest(known: Sequence[int | None], entries: Sequence[Entry], done: ChangeSet) -> int | None:
    """The first of the known entries that is there; where the act took them away, the nearest of its group."""
    there = {entry.id: entry for entry in entries}
    for entry_id in known:
        if entry_id in there:
            return entry_id
    gone = next((each for change in done.changes if isinstance(each := change.state, Entry)), None)
    standing = [each for each in entries if each.status is not Status.REJECTED]
    group = [each for each in standing if gone and each.group == gone.group]
    if gone and group:
        return min(group, key=lambda each: abs(each.position - gone.position)).id
    return next((each.id for each in standing if each.status.open), None)
