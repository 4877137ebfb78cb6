from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import event

from curator.domain.change import Act, Change
from curator.domain.curation import link, postpone, set_finished
from curator.domain.entity import Alias, EntityKind
from curator.domain.ids import new_id
from curator.domain.queue import QueueCounts, QueueRow, QueueSort, QueueState, QueueView
from curator.domain.record import Record, Status
from db.store import Store
from tests.db.makers import (
    ADA,
    act,
    add,
    add_entities,
    an_article_with_record,
    article,
    change_set,
    confirm_all,
    entity,
    entry,
    matched,
    propose,
    reads,
    reject_all,
    undo,
    values_of,
    wikidata,
)
from tests.domain.makers import PROFILE

MANY = 40_000


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """Everything that is asked of the database in the block."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(statement)

    engine = store._database._engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_what_others_did_since_is_known_by_its_number(store: Store) -> None:
    assert reads(store).newest_act() == 0
    add(store, article("One"))
    first = reads(store).newest_act()
    assert reads(store).acts_since(first) == []
    add(store, article("Two"))
    assert reads(store).acts_since(first) == [reads(store).newest_act()]
    assert reads(store).acts_since(0) == [first, reads(store).newest_act()]


def test_the_queue_is_sorted(store: Store) -> None:
    dates = {"a": "2024-08", "Bé": "", "c": "1850", "D": "2024-08-24", "É": "2024"}
    add(store, *(article(title, published=date) for title, date in dates.items()))

    def titles(sort: QueueSort) -> str:
        ids = reads(store).queue_ids(QueueView(QueueState.ALL, "", sort))
        assert ids.typecode == "q"
        return "".join(each.title[0] for each in reads(store).queue_rows(ids))

    assert titles(QueueSort.NEWEST) == "DaÉcB"
    assert titles(QueueSort.OLDEST) == "cÉaDB"
    assert titles(QueueSort.IMPORTED) == "ÉDcBa"
    assert titles(QueueSort.TITLE) == "aBcDÉ"


def test_states_list_and_count_what_they_say(store: Store) -> None:
    open_, record = an_article_with_record(store, "Open")
    doubted, with_doubt = an_article_with_record(store, "Doubted")
    act(store, Act.POSTPONE, with_doubt, postpone(with_doubt, {values_of(with_doubt)["name"].id}))
    done, finished = an_article_with_record(store, "Done")
    act(store, Act.FINISH, finished, set_finished(finished, finished=True))
    gone, finished = an_article_with_record(store, "Gone")
    act(store, Act.FINISH, finished, set_finished(finished, finished=True))
    store.commit(change_set(Act.IMPORT, [Change(gone, replace(gone, removed=True))]))
    untouched = article("Untouched")
    add(store, untouched)

    def listed(state: QueueState) -> list[int]:
        return sorted(reads(store).queue_ids(QueueView(state)))

    assert listed(QueueState.ALL) == [open_.id, doubted.id, done.id, untouched.id]
    assert listed(QueueState.UNFINISHED) == [open_.id, doubted.id, untouched.id]
    assert listed(QueueState.DOUBTS) == [doubted.id]
    assert listed(QueueState.DONE) == [done.id]
    assert reads(store).queue_counts() == QueueCounts(unfinished=3, doubts=1, done=1, all=4)
    for curator in ("Aaron", "Björn"):
        theirs = store.ensure_record(open_.id, PROFILE.name, curator)
        act(store, Act.FINISH, theirs, set_finished(theirs, finished=True), curator)
        assert listed(QueueState.UNFINISHED) == [open_.id, doubted.id, untouched.id]
        assert listed(QueueState.DONE) == [done.id]
        assert list(reads(store, curator).queue_ids(QueueView(QueueState.DONE))) == [open_.id]
        assert len(reads(store, curator).queue_ids(QueueView(QueueState.UNFINISHED))) == 3
    back = store.undo_target("Björn")
    assert back is not None
    undo(store, back)
    assert list(reads(store, "Björn").queue_ids(QueueView(QueueState.DONE))) == []
    assert store.check() == ()
    assert reads(store, "Carl").queue_counts() == QueueCounts(unfinished=4, doubts=0, done=0, all=4)
    assert list(reads(store).articles_without_proposals()) == [untouched.id]
    assert len(reads(store, "Björn").articles_without_proposals()) == 4
    row = reads(store).queue_rows([done.id, 1, untouched.id])
    assert row[0].finished
    assert replace(row[1], likeness="") == QueueRow(
        article_id=untouched.id, title="Untouched", published="2024-08-25", outlet="Port Post", language="en"
    )
    assert record.article_id == open_.id


def test_dossiers_come_in_the_order_asked_with_their_entities(store: Store) -> None:
    made = [an_article_with_record(store, title) for title in ("One", "Two", "Three")]
    without = article("Without")
    add(store, without)
    port = entity("Port College", EntityKind.ORGANIZATION, "PC", identifiers=wikidata("Q1"))
    add_entities(store, port, entity("Nobody"))
    record = made[1][1]
    act(store, Act.LINK, record, link(record, values_of(record)["affiliation"].id, matched(port.id)))
    ids = [made[2][0].id, without.id, made[1][0].id, 1]
    found = reads(store).dossiers(ids)
    assert [each.article.id for each in found] == [made[2][0].id, without.id, made[1][0].id]
    assert [dict(each.entities) for each in found] == [{}, {}, {port.id: port}]
    assert found[1].record == Record(id=0, article_id=without.id, profile=PROFILE.name, curator=ADA)
    assert found[0].article.text == made[2][0].text
    assert found[0].record == reads(store).record(made[2][0].id)
    theirs = reads(store, "Björn").dossiers(ids)
    assert [(each.record.id, each.record.curator, each.record.entries) for each in theirs] == [(0, "Björn", ())] * 3


def test_entries_stand_in_the_order_of_the_profile(store: Store) -> None:
    made, record = an_article_with_record(store)
    more = [
        entry(record, "person", 1, name="Second"),
        entry(record, "event", name="Forum"),
        entry(record, "odd", x="y"),
    ]
    propose(store, made.id, *more)
    found = reads(store).record(made.id)
    assert found is not None
    assert [(each.group, each.position) for each in found.entries] == [
        ("article", 0),
        ("event", 0),
        ("person", 0),
        ("person", 1),
        ("figure", 0),
        ("odd", 0),
    ]


def test_screens_ask_a_fixed_number_of_questions(store: Store) -> None:
    made = [an_article_with_record(store, f"Number {number}") for number in range(6)]
    port = entity("Port College", EntityKind.ORGANIZATION, "PC")
    add_entities(store, port)
    for _, record in made:
        act(store, Act.LINK, record, link(record, values_of(record)["affiliation"].id, matched(port.id)))
    asking = reads(store)
    for count in (1, 6):
        ids = [each.id for each, _ in made[:count]]
        for limit, ask in (
            (12, lambda ids=ids: asking.dossiers(ids)),
            (1, lambda ids=ids: asking.queue_rows(ids)),
            (2, lambda: asking.queue_ids(QueueView(QueueState.UNFINISHED, "number"))),
            (1, lambda: asking.queue_counts()),
            (3, lambda ids=ids: asking.article(ids[0])),
            (6, lambda: asking.counts()),
            (10, lambda: asking.find_entities("port college")),
        ):
            with statements(store) as asked:
                ask()
            assert len(asked) <= limit, asked
    with statements(store) as asked:
        confirm_all(store, reads(store).record(made[0][0].id) or made[0][1])
    assert len(asked) <= 16, asked


def test_forty_thousand_keys_are_no_more_than_four(store: Store) -> None:
    made, record = an_article_with_record(store)
    ids = [*range(1, MANY), made.id]
    assert [each.article_id for each in reads(store).queue_rows(ids)] == [made.id]
    assert len(reads(store).dossiers(ids)) == 1
    assert reads(store).entities(range(1, MANY)) == {}
    prints = [f"{number:064}" for number in range(MANY)]
    assert list(reads(store).known_texts([*prints, made.fingerprint])) == [made.fingerprint]
    values = tuple(values_of(record).values())
    changes = [Change(values[0], replace(values[0], note="1"))]
    for number in range(2, 1500):
        changes.append(Change(changes[-1].after, replace(values[0], note=str(number))))
    act(store, Act.NOTE, record, changes)
    propose(store, made.id, *(entry(record, "person", 1 + number, name=f"P{number}") for number in range(3000)))
    confirm_all(store, reads(store).record(made.id) or record)
    assert store.check() == ()


def test_counts_say_how_far_it_is(store: Store) -> None:
    made, record = an_article_with_record(store, "One")
    an_article_with_record(store, "Two")
    removed, _ = an_article_with_record(store, "Three")
    store.commit(change_set(Act.IMPORT, [Change(removed, replace(removed, removed=True))]))
    reject_all(store, record)
    name = values_of(reads(store).record(made.id))["name"]
    port, person = entity("Port College"), entity("Lin Yawen", EntityKind.PERSON)
    merged = replace(entity("Lin Y.", EntityKind.PERSON), merged_into=person.id)
    add_entities(store, port, person, merged)
    act(store, Act.CORRECT, record, [Change(name, replace(name, status=Status.CORRECTED, link=matched(person.id)))])
    counts = reads(store).counts()
    assert (counts.articles, counts.removed, counts.extracted, counts.finished) == (2, 1, 2, 0)
    assert {status: number for status, number in counts.entries.items() if number} == {
        Status.PROPOSED: 3,
        Status.CORRECTED: 1,
        Status.REJECTED: 2,
    }
    assert sum(counts.values.values()) == 2 * len(list(record.values()))
    assert counts.values[Status.CORRECTED] == 1
    assert set(counts.values) == set(Status)
    assert counts.linked == 1
    assert dict(counts.entities) == {EntityKind.ORGANIZATION: 1, EntityKind.PERSON: 1, EntityKind.PLACE: 0}
    empty = reads(store, "Björn").counts()
    assert (empty.articles, empty.extracted, sum(empty.values.values())) == (2, 0, 0)


NAMES = (
    "École Polytechnique",
    "Varnholm School of Mines",
    "Port College",
    "Portland",
    "东华大学",
    "100% Cotton_",
)


MEANT = {
    "ecole polytechnique": NAMES[0],
    "ÉCOLE  POLY": NAMES[0],
    "vsm": NAMES[1],
    "Varnhom School of Mine": NAMES[1],
    "port college": NAMES[2],
    "collge port": NAMES[2],
    "东华": NAMES[4],
    "华大": NAMES[4],
    "大学": NAMES[4],
    "100%": NAMES[5],
    "cotton_": NAMES[5],
}


def test_an_entity_is_found_by_what_people_write(store: Store) -> None:
    add_entities(
        store, *(entity(name, EntityKind.ORGANIZATION, *(["VSM"] if "Mines" in name else [])) for name in NAMES)
    )
    assert {words: reads(store).find_entities(words)[0].name for words in MEANT} == MEANT


def test_entities_are_limited_by_kind_and_number_and_stand_for_themselves(store: Store) -> None:
    college, town = entity("Port"), entity("Port", EntityKind.PLACE)
    old = replace(entity("Port Old"), merged_into=college.id)
    add_entities(store, college, town, old)
    asking = reads(store)
    assert asking.find_entities("port", EntityKind.PLACE) == [town]
    assert [each.id for each in asking.find_entities("port", limit=1)] == [college.id]
    assert [each.id for each in asking.find_entities("port")] == [college.id, town.id]
    for nothing in ("", "  ", "%", "_", '"', "zzz", "*", "\0", "\ud800"):
        assert asking.find_entities(nothing) == []
    assert asking.find_entities("port", limit=0) == []


def test_names_of_a_changed_entity_are_found_and_old_ones_not(store: Store) -> None:
    made = entity("Port College", EntityKind.ORGANIZATION, "Seaside School")
    add_entities(store, made)
    renamed = replace(made, name="Harbour University", aliases=(Alias("Quay Academy"),), identifiers=wikidata("Q2"))
    done = change_set(Act.LINK, [Change(made, renamed)])
    store.commit(done)
    assert reads(store).find_entities("quay academi") == [renamed]
    assert reads(store).find_entities("seaside school") == []
    undo(store, done)
    assert reads(store).find_entities("seaside scool") == [made]
    assert reads(store).find_entities("quay academy") == []
    assert new_id() > made.id
