"""The one table of what is judged of an entry beside its name, and how.

Scores, misses, outcomes and acts all go by it. Which entries are the same is `matching`'s.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from curator.evaluate.words import close, plain

Part = str | frozenset[str]
Names = Sequence[Sequence[str]]
"""Of each organisation of a gold record, all its names."""
Same = Callable[[Part, Part | None, Names], bool]


def exact(gold: Part, found: Part | None, _organizations: Names) -> bool:
    """The very same: another day, or another of the profile's choices, is wrong."""
    return gold == found


def near(at_least: float) -> Same:
    """Words that share so much of all the words of both, 0 to 1."""

    def same(gold: Part, found: Part | None, _organizations: Names) -> bool:
        return isinstance(gold, str) and not isinstance(found, frozenset) and close(gold, found, at_least)

    return same


def affiliation(gold: Part, found: Part | None, organizations: Names) -> bool:
    """Names that are nearly the same, or belong to one organisation."""
    if not isinstance(gold, str) or isinstance(found, frozenset):
        return False
    both = {plain(gold), plain(found)}
    return close(gold, found, 0.5) or any(both <= {plain(name) for name in names} for names in organizations)


def roles(gold: Part, found: Part | None, _organizations: Names) -> bool:
    """The same roles; being mentioned is none."""
    return real_roles(gold) == real_roles(found)


def real_roles(part: Part | None) -> frozenset[str]:
    """The roles that are more than being mentioned."""
    return part - {"mentioned"} if isinstance(part, frozenset) else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How a part is judged.

    Attributes:
        same: Whether it is as in the gold record.
        acts: Whether it costs a curator no act; None where the count of acts leaves it out.
        scored: The share of the right ones is told.
        silence: Where the gold record says nothing, nothing is right and anything else wrong.
        listed: It is among the misses where it is wrong.
    """

    same: Same
    acts: Same | None = None
    scored: bool = False
    silence: bool = False
    listed: bool = True


# Acts stay as the project's yardstick counts them, which compares words of all kinds so, a day and a choice too:
# by it an effort can be set beside the figures of others. Everywhere else a wrong day is wrong.
_AS_THE_YARDSTICK = near(0.5)
_WORDS = near(0.5)

PARTS: Mapping[str, Mapping[str, Rule]] = {
    "events": {
        "start": Rule(same=exact, acts=_AS_THE_YARDSTICK, scored=True, silence=True),
        "end": Rule(same=exact),
        "place": Rule(same=near(0.3), acts=_AS_THE_YARDSTICK, scored=True),
        "type": Rule(same=exact, acts=_AS_THE_YARDSTICK, scored=True, silence=True),
        "theme": Rule(same=_WORDS, listed=False),
    },
    "people": {
        "title": Rule(same=_WORDS, acts=_WORDS, scored=True),
        "affiliation": Rule(same=affiliation, acts=affiliation, scored=True),
    },
    "organizations": {"roles": Rule(same=roles, acts=roles)},
    "places": {},
    "agreements": {"kind": Rule(same=_WORDS, acts=_WORDS), "date": Rule(same=exact)},
    "launches": {"kind": Rule(same=_WORDS, acts=_WORDS)},
    "figures": {
        "qualifier": Rule(same=exact, acts=_AS_THE_YARDSTICK, scored=True, silence=True),
        "what": Rule(same=_WORDS),
    },
}
"""By group of `facts.GROUPS` and part; of roles the score counts each role, not the share."""


def is_right(rule: Rule, gold: Part | None, found: Part | None, organizations: Names) -> bool | None:
    """Whether a part is as in the gold record.

    Returns:
        None where the gold record says nothing of it and nothing follows from that.
    """
    if gold is None:
        return found is None if rule.silence else None
    return rule.same(gold, found, organizations)
