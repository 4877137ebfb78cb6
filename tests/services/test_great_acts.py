"""Great acts are as any other: told in histories, taken back whole, never half seen by others; on either store."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from curator.app import Workspace, open_workspace
from curator.domain.change import Act, Change, ChangeSet
from curator.domain.entity import Candidate, Entity, EntityKind
from curator.domain.lesson import Scope
from curator.domain.queue import QueueView
from curator.domain.record import Value
from curator.domain.registry import EntityView
from curator.domain.watch import Watch
from curator.errors import Cancelled, ConflictError
from curator.services import parts
from curator.services.adoption import adopt
from curator.services.automatic import with_links
from curator.services.grouping import Verdict, Wanted
from curator.services.lookups import Found, Name
from curator.settings import LookUpService
from db.proposals import Proposals
from tests.db.conftest import empty_database, empty_file, new_address, new_file, server
from tests.services.conftest import SETTINGS
from tests.services.material import PROFILE, PROPOSALS, TEXT, _done, give, record_of, value_of
from tests.services.test_ahead import Stop

__all__ = ["empty_database", "empty_file", "new_address", "new_file", "server"]
"""The fixtures of the store's own tests."""

ORGANIZATION, NAME = EntityKind.ORGANIZATION, "Linhe Polytechnic"
HOUSE = Entity(id=100, kind=ORGANIZATION, name="Varnholm House")
ARTICLES = 3
LINKS = 2 * ARTICLES


@pytest.fixture
def address(new_address: Callable[[], str]) -> str:
    return new_address()


