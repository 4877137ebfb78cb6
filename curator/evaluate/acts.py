"""How many acts lead from the proposals to the gold record, against typing everything.

A right entry costs nothing but the one act that confirms its group; a nearly right name 1, a spurious entry 1, a
missing one 3, each wrong or missing part 1. By hand an entry costs 3, and each of its parts 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from curator.evaluate.facts import Facts
from curator.evaluate.matching import Pair
from curator.evaluate.parts import PARTS


@dataclass(frozen=True, slots=True)
class Effort:
    """Acts that are needed.

    Attributes:
        needed: From the proposals to the gold record.
        by_hand: From nothing to it.
    """

    needed: int = 0
    by_hand: int = 0

    def __add__(self, other: "Effort") -> "Effort":
        return Effort(self.needed + other.needed, self.by_hand + other.by_hand)

    @property
    def share(self) -> float:
        """Of typing everything; more than 1 where the proposals do harm, 0 where there is nothing to type."""
        return self.needed / self.by_hand if self.by_hand else 0.0


def effort(gold: Facts, found: Facts, paired: Mapping[str, Sequence[Pair]]) -> Effort:
    """Counts the acts of one article.

    Args:
        gold: Its gold record.
        found: What is proposed.
        paired: Of each group, which is which.
    """
    total = Effort()
    organizations = [each.names for each in gold.groups["organizations"]]
    for group, parts in PARTS.items():
        wanted, got, made = gold.groups[group], found.groups[group], paired[group]
        near = sum(pair.near for pair in made)
        spurious, missing = len(got) - len(made), len(wanted) - len(made)
        total += Effort(bool(got) + near + spurious + 3 * missing, 3 * len(wanted))
        by_gold = {pair.gold: got[pair.found] for pair in made}
        for part, rule in parts.items():
            if rule.acts is None:
                continue
            for at, each in enumerate(wanted):
                said = each.parts.get(part)
                if said is None:
                    continue
                right = at in by_gold and rule.acts(said, by_gold[at].parts.get(part), organizations)
                total += Effort(int(not right), 1)
    return total
