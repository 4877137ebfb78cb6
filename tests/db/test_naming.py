"""What the store knows of names: who has them, what was learned, how entities were meant; found in any spelling."""

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import NullPool, create_engine

from curator.domain.change import Act, Change
from curator.domain.curation import link
from curator.domain.entity import Alias, EntityKind
from curator.domain.ids import new_id
from curator.domain.lesson import Lesson, Scope
from curator.domain.naming import Bearer, Use
from db.naming import _newest
from db.store import Store
from tests.db.makers import (
    ADA,
    act,
    add_entities,
    an_article_with_record,
    change_set,
    entity,
    matched,
    reads,
    undo,
    values_of,
)

PERSON, PLACE = EntityKind.PERSON, EntityKind.PLACE
SPELLINGS = {
    "BAO Weimin": "Weimin Bao",
    "包为民": "Weimin Bao",
    "Zeng Yawen": "曾雅文",
    "Norrfjord Optics": "Norrfjord Optics GmbH",
    "Norrfjord Optics, Inc.": "Norrfjord Optics GmbH",
    "VSM": "Varnholm School of Mines",
    "Linhe University": "University of Linhe",
    "雅文": "曾雅文",
}


def test_a_name_is_found_in_any_spelling(store: Store) -> None:
    add_entities(store, *map(entity, sorted(set(SPELLINGS.values()))), entity("Mine of Varnholm"))
    asking = reads(store)
    assert {words: asking.find_entities(words)[0].name for words in SPELLINGS} == SPELLINGS


def test_a_place_is_found_without_the_word_that_says_what_it_is(store: Store) -> None:
    add_entities(store, entity("Linhe", PLACE), entity("North Varn", PLACE), entity("Amal Province", PLACE))
    asking = reads(store)
    meant = {"Linhe City": "Linhe", "City of North Varn": "North Varn", "North Varn Autonomous Region": "North Varn"}
    assert {words: asking.find_entities(words, PLACE)[0].name for words in meant} == meant


def test_a_form_goes_with_its_name(store: Store) -> None:
    made = entity("Weimin Bao", PERSON)
    add_entities(store, made)
    store.commit(change_set(Act.EDIT_ENTITY, [Change(made, replace(made, name="Quokka"))]))
    assert reads(store).find_entities("BAO Weimin") == []
    assert [each.name for each in reads(store).typed_entities("quo")] == ["Quokka"]


def test_what_is_typed_finds_beginnings_by_prominence_then_parts_then_what_is_alike(store: Store) -> None:
    great, small, inside, other = entity("Port"), entity("Port"), entity("Linhe Port"), entity("Portal", PLACE)
    add_entities(store, great, small, inside, other)
    asking = reads(store)
    assert [each.id for each in asking.typed_entities("port")] == [great.id, small.id, other.id, inside.id]
    assert [each.id for each in asking.typed_entities("po", PLACE)] == [other.id]
    assert [each.id for each in asking.typed_entities("linhe por")] == [inside.id]
    assert [each.id for each in asking.typed_entities("lhine port")] == [inside.id]
    assert asking.typed_entities("quokka") == asking.typed_entities("") == asking.typed_entities("port", limit=0) == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=10))
def test_no_words_are_an_error(store: Store, words: str) -> None:
    reads(store).typed_entities(words)
    assert words in reads(store).grounds([words])


def test_grounds_are_who_has_the_name_and_what_was_learned_of_it(store: Store) -> None:
    college, town, old = entity("Port", EntityKind.ORGANIZATION, "PC"), entity("PORT", PLACE), entity("Pört")
    gone = replace(old, merged_into=college.id)
    taught = Lesson(
        id=new_id(), words="The Harbour", kind=EntityKind.ORGANIZATION, entity_id=old.id, means=True, by=ADA
    )
    newer = replace(
        taught, id=new_id(), means=False, scope=Scope.OUTLET, where="Port Post", entity_id=town.id, kind=PLACE
    )
    add_entities(store, college, town, gone)
    store.commit(change_set(Act.LINK, [Change(None, taught), Change(None, newer)]))
    known = reads(store).grounds(["port", "pc", "THE  HARBOUR", "quokka", ""])
    assert set(known["port"].bearers) == {
        Bearer(entity_id=college.id, living=college.id, kind=EntityKind.ORGANIZATION, name="Port"),
        Bearer(entity_id=town.id, living=town.id, kind=PLACE, name="PORT"),
        Bearer(entity_id=old.id, living=college.id, kind=EntityKind.ORGANIZATION, name="Pört"),
    }
    assert [each.name for each in known["pc"].bearers] == ["PC"]
    assert known["THE  HARBOUR"].lessons == (newer, taught)
    assert known["THE  HARBOUR"].living == {old.id: college.id, town.id: town.id}
    assert known["quokka"] == known[""]
    assert known["quokka"].bearers == ()


def test_uses_count_persons_choices_of_an_entity_and_what_was_merged_into_it(store: Store) -> None:
    college, old = entity("Port College"), entity("Old College")
    add_entities(store, college, old)
    articles = []
    for number, (by, meant) in enumerate([(ADA, college), (ADA, old), ("rule:exact", college)]):
        made, record = an_article_with_record(store, f"Number {number}")
        articles.append(made.id)
        act(store, Act.LINK, record, link(record, values_of(record)["affiliation"].id, matched(meant.id, by)))
    store.commit(change_set(Act.MERGE, [Change(old, replace(old, merged_into=college.id))]))
    asking = reads(store)
    everywhere = Use(articles=frozenset(articles), chosen=2, in_outlet=2)
    assert asking.uses([college.id], "Port Post") == {college.id: everywhere}
    assert asking.uses([college.id], "Linhe Daily") == {college.id: replace(everywhere, in_outlet=0)}
    assert asking.uses([college.id], "")[college.id].in_outlet == 0
    assert asking.uses([entity("Nobody").id], "") == asking.uses([], "") == {}


def test_of_an_entity_that_is_meant_everywhere_the_newest_links_count(store: Store) -> None:
    college = entity("Port College")
    add_entities(store, college)
    meant = []
    for number in range(32):
        made, record = an_article_with_record(store, f"Number {number}")
        meant.append(made.id)
        act(store, Act.LINK, record, link(record, values_of(record)["affiliation"].id, matched(college.id)))
    everywhere = Use(articles=frozenset(meant[2:]), chosen=30, in_outlet=30)
    assert reads(store).uses([college.id], "Port Post") == {college.id: everywhere}


def test_where_the_newest_links_begin_is_asked_once_an_entity(empty_file: Path) -> None:
    engine = create_engine(f"sqlite:///{empty_file}", poolclass=NullPool)
    asked = str(_newest("sqlite").compile(engine))
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", ("",) * asked.count("?")).all()
    assert "MATERIALIZE bounds" in {row.detail for row in plan}


def test_a_link_that_was_taken_away_is_remembered(store: Store) -> None:
    college = entity("Port College", EntityKind.ORGANIZATION, *(f"Alias {number}" for number in range(3)))
    add_entities(store, college)
    _, record = an_article_with_record(store)
    values = values_of(record)
    done = act(store, Act.LINK, record, link(record, values["affiliation"].id, matched(college.id)))
    wanted = [each.id for each in values.values()]
    assert reads(store).unlinked(wanted) == set()
    undo(store, done)
    assert reads(store).unlinked(wanted) == {values["affiliation"].id}
    assert reads(store).unlinked([]) == set()
    assert Alias("Alias 1") in reads(store).find_entities("alias 1")[0].aliases
