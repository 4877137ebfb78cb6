"""Which person of an article a name stands for: fuller and shorter names, family names, initials.

What is told of a person is gathered in `stage`.
"""

from collections import defaultdict
from collections.abc import Sequence


class KnownPeople:
    """The fullest names of an article's people, numbered from 0 in the order of their first mention."""

    def __init__(self) -> None:
        """Begins without people."""
        self._fullest: list[str] = []
        self._with_word: defaultdict[str, set[int]] = defaultdict(set)
        self._ending: defaultdict[str, set[int]] = defaultdict(set)

    def place(self, name: str) -> int:
        """The number of the person of that name, a new one where nobody fits; the longer name is kept."""
        at = self._known(name)
        if at is None:
            at = len(self._fullest)
            self._fullest.append("")
        if len(name.split()) > len(self._fullest[at].split()):
            self._fullest[at] = name
            parts = name_parts(name)
            for part in parts:
                self._with_word[part].add(at)
            self._ending[parts[-1] if parts else ""].add(at)
        return at

    def fullest(self, at: int) -> str:
        """The longest name of a person."""
        return self._fullest[at]

    def _known(self, name: str) -> int | None:
        parts = name_parts(name)
        near = [(at, self._fullest[at]) for at in sorted(self._candidates(parts))]
        found = same_person([full for _, full in near], name)
        return near[found][0] if found is not None else None

    def _candidates(self, parts: Sequence[str]) -> set[int]:
        """Of two names of one person, the shorter one's last word always stands in the longer one."""
        found = set(self._with_word.get(parts[-1], ())) if parts else set()
        return found.union(*(self._ending.get(part, ()) for part in parts))


def same_person(people: Sequence[str], name: str) -> int | None:
    """The place of the one whose words are the same in any order and case, else of one whose family name it is."""
    parts = name_parts(name)
    known = [name_parts(each) for each in people]
    for i, have in enumerate(known):
        if sorted(have) == sorted(parts) or (len(parts) > 1 and len(have) > 1 and _shortened(people[i], name)):
            return i
    if len(parts) != 1:
        return next((i for i, have in enumerate(known) if len(have) == 1 and have[0] in parts), None)
    ends = (i for i, have in enumerate(known) if len(have) > 1 and parts[0] in (have[0], have[-1]))
    inner = (i for i, have in enumerate(known) if len(parts[0]) > 2 and parts[0] in have)
    return next(ends, next(inner, None))


def name_parts(name: str) -> list[str]:
    """The words of a name as they are compared."""
    return name.casefold().replace("-", "").replace(",", "").replace("’", "'").split()


def _shortened(one: str, other: str) -> bool:
    """`John F. Kerry` and `John Kerry`, `Ana Tavares de Oliveira` and `Tavares de Oliveira`, `A. Silva`."""
    small, big = sorted((one.casefold().split(), other.casefold().split()), key=lambda each: (len(each), len(each[0])))
    if big[-len(small) :] == small or (len(small) > 1 and (small[0], small[-1]) == (big[0], big[-1])):
        return True
    if len(small) > 1 and big[: len(small)] == small:
        return True
    if len(small) == 2 and small[0][1:] == "." and (small[0][0], small[1]) == (big[0][0], big[-1]):
        return True
    return set(small) < set(big) and all(len(word.rstrip(".")) <= 2 for word in set(big) - set(small))
