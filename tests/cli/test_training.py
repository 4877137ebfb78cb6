"""`curator train` as a person calls it, on articles whose names no model knows."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from curator.app import open_workspace
from curator.cli.training import _train
from curator.domain.evidence import cite
from curator.errors import Cancelled
from curator.evaluate.scores import Score
from curator.services.models import Figures
from curator.services.training import Training, TrainingReport
from curator.settings import Settings, load_settings
from tests.cli.calling import Called
from tests.services.material import give, record_of

Call = Callable[..., Called]

TEXT = (
    "New yard for {0}\n"
    "On Monday the mayor said that the yard of {0} will open in May {1}. For {0} this is the first yard on the river, "
    "and about 300 people will work there. The mayor had asked {0} to come.\n"
)
WORSE = Figures(Score(), Score())
NAMES = (
    "varnholm",
    "linhe",
    "okontau",
    "berasund",
    "quayfen",
    "dornau",
    "talvik",
    "brennfors",
    "ostrava nova",
    "semmeri",
)


@pytest.fixture
def address(tmp_path: Path) -> Path:
    """A workspace of articles that were judged: each is about one place, whose name is in small letters."""
    path = tmp_path / "desk.curator"
    with open_workspace(path, settings=Settings(curator="Mira")) as desk:
        for number in range(24):
            name = NAMES[number % len(NAMES)]
            text = TEXT.format(name, 2000 + number)
            article_id = give(desk, text, ())
            at = text.index(name)
            desk.review.add_entry(record_of(desk, article_id), "place", name, cite(text, at, at + len(name)))
            desk.review.finish(record_of(desk, article_id))
    return path


def test_a_model_is_trained_used_listed_and_left_again(call: Call, address: Path) -> None:
    done = call("train", "-w", address, "--yes", "--epochs", 3)
    assert done.code == 0, done.err
    assert "judged articles to learn from" in done.err
    assert "reads names better and is used from now on" in done.err
    assert [line.split()[0] for line in done.out.splitlines()] == ["on", "names", "entries", "names", "entries"]
    model = load_settings().spacy_model
    assert Path(model).is_dir()
    listed = call("train", "--list", "-w", address)
    assert listed.out.count("\n") == 1
    assert ", in use" in listed.out
    assert model in listed.out
    back = call("train", "--back", "-w", address)
    assert (back.code, load_settings().spacy_model) == (0, "en_core_web_sm")
    assert "“en_core_web_sm” is in use again" in back.err
    assert "in use" not in call("train", "--list", "-w", address).out
    assert call("train", "--back", "-w", address).code == 2


def test_too_few_articles_end_with_one_and_how_many_are_needed(call: Call, tmp_path: Path) -> None:
    with open_workspace(tmp_path / "few.curator", settings=Settings(curator="Mira")) as desk:
        give(desk)
    done = call("train", "-w", tmp_path / "few.curator")
    assert (done.code, done.out) == (1, "")
    assert "at least 10 articles" in done.err
    assert "there are 0" in done.err


def test_stopping_says_that_nothing_is_changed(call: Call, address: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise Cancelled

    monkeypatch.setattr(Training, "train", stopped)
    assert call("train", "-w", address, "--yes").code == 130
    assert load_settings().spacy_model == "en_core_web_sm"


@pytest.mark.parametrize("answer", [True, False])
def test_on_a_terminal_it_asks_before_it_begins(answer: bool, address: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def confirm(question: str, **_: object) -> bool:
        asked.append(question)
        return answer

    def train(*_: object, **__: object) -> TrainingReport:
        asked.append("trained")
        return TrainingReport(WORSE, WORSE, None)

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(typer, "confirm", confirm)
    monkeypatch.setattr(Training, "train", train)
    with open_workspace(address, settings=Settings(curator="Mira")) as desk:
        assert _train(desk.training, None, ask=True) == (0 if answer else 130)
    assert asked == ["Train the language model on them?", "trained"][: 1 + answer]


def test_what_stands_alone_does(call: Call, address: Path) -> None:
    for arguments in (["--back", "--list"], ["--back", "--epochs", "2"], ["--list", "--yes"], ["--epochs", "0"]):
        assert call("train", "-w", address, *arguments).code == 2


def test_without_a_terminal_nothing_is_trained_unasked(call: Call, address: Path) -> None:
    done = call("train", "-w", address)
    assert done.code == 2
    assert "--yes" in done.err
    assert load_settings().spacy_model == "en_core_web_sm"
