"""States of a change as JSON and back, exactly. The log keeps them for ever, so absent fields take their defaults."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from curator.domain.article import Article
from curator.domain.change import State
from curator.domain.content import PartialDate
from curator.domain.entity import Entity, EntityKind, Identifier
from curator.domain.evidence import Alignment, Evidence
from curator.domain.record import Entry, Judgement, Link, Record, Status, Value

KINDS: Mapping[type[State], str] = {
    Article: "article",
    Record: "record",
    Entry: "entry",
    Value: "value",
    Entity: "entity",
}


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
    return json.dumps(_plain(bare(state)), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: str, words: str) -> State:
    """Reads what `to_json` wrote of a thing of that kind (see `KINDS`)."""
    return _READERS[kind](json.loads(words))


def _plain(thing: Any) -> Any:
    if isinstance(thing, PartialDate):
        return {"date": str(thing)}
    if is_dataclass(thing):
        return {field.name: _plain(getattr(thing, field.name)) for field in fields(thing)}
    if isinstance(thing, tuple):
        return [_plain(each) for each in thing]
    return dict(thing) if isinstance(thing, Mapping) else thing


def _article(plain: dict[str, Any]) -> Article:
    return Article(**{**plain, "passages": (), "metadata": {}})


def _record(plain: dict[str, Any]) -> Record:
    return Record(**{**plain, "entries": ()})


def _entry(plain: dict[str, Any]) -> Entry:
    return Entry(**{**plain, "values": ()})


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
        "aliases": tuple(plain.get("aliases", ())),
        "identifiers": tuple(Identifier(**each) for each in plain.get("identifiers", ())),
    }
    return Entity(**{**plain, **read})


_READERS: Mapping[str, Callable[[dict[str, Any]], State]] = {
    "article": _article,
    "record": _record,
    "entry": _entry,
    "value": _value,
    "entity": _entity,
}
