"""States of a change as JSON and back, exactly. The log keeps them for ever, so absent fields take their defaults."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from curator.domain.article import Article
from curator.domain.change import State
from curator.domain.content import PartialDate
from curator.domain.entity import Alias, Entity, EntityKind, Identifier, NameKind
from curator.domain.evidence import Alignment, Evidence
from curator.domain.lesson import Distinction, Lesson, Scope
from curator.domain.record import Entry, Judgement, Link, Record, Status, Value

KINDS: Mapping[type[State], str] = {
    Article: "article",
    Record: "record",
    Entry: "entry",
    Value: "value",
    Entity: "entity",
    Lesson: "lesson",
    Distinction: "distinction",
}
# What a container holds is not part of its own state.
_HELD = {Article: {"text", "passages", "metadata"}, Record: {"entries"}, Entry: {"values"}}
_NAMES: Mapping[type, tuple[str, ...]] = {
    kind: tuple(each.name for each in fields(kind) if each.name not in _HELD.get(kind, ()))
    for kind in (*KINDS, Evidence, Link, Alias, Identifier)
}
_SIMPLE = frozenset({str, int, float, bool, type(None)})
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def bare(state: State) -> State:
    """A state as the log keeps it: containers without what they hold."""
    match state:
        case Article():
            return replace(state, text="", passages=(), metadata={})
        case Record():
            return replace(state, entries=())
        case Entry():
            return replace(state, values=())
        case _:
            return state


def to_json(state: State) -> str:
    """Writes a state, bare."""
    return _encode({name: _plain(getattr(state, name)) for name in _NAMES[type(state)]})


def from_json(kind: str, words: str) -> State:
    """Reads what `to_json` wrote of a thing of that kind (see `KINDS`)."""
    return _READERS[kind](json.loads(words))


def _plain(thing: Any) -> Any:
    kind = type(thing)
    if kind in _SIMPLE:
        return thing
    if kind is PartialDate:
        return {"date": str(thing)}
    if kind is tuple:
        return [_plain(each) for each in thing]
    if kind in _NAMES:
        return {name: _plain(getattr(thing, name)) for name in _NAMES[kind]}
    return thing


def _article(plain: dict[str, Any]) -> Article:
    return Article(**plain)


def _record(plain: dict[str, Any]) -> Record:
    return Record(**plain)


def _entry(plain: dict[str, Any]) -> Entry:
    return Entry(**plain)


def _value(plain: dict[str, Any]) -> Value:
    content, link = plain.get("content"), plain.get("link")
    evidence = tuple(
        Evidence(**{**each, "alignment": Alignment(each["alignment"])}) for each in plain.get("evidence", ())
    )
    read = {
        "content": PartialDate.parse(content["date"]) if isinstance(content, dict) else content,
        "link": Link(**{**link, "judgement": Judgement(link["judgement"])}) if link else None,
        "status": Status(plain["status"]),
        "evidence": evidence,
    }
    return Value(**{**plain, **read})


def _entity(plain: dict[str, Any]) -> Entity:
    read = {
        "kind": EntityKind(plain["kind"]),
        "aliases": tuple(_alias(each) for each in plain.get("aliases", ())),
        "identifiers": tuple(Identifier(**each) for each in plain.get("identifiers", ())),
    }
    return Entity(**{**plain, **read})


def _alias(plain: dict[str, Any] | str) -> Alias:
    # The first Curators wrote the bare name.
    return Alias(plain) if isinstance(plain, str) else Alias(**{**plain, "kind": NameKind(plain["kind"])})


def _lesson(plain: dict[str, Any]) -> Lesson:
    return Lesson(**{**plain, "kind": EntityKind(plain["kind"]), "scope": Scope(plain["scope"])})


def _distinction(plain: dict[str, Any]) -> Distinction:
    return Distinction(**plain)


_READERS: Mapping[str, Callable[[dict[str, Any]], State]] = {
    "article": _article,
    "record": _record,
    "entry": _entry,
    "value": _value,
    "entity": _entity,
    "lesson": _lesson,
    "distinction": _distinction,
}
