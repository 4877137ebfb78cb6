"""`curator link`: what it says, and what it leaves alone."""

from collections.abc import Callable
from pathlib import Path

from curator.app import open_workspace
from curator.domain.record import Judgement, Link
from curator.settings import Settings, save_settings
from tests.cli.calling import Called
from tests.services.material import TEXT, give, record_of, value_of

Call = Callable[..., Called]
MIRA = Settings(curator="Mira")
QUAY = "Quay Institute"


def test_it_links_what_needs_no_asking_and_counts_the_rest(call: Call, address: Path) -> None:
    save_settings(MIRA)
    with open_workspace(address, settings=MIRA) as desk:
        first, second = give(desk), give(desk, TEXT + "More.\n")
        record = record_of(desk, first)
        made = desk.linking.prefilled("organization", QUAY)
        desk.linking.link_new(record, {value_of(record, "organization", QUAY).id}, made)
        (lesson,) = desk.linking.lessons([QUAY])
    done = call("link", "-w", address)
    assert (done.code, done.out) == (0, "")
    assert done.err == "3 names linked in 2 articles, 0 ambiguous, 10 unknown, 0 articles failed.\n"
    with open_workspace(address, settings=MIRA) as desk:
        links = [value_of(record_of(desk, each), "organization", QUAY).link for each in (first, second)]
        assert links == [Link(Judgement.NEW, made.id, "Mira"), Link(Judgement.MATCHED, made.id, lesson.rule)]
        desk.review.undo()
        desk.review.undo()
        assert value_of(record_of(desk, second), "organization", QUAY).link is None
    assert call("link", "-w", address).err.startswith("0 names linked in 0 articles")


def test_it_names_what_is_ambiguous(call: Call, address: Path) -> None:
    save_settings(MIRA)
    with open_workspace(address, settings=MIRA) as desk:
        give(desk)
        for _ in range(2):
            desk.registry.create(desk.linking.prefilled("organization", QUAY))
        desk.registry.create(desk.linking.prefilled("organization", "Linhe Polytechnic"))
    done = call("link", "-w", address)
    assert [line.split("\t")[0] for line in done.out.splitlines()] == [QUAY]
    assert " linked in 1 article, " in done.err


def test_a_list_that_is_imported_links_what_needs_no_asking(call: Call, address: Path, tmp_path: Path) -> None:
    save_settings(MIRA)
    with open_workspace(address, settings=MIRA) as desk:
        article_id = give(desk)
    names = tmp_path / "names.csv"
    names.write_text(f"name,kind\n{QUAY},organization\n", "utf-8")
    assert "linked automatically" not in call("entities", "import", names, "-w", address).err
    done = call("entities", "import", names, "-w", address, "--apply")
    assert done.code == 0
    told = "2 names in 1 article linked automatically; review them in the window (Registry > Automatic links).\n"
    assert done.err.endswith(f"Imported.\n{told}")
    with open_workspace(address, settings=MIRA) as desk:
        assert value_of(record_of(desk, article_id), "organization", QUAY).link is not None
        desk.review.undo()
        assert value_of(record_of(desk, article_id), "organization", QUAY).link is None
        desk.review.undo()
        assert desk.registry.search(QUAY) == []


def test_a_missing_workspace_is_wrong_usage(call: Call, address: Path) -> None:
    assert call("link", "-w", address).code == 2
