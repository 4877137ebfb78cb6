"""Any choices, merges and splits: every name means one living entity or none, and undoing all restores the start."""

from collections.abc import Callable
from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curator.app import Workspace, open_workspace
from curator.domain.entity import Entity
from curator.domain.lesson import Scope
from curator.domain.record import Value
from curator.domain.registry import EntityView
from curator.errors import ConflictError
from curator.settings import Settings
from tests.db.conftest import empty_database, empty_file, new_address, new_file, server
from tests.services.material import TEXT, give, record_of

__all__ = ["empty_database", "empty_file", "new_address", "new_file", "server"]
"""The fixtures of the store's own tests."""

STEPS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=10)
OPEN = settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
ORGANIZATIONS = ("organization", "person")


def values_of(desk: Workspace, article_id: int) -> list[Value]:
    """The values of an article that name organisations."""
    record = record_of(desk, article_id)
    return [
        value
        for entry in record.entries
        if entry.group in ORGANIZATIONS
        for value in entry.values
        if value.field == ("name" if entry.group == "organization" else "affiliation")
    ]


def entities_of(desk: Workspace) -> list[Entity]:
    """The living entities, as they are stored."""
    return [row.entity for row in desk.registry.rows(desk.registry.ids(EntityView()))]


def step(desk: Workspace, articles: list[int], kind: int, one: int, two: int) -> None:
    """One act, chosen by numbers; those that a rule refuses change nothing."""
    article_id = articles[one % len(articles)]
    record, values = record_of(desk, article_id), values_of(desk, article_id)
    value, known, scope = values[two % len(values)], entities_of(desk), [*Scope][one % 3]
    some = known[one % len(known)] if known else None
    other = known[two % len(known)] if known else None
    if kind == 0 or some is None or other is None:
        desk.linking.link_new(record, {value.id}, desk.linking.prefilled("organization", f"N{two}"), scope=scope)
    elif kind in (1, 2):
        article = desk.review.open(article_id).article
        others = desk.linking.alike(value, "organization", article, scope) if kind == 2 else ()
        desk.linking.link(record, {value.id}, some.id, scope=scope, others=others)
    elif kind == 3:
        desk.linking.refuse(record, {value.id}, refused=[some.id, other.id], scope=scope)
    elif kind == 4:
        desk.registry.merge(some.id, other.id)
    elif kind == 5:
        page = desk.registry.page(some.id)
        if page.merged:
            desk.registry.unmerge(page.merged[0].id)
    elif kind == 6:
        used = [each.value.id for each in desk.registry.where_used(some.id)]
        made = desk.linking.prefilled("organization", f"S{one}")
        desk.registry.split(some.id, made, [alias.name for alias in some.aliases], used[::2])
    elif kind == 7:
        desk.registry.distinguish(some.id, other.id)
    else:
        for lesson, _ in desk.registry.page(some.id).lessons[:1]:
            desk.linking.revoke(lesson)


def state(desk: Workspace, articles: list[int]) -> object:
    """Everything that the acts can change."""
    entities = entities_of(desk)
    pages = [desk.registry.page(each.id) for each in entities]
    return [record_of(desk, each) for each in articles], entities, pages


def sound(desk: Workspace, articles: list[int]) -> bool:
    """Whether every link leads to exactly one living entity."""
    linked = [value.link.entity_id for each in articles for value in values_of(desk, each) if value.link]
    wanted = {entity_id for entity_id in linked if entity_id is not None}
    meant = desk.review.entities(wanted)
    return set(meant) == wanted and all(entity.merged_into is None for entity in meant.values())


@OPEN
@given(steps=STEPS)
def test_every_name_means_one_living_entity_and_undoing_all_restores_the_start(
    new_address: Callable[[], str], steps: list[tuple[int, int, int]]
) -> None:
    address = new_address()
    with open_workspace(address, settings=Settings(curator="Mira")) as desk:
        articles = [give(desk), give(desk, TEXT + "More.\n")]
        start = state(desk, articles)
        for each in steps:
            with suppress(ValueError, ConflictError):
                step(desk, articles, *each)
            assert sound(desk, articles)
    with open_workspace(address, settings=Settings(curator="Mira")) as desk:
        while desk.review.undo():
            assert sound(desk, articles)
        assert state(desk, articles) == start
        assert desk.statistics.check() == ()
