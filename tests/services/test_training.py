"""Training on a workspace: what is learned from, when the new model is used, and the way back."""

import errno
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from curator.app import Workspace, open_workspace
from curator.domain.evidence import cite
from curator.domain.watch import Watch
from curator.errors import Cancelled, UserError
from curator.extract.training import tuning as learning
from curator.extract.training.lessons import Lesson, Name
from curator.services.models import model_in_use, use_model
from curator.services.proposing import Found
from curator.services.training import Material, TooFewError, Training
from curator.settings import Settings, data_folder, load_settings
from tests.services.material import PROPOSALS, TEXT, entry_of, give, record_of, value_of

BASE = "en_core_web_sm"
ARTICLES = 24


def judge(desk: Workspace, article_id: int) -> None:
    """Confirms all but one person, whose name is corrected, and one organisation, which is rejected."""
    ids = {value.id for value in record_of(desk, article_id).values()}
    ids -= {value_of(record_of(desk, article_id), *each).id for each in (MIRA, QUAY)}
    desk.review.confirm(record_of(desk, article_id), ids)
    desk.review.correct(record_of(desk, article_id), value_of(record_of(desk, article_id), *MIRA).id, "Okonjo")
    desk.review.reject(record_of(desk, article_id), {value_of(record_of(desk, article_id), *QUAY).id})


MIRA, QUAY = ("person", "Mira Okonjo"), ("organization", "Quay Institute")


@pytest.fixture
def judged(desk: Workspace) -> list[int]:
    """Articles that differ in a number, all judged."""
    ids = [give(desk, f"{TEXT}\nNumber {number}.\n") for number in range(ARTICLES)]
    for article_id in ids:
        judge(desk, article_id)
    return ids


Model = Callable[[float, float], None]


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Model:
    """Stands for learning: the share of names that the new model finds alone, and of entries proposed with it."""
    now = {"alone": 0.5, "proposed": 1.0}
    new = dict(now)

    def train(base: str, lessons: Sequence[Lesson], folder: Path, *, epochs: int, watch: Watch) -> None:
        assert base == BASE
        assert lessons
        watch.check()
        folder.mkdir()
        (folder / "weights").write_text(f"{epochs}")

    def recognise(name: str, lessons: Sequence[Lesson]) -> list[set[Name]]:
        share = (now if name == BASE else new)["alone"]
        return [set(each.names[: round(share * len(each.names))]) for each in lessons]

    def propose(documents: Sequence[object], _profile: object, settings: object) -> list[Found]:
        share = (now if settings.spacy_model == BASE else new)["proposed"]  # type: ignore[attr-defined]
        return [Found(PROPOSALS[: round(share * len(PROPOSALS))]) for _ in documents]

    monkeypatch.setattr(learning, "train", train)
    monkeypatch.setattr(learning, "recognise", recognise)
    monkeypatch.setattr(learning, "version_of", lambda _: "3.8.0")
    monkeypatch.setattr("curator.services.proposing.propose_documents", propose)
    return lambda alone, proposed: new.update(alone=alone, proposed=proposed)


def texts(material: Material) -> tuple[list[str], list[str]]:
    return [each.document.text for each in material.learned], [each.document.text for each in material.held_out]


def test_accepted_names_are_learned_as_they_are_written_and_rejected_ones_are_not(
    desk: Workspace, judged: list[int]
) -> None:
    material = desk.training.material()
    assert len(material.learned) + len(material.held_out) == ARTICLES
    assert material.by_script == 0
    taught = material.learned[0]
    words = [(each.kind, taught.document.text[each.start : each.end]) for each in taught.lesson.names]
    assert words == [
        ("organization", "Quay Institute"),  # nobody's organisation, but confirmed as somebody's affiliation
        ("organization", "Linhe Polytechnic"),
        ("person", "Okonjo"),
        ("organization", "Linhe Polytechnic"),
        ("person", "Aldo Ferrant"),
        ("organization", "Quay Institute"),
        ("place", "Varnholm"),
        ("organization", "Linhe Polytechnic"),
    ]
    assert taught.entities == {
        ("person", "okonjo"),
        ("person", "aldo ferrant"),
        ("organization", "linhe polytechnic"),
        ("place", "varnholm"),
    }


