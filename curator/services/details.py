"""What a service says more of its answers: what its properties would fill in, and its page about one as plain text.

Choosing an answer is `curator.services.reconciling`'s.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from curator.domain.entity import Alias, Entity, EntityKind, Identifier, NameKind
from curator.domain.filling import Fill, lacking
from curator.domain.identifiers import well_formed
from curator.domain.watch import Watch
from curator.link.reconcile import meanings as fields
from curator.link.reconcile.answers import Cell
from curator.link.reconcile.client import Client
from curator.link.reconcile.manifest import bare_identifier, filled
from curator.link.reconcile.meanings import known_meanings, meanings
from curator.link.reconcile.page_text import page_text
from curator.services.lookups import Found
from db.reads import Reads

_MOST_NAMES, _LONGEST_NAME = 12, 200
_WEB = ("http", "https")


@dataclass(frozen=True, slots=True)
class About:
    """What a service says of one of its entities: its words, and the address of the entity's own page, or empty."""

    words: str
    page: str


def about(client: Client, found: Found, watch: Watch) -> About:
    """Asks for the page about an answer.

    Raises:
        ServiceError: The service failed.
    """
    manifest = client.manifest(watch)
    page = filled(manifest.view, found.at) if manifest.view else ""
    words = page_text(client.preview(found.at, watch)) if manifest.preview else ""
    return About(words, page if urlsplit(page).scheme in _WEB else "")


def with_fills(
    reads: Reads, client: Client, scheme: str, kind: EntityKind, found: Sequence[Found], watch: Watch
) -> list[Found]:
    """Answers of one service with what its properties would fill in of each, asked for in one request.

    Args:
        reads: Where parents and places are known.
        client: The service.
        scheme: Of its identifiers.
        kind: Of entity.
        found: Its answers.
        watch: Asked whether to stop.

    Raises:
        ServiceError: The service failed.
    """
    manifest = client.manifest(watch)
    if not found or not manifest.extend:
        return list(found)
    fills = known_meanings(manifest.scheme, kind)
    if not fills and manifest.propose:
        fills = meanings(client.properties(found[0].service.type_for(kind) or "", watch))
    if not fills:
        return list(found)
    rows = client.extend([each.at for each in found], list(fills), watch)
    return [_with_fill(reads, scheme, fills, each, rows.get(each.at, {})) for each in found]


def _with_fill(
    reads: Reads, scheme: str, fills: Mapping[str, str], found: Found, row: Mapping[str, Sequence[Cell]]
) -> Found:
    said: dict[str, list[Cell]] = {}
    for key, field in fills.items():
        said.setdefault(field, []).extend(row.get(key, ()))
    fill = Fill(
        identifiers=tuple(_identifiers(said)),
        aliases=tuple(_names(said)),
        description=next((each.words for each in said.get(fields.DESCRIPTION, ())), ""),
        parent=_there(reads, scheme, EntityKind.ORGANIZATION, said.get(fields.PARENT, ())),
        place=_there(reads, scheme, EntityKind.PLACE, said.get(fields.PLACE, ())),
    )
    return replace(found, fill=lacking(found.candidate.entity, fill))


def _identifiers(said: Mapping[str, Sequence[Cell]]) -> Iterable[Identifier]:
    """The first of each list that is written as its list writes it."""
    others = (fields.DESCRIPTION, fields.NAME, fields.SHORT_NAME, fields.PARENT, fields.PLACE)
    for scheme, cells in said.items():
        good = (each for cell in cells if scheme not in others and (each := _identifier(scheme, cell)) is not None)
        first = next(good, None)
        if first is not None:
            yield first


def _identifier(scheme: str, cell: Cell) -> Identifier | None:
    try:
        return well_formed(Identifier(scheme, bare_identifier(scheme, cell.words)))
    except ValueError:
        return None


def _names(said: Mapping[str, Sequence[Cell]]) -> Iterable[Alias]:
    for field, usual in ((fields.NAME, NameKind.FULL), (fields.SHORT_NAME, NameKind.SHORT)):
        for cell in said.get(field, ())[:_MOST_NAMES]:
            short = usual is NameKind.SHORT and cell.words.isupper() and " " not in cell.words
            if len(cell.words) <= _LONGEST_NAME:
                yield Alias(cell.words, kind=NameKind.ACRONYM if short else usual)


def _there(reads: Reads, scheme: str, kind: EntityKind, cells: Sequence[Cell]) -> Entity | None:
    """What the registry has of what is named first: by its identifier, else the only one of exactly that name."""
    if not cells:
        return None
    cell = cells[0]
    by_id = reads.entities_identified(scheme, [bare_identifier(scheme, cell.id)]) if cell.id else {}
    ids = set(by_id.values()) or {each.living for each in reads.grounds({cell.words})[cell.words].bearers}
    living = {each.id: each for each in reads.meant(ids).values() if each.kind is kind}
    return next(iter(living.values())) if len(living) == 1 else None
