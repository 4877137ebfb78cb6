"""Which of an article's organisations a name may stand for, without comparing it with each of them.

What it does stand for is decided by `aliases.same_organization`; every way to be the same that is told there has its
handles here.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from curator.extract.organizations.aliases import LINKS, Name, same_organization, tells_whose

Handle = tuple[str, str | frozenset[str]]


class BodyIndex:
    """Names of organisations by their order, the first of each organisation alone."""

    def __init__(self, declared: Mapping[str, str]) -> None:
        """Begins without names; `declared` is from `curator.extract.organizations.aliases.declared_acronyms`."""
        self._declared = declared
        self._names: list[Name] = []
        self._by_handle: defaultdict[Handle, list[int]] = defaultdict(list)

    def place(self, name: Name) -> int:
        """The number of the organisation that a name stands for: the first one that fits, else a new one."""
        for at in sorted(self._candidates(name)):
            if same_organization(self._names[at], name, self._declared):
                return at
        self._names.append(name)
        for handle in set(_held_by(name)):
            self._by_handle[handle].append(len(self._names) - 1)
        return len(self._names) - 1

    def _candidates(self, name: Name) -> set[int]:
        found = {at for handle in self._sought_by(name) for at in self._by_handle.get(handle, ())}
        if len(name.keys) > 1:
            # A name cut short has all its words in the whole one: those with its rarest word are enough.
            rarest: Sequence[int] = min((self._by_handle.get(("word", word), []) for word in name.keys), key=len)
            found.update(rarest)
        return found

    def _sought_by(self, name: Name) -> Iterator[Handle]:
        yield "whole", name.low
        yield "written", self._declared.get(name.text, "")
        yield "short", name.text
        yield "own words", name.own
        yield "tail", name.text
        yield "stem", name.low
        if not name.head and " " not in name.text:
            yield "first", name.low


def _held_by(name: Name) -> Iterator[Handle]:
    text = name.text
    yield "whole", name.low
    yield "written", text
    yield "own words", name.own
    yield "first", text.split()[0].casefold()
    yield from (("short", short) for short in name.initials | name.shortened)
    yield from (("word", word) for word in name.keys)
    parts = name.low.split(" ")
    cuts = [i for i in range(1, len(parts)) if parts[i] in LINKS or parts[i - 1] == "state"]
    yield from (("stem", " ".join(parts[:cut])) for cut in cuts)
    whole = text.split(" ")
    for i in range(1, len(whole)):
        if not tells_whose(whole[i - 1]):
            return
        yield "tail", " ".join(whole[i:])
