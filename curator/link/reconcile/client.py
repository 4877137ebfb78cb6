"""The client: names to candidates of one service, whichever version of the protocol it speaks."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from curator.domain.entity import EntityKind
from curator.domain.watch import Watch
from curator.link.reconcile.answers import (
    Cell,
    Match,
    Property,
    read_batch,
    read_properties,
    read_rows,
    read_suggestions,
    read_types,
)
from curator.link.reconcile.cache import AnswerCache
from curator.link.reconcile.failure import ServiceError, TooLargeError
from curator.link.reconcile.kinds import general_type
from curator.link.reconcile.manifest import Manifest, ServiceType, filled, read_manifest
from curator.link.reconcile.shape import Shape
from curator.link.reconcile.transport import USUAL_CLOCK, USUAL_LIMITS, Clock, Limits, Transport

LONGEST_NAME = 300
"""What is longer is no name and is not sent."""

_MANIFEST = "manifest"
_ENOUGH_FAILURES = 2
"""Failed batches in a row, each tried several times, after which a service is left in peace."""


@dataclass(frozen=True, slots=True)
class Query:
    """A name to ask for.

    Attributes:
        words: The name; nothing else of the article leaves the machine.
        type: The service's identifier of the kind of thing it is, or empty.
        limit: How many candidates are wanted.
        kind: What kind of thing it is: where no type is given, the service's own for it is asked for, if it has one.
    """

    words: str
    type: str = ""
    limit: int = 5
    kind: EntityKind | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service said to one name.

    Attributes:
        query: The name.
        matches: Candidates, best first; none where it knows none.
        error: Why nothing is known, or None where the service answered.
    """

    query: Query
    matches: tuple[Match, ...] = ()
    error: ServiceError | None = None


