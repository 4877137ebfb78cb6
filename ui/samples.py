"""The workspace of the shipped sample articles: its place, and filling it the first time."""

from pathlib import Path

from curator.app import Workspace, open_workspace
from curator.settings import Settings, data_folder
from resources import resource_path


def samples_path() -> Path:
    """Where it lies; a person's own work never mixes with it."""
    return data_folder() / "demo.curator"


def is_samples(address: str) -> bool:
    """Whether this is that workspace, which is not the one to open the next time."""
    return Path(address) == samples_path()


def open_samples(settings: Settings) -> Workspace:
    """Opens it, with every sample imported and extracted.

    Raises:
        UserError: It cannot be made or opened.
    """
    samples_path().parent.mkdir(parents=True, exist_ok=True)
    workspace = open_workspace(samples_path(), settings=settings)
    with resource_path("samples") as folder:
        workspace.intake.import_paths([folder])
    workspace.batch.extract(workers=settings.workers)
    return workspace
