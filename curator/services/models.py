"""Models: language models that were trained on workspaces, where they lie, and which one is in use.

Each lies in a folder of its own, with a note of where it comes from; training itself is `curator.services.training`'s.
"""

import errno
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from curator.errors import UserError
from curator.evaluate.scores import Score
from curator.settings import data_folder, load_settings, save_settings

_NOTE = "provenance.json"
_MODEL = "model"
_REMEDIES = {
    errno.ENOSPC: "Make room there.",
    errno.EACCES: "See to it that you may write there.",
    errno.EPERM: "See to it that you may write there.",
}
"""What to do about a folder that cannot be written; of other errors the system's own words must do."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How well held-out articles are read.

    Attributes:
        alone: People, organisations and places that the language model alone finds, mention by mention.
        proposed: Those that extraction as a whole proposes, entry by entry.
    """

    alone: Score
    proposed: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a trained model comes from.

    Attributes:
        trained: UTC, ISO 8601.
        workspace: The workspace's address.
        base: The model that it was trained from, and `base_version` that model's version.
        former: The model that was in use before.
        articles: How many it learned from.
        names: In them, mention by mention.
        held_out: How many other articles the figures are from.
        epochs: How often it went through its articles.
        program: The version of Curator.
        before: Figures of the former model.
        after: Its own.
    """

    trained: str
    workspace: str
    base: str
    base_version: str
    former: str
    articles: int
    names: int
    held_out: int
    epochs: int
    program: str
    before: Figures
    after: Figures


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A model as the settings name it, and where it comes from."""

    name: str
    provenance: Provenance


def model_in_use() -> str:
    """The model that the settings name."""
    return load_settings().spacy_model


def use_model(name: str) -> None:
    """Has the settings name a model.

    Raises:
        UserError: They cannot be written.
    """
    try:
        save_settings(replace(load_settings(), spacy_model=name))
    except OSError as error:
        raise UserError(
            f"The settings could not be saved: {error.strerror}.", "The model in use is the same as before."
        ) from error


def trained_model(name: str) -> TrainedModel | None:
    """The model of that name, or None where it was not trained by this program.

    Raises:
        UserError: The note of where it comes from cannot be read.
    """
    note = Path(name).parent / _NOTE
    return _read(note) if Path(name).is_absolute() and note.is_file() else None


class Models:
    """The models trained on one workspace, in the person's folder for data.

    Args:
        address: The workspace's.
    """

    def __init__(self, address: str) -> None:
        stem = re.sub(r"[^\w-]+", "-", Path(address.split("?")[0]).stem).strip("-") or "desk"
        # Workspaces of the same name in different folders are different ones.
        self._folder = data_folder() / "models" / f"{stem}-{sha256(address.encode()).hexdigest()[:8]}"

    def all(self) -> list[TrainedModel]:
        """Those that were better than their former, oldest first."""
        return [_read(note) for note in sorted(self._folder.glob(f"[0-9]*/{_NOTE}"))]

    def get(self, name: str) -> TrainedModel | None:
        """The model of that name, or None where it was not trained on this workspace."""
        return trained_model(name) if Path(name).parent.parent == self._folder else None

    @contextmanager
    def candidate(self) -> Iterator[Path]:
        """A place for a model that is being trained; what is not kept is gone in the end.

        Raises:
            UserError: The folder cannot be made or written.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(prefix="new-", dir=self._folder, ignore_cleanup_errors=True) as passing:
                place = Path(passing) / "candidate"
                place.mkdir()
                yield place / _MODEL
        except OSError as error:
            why = error.strerror or str(error) or type(error).__name__
            raise UserError(
                f"The model could not be written to “{self._folder}”: {why}.", _REMEDIES.get(error.errno or 0, "")
            ) from error

    def keep(self, candidate: Path, provenance: Provenance) -> TrainedModel:
        """Gives a candidate its place, in one step, with the note of where it comes from."""
        note = json.dumps(asdict(provenance), ensure_ascii=False, indent=2)
        (candidate.parent / _NOTE).write_text(f"{note}\n", "utf-8")
        final = self._folder / re.sub(r"\D", "", provenance.trained)
        candidate.parent.rename(final)
        return TrainedModel(str(final / _MODEL), provenance)


def _read(note: Path) -> TrainedModel:
    try:
        table: dict[str, Any] = json.loads(note.read_text("utf-8"))
        before, after = (_figures(table.pop(key)) for key in ("before", "after"))
        return TrainedModel(str(note.parent / _MODEL), Provenance(**table, before=before, after=after))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UserError(
            f"“{note}” cannot be read ({type(error).__name__}).", "Delete its folder; the model in it is lost."
        ) from error


def _figures(table: dict[str, Any]) -> Figures:
    return Figures(alone=Score(**table["alone"]), proposed=Score(**table["proposed"]))
