"""Questions of the protocol as its versions write them, and the answers written likewise; bad ones are refused.

How they come in is `curator.services.offering_http`'s, what is known `curator.services.offering`'s.
"""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

from curator.domain.entity import EntityKind
from curator.services.offering import MOST_QUERIES, Json, Offering, Question, beginning, properties, types

_MOST_EXTENDED = 1_000


class Refusal(Exception):  # noqa: N818 - an answer, not a failure of ours
    """A question that gets no answer, and why."""

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def older(offering: Offering, root: str, asked: Mapping[str, str]) -> Json:
    """Versions 0.1 and 0.2: everything at one address, told apart by what is asked."""
    if "queries" in asked:
        table = _parsed(asked["queries"], dict)
        found = _candidates(offering, [_question(each, each.get("query")) for each in _tables(list(table.values()))])
        return {key: {"result": each} for key, each in zip(table, found, strict=True)}
    if "query" in asked:  # one name alone, as version 0.1 had it
        text = asked["query"]
        query = _parsed(text, dict) if text.lstrip().startswith("{") else {"query": text}
        return {"result": _candidates(offering, [_question(query, query.get("query"))])[0]}
    if "extend" in asked:
        meta, rows = offering.extend(*_wanted(_parsed(asked["extend"], dict)))
        return {"meta": meta, "rows": rows}
    return offering.manifest(root)


def draft_answer(offering: Offering, root: str, path: str, body: bytes, method: str) -> Json:
    """The draft of 1.0: an address for each thing that can be asked, and bodies of JSON."""
    if path == "":
        return offering.draft_manifest(root)
    if method != "POST" or path not in ("/reconcile", "/extend"):
        raise Refusal(HTTPStatus.NOT_FOUND, "There is nothing here.")
    table = _parsed(body, dict)
    if path == "/extend":
        meta, rows = offering.extend(*_wanted(table))
        listed = [
            {"id": entity_id, "properties": [{"id": key, "values": cells} for key, cells in row.items()]}
            for entity_id, row in rows.items()
        ]
        return {"meta": meta, "rows": listed}
    questions = [_question(each, _name_in(each.get("conditions"))) for each in _tables(table.get("queries"))]
    return {"results": [{"candidates": each} for each in _candidates(offering, questions)]}


def _candidates(offering: Offering, questions: list[Question]) -> list[list[Json]]:
    if len(questions) > MOST_QUERIES:
        raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"At most {MOST_QUERIES} names at once.")
    return [offering.candidates(each) for each in questions]


def suggested(offering: Offering, what: str, asked: Mapping[str, str]) -> list[Json]:
    """Entities, types or properties whose name begins as asked."""
    prefix, cursor = asked.get("prefix", ""), asked.get("cursor", "0")
    start = int(cursor) if cursor.isascii() and cursor.isdigit() and len(cursor) < len("1000000") else 0
    match what:
        case "entity":
            return offering.suggest(prefix, start)
        case "type":
            return beginning(types(), prefix)[start:]
        case "property":
            return beginning(properties(), prefix)[start:]
    raise Refusal(HTTPStatus.NOT_FOUND, "There is nothing here.")


def _question(query: Mapping[str, Any], words: object) -> Question:
    kind, limit = query.get("type"), query.get("limit")
    kinds = [each for each in EntityKind if each == (kind[0] if isinstance(kind, list) and kind else kind)]
    if not isinstance(words, str):
        raise _wrong("a query has no name")
    chosen = kinds[0] if kinds else None
    return Question(words, chosen, limit) if type(limit) is int and limit > 0 else Question(words, chosen)


def _name_in(conditions: object) -> object:
    """The name among the conditions of a query; states of the draft call its value differently."""
    for each in _tables(conditions):
        if each.get("matchType") == "name":
            value = each.get("propertyValue", each.get("v"))
            return value[0] if isinstance(value, list) and value else value
    return None


def _wanted(table: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    ids = table.get("ids")
    keys = [each.get("id") for each in _tables(table.get("properties"))]
    if not isinstance(ids, list) or not all(isinstance(each, str) for each in (*ids, *keys)):
        raise _wrong("identifiers are texts in a list")
    if len(ids) > _MOST_EXTENDED:
        raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"At most {_MOST_EXTENDED} identifiers at once.")
    return ids, [str(each) for each in keys]


def _tables(listed: object) -> list[Mapping[str, Any]]:
    wanted = listed if isinstance(listed, list) else [None]
    tables: list[Mapping[str, Any]] = [each for each in wanted if isinstance(each, dict)]
    if len(tables) < len(wanted):
        raise _wrong("a list of objects is wanted")
    return tables


def _parsed(text: str | bytes, kind: type[dict[str, Any]]) -> dict[str, Any]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _wrong("it is no JSON") from error
    if not isinstance(content, kind):
        raise _wrong("it is no object")
    return content


def form(body: bytes) -> dict[str, str]:
    """The fields of a form."""
    try:
        fields = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=20)
    except ValueError as error:
        raise _wrong("it is no form") from error
    return {key: values[-1] for key, values in fields.items()}


def _wrong(what: str) -> Refusal:
    return Refusal(HTTPStatus.BAD_REQUEST, f"The question cannot be read: {what}.")
