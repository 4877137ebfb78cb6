"""Which proposed values are right by a gold record: what confidence is measured against."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.evaluate.facts import GROUPS, Fact, Facts
from curator.evaluate.matching import pairs
from curator.evaluate.parts import PARTS
from curator.evaluate.words import close

_NAMED_EXACTLY = frozenset({"people", "organizations", "places"})
"""Groups whose names must be the gold record's; of events and launches nearly so is right."""

_IDENTITY: Mapping[str, str] = {
    "event": "name",
    "person": "name",
    "organization": "name",
    "place": "name",
    "agreement": "parties",
    "launch": "name",
    "figure": "value",
}
"""By which field an entry is found in the gold record at all; the other judged ones are `parts.PARTS`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a proposed value.

    Attributes:
        entry: The entry it belongs to.
        value: The value.
        right: Whether the gold record says the same.
    """

    entry: ProposedEntry
    value: ProposedValue
    right: bool


@dataclass(frozen=True, slots=True)
class _Match:
    fact: Fact
    near: bool


def outcomes(gold: Facts, found: Facts, entries: Iterable[ProposedEntry]) -> Iterator[Outcome]:
    """Looks which values of an article are right.

    Args:
        gold: Its gold record.
        found: The proposals as facts.
        entries: The same proposals, of each group in the same order.

    Yields:
        Values of which the gold record says something; every value of an entry that it does not have is wrong.
    """
    listed: dict[str, list[ProposedEntry]] = {}
    for entry in entries:
        listed.setdefault(entry.group, []).append(entry)
    for entry in listed.get("article", ())[:1]:
        for value in entry.values:
            right = _head_right(value, gold.head)
            if right is not None:
                yield Outcome(entry, value, right)
    for name, group in GROUPS.items():
        wanted = gold.groups[name]
        made = {pair.found: _Match(wanted[pair.gold], pair.near) for pair in pairs(name, wanted, found.groups[name])}
        for at, entry in enumerate(listed.get(group, ())):
            for value in entry.values:
                if value.field == _IDENTITY[group] or value.field in PARTS[name]:
                    yield Outcome(entry, value, _right(name, value, made.get(at), gold))


def _head_right(value: ProposedValue, gold: Mapping[str, str]) -> bool | None:
    match value.field:
        case "title":
            return close(gold.get("title"), value.words, 0.8)
        case "published":
            return str(value.content) == gold.get("published")
        case "outlet":
            return close(gold.get("outlet"), value.words, 0.5) if "outlet" in gold else None
    return None


def _right(group: str, value: ProposedValue, match: _Match | None, gold: Facts) -> bool:
    if match is None:
        return False
    field = value.field
    said = "" if value.content is None else str(value.content)
    match field:
        case "name":
            return not (match.near and group in _NAMED_EXACTLY)
        case "value":
            return True
        case "parties":
            return any(close(each, said) for each in match.fact.parties)
        case "roles":
            return said in match.fact.roles or (said == "mentioned" and not match.fact.roles)
    known = match.fact.parts.get(field)
    organizations = [each.names for each in gold.groups["organizations"]]
    return known is not None and PARTS[group][field].same(known, said, organizations)
