"""The registry in the store: merged names lead to the living, what is needed stays, and lists are narrowed."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from sqlalchemy import Engine, event

from curator.domain.change import Act, Change, Way
from curator.domain.curation import link
from curator.domain.entity import Alias, Entity, EntityKind, Identifier, NameKind
from curator.domain.identifiers import LONGEST_SCHEME, LONGEST_VALUE
from curator.domain.ids import new_id
from curator.domain.lesson import Distinction, Lesson, Scope
from curator.domain.record import Judgement, Link, Record
from curator.domain.registry import EntityFacet, EntitySort, EntityView, MentionQuery
from curator.errors import ConflictError
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


def merge(store: Store, loser: Entity, winner: Entity) -> None:
    done = change_set(Act.MERGE, [Change(loser, replace(loser, merged_into=winner.id))])
    store.commit(done)


def lesson(words: str, about: Entity, **more: object) -> Lesson:
    taught = {"means": True, "by": ADA} | more
    return Lesson(id=new_id(), words=words, kind=about.kind, entity_id=about.id, **taught)  # type: ignore[arg-type]


def test_kinds_of_names_parent_and_place_come_back(store: Store) -> None:
    town = entity("Port", EntityKind.PLACE)
    college = entity("Port College", place=town.id)
    school = replace(
        entity("Port School of Mines", parent=college.id, place=town.id),
        aliases=(Alias("PSM", "en", NameKind.ACRONYM), Alias("港口矿业学院", "zh", NameKind.TRANSLITERATION)),
        identifiers=(Identifier("ror", "04port"),),
    )
    add_entities(store, town, college, school)
    asking = reads(store)
    assert asking.entities([school.id]) == {school.id: school}
    assert asking.related_entities(college.id) == [school.id]
    assert asking.related_entities(town.id) == [college.id, school.id]
    assert asking.entities_identified("ror", ["04port", "none"]) == {"04port": school.id}


def test_the_longest_identifier_of_any_script_is_stored_and_found(store: Store) -> None:
    # Of letters that come in no order, for an index makes repeated ones short.
    letters = "".join(map(chr, Random(1).sample(range(0x20000, 0x2A6D0), LONGEST_VALUE)))
    long = replace(entity("Port"), identifiers=(Identifier(letters[:LONGEST_SCHEME], letters),))
    add_entities(store, long)
    assert reads(store).entities_identified(letters[:LONGEST_SCHEME], [letters]) == {letters: long.id}


def test_names_of_merged_entities_lead_to_the_living_one_and_back_again(store: Store) -> None:
    college, old, older = (
        entity("Port College"),
        entity("Harbour School", EntityKind.ORGANIZATION, "HS"),
        entity("Quay"),
    )
    add_entities(store, college, old, older)
    merge(store, older, old)
    merge(store, old, college)
    asking = reads(store)
    whole = asking.meant([older.id])[older.id]
    assert (whole.id, whole.names) == (college.id, ("Port College", "Harbour School", "HS", "Quay"))
    assert asking.find_entities("quay") == [whole]
    assert asking.find_entities("harbor school") == [whole]
    assert asking.merged_into([college.id]) == {college.id: {college.id, old.id, older.id}}
    newest = store.undo_target(ADA)
    assert newest is not None
    undo(store, newest)
    assert [each.name for each in asking.find_entities("quay")] == ["Harbour School"]
    assert asking.meant([college.id])[college.id] == college


def test_links_to_a_merged_entity_mean_the_living_one(store: Store) -> None:
    made, record = an_article_with_record(store)
    college, old = entity("Port College"), entity("Harbour School")
    add_entities(store, college, old)
    value = values_of(record)["affiliation"]
    act(store, Act.LINK, record, link(record, value.id, matched(old.id)))
    merge(store, old, college)
    asking = reads(store)
    assert asking.dossiers([made.id])[0].entities[old.id].id == college.id
    (mention,) = asking.mentions(MentionQuery(entity_ids=frozenset({college.id})))
    assert (mention.value.id, mention.article.id) == (value.id, made.id)
    (row,) = asking.entity_rows([college.id], in_articles=True)
    assert (row.linked, row.articles, row.automatic) == (1, 1, 0)
    assert list(asking.entity_ids(EntityView(facets=frozenset({EntityFacet.USED})))) == [college.id]


def test_an_entity_that_something_leads_to_is_not_deleted(store: Store) -> None:
    _, record = an_article_with_record(store)
    value = values_of(record)["affiliation"]
    linked, learned, told, parent, free = (entity(name) for name in ("Linked", "Learned", "Told", "Parent", "Free"))
    add_entities(store, linked, learned, told, parent, free, entity("Child", parent=parent.id))
    act(store, Act.LINK, record, link(record, value.id, matched(linked.id)))
    apart = Distinction(id=new_id(), one=linked.id, other=told.id, by=ADA)
    store.commit(change_set(Act.DISTINGUISH, [Change(None, apart), Change(None, lesson("Learnt", learned))]))
    for needed in (linked, learned, told, parent):
        with pytest.raises(ConflictError, match=f"“{needed.name}” is in use"):
            store.commit(change_set(Act.EDIT_ENTITY, [Change(needed, None)]))
    store.commit(change_set(Act.EDIT_ENTITY, [Change(free, None)]))
    assert reads(store).entities([free.id]) == {}
    assert store.check() == ()


def test_lessons_and_distinctions_come_go_and_come_back(store: Store) -> None:
    college, other = entity("Port College"), entity("Port Collage")
    add_entities(store, college, other)
    here = lesson("the College", college, scope=Scope.ARTICLE, where="12")
    never = lesson("The  Cóllege", other, means=False)
    done = change_set(Act.LINK, [Change(None, here), Change(None, never)])
    store.commit(done)
    asking = reads(store)
    assert asking.lessons(["THE COLLEGE", "nothing"]) == [never, here]
    assert asking.lessons_of([college.id]) == [(here, done.at)]
    apart = Distinction(id=new_id(), one=college.id, other=other.id, by=ADA)
    store.commit(change_set(Act.DISTINGUISH, [Change(None, apart)]))
    assert asking.distinctions() == asking.distinctions([other.id]) == [apart]
    undo(store, done)
    assert asking.lessons(["the college"]) == []
    assert [each.act for each in asking.acts_on_entities([here.id, apart.id])] == [Act.LINK, Act.DISTINGUISH, Act.LINK]
    assert store.check() == ()


def test_the_list_is_narrowed_by_kind_words_and_facets(store: Store) -> None:
    _, record = an_article_with_record(store)
    college = replace(entity("Port College", EntityKind.ORGANIZATION, "华大"), identifiers=(Identifier("ror", "1"),))
    school, town = entity("Harbour School"), entity("Port", EntityKind.PLACE)
    add_entities(store, college, school, town)
    values = values_of(record)
    by_rule = replace(matched(school.id), by="rule:alias")
    changes = link(record, values["affiliation"].id, matched(college.id)) + link(record, values["name"].id, by_rule)
    act(store, Act.LINK, record, changes)
    asking = reads(store)

    def listed(**view: object) -> list[int]:
        return list(asking.entity_ids(EntityView(**view)))  # type: ignore[arg-type]

    def having(*facets: EntityFacet) -> list[int]:
        return listed(facets=frozenset(facets))

    assert listed() == [school.id, town.id, college.id]
    assert listed(sort=EntitySort.NEWEST) == [town.id, school.id, college.id]
    assert listed(kind=EntityKind.PLACE) == [town.id]
    assert listed(search="port") == [town.id, college.id]
    assert listed(search="LEGE port") == listed(search="华") == [college.id]
    assert listed(search='"*') == listed(search="%") == []
    assert having(EntityFacet.IDENTIFIED) == [college.id]
    assert having(EntityFacet.UNIDENTIFIED, EntityFacet.USED) == [school.id]
    assert having(EntityFacet.UNUSED) == [town.id]
    assert having(EntityFacet.NEVER_CONFIRMED) == [school.id, town.id]
    assert having(EntityFacet.USED, EntityFacet.NEVER_CONFIRMED) == [school.id]
    assert having(EntityFacet.USED, EntityFacet.UNUSED) == []
    assert [row.automatic for row in asking.entity_rows([school.id, college.id])] == [1, 0]


def test_mentions_are_found_by_name_place_and_rule(store: Store) -> None:
    (first, record), (second, other) = (an_article_with_record(store, title) for title in ("One", "Two"))
    college = entity("Port College")
    add_entities(store, college)
    by_rule = replace(matched(college.id), by="rule:alias")
    act(store, Act.LINK, record, link(record, values_of(record)["affiliation"].id, by_rule))
    words = values_of(record)["affiliation"].words
    asking = reads(store)

    def found(**query: object) -> list[int]:
        return [each.article.id for each in asking.mentions(MentionQuery(**query))]  # type: ignore[arg-type]

    everywhere = found(words=f" {words.upper()} ")
    assert set(everywhere) == {first.id, second.id}
    assert found(words=words, limit=1) == [second.id]
    assert set(found(words=words, article_id=first.id)) == {first.id}
    assert found(words=words, outlet="no such") == []
    assert found(words=words, fields={"person": frozenset({"name"})}) == []
    assert set(found(words=words, fields={"person": frozenset({"affiliation"})})) == {first.id, second.id}
    assert found(rule="rule:") == [first.id]
    act(store, Act.FINISH, other, [Change(replace(other, entries=()), replace(other, entries=(), finished=True))])
    assert set(found(words=words, open_only=True)) == {first.id}
    assert [each.article.id for each in reads(store, "Björn").mentions(MentionQuery(words=words, mine_only=True))] == []


def test_what_a_person_says_to_the_contrary_is_found(store: Store) -> None:
    records = [an_article_with_record(store, title)[1] for title in ("One", "Two", "Three", "Four")]
    college, former, school = entity("Port College"), entity("Old College"), entity("Port School")
    add_entities(store, college, former, school)
    store.commit(change_set(Act.MERGE, [Change(former, replace(former, merged_into=college.id))]))
    linked_by(store, records[0], "affiliation", school, ADA)
    linked_by(store, records[1], "affiliation", former, ADA)
    linked_by(store, records[2], "affiliation", school, "rule:exact:12")
    value = values_of(records[3])["affiliation"]
    refused = [Change(value, replace(value, link=Link(Judgement.REJECTED, None, ADA)))]
    act(store, Act.LINK, records[3], refused)
    query = MentionQuery(words=value.words)

    def contrary(about: Entity) -> set[int]:
        return {each.record_id for each in reads(store).mentions(replace(query, contrary_to=about.id))}

    assert contrary(college) == {records[0].id, records[3].id}
    assert contrary(school) == {records[1].id, records[3].id}
    assert contrary(entity("New")) == {records[0].id, records[1].id, records[3].id}


def test_a_list_that_ships_is_taken_in_without_a_word_in_the_log(store: Store) -> None:
    town = entity("Port", EntityKind.PLACE)
    assert reads(store).source_version("places") is None
    store.take_in([town], "2026-01-01T00:00:00.000Z")
    store.mark_source("places", "1", "2026-01-01T00:00:00.000Z")
    store.mark_source("places", "2", "2026-01-02T00:00:00.000Z")
    assert reads(store).source_version("places") == "2"
    assert reads(store).find_entities("port") == [town]
    assert store.history() == []


def test_names_that_stand_for_nothing_are_counted_however_they_are_spelled(store: Store) -> None:
    (_, record), (_, other) = (an_article_with_record(store, title) for title in ("One", "Two"))
    college = entity("Port College")
    add_entities(store, college)
    words = values_of(record)["affiliation"].words
    fields = {"person": frozenset({"affiliation"}), "place": frozenset[str]()}

    def names(curator: str = ADA) -> list[tuple[str, int, int]]:
        found = reads(store, curator).unlinked_names(fields, 5)
        return [(each.words, each.mentions, each.articles) for each in found]

    assert names() == [(words, 2, 2)]
    assert names("Björn") == []
    assert reads(store).unlinked_names({}, 5) == []
    act(store, Act.LINK, record, link(record, values_of(record)["affiliation"].id, matched(college.id)))
    assert names() == [(words, 1, 1)]
    act(store, Act.FINISH, other, [Change(replace(other, entries=()), replace(other, entries=(), finished=True))])
    assert names() == []


def linked_by(store: Store, record: Record, field: str, about: Entity, by: str) -> None:
    value = values_of(record)[field]
    act(store, Act.LINK, record, link(record, value.id, replace(matched(about.id), by=by)))


def test_a_rule_is_taken_whole_and_a_colon_means_all_that_begin_so(store: Store) -> None:
    (_, record), (_, other) = (an_article_with_record(store, title) for title in ("One", "Two"))
    college = entity("Port College")
    add_entities(store, college)
    linked_by(store, record, "affiliation", college, "rule:exact:12")
    linked_by(store, other, "affiliation", college, "rule:exact:123")
    asking = reads(store)
    assert [each.record_id for each in asking.mentions(MentionQuery(rule="rule:exact:12"))] == [record.id]
    assert len(asking.mentions(MentionQuery(rule="rule:"))) == 2
    assert asking.mentions(MentionQuery(rule="rul:")) == []


def test_rows_of_the_list_are_counted_by_the_database_from_an_index(store: Store) -> None:
    (_, record), (_, other) = (an_article_with_record(store, title) for title in ("One", "Two"))
    college, old = entity("Port College"), entity("Harbour School")
    add_entities(store, college, old)
    linked_by(store, record, "affiliation", college, "rule:alias")
    linked_by(store, other, "affiliation", old, ADA)
    merge(store, old, college)
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_more: object) -> None:
        asked.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        (row,) = reads(store).entity_rows([college.id])
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert (row.linked, row.automatic, row.articles) == (2, 1, None)
    assert not [statement for statement, _ in asked if "record" in statement]
    (counting,) = [each for each in asked if "judgement" in each[0]]
    with store._database.reading() as connection:
        if connection.dialect.name == "sqlite":
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {counting[0]}", counting[1]).all()
            assert any("COVERING INDEX ix_judgement_entity_id_by" in each[3] for each in plan)
    (row,) = reads(store).entity_rows([college.id], in_articles=True)
    assert row.articles == 2


def test_what_is_used_most_comes_first_and_then_all_others_by_name(store: Store) -> None:
    (_, record), (_, other) = (an_article_with_record(store, title) for title in ("One", "Two"))
    college, old, once, town, quay = (entity(name) for name in ("Port College", "Zoo", "Yard", "Bay", "Arch"))
    add_entities(store, college, old, once, town, quay)
    linked_by(store, record, "name", once, ADA)
    linked_by(store, record, "affiliation", college, ADA)
    linked_by(store, other, "affiliation", old, ADA)
    merge(store, old, college)
    asking = reads(store)
    used = EntityView(sort=EntitySort.BEST)
    assert list(asking.entity_ids(used)) == [college.id, once.id, quay.id, town.id]
    assert list(asking.entity_ids(replace(used, search="o"))) == [college.id]
    assert list(asking.entity_ids(EntityView())) == [quay.id, town.id, college.id, once.id]


def test_a_pasted_page_is_looked_up_as_well(store: Store) -> None:
    college = entity("Port College")
    add_entities(store, college)
    page = " ".join(f"w{number:05}" for number in range(3000))
    asking = reads(store)
    assert list(asking.entity_ids(EntityView(search=page))) == []
    assert asking.typed_entities(page) == []
    assert list(asking.entity_ids(EntityView(search="port " * 800))) == [college.id]
    assert asking.typed_entities("colle port " * 300) == [college]


def test_of_many_that_fit_alike_the_most_prominent_come_first_also_after_an_edit(store: Store) -> None:
    many = [entity(f"Old School {number}") for number in range(120)]
    add_entities(store, *many)
    first = replace(many[0], description="the first")
    store.commit(change_set(Act.EDIT_ENTITY, [Change(many[0], first)]))
    assert [each.id for each in reads(store).typed_entities("ool scho", limit=5)] == [
        each.id for each in (first, *many[1:5])
    ]


def test_a_lesson_keeps_the_time_when_it_was_learned(store: Store) -> None:
    college, other = entity("Port College"), entity("Port Collage")
    add_entities(store, college, other)
    learned = lesson("the College", college)
    taught = replace(change_set(Act.LINK, [Change(None, learned)]), at="2031-01-01T08:00:00.000Z")
    store.commit(taught)
    revoked = replace(change_set(Act.REVOKE, [Change(learned, None)]), at="2031-02-02T08:00:00.000Z")
    store.commit(revoked)
    back = replace(revoked, id=new_id(), at="2031-03-03T08:00:00.000Z", changes=revoked.inverse())
    store.commit(replace(back, way=Way.UNDO, of=revoked.id))
    assert reads(store).lessons_of([college.id]) == [(learned, taught.at)]
    moved = replace(learned, entity_id=other.id)
    store.commit(replace(change_set(Act.SPLIT, [Change(learned, moved)]), at="2031-04-04T08:00:00.000Z"))
    assert reads(store).lessons_of([other.id]) == [(moved, taught.at)]
