"""Lists: entities from files into the registry, seen before they are taken in, and out of it into files.

Reading files is `curator.ingest.entity_list`'s, what a row says and does `curator.domain.listing`'s, writing files
`curator.export.entity_list`'s.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from curator.domain.change import Act, ChangeSet
from curator.domain.entity import EntityKind
from curator.domain.listing import ImportPreview
from curator.domain.registry import EntityView
from curator.domain.tidiness import tidied
from curator.domain.watch import Watch
from curator.errors import Cancelled, ConflictError, TakenBackError, UserError
from curator.services.comparing import Comparison
from curator.services.context import Context
from curator.services.registry import another

if TYPE_CHECKING:
    from curator.export.entity_list import Listed

_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What importing a list did.

    Attributes:
        change_set: The act, to be taken back as any other; None where nothing changed.
        cancelled: Somebody stopped it; what was taken in stays until the act is taken back.
    """

    change_set: ChangeSet | None
    cancelled: bool = False


class Lists:
    """Lists of entities and the registry of a workspace."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def preview(
        self,
        path: Path,
        kind: EntityKind = EntityKind.ORGANIZATION,
        watch: Watch = Watch(),
        meanings: Mapping[str, str] | None = None,
    ) -> ImportPreview:
        """What importing a list would change; nothing is stored.

        Rows are compared with the registry by the number that an export gave them, else by identifier, else by kind
        and exactly the same name.

        Args:
            path: CSV, XLSX, JSON lines, or a ROR data dump.
            kind: What the entities are where the list does not say.
            watch: Told of the progress in rows.
            meanings: By heading of a table what a column is to be taken for; see `curator.ingest.entity_list`.

        Raises:
            UserError: The file cannot be read; the sentence names it.
            WorkspaceError: The disk or the server did not answer.
            Cancelled: Somebody stopped it.
        """
        # Imported where it is needed: the first window is painted without it.
        from curator.ingest.entity_list import read_list

        listed = read_list(path, kind, meanings)
        comparison = Comparison(self._context.reads, listed.name)
        for number, row in enumerate(listed.rows, 1):
            comparison.add(row)
            if number % _AT_A_TIME == 0:
                watch.check()
                watch.step(number, 0, listed.name)
        return replace(comparison.preview(watch), ignored=tuple(listed.ignored), columns=tuple(listed.columns))

    def apply(self, preview: ImportPreview, watch: Watch = Watch()) -> TakenIn:
        """Takes in what a preview shows, as one act that is taken back as one.

        A great list is stored part by part. What was broken off, even by a kill, is an act like any other: it can be
        taken back, and importing the list again takes in the rest.

        Raises:
            ConflictError: Something was changed since the preview was made, or what is new in it came into the
                registry since, by its identifiers or exactly its name; nothing comes in twice.
            WorkspaceError: The disk or the server did not answer.
        """
        if not preview.changes:
            return TakenIn(None)
        change_set = self._context.change_set(Act.TAKE_IN, preview.source, preview.changes)
        new = {each.state.id for each in preview.changes if each.before is None}
        try:
            done = self._context.commit(change_set, watch, known=preview.alike | new)
        except Cancelled:
            return TakenIn(None, cancelled=True)
        except TakenBackError:
            raise
        except ConflictError as error:
            raise ConflictError(error.sentence, "Compare the list again to see what is left to take in.") from error
        return TakenIn(done, cancelled=len(done.changes) < len(change_set.changes))

    def export(self, path: Path, ids: Sequence[int] | None = None, watch: Watch = Watch()) -> int:
        """Writes living entities into a file, so that importing it again changes nothing.

        Args:
            path: Ends in `.csv`, `.xlsx` or `.jsonl`; a file that exists is replaced once the new one is whole.
            ids: Which, in this order; None for all, by name.
            watch: Told of the progress in entities.

        Returns:
            How many were written.

        Raises:
            UserError: The file cannot be written, or a workbook cannot hold it; the sentence names it.
            WorkspaceError: The disk or the server did not answer.
            Cancelled: Somebody stopped it; no file is left, an older one is as it was.
        """
        # Imported where it is needed: openpyxl is not wanted on the way to the first window.
        from curator.export.entity_list import write_list

        wanted = self._context.reads.entity_ids(EntityView()) if ids is None else ids
        return write_list(path, self._listed(wanted), len(wanted), watch)

    def _listed(self, ids: Sequence[int]) -> "Iterator[Listed]":
        from curator.export.entity_list import Listed

        for start in range(0, len(ids), _AT_A_TIME):
            part = list(ids[start : start + _AT_A_TIME])
            meant = self._context.reads.meant(part)
            around = {each for entity in meant.values() for each in (entity.parent, entity.place) if each is not None}
            others = {each: tidied(entity) for each, entity in self._context.reads.meant(around).items()}
            for each in part:
                if each not in meant:
                    raise UserError("An entity of the list is gone.", "Choose the entities again.")
                entity = tidied(meant[each])
                parent, place = others.get(entity.parent or 0), others.get(entity.place or 0)
                yield Listed(entity, another(parent, entity), another(place, entity))
