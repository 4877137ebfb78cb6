"""What joining two entities would change, and what speaks against it, in words. Pure."""

from PySide6.QtCore import QCoreApplication

from curator.domain.change import ChangeSet
from curator.domain.entity import Entity
from curator.domain.registry import EntityRow
from curator.services.registry import EntityPage
from ui.plain import shortened
from ui.registry.words import scheme_name
from ui.words import count_words

_LONGEST = 80


def preview_words(gone: EntityPage, kept: Entity) -> str:
    """What will mean the one that stays: “3 links, 2 names and 1 lesson will mean Linhe Polytechnic”."""
    names = {name for each in (gone.entity, *gone.merged) for name in each.names} - set(kept.names)
    said = _tr("%1 will mean %2. This can be taken back at any time.")
    going = counted_words(gone.use, len(names), len(gone.lessons))
    return said.replace("%2", kept.name).replace("%1", going)


def counted_words(links: EntityRow | int, names: int, lessons: int) -> str:
    """What goes from one entity to another: “3 links in 2 articles and 1 name”; what there is none of is not said."""
    linked = links if isinstance(links, int) else links.linked
    where = "" if isinstance(links, int) else " " + count_words("in %n article(s)", links.articles or 0)
    parts = [count_words("%n link(s)", linked) + where] if linked else []
    parts += [count_words("%n name(s)", names)] if names else []
    parts += [count_words("%n lesson(s)", lessons)] if lessons else []
    if len(parts) < 2:
        return parts[0] if parts else _tr("Nothing")
    return _tr("%1 and %2").replace("%1", ", ".join(parts[:-1])).replace("%2", parts[-1])


def merged_words(done: ChangeSet) -> str:
    """What a merge did, once it is done."""
    return _tr("Merged %1.").replace("%1", shortened(done.subject, _LONGEST))


def contrary_words(gone: EntityPage, kept: EntityPage) -> str:
    """What speaks against their being the same: kinds, identifiers, what a person said; empty where nothing does."""
    found = []
    if gone.entity.kind is not kept.entity.kind:
        found.append(_tr("They are of different kinds."))
    if any(other.id == kept.entity.id for _, other in gone.distinctions):
        found.append(_tr("Somebody said that they are not the same; merging takes that back."))
    for scheme in sorted({each.scheme for each in gone.entity.identifiers}):
        ours = [each.value for each in gone.entity.identifiers if each.scheme == scheme]
        theirs = [each.value for each in kept.entity.identifiers if each.scheme == scheme]
        if theirs and not set(ours) & set(theirs):
            said = _tr("Different %1 identifiers: %2 and %3.").replace("%1", scheme_name(scheme))
            found.append(said.replace("%2", ours[0]).replace("%3", theirs[0]))
    return "\n".join(found)


def _tr(text: str) -> str:
    return QCoreApplication.translate("registry", text)