def test_only_articles_in_which_nothing_is_open_count(desk: Workspace, judged: list[int]) -> None:
    open_one = give(desk, f"{TEXT}\nOpen.\n")
    record = record_of(desk, open_one)
    desk.review.confirm(record, {entry_of(record, *MIRA).values[0].id})
    finished = give(desk, f"{TEXT}\nFinished.\n")
    desk.review.finish(record_of(desk, finished))
    give(desk, "学院与大学签署协议。" * 20, ())
    learned, held_out = texts(desk.training.material())
    assert len(learned) + len(held_out) == ARTICLES
    assert not any("Finished" in each for each in (*learned, *held_out))


def test_the_same_articles_are_held_out_however_many_there_are(desk: Workspace, judged: list[int]) -> None:
    learned, held_out = texts(desk.training.material())
    assert 2 <= len(held_out) < len(learned)
    for number in range(ARTICLES, ARTICLES + 12):
        judge(desk, give(desk, f"{TEXT}\nNumber {number}.\n"))
    more_learned, more_held_out = texts(desk.training.material())
    assert set(learned) < set(more_learned)
    assert set(held_out) <= set(more_held_out)


def test_what_a_script_accepted_is_counted(desk: Workspace, judged: list[int]) -> None:
    give(desk, f"{TEXT}\nUnseen.\n")
    desk.headless.confirm_all()
    assert desk.training.material().by_script == len([value for each in PROPOSALS for value in each.values])


def test_of_several_curators_records_one_is_learned_from(desk: Workspace, judged: list[int], address: Path) -> None:
    by_hand = desk.training.material()
    scripted = give(desk, f"{TEXT}\nUnseen.\n")
    desk.headless.confirm_all()
    with open_workspace(address, settings=Settings(curator="Zeno")) as zeno:
        words = "Aldo Ferrant"
        for article_id in (judged[0], judged[1], scripted):
            cited = cite(TEXT, TEXT.index(words), TEXT.index(words) + len(words))
            zeno.review.add_entry(record_of(zeno, article_id), "person", words, cited)
        assert entities(zeno, "Number 0.") == by_hand.learned[0].entities  # more was judged there
        assert entities(zeno, "Unseen.") == {("person", "aldo ferrant")}  # a person looked
        assert zeno.training.material().by_script == 0
        zeno.review.finish(record_of(zeno, judged[0]))
        assert entities(zeno, "Number 0.") == {("person", "aldo ferrant")}  # that is done
        assert entities(zeno, "Number 1.") == by_hand.learned[0].entities
        desk.review.finish(record_of(desk, judged[0]))
        assert entities(zeno, "Number 0.") == by_hand.learned[0].entities


def entities(desk: Workspace, end: str) -> object:
    """The names that are taught of the article with that end."""
    material = desk.training.material()
    return next(
        each.entities for each in (*material.learned, *material.held_out) if each.document.text.endswith(f"\n{end}\n")
    )


def test_too_little_is_said_with_how_much_is_needed(desk: Workspace) -> None:
    judge(desk, give(desk))
    with pytest.raises(TooFewError, match=r"at least 10 articles .* there are 1, \d held out"):
        desk.training.material()


def train(desk: Workspace, watch: Watch = Watch()) -> str:
    """Trains, and says which model is in use afterwards."""
    report = desk.training.train(desk.training.material(), epochs=3, watch=watch)
    assert (report.model is None) == (model_in_use() == BASE)
    assert report.model is None or report.model.name == model_in_use()
    return model_in_use()


