"""Names of twenty articles find their entities, and what a curator's choices teach saves acts; floors, not goals."""

from pathlib import Path

import pytest

from curator.app import open_workspace
from curator.domain.entity import EntityKind
from tests.benchmarks.linked import GOLD, Figures, Outcome, Written, figures, read_articles, read_registry
from tests.benchmarks.replay import first_of_aliases, replay
from tests.services.conftest import SETTINGS

ARTICLES = 20
FIRST, OFFERED, PRECISION = 0.9, 0.97, 0.93


def outcome(*, known: bool = True, automatic: bool | None = None, rank: int | None = None, typed: int = 0) -> Outcome:
    written = Written("Quay Institute", EntityKind.ORGANIZATION, "quay")
    return Outcome(written=written, article="one", known=known, automatic=automatic, rank=rank, typed=typed or None)


@pytest.mark.parametrize(
    ("told", "acts"),
    [
        (outcome(automatic=True, rank=1), 0),
        (outcome(rank=1), 1),
        (outcome(rank=7), 1),
        (outcome(typed=4), 5),
        (outcome(known=False), 2),
        (outcome(automatic=False, rank=2), 2),
        (outcome(automatic=False, typed=4), 6),
        (outcome(known=False, automatic=False), 3),
    ],
)
def test_acts_are_counted_by_what_a_curator_has_to_do(told: Outcome, acts: int) -> None:
    assert told.acts == acts


def test_figures_are_shares_of_what_could_be_right() -> None:
    every = [outcome(automatic=True, rank=1), outcome(automatic=False, rank=2), outcome(typed=3), outcome(known=False)]
    said = figures(every)
    assert (said.names, said.known, said.acts, said.acts_for_known) == (4, 3, 8, 6)
    assert (said.first, said.offered, said.linked, said.precision) == (1 / 3, 2 / 3, 1 / 3, 1 / 2)
    assert figures([]).precision == 1


def test_the_gold_links_are_whole() -> None:
    registry, articles = read_registry(), read_articles()
    assert len(articles) == ARTICLES
    assert [each.published for each in articles] == sorted(each.published for each in articles)
    for article in articles:
        assert article.names
        for each in article.names:
            assert each.words in article.text
            assert registry[each.key].entity.kind is each.kind
    for gold in registry.values():
        assert {gold.parent, gold.place} - {None} <= set(registry)


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Figures]:
    """The figures with learning and without, in workspaces without the list of places, which takes long."""
    folder, said = tmp_path_factory.mktemp("links"), {}
    for name in ("learning", "without"):
        with open_workspace(folder / f"{name}.curator", settings=SETTINGS) as desk:
            said[name] = figures(replay(desk, GOLD, learning=name == "learning"))
    return said


@pytest.mark.parametrize("name", ["learning", "without"])
def test_the_first_candidate_is_mostly_right(replayed: dict[str, Figures], name: str) -> None:
    said = replayed[name]
    assert said.first >= FIRST
    assert said.offered >= OFFERED
    assert said.precision >= PRECISION


def test_learning_saves_acts(replayed: dict[str, Figures]) -> None:
    assert replayed["learning"].acts < replayed["without"].acts
    assert replayed["learning"].linked > replayed["without"].linked


def test_names_of_an_organisation_in_the_seeds_lead_to_it(tmp_path: Path) -> None:
    """Each organisation is known by its fullest name; what else the article calls it has it among the candidates."""
    shared = Path(__file__).parents[3] / "shared"
    if not (shared / "gold").is_dir():
        pytest.skip("the seeds and their gold records are not on this machine")
    with open_workspace(tmp_path / "seeds.curator", settings=SETTINGS) as desk:
        right = first_of_aliases(desk, shared / "gold", shared / "seeds")
    assert right
    assert sum(right) / len(right) >= 0.75