class Client:
    """Asks one service; also a context manager. Safe to use from any thread; requests go one after another.

    Every call raises `ServiceError` where the service fails and `Cancelled` where its watch is asked to stop.

    Args:
        service: Its name, for sentences.
        address: Its address.
        cache: The folder for answers of all services, or None to keep none.
        limits: Bounds of time, size and number.
        clock: Time.
    """

    def __init__(
        self,
        service: str,
        address: str,
        *,
        cache: Path | None = None,
        limits: Limits = USUAL_LIMITS,
        clock: Clock = USUAL_CLOCK,
    ) -> None:
        self.service = service
        self.address = address
        self._transport = Transport(service, address, limits, clock)
        self._cache = AnswerCache(cache, address) if cache else None
        self._manifest: Manifest | None = None

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets the connections go."""
        self._transport.close()

    def manifest(self, watch: Watch = Watch()) -> Manifest:
        """What the service says of itself; asked once."""
        if self._manifest is None:
            answer = Shape.read(self.service, self._transport.get(self.address, watch=watch))
            self._manifest = read_manifest(self.address, answer)
            if self._cache:
                self._cache.put(_MANIFEST, answer.content)
        return self._manifest

    def last_manifest(self) -> Manifest | None:
        """What the service said of itself the last time, however long ago, or None; asks nobody."""
        if self._manifest is not None or self._cache is None:
            return self._manifest
        try:
            kept = self._cache.get(_MANIFEST)
            return read_manifest(self.address, Shape.read(self.service, kept)) if kept else None
        except ServiceError:  # half a file, or of another version
            return None

    def ask(self, queries: Sequence[Query], watch: Watch = Watch()) -> Iterator[Answer]:
        """Asks for many names, in batches of the size that the service takes.

        Yields:
            For each name, in the order given, what is known, or why nothing is. Where the service fails, the names
            of that batch have the error; where the failure is a lasting one, or the second in a row, all that follow
            have it too, but for those that were answered before.
        """
        try:
            manifest = self.manifest(watch)
        except ServiceError as error:
            yield from self._failed(_typed(queries, self.last_manifest()), error)
            return
        queries, size, in_a_row = _typed(queries, manifest), manifest.batch, 0
        for at in range(0, len(queries), size):
            batch = queries[at : at + size]
            try:
                answers = self._batch(batch, watch)
            except ServiceError as error:
                in_a_row += 1
                if error.lasting or in_a_row == _ENOUGH_FAILURES:
                    yield from self._failed(queries[at:], error)
                    return
                yield from self._failed(batch, error)
            else:
                in_a_row = 0
                yield from answers

    def suggest(self, prefix: str, watch: Watch = Watch()) -> tuple[Match, ...]:
        """Entities whose name begins so."""
        place = self._offered(self.manifest(watch).suggest, "completes no beginnings of names")
        answer = self._transport.get(place, {"prefix": prefix[:LONGEST_NAME]}, watch)
        return read_suggestions(Shape.read(self.service, answer))

    def suggest_types(self, prefix: str, watch: Watch = Watch()) -> tuple[ServiceType, ...]:
        """Kinds of things that the service knows and whose name begins so; its usual ones where it completes none."""
        manifest = self.manifest(watch)
        if not manifest.suggest_type:
            start = prefix.casefold()
            return tuple(each for each in manifest.types if start in each.name.casefold() or each.id == prefix)
        answer = self._transport.get(manifest.suggest_type, {"prefix": prefix[:LONGEST_NAME]}, watch)
        return read_types(Shape.read(self.service, answer))

    def preview(self, entity_id: str, watch: Watch = Watch()) -> str:
        """The page about an entity, as the service made it: HTML of somebody else, to be shown as text alone."""
        place = self._offered(self.manifest(watch).preview, "has no pages about its entities")
        return self._transport.get(filled(place, entity_id), watch=watch).decode("utf-8", "replace")

    def properties(self, type_id: str, watch: Watch = Watch()) -> tuple[Property, ...]:
        """The properties that the service proposes for a kind of entity."""
        place = self._offered(self.manifest(watch).propose, "does not say which properties it has")
        return read_properties(Shape.read(self.service, self._transport.get(place, {"type": type_id}, watch)))

    def extend(
        self, ids: Sequence[str], properties: Sequence[str], watch: Watch = Watch()
    ) -> dict[str, dict[str, tuple[Cell, ...]]]:
        """Values of properties of entities, by entity and property."""
        manifest = self.manifest(watch)
        place = self._offered(manifest.extend, "gives no properties")
        wanted = {"ids": list(ids), "properties": [{"id": each} for each in properties]}
        if manifest.draft:
            answer = self._transport.post_json(place, wanted, watch)
        else:
            answer = self._transport.post_form(place, {"extend": json.dumps(wanted)}, watch)
        return read_rows(Shape.read(self.service, answer), draft=manifest.draft)

    # Inside

    def _failed(self, queries: Sequence[Query], error: ServiceError) -> Iterator[Answer]:
        """The error for each name, but for those that were answered before."""
        for query in queries:
            kept = self._remembered(query)
            yield Answer(query, kept) if kept is not None else Answer(query, error=error)

    def _batch(self, batch: Sequence[Query], watch: Watch) -> list[Answer]:
        known = {query: kept for query in batch if (kept := self._remembered(query)) is not None}
        missing = [query for query in dict.fromkeys(batch) if query not in known and _sendable(query)]
        fresh = dict(zip(missing, self._send(missing, watch), strict=True)) if missing else {}
        for query, matches in fresh.items():
            self._remember(query, matches)
        found = {**known, **fresh}
        return [Answer(query, found[query]) if query in found else self._unasked(query) for query in batch]

    def _unasked(self, query: Query) -> Answer:
        what = f"was not asked for “{query.words[:40].strip()}…”, which is no name"
        return Answer(query, error=ServiceError(self.service, what, "Look it up by a shorter name."))

    def _send(self, queries: Sequence[Query], watch: Watch) -> list[tuple[Match, ...]]:
        """Asks in one request, or in two halves where the service takes fewer at once than it says."""
        try:
            return self._send_once(queries, watch)
        except TooLargeError:
            if len(queries) == 1:
                raise
            half = len(queries) // 2
            return [*self._send(queries[:half], watch), *self._send(queries[half:], watch)]

    def _send_once(self, queries: Sequence[Query], watch: Watch) -> list[tuple[Match, ...]]:
        manifest = self.manifest(watch)
        if manifest.draft:
            content = {"queries": [_as_draft(query) for query in queries]}
            answer = self._transport.post_json(manifest.reconcile, content, watch)
        else:
            listed = {f"q{at}": _as_older(query) for at, query in enumerate(queries)}
            answer = self._transport.post_form(manifest.reconcile, {"queries": json.dumps(listed)}, watch)
        return read_batch(Shape.read(self.service, answer), len(queries), draft=manifest.draft)

    def _offered(self, place: str, otherwise: str) -> str:
        if not place:
            raise ServiceError(self.service, otherwise, "", lasting=True)
        return place

    def _remembered(self, query: Query) -> tuple[Match, ...] | None:
        kept = self._cache.get(_question(query)) if self._cache else None
        if kept is None:
            return None
        try:
            (matches,) = read_batch(Shape.read(self.service, kept), 1, draft=False)
        except ServiceError:  # half a file, or of another version
            return None
        return matches

    def _remember(self, query: Query, matches: Sequence[Match]) -> None:
        if self._cache:
            self._cache.put(_question(query), {"q0": {"result": [_kept(match) for match in matches]}})


def _sendable(query: Query) -> bool:
    return bool(query.words.strip()) and len(query.words) <= LONGEST_NAME


def _typed(queries: Sequence[Query], manifest: Manifest | None) -> list[Query]:
    """The same with the service's own type for their kind, where none is given and the service names one."""
    types = {kind: general_type(manifest.types, kind) for kind in EntityKind} if manifest else {}
    return [replace(each, type=each.type or types.get(each.kind, "") if each.kind else each.type) for each in queries]


def _question(query: Query) -> str:
    return json.dumps([query.words, query.type, query.limit])


def _as_older(query: Query) -> dict[str, object]:
    kind: dict[str, object] = {"type": query.type} if query.type else {}
    return {"query": query.words, "limit": query.limit, **kind}


def _as_draft(query: Query) -> dict[str, object]:
    kind: dict[str, object] = {"type": query.type} if query.type else {}
    # The draft called the value `v` before it called it `propertyValue`; services are of either state.
    named = {"matchType": "name", "propertyValue": query.words, "v": query.words}
    return {"conditions": [named], "limit": query.limit, **kind}


def _kept(match: Match) -> Mapping[str, object]:
    return {
        "id": match.id,
        "name": match.name,
        "description": match.description,
        "score": match.score,
        "match": match.certain,
        "type": [{"id": each.id, "name": each.name} for each in match.types],
    }