def test_a_better_model_is_used_and_the_former_one_again_where_it_is_wished(
    desk: Workspace, judged: list[int], model: Model
) -> None:
    use_model(BASE)
    model(0.8, 1.0)
    new = train(desk)
    assert (Path(new) / "weights").read_text() == "3"
    (listed,) = desk.training.models()
    note = listed.provenance
    assert listed.name == new
    assert (note.base, note.base_version, note.former, note.epochs) == (BASE, "3.8.0", BASE, 3)
    assert note.articles + note.held_out == ARTICLES
    assert note.names == note.articles * 8
    assert note.before.alone.f1 < note.after.alone.f1
    assert note.before.proposed.precision < 1.0  # the rejected organisation, the person that was corrected
    assert json.loads((Path(new).parent / "provenance.json").read_text())["trained"] == note.trained
    assert desk.training.back() == model_in_use() == BASE
    assert (Path(new) / "weights").exists()
    with pytest.raises(UserError, match="not trained on this workspace"):
        desk.training.back()


@pytest.mark.parametrize(("alone", "proposed"), [(0.5, 1.0), (0.3, 1.0), (0.8, 0.5)])
def test_a_model_that_is_not_better_is_not_used_and_not_kept(
    alone: float, proposed: float, desk: Workspace, judged: list[int], model: Model
) -> None:
    model(alone, proposed)
    assert train(desk) == BASE
    assert desk.training.models() == []
    assert left_over(desk) == []


def test_a_model_trained_after_another_starts_from_the_installed_one(
    desk: Workspace, judged: list[int], model: Model
) -> None:
    model(0.8, 1.0)
    first = train(desk)
    report = desk.training.train(desk.training.material())
    assert report.model is None  # no better than the one in use
    assert model_in_use() == first
    assert [each.name for each in desk.training.models()] == [first]


def test_cancelling_changes_nothing(desk: Workspace, judged: list[int], model: Model) -> None:
    model(0.8, 1.0)
    material = desk.training.material()
    for looks in range(len(material.held_out) * 2 + 1):
        stop = iter([False] * looks + [True] * ARTICLES).__next__
        with pytest.raises(Cancelled):
            desk.training.train(material, watch=Watch(cancelled=stop))
    assert model_in_use() == BASE
    assert left_over(desk) == []


def test_models_of_another_workspace_are_not_this_one_s(desk: Workspace, judged: list[int], model: Model) -> None:
    model(0.8, 1.0)
    new = train(desk)
    other = Training(desk.training._context)
    other._models = type(other._models)("elsewhere.curator")
    assert other.models() == []
    with pytest.raises(UserError, match="not trained on this workspace"):
        other.back()
    assert model_in_use() == new


def test_settings_that_cannot_be_written_are_said(own_settings: Path) -> None:
    own_settings.mkdir()
    with pytest.raises(UserError, match="settings could not be saved"):
        use_model("another")
    assert load_settings().spacy_model == BASE


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        (errno.ENOSPC, "Make room there."),
        (errno.EACCES, "See to it that you may write there."),
        (errno.EIO, ""),
    ],
)
def test_why_a_model_cannot_be_written_is_said_as_it_is(number: int, hint: str, desk: Workspace) -> None:
    models = desk.training._models
    with pytest.raises(UserError) as caught, models.candidate():
        raise OSError(number, os.strerror(number))
    sentence = f"The model could not be written to “{models._folder}”: {os.strerror(number)}."
    assert (caught.value.sentence, caught.value.hint) == (sentence, hint)
    assert left_over(desk) == []


def test_an_error_of_writing_without_a_number_is_said_in_its_own_words(desk: Workspace) -> None:
    with (
        pytest.raises(UserError, match=r"could not be written to “.*”: weights are locked\.$"),
        desk.training._models.candidate(),
    ):
        raise OSError("weights are locked")


def left_over(desk: Workspace) -> list[Path]:
    """What lies in the workspace's folder for models."""
    folder = desk.training._models._folder
    assert folder.parent == data_folder() / "models"
    return list(folder.iterdir())
