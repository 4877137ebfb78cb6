"""The workspace that budgets are measured in: 100,000 articles, some reviewed, one long. Made once, then reused."""

import hashlib
import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from curator.app import Workspace, open_workspace
from curator.domain.change import Act, ChangeSet
from curator.domain.ids import new_id
from curator.domain.queue import QueueState, QueueView
from curator.settings import Settings
from db.proposals import Proposals
from db.store import open_store
from tests.benchmarks.generate import BUILD, folder_of_articles, text_of
from tests.benchmarks.proposals import entries_of

SETTINGS = Settings(curator="Bench", backup_hours=0)
REVIEWED, CHARACTERS, VALUES = 200, 5_000, 60
LONG_CHARACTERS, LONG_EVIDENCE = 300_000, 5_000
_JUDGED_ONES = 3_000
_ENTITIES = 300
_MAKERS = ("desk", "generate", "proposals")


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the workspace is and what is special in it.

    Attributes:
        path: The workspace.
        reviewed: Articles of 5,000 characters with 60 proposed values; the newest of the queue.
        long: The article of 300,000 characters with 5,000 pieces of evidence.
    """

    path: Path
    reviewed: tuple[int, ...]
    long: int


def open_desk(path: Path) -> Workspace:
    """Opens a workspace as the benchmarks' curator."""
    return open_workspace(path, settings=SETTINGS)


def desk(imported: Path | None = None) -> Desk:
    """The workspace, made where it is not there yet.

    Args:
        imported: A workspace with the small articles in it, to be made into it; None imports them.
    """
    name = f"desk-{_version()}"
    path, told = BUILD / f"{name}.curator", BUILD / f"{name}.json"
    if told.exists():
        known = json.loads(told.read_text("utf-8"))
        return Desk(path, tuple(known["reviewed"]), known["long"])
    for old in BUILD.glob("desk-*"):
        old.unlink()
    if imported is None:
        with open_desk(path) as workspace:
            workspace.intake.import_paths([folder_of_articles()])
    else:
        shutil.copyfile(imported, path)
    made = _furnish(path)
    told.write_text(json.dumps(asdict(made) | {"path": path.name}), "utf-8")
    return made


def _version() -> str:
    """Of all that decides what is in the workspace: how it is made, and its tables."""
    root = Path(__file__).parents[2]
    sources = [*Path(__file__).parent.glob("*.py"), *(root / "db" / "migrations" / "versions").glob("*.py")]
    made_by = [each for each in sources if each.stem in _MAKERS or each.parent.name == "versions"]
    return hashlib.sha256(b"".join(each.read_bytes() for each in sorted(made_by))).hexdigest()[:8]


def copy_of(path: Path, name: str) -> Path:
    """A copy that may be written to; a workspace that was closed is one file."""
    copy = BUILD / name
    for old in BUILD.glob(f"{name}*"):
        old.unlink()
    shutil.copyfile(path, copy)
    return copy


def _furnish(path: Path) -> Desk:
    with open_desk(path) as workspace:
        small = list(workspace.queue.ids(QueueView(QueueState.ALL)))[:_JUDGED_ONES]
        reviewed = import_texts(workspace, [text_of(1_000_000 + each, CHARACTERS) for each in range(REVIEWED)])
        (long,) = import_texts(workspace, [text_of(2_000_000, LONG_CHARACTERS)])
        _propose(path, workspace, small, 6)
        _propose(path, workspace, reviewed, VALUES, published="2026-06-01")
        _propose(path, workspace, [long], LONG_EVIDENCE)
        _judge(workspace, small)
        record = workspace.review.open(small[-1]).record
        named = next(value.id for entry in record.entries for value in entry.values if entry.group == "person")
        for number in range(_ENTITIES):
            done = workspace.linking.link_new(
                record, [named], workspace.linking.prefilled("person", f"{text_of(number).split()[1]} {number}")
            )
            assert done is not None
            record = workspace.review.open(small[-1]).record
    return Desk(path, tuple(reviewed), long)


def import_texts(workspace: Workspace, texts: list[str]) -> list[int]:
    """Imports texts as files; gives the articles in their order."""
    folder = BUILD / "import"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, text in enumerate(texts):
        (folder / f"{number:04}.txt").write_text(text, "utf-8")
    report = workspace.intake.import_paths([folder])
    shutil.rmtree(folder)
    assert len(report.imported) == len(texts), report
    return list(report.imported)


def _propose(path: Path, workspace: Workspace, ids: list[int], values: int, published: str = "") -> None:
    """Stores proposals without running extraction: people, organizations, figures and topics of the text's words."""
    with open_store(path) as store:
        for start in range(0, len(ids), 200):
            batch = []
            for article_id in ids[start : start + 200]:
                dossier = workspace.review.open(article_id)
                entries = entries_of(workspace.profile, dossier.record, dossier.article.text, values, published)
                batch.append(
                    Proposals(
                        record=dossier.record,
                        entries=entries,
                        change_set=ChangeSet(
                            id=new_id(),
                            act=Act.EXTRACT,
                            subject="",
                            curator="Bench",
                            at="2026-01-01T00:00:00.000Z",
                            article_id=article_id,
                        ),
                        extractor="bench.v1",
                    )
                )
            store.put_many_proposals(batch)


def _judge(workspace: Workspace, ids: list[int]) -> None:
    """Finishes some, leaves others in doubt, so that every state of the queue lists something."""
    for number, article_id in enumerate(ids[:-1]):
        record = workspace.review.open(article_id).record
        first = next(record.values()).id
        if number % 3 == 0:
            workspace.review.finish(record)
        elif number % 3 == 1:
            workspace.review.postpone(record, [first])
        else:
            workspace.review.confirm(record, [first])