@pytest.fixture
def desk(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Articles that write a name, an entity, and three changes are many."""
    monkeypatch.setattr(parts, "GREAT", 2)
    monkeypatch.setattr(parts, "AT_A_TIME", 2)
    with open_workspace(address, settings=SETTINGS) as workspace:
        for number in range(ARTICLES):
            give(workspace, f"{TEXT}{number}\n")
        workspace.registry.create(HOUSE)
        yield workspace


def first(desk: Workspace) -> int:
    return min(desk.queue.ids(QueueView()))


def choose(desk: Workspace, watch: Watch = Watch()) -> ChangeSet:
    """Says what the name means wherever it is written."""
    dossier = desk.review.open(first(desk))
    value = value_of(dossier.record, "organization", NAME)
    others = desk.linking.alike(value, ORGANIZATION, dossier.article, Scope.EVERYWHERE)
    done = desk.linking.link(dossier.record, {value.id}, HOUSE.id, others=others, watch=watch)
    assert done is not None
    return done


def extract(desk: Workspace, more: str = "The next one.") -> None:
    """One more article comes, and is linked by what was learned."""
    article = give(desk, f"{TEXT}{more}\n", [])
    record = record_of(desk, article)
    linked = with_links(desk._context.reads, PROFILE, tuple(adopt(PROFILE, record, [], PROPOSALS)), article, "")
    done = _done(desk, Act.EXTRACT, article)
    desk._store.put_many_proposals([Proposals(record=record, entries=linked, change_set=done)])


def uses(desk: Workspace) -> int:
    return len(desk.registry.where_used(HOUSE.id))


def told(desk: Workspace) -> list[tuple[Act, bool]]:
    return [(each.act.act, each.stands) for each in desk.registry.history(HOUSE.id)]


def settle(desk: Workspace, watch: Watch = Watch()) -> ChangeSet | None:
    group = desk.grouping.group(Wanted(words=NAME, kind=ORGANIZATION))
    verdict = Verdict(confirmed=True, entity_id=HOUSE.id)
    return desk.grouping.settle(group, {each.mention.value.id: verdict for each in group.members}, watch=watch)


def split(desk: Workspace, watch: Watch = Watch()) -> ChangeSet | None:
    choose(desk)
    made = desk.linking.prefilled(ORGANIZATION, "Varnholm Annex")
    return desk.registry.split(HOUSE.id, made, (), (), [NAME], watch=watch)


def revoke(desk: Workspace, watch: Watch = Watch()) -> ChangeSet | None:
    choose(desk)
    (lesson,) = desk.linking.lessons([NAME])
    return desk.linking.revoke(lesson, watch)


def confirm(desk: Workspace, watch: Watch = Watch()) -> ChangeSet | None:
    service = LookUpService(name="Harbour", address="http://localhost")
    found = Found(Candidate(HOUSE, 1.0), known=True, certain=True, adds=None, service=service, at="Q1")
    return desk.reconciling.confirm([(Name(NAME, ORGANIZATION), found)], watch)


@pytest.mark.parametrize("act", [choose, settle, confirm])
def test_what_extraction_linked_since_goes_and_comes_back_with_it(
    desk: Workspace, act: Callable[[Workspace], ChangeSet | None]
) -> None:
    act(desk)
    extract(desk)
    assert uses(desk) == LINKS + 2
    assert desk.history.undo() is not None
    assert (uses(desk), desk.linking.lessons([NAME])) == (0, [])
    assert desk.history.redo() is not None
    assert (uses(desk), len(desk.linking.lessons([NAME]))) == (LINKS + 2, 1)
    assert desk.statistics.check() == ()


def test_an_undo_that_is_stopped_goes_on_with_what_extraction_linked_since(desk: Workspace) -> None:
    choose(desk)
    extract(desk)
    with pytest.raises(Cancelled):
        desk.history.undo(Stop(2).watch())
    assert told(desk) == [(Act.LINK, True), (Act.ADD, True)]
    extract(desk, "And one more.")
    desk.history.undo()
    assert (uses(desk), told(desk)) == (0, [(Act.LINK, False), (Act.ADD, True)])
    desk.history.redo()
    assert (uses(desk), told(desk)) == (LINKS + 4, [(Act.LINK, True), (Act.ADD, True)])


def test_the_history_of_the_entity_has_it_and_restores_it_where_that_was_stopped(desk: Workspace) -> None:
    done = choose(desk)
    assert told(desk) == [(Act.LINK, True), (Act.ADD, True)]
    desk.history.undo()
    with pytest.raises(Cancelled):
        desk.history.redo(Stop(2).watch())
    record = record_of(desk, first(desk))
    desk.review.confirm(record, {value_of(record, "place", "Varnholm").id})
    assert 0 < uses(desk) < LINKS
    assert told(desk) == [(Act.LINK, False), (Act.ADD, True)]
    desk.history.redo_one(done.id)
    assert uses(desk) == LINKS
    assert told(desk) == [(Act.LINK, True), (Act.ADD, True)]
    desk.history.undo_one(done.id)
    assert uses(desk) == 0


def test_nobody_takes_back_what_grew_since_it_was_read(
    desk: Workspace, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = choose(desk, Stop(2).watch())
    assert uses(desk) < LINKS
    rest = desk.grouping.group(Wanted(words=NAME, kind=ORGANIZATION)).members
    value = next(each.mention.value for each in rest if each.mention.value.link is None)
    more = Change(value, replace(value, link=next(each.link for each in links(done) if each.link)))
    with open_workspace(address, settings=SETTINGS) as window:
        begun = window._store.begun

        def grow(of: int, way: object) -> ChangeSet | None:
            desk._store.commit(replace(done, changes=(more,)), len(done.changes))
            return begun(of, way)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(window._store, "begun", grow)
            with pytest.raises(ConflictError, match="still being done"):
                window.history.undo()
        assert uses(desk) == len(links(done)) + 1
        window.history.undo()
    assert uses(desk) == 0


def links(done: ChangeSet) -> list[Value]:
    return [each.after for each in done.changes if isinstance(each.after, Value)]


def test_how_many_changes_lie_ahead_counts_what_follows(desk: Workspace) -> None:
    choose(desk)
    extract(desk)
    ahead, back = desk.history.ahead(), desk.history.undo()
    assert back is not None
    assert ahead == len(back.changes) == LINKS + 2 + 1
    ahead, again = desk.history.ahead(forth=True), desk.history.redo()
    assert again is not None
    assert ahead == len(again.changes) == len(back.changes)


@pytest.mark.parametrize("act", [split, revoke, confirm, settle])
def test_others_write_between_the_parts_of_every_act_on_many(
    desk: Workspace, address: str, act: Callable[[Workspace, Watch], ChangeSet | None]
) -> None:
    with open_workspace(address, settings=replace(SETTINGS, curator="Björn")) as window:
        notes = [0]

        def note(done: int, total: int, _what: str) -> None:
            if total - done > 0:
                notes[0] += 1
                window.registry.create(window.linking.prefilled(ORGANIZATION, f"Quay {notes[0]}"))

        done = act(desk, Watch(note))
    assert done is not None
    assert notes[0] == (len(done.changes) - 1) // parts.AT_A_TIME > 1
    assert len(desk.registry.ids(EntityView())) > notes[0]
    desk.history.undo()
    assert uses(desk) == (LINKS if act in (split, revoke) else 0)
