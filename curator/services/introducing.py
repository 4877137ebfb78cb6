"""Names that an article introduces for each other, linked along: who says what one stands for means the other too.

Only in the same record, and only where all names that introduce one another mean the same. What a person chose,
refused or took away stays.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from curator.domain.article import Article
from curator.domain.change import Change
from curator.domain.lesson import LESSON_RULE
from curator.domain.names import fold
from curator.domain.profile import Profile
from curator.domain.record import Entry, Judgement, Link, Status, Value
from curator.link.automatic import free
from curator.link.introduced import INTRODUCED, introduced
from curator.link.learned import learned
from db.reads import Reads

Name = tuple[str, str]
"""The kind of entity that a name is of, and its words, case and accents aside."""

Links = Mapping[int, Link | None]


class Introductions:
    """The names of a record that its article introduces for each other.

    Args:
        reads: The registry.
        profile: Of the record.
        entries: Of the record.
        article: With its text.
    """

    def __init__(self, reads: Reads, profile: Profile, entries: Sequence[Entry], article: Article) -> None:
        self._reads = reads
        self._article = article
        self._values = {value.id: (value, name) for value, name in _named(profile, entries)}
        self._beside = _beside([*self._values.values()], article.text)

    def links(self, moved: Links, besides: Collection[int] = ()) -> dict[int, Link]:
        """What names without a link are linked to along with those that introduce them.

        Args:
            moved: Links that are about to be made, or None for those taken away.
            besides: Values; what somebody took away stays away, unless it went together with one of these.
        """
        links = {value.id: moved.get(value.id, value.link) for value, _ in self._values.values()}
        bare = [
            (value, name) for value, name in self._values.values() if links[value.id] is None and name in self._beside
        ]
        if not bare:
            return {}
        means = self._means(links)
        found: dict[int, Link] = {}
        for value, name in bare:
            others = [means.get(each, {}) for each in self._beside[name]]
            meant = {each: link for some in (means.get(name, {}), *others) for each, link in some.items()}
            if all(others) and len(meant) == 1 and next(iter(meant)) not in self._refused(value, name):
                found[value.id] = _along(next(iter(meant.values())))
        left = self._reads.unlinked(found, besides)
        return {each: link for each, link in found.items() if each not in left}

    def following(self, value_ids: Collection[int], chosen: Link | None) -> tuple[Change, ...]:
        """What changes along when these names are linked so, or their links are taken away."""
        own = [self._values[each] for each in value_ids if each in self._values]
        names = {name for _, name in own}
        others = [pair for each, pair in self._values.items() if each not in value_ids]
        beside = [value for value, name in others if not names.isdisjoint(self._beside.get(name, ()))]
        before = {value.link for value, _ in own if free(value)}
        loose = [value for value in beside if value.link is None or value.link.by == INTRODUCED or value.link in before]
        if not loose:
            return ()
        # Whether those of the same name follow is another matter.
        same = {value.id: None for value, name in others if name in names and free(value)}
        open_now = dict.fromkeys(value.id for value in loose)
        links = self.links({**same, **open_now, **dict.fromkeys(value_ids, chosen)}, value_ids)
        pairs = ((value, replace(value, link=links.get(value.id))) for value in loose)
        return tuple(Change(before, after) for before, after in pairs if _entity(before) != _entity(after))

    def _refused(self, value: Value, name: Name) -> Collection[int]:
        """The living entities that it was learned a name does not stand for in this article."""
        known = self._reads.grounds([value.words])[value.words]
        lessons = [each for each in known.lessons if each.kind == name[0]]
        return learned(lessons, known.living, self._article.id, self._article.outlet).refused

    def _means(self, links: Links) -> dict[Name, dict[int, Link]]:
        """By name the living entities that it is linked to, each with a link."""
        ids = {link.entity_id for link in links.values() if link and link.entity_id is not None}
        living = self._reads.living(ids)
        found = defaultdict[Name, dict[int, Link]](dict)
        for value, name in self._values.values():
            link = links[value.id]
            if link and link.entity_id is not None:
                head = living[link.entity_id][0] if link.entity_id in living else link.entity_id
                found[name].setdefault(head, link)
        return found


def _named(profile: Profile, entries: Sequence[Entry]) -> Iterator[tuple[Value, Name]]:
    kinds = {(group.key, field.key): field.entity for group in profile.groups for field in group.fields if field.entity}
    for entry in entries:
        for value in entry.values:
            kind = kinds.get((entry.group, value.field))
            if kind and value.status is not Status.REJECTED:
                yield value, (kind, fold(value.words))


def _beside(named: Collection[tuple[Value, Name]], text: str) -> dict[Name, frozenset[Name]]:
    """By name those of the same kind that stand beside it in brackets."""
    found = defaultdict[Name, set[Name]](set)
    for kind in {kind for _, (kind, _) in named}:
        words = {value.words for value, name in named if name[0] == kind}
        for one, others in introduced(words, text).items():
            found[kind, fold(one)] |= {(kind, fold(each)) for each in others} - {(kind, fold(one))}
    return {name: frozenset(others) for name, others in found.items() if others}


def _along(link: Link) -> Link:
    """What follows from a lesson goes when that is revoked; so does what follows from what follows."""
    by = link.by if link.by.startswith(LESSON_RULE) else INTRODUCED
    return Link(Judgement.MATCHED, link.entity_id, by)


def _entity(value: Value) -> int | None:
    return value.link.entity_id if value.link else None
