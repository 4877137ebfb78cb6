"""The articles that ship with the program: where their own workspace lies, and bringing them into one."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from curator.domain.watch import Watch
from curator.errors import UserError
from curator.settings import data_folder
from resources import resource_path

if TYPE_CHECKING:
    from curator.services.batch import Batch
    from curator.services.intake import Intake


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplesReport:
    """What bringing the samples in did.

    Attributes:
        failed: One error a sample that could not be imported or extracted.
        cancelled: Somebody stopped it; what was done stays.
    """

    failed: tuple[UserError, ...] = ()
    cancelled: bool = False


def samples_path() -> Path:
    """Where their workspace lies; a person's own work never mixes with it."""
    return data_folder() / "demo.curator"


def is_samples(address: str) -> bool:
    """Whether this is that workspace, which is not the one to open the next time."""
    return Path(address) == samples_path()


def add_samples(intake: "Intake", batch: "Batch", workers: int, watch: Watch = Watch()) -> SamplesReport:
    """Imports and extracts what is new of the samples; a workspace that has them all is left as it is.

    Args:
        intake: Of the workspace.
        batch: Of the same.
        workers: Processes for extraction.
        watch: Told of the progress.

    Raises:
        UserError: Nothing can be extracted at all.
        WorkspaceError: The disk did not answer; what was stored before stays.
    """
    with resource_path("samples") as folder:
        imported = intake.import_paths([folder], watch)
    if imported.cancelled:
        return SamplesReport(failed=imported.failed, cancelled=True)
    extracted = batch.extract(workers=workers, watch=watch)
    failed = (*imported.failed, *extracted.failed, *extracted.faults)
    return SamplesReport(failed=failed, cancelled=extracted.cancelled)
