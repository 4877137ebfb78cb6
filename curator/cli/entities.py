"""Commands on the registry: curator entities import, export, list, merge, duplicates, places."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from curator.cli.articles import exit_code
from curator.cli.linking import link_names
from curator.cli.opening import WorkspaceOption, opened
from curator.cli.place_list import ensure_places, take_in_places
from curator.cli.terminal import INTERRUPTED, as_json, counted, data, say, watching
from curator.domain.entity import Entity, EntityKind
from curator.domain.listing import COLUMNS, PLACE_PARTS, FieldChange, ImportLine, ImportPreview, LineState
from curator.domain.registry import EntityView
from curator.errors import Cancelled, UserError

if TYPE_CHECKING:
    from curator.app import Workspace

_AT_A_TIME = 500
_SHOWN = 200
_FIELDS = {"aliases": "other names", "parent": "belongs to", "place": "in"}

entities = typer.Typer(
    help="The registry: organisations, people and places that names stand for.", no_args_is_help=True
)

KindOption = Annotated[EntityKind | None, typer.Option("--kind", help="Only of this kind.", show_default=False)]
JsonOption = Annotated[bool, typer.Option("--json", help="As JSON.")]


@entities.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, XLSX, JSON lines, or a ROR data dump.")],
    workspace: WorkspaceOption = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Do it; without this only what would change is shown.")
    ] = False,
    kind: Annotated[
        EntityKind, typer.Option("--kind", help="What they are where the list does not say.")
    ] = EntityKind.ORGANIZATION,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="HEADING=MEANING", help="What a column is, as “Town=city”.", show_default=False),
    ] = None,
) -> None:
    """Show what a list would change in the registry, and with --apply take it in as one act.

    A table has a heading; only the column name is needed. Columns: name; kind (organization, person or place);
    description; aliases (“Xi'an; 西安 {zh}; PRC {en, acronym}”); identifiers (“wikidata:Q5826; geonames:1790630”), or
    one column for each list (wikidata, ror, geonames, isni, orcid, ...); parent and place (a name), or parent_id and
    place_id (“ror:02mhbdp94”), or city, region and country; curator_id (as an export has it). CSV is separated by
    commas, semicolons or tabs. Several in one cell stand with semicolons between them.
    """
    try:
        with opened(workspace, create=apply) as desk:
            ensure_places(desk)
            with watching("Comparing", "Stopping; nothing has been changed.") as watch:
                preview = desk.lists.preview(file, kind, watch, _meanings(column or []))
            _show(preview)
            if not apply or not preview.changes:
                raise typer.Exit(exit_code(failed=bool(preview.counts.get(LineState.PROBLEM))))
            with watching("Importing") as watch:
                done = desk.lists.apply(preview, watch)
            linked = None if done.cancelled else link_names(desk)
    except Cancelled:
        raise typer.Exit(INTERRUPTED) from None
    say("Stopped. What was imported stays; undo it in the window, or import again." if done.cancelled else "Imported.")
    if linked is not None and linked.linked:
        names, articles = counted(linked.linked, "name"), counted(linked.articles, "article")
        say(f"{names} in {articles} linked automatically; review them in the window (Registry > Automatic links).")
    raise typer.Exit(exit_code(failed=bool(preview.counts.get(LineState.PROBLEM)), cancelled=done.cancelled))


def _meanings(columns: list[str]) -> dict[str, str]:
    known = (*COLUMNS, *PLACE_PARTS, "wikidata", "ror", "geonames", "")
    said = {}
    for each in columns:
        heading, equals, meaning = each.rpartition("=")
        if not equals or meaning.strip() not in known:
            raise typer.BadParameter(
                f"“{each}” is not HEADING=MEANING; known are {', '.join(known[:-1])}, or nothing", param_hint="--column"
            )
        said[heading.strip()] = meaning.strip()
    return said


def _show(preview: ImportPreview) -> None:
    if preview.ignored:
        say(f"Not understood, and passed over: the columns {', '.join(preview.ignored)}.")
    shown = preview.lines[:_SHOWN]
    for line in shown:
        say(_in_words(line))
    if len(preview.lines) > len(shown):
        say(f"  and {len(preview.lines) - len(shown):,} more")
    counts = {state: preview.counts.get(state, 0) for state in LineState}
    problems = "problem" if counts[LineState.PROBLEM] == 1 else "problems"
    words = {"new": "new", "changed": "changed", "same": "the same", "problem": problems}
    say(", ".join(f"{count:,} {words[state]}" for state, count in counts.items()) + ".")


def _in_words(line: ImportLine) -> str:
    if line.state is LineState.PROBLEM:
        return f"  {line.where}: {line.problem}"
    if line.state is LineState.NEW:
        told = "; ".join(f"{_FIELDS.get(each.field, each.field)} {each.after}" for each in line.fields[1:])
        return f"  new {line.kind} “{line.name}”{f': {told}' if told else ''}"
    return f"  “{line.name}”: {'; '.join(map(_changed, line.fields))}"


def _changed(change: FieldChange) -> str:
    name = _FIELDS.get(change.field, change.field)
    if not change.before:
        return f"{name} added: “{change.after}”"
    if not change.after:
        return f"{name} removed: “{change.before}”"
    return f"{name} changes from “{change.before}” to “{change.after}”"


@entities.command()
def export(
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="Ends in .csv, .xlsx or .jsonl.")],
    workspace: WorkspaceOption = None,
    kind: KindOption = None,
    search: Annotated[str, typer.Option("--search", help="Only those with these words in a name.")] = "",
) -> None:
    """Write entities into a file that can be imported again."""
    try:
        with opened(workspace) as desk, watching("Exporting") as watch:
            ids = desk.registry.ids(EntityView(kind=kind, search=search))
            written = desk.lists.export(to, ids, watch)
    except Cancelled:
        raise typer.Exit(INTERRUPTED) from None
    say(f"Written to “{to}”: {counted(written, 'entity', 'entities')}.")


@entities.command("list")
def list_(
    workspace: WorkspaceOption = None,
    kind: KindOption = None,
    search: Annotated[str, typer.Option("--search", help="Only those with these words in a name.")] = "",
    json: JsonOption = False,
) -> None:
    """List entities by name: number, kind, name, how often meant, description."""
    with opened(workspace) as desk:
        ensure_places(desk)
        ids = desk.registry.ids(EntityView(kind=kind, search=search))
        shapes = []
        for start in range(0, len(ids), _AT_A_TIME):
            for row in desk.registry.rows(ids[start : start + _AT_A_TIME], in_articles=json):
                entity = row.entity
                if json:
                    shapes.append(_shape(entity) | {"linked": row.linked, "articles": row.articles})
                else:
                    data(f"{entity.id}\t{entity.kind}\t{_flat(entity.name)}\t{row.linked}\t{_flat(entity.description)}")
    if json:
        data(as_json(shapes))
    if not ids:
        say("No entity is in the registry." if not search and kind is None else "No entity fits.")


def _flat(words: str) -> str:
    return " ".join(words.split())


def _shape(entity: Entity) -> dict[str, object]:
    return {
        "id": str(entity.id),
        "kind": str(entity.kind),
        "name": entity.name,
        "description": entity.description,
        "aliases": [{"name": each.name, "language": each.language, "kind": str(each.kind)} for each in entity.aliases],
        "identifiers": [{"scheme": each.scheme, "value": each.value} for each in entity.identifiers],
        "parent": None if entity.parent is None else str(entity.parent),
        "place": None if entity.place is None else str(entity.place),
    }


@entities.command()
def merge(
    gone: Annotated[str, typer.Argument(metavar="GONE", help="Its number, scheme:identifier, or exact name.")],
    kept: Annotated[str, typer.Argument(metavar="KEPT", help="The one that takes its place, likewise.")],
    workspace: WorkspaceOption = None,
    although_told_apart: Annotated[
        bool, typer.Option("--although-told-apart", help="Also where somebody said that they are not the same.")
    ] = False,
) -> None:
    """Say that two entities are one; links, names and lessons of the first lead to the second from now on."""
    with opened(workspace) as desk:
        one, other = _entity(desk, gone), _entity(desk, kept)
        if not although_told_apart and desk.registry.told_apart(one.id, other.id):
            raise UserError(
                f"Somebody said that “{one.name}” and “{other.name}” are not the same; nothing has been merged.",
                "Give --although-told-apart where they are all the same.",
            )
        try:
            desk.registry.merge(one.id, other.id)
        except ValueError as error:
            raise UserError(f"{error}.", "Look both up with “curator entities list”.") from error
    say(f"“{one.name}” is merged into “{other.name}”.")


def _entity(desk: "Workspace", said: str) -> Entity:
    """The living entity that a person names."""
    found = desk.registry.named(said)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UserError(f"There is no entity “{said}”.", "Look it up with “curator entities list --search”.")
    numbers = ", ".join(
        f"{each.id} ({each.kind}{', ' if each.description else ''}{each.description})" for each in found
    )
    raise UserError(f"Several entities are called “{said}”: {numbers}.", "Give the number of the one that is meant.")


@entities.command()
def duplicates(
    workspace: WorkspaceOption = None,
    kind: KindOption = None,
    listed: Annotated[
        bool, typer.Option("--listed-places", help="Compare places of the shipped list with each other too.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """List pairs of entities that are likely the same, with what speaks for it and what against."""
    try:
        with opened(workspace) as desk, watching("Comparing") as watch:
            pairs = desk.registry.duplicates(watch, kind, listed=listed)
    except Cancelled:
        raise typer.Exit(INTERRUPTED) from None
    if json:
        shapes = [
            {
                "score": pair.score,
                "one": _shape(pair.one),
                "other": _shape(pair.other),
                "for": pair.reasons,
                "against": pair.contrary,
            }
            for pair in pairs
        ]
        data(as_json(shapes))
        return
    for pair in pairs:
        why, but = _flat(", ".join(pair.reasons)), _flat(", ".join(pair.contrary))
        data(
            f"{pair.score:.2f}\t{pair.one.id}\t{_flat(pair.one.name)}\t{pair.other.id}\t{_flat(pair.other.name)}\t"
            f"{why}{f'; but {but}' if but else ''}"
        )
    say(f"{counted(len(pairs), 'pair')}.")


@entities.command()
def places(workspace: WorkspaceOption = None) -> None:
    """Take the list of countries, their parts and cities into the registry, where it is not there yet."""
    with opened(workspace) as desk:
        take_in_places(desk)
