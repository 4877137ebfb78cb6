from collections.abc import Callable
from dataclasses import replace

import pytest

from curator.domain.article import Article
from curator.domain.change import Act, Change, apply_to_record
from curator.domain.content import PartialDate
from curator.domain.curation import add_entry, add_evidence, annotate, link, postpone, set_finished
from curator.domain.entity import Alias, EntityKind
from curator.domain.evidence import Alignment, Evidence
from curator.domain.ids import new_id
from curator.domain.queue import QueueState, QueueView
from curator.domain.record import Judgement, Link, Record, Status, Value, progress
from curator.errors import ConflictError
from db.store import Store, open_store
from tests.db.makers import (
    ADA,
    act,
    add,
    add_entities,
    an_article_with_record,
    article,
    change_set,
    confirm_all,
    correct_value,
    entity,
    entry,
    matched,
    propose,
    reads,
    redo,
    reject_all,
    undo,
    value,
    values_of,
    wikidata,
)
from tests.domain.makers import PROFILE


def row(store: Store, article_id: int) -> Article:
    return replace(reads(store).article(article_id), text="", passages=(), metadata={})


def again(store: Store, record: Record) -> Record:
    found = store.record(record.article_id, record.profile, record.curator)
    assert found is not None
    return found


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    made = article("Ωmega <b>\"quoted\" 'n' \\ 🚀 研究", text="北京 e\u0301 𝒳\n\ttabs; -- DROP TABLE")
    done = add(store, made)
    assert reads(store).article(made.id) == made
    assert done.changes == (Change(None, replace(made, text="", passages=(), metadata={})),)
    with pytest.raises(KeyError):
        reads(store).article(1)


def test_the_same_text_twice_is_refused_and_nothing_of_the_batch_stays(store: Store) -> None:
    made = article()
    add(store, made)
    other = article("Another")
    with pytest.raises(ConflictError):
        store.add_articles([other, replace(made, id=new_id())], change_set(Act.IMPORT))
    assert list(reads(store).all_article_ids()) == [made.id]
    assert len(store.history()) == 1
    known = reads(store).known_texts([made.fingerprint, other.fingerprint])
    assert {each: (found.id, found.title) for each, found in known.items()} == {made.fingerprint: (made.id, made.title)}


def test_proposals_make_a_record_with_everything_in_it(store: Store) -> None:
    made, record = an_article_with_record(store)
    assert [each.group for each in record.entries] == ["article", "person", "figure"]
    assert values_of(record)["published"].content == PartialDate(2024, 8, 24)
    assert values_of(record)["value"].content == 12
    queue_row = reads(store).queue_rows([made.id])[0]
    assert (queue_row.total, queue_row.judged, queue_row.extracted) == (3, 0, True)
    assert store.check() == ()


CONTENTS = (
    *(0, -1, 12, 2**63 - 1, 2**63, -(10**40), 5.0, 2.5, 1e22, 1e300, 5e-324, 0.1 + 0.2, float("inf")),
    *("", "5", "=1+1", None, PartialDate(1), PartialDate(1850, 3), PartialDate(2024, 2, 29)),
)


def test_a_content_keeps_its_type_and_every_digit(store: Store) -> None:
    made = article()
    add(store, made)
    record = store.ensure_record(made.id, PROFILE.name, ADA)
    entries = [entry(record, "figure", at, value=("words", content)) for at, content in enumerate(CONTENTS)]
    kept = propose(store, made.id, *entries)
    assert [repr(each.content) for each in kept.values()] == [repr(each) for each in CONTENTS]


def test_the_title_in_lists_follows_the_record_and_goes_back_without_it(store: Store) -> None:
    made, record = an_article_with_record(store)
    assert (row(store, made.id).title, row(store, made.id).published) == ("Paper signed in Linhe", "2024-08-24")
    head = next(each for each in record.entries if each.group == "article")
    title = record.entry(head.id).of("title")[0]
    correct_value(store, record, title, "Paper signed at Linhe")
    assert row(store, made.id).title == "Paper signed at Linhe"
    assert list(reads(store).queue_ids(QueueView(QueueState.ALL, "paper at linhe"))) == [made.id]
    assert store.check() == ()
    reject_all(store, again(store, record))
    assert row(store, made.id) == replace(made, text="", passages=(), metadata={})


def test_an_act_is_stored_as_it_stands_in_memory(store: Store) -> None:
    _, record = an_article_with_record(store)
    name = values_of(record)["name"]
    company = entity("Port College", EntityKind.ORGANIZATION, "PC", identifiers=wikidata("Q1"))
    add_entities(store, company)
    acts: list[Callable[[Record], tuple[Change, ...]]] = [
        lambda r: postpone(r, {name.id}),
        lambda r: annotate(r, name.id, 'ask %s "them"'),
        lambda r: add_evidence(r, name.id, Evidence(50, 53, "12 ", Alignment.MOVED)),
        lambda r: link(r, name.id, matched(company.id)),
        lambda r: link(r, name.id, Link(Judgement.REJECTED, None, "rule:same")),
        lambda r: add_entry(r, PROFILE, "person", "Ines Kowalczyk", Evidence(3, 17, "Ines Kowalczyk")),
        lambda r: link(r, name.id, None),
        lambda r: set_finished(r, finished=True),
    ]
    for changes in acts:
        done = act(store, Act.NOTE, record, changes(record))
        record = apply_to_record(record, done.changes)
        assert reads(store).record(record.article_id) == record
        assert store.change_set(done.id) == done
    assert store.check() == ()


def test_counters_are_those_of_the_domain(store: Store) -> None:
    made, record = an_article_with_record(store)
    person = record.entries[1]
    for status in Status:
        now = again(store, record)
        changes = [Change(each, replace(each, status=status)) for each in now.entry(person.id).values[:2]]
        act(store, Act.CONFIRM, now, [each for each in changes if each.before != each.after])
        row = reads(store).queue_rows([made.id])[0]
        expected = progress(again(store, record).entries)
        assert (row.total, row.judged, row.doubts) == (expected.total, expected.judged, expected.doubts)


def test_nothing_is_changed_where_the_stored_state_differs(store: Store) -> None:
    made, record = an_article_with_record(store)
    company = entity("Port College")
    add_entities(store, company)
    seen = values_of(record)["name"]
    good = Change(values_of(record)["title"], replace(values_of(record)["title"], words="fine"))
    before = reads(store).dossiers([made.id])
    for stale in (
        Change(replace(seen, words="else"), replace(seen, words="new")),
        Change(replace(seen, evidence=()), replace(seen, words="new")),
        Change(replace(seen, link=matched(company.id)), replace(seen, words="new")),
        Change(replace(record.entries[0], position=7), replace(record.entries[0], position=8)),
        Change(replace(record, finished=True), replace(record, finished=False)),
        Change(replace(company, aliases=(Alias("x"),)), replace(company, aliases=(Alias("y"),))),
        Change(replace(made, removed=True), made),
    ):
        with pytest.raises(ConflictError):
            act(store, Act.CORRECT, record, [good, stale])
        assert reads(store).dossiers([made.id]) == before
    assert [each.act for each in store.history(article_id=made.id)] == [Act.EXTRACT]


def test_what_is_gone_or_there_already_is_a_conflict(store: Store) -> None:
    made, record = an_article_with_record(store)
    seen = values_of(record)["name"]
    for impossible in (
        Change(None, seen),
        Change(value(record.entries[0].id, "byline", "x"), None),
        Change(None, value(12345, "name", "in no entry")),
        Change(record.entries[1], None),
        Change(seen, replace(seen, link=matched(999))),
        Change(None, replace(record, id=new_id())),
        Change(replace(made, fingerprint="x"), None),
    ):
        with pytest.raises(ConflictError):
            act(store, Act.CORRECT, record, [impossible])
    assert again(store, record) == record


def test_a_set_may_change_the_same_value_twice(store: Store) -> None:
    _, record = an_article_with_record(store)
    first = values_of(record)["name"]
    second, third = replace(first, words="second"), replace(first, words="third")
    done = act(store, Act.CORRECT, record, [Change(first, second), Change(second, third)])
    assert values_of(again(store, record))["name"] == third
    undo(store, done)
    assert values_of(again(store, record))["name"] == first


def test_an_import_taken_back_keeps_the_text_and_can_be_restored(store: Store) -> None:
    made = article()
    done = add(store, made)
    propose(store, made.id, entry(Record(id=0, article_id=0, profile="", curator=""), "article", title="Another title"))
    undo(store, done)
    assert reads(store).article(made.id).removed
    assert reads(store).article(made.id).text == made.text
    assert list(reads(store).all_article_ids()) == []
    assert reads(store).queue_counts().all == 0
    with pytest.raises(ConflictError):
        undo(store, done)
    redo(store, done)
    assert list(reads(store).all_article_ids()) == [made.id]
    assert reads(store).article(made.id).title == "Another title"
    assert store.check() == ()


def test_a_new_entity_and_its_link_go_together(store: Store) -> None:
    _, record = an_article_with_record(store)
    made = entity("Port College", EntityKind.ORGANIZATION, "PC", "Pôrt", identifiers=wikidata("Q1"))
    name = values_of(record)["affiliation"]
    done = act(store, Act.LINK, record, [Change(None, made), *link(record, name.id, matched(made.id))])
    assert reads(store).dossiers([record.article_id])[0].entities == {made.id: made}
    undo(store, done)
    assert reads(store).entities([made.id]) == {}
    assert reads(store).find_entities("port college") == []
    redo(store, done)
    assert reads(store).find_entities("PORT") == [made]


def test_proposals_that_a_person_judged_are_not_dropped(store: Store) -> None:
    _, record = an_article_with_record(store)
    person, figure = record.entries[1], record.entries[2]
    fresh = entry(record, "person", name="Ines Kowalczyk")
    name = person.values[0]
    for changes in (
        [Change(name, replace(name, status=Status.CONFIRMED))],
        annotate(record, name.id, "look"),
        _linked(store, name),
    ):
        done = act(store, Act.NOTE, record, changes)
        with pytest.raises(ConflictError):
            propose(store, record.article_id, fresh, dropped=[person.id])
        assert again(store, record).entry(person.id)
        undo(store, done)
    with pytest.raises(ConflictError):
        propose(store, record.article_id, dropped=[figure.id, 999])
    kept = propose(store, record.article_id, fresh, dropped=[person.id, figure.id])
    assert [each.id for each in kept.entries] == [record.entries[0].id, fresh.id]
    assert store.check() == ()


def _linked(store: Store, name: Value) -> list[Change]:
    made = entity("Lin Yawen", EntityKind.PERSON)
    add_entities(store, made)
    return [Change(name, replace(name, link=matched(made.id)))]


def test_a_link_by_a_rule_may_be_dropped(store: Store) -> None:
    _, record = an_article_with_record(store)
    made = entity("Lin Yawen", EntityKind.PERSON)
    add_entities(store, made)
    name = values_of(record)["name"]
    act(store, Act.LINK, record, [Change(name, replace(name, link=matched(made.id, "rule:same name")))])
    kept = propose(store, record.article_id, dropped=[record.entries[1].id])
    assert len(kept.entries) == 2


def test_extraction_logs_the_act_without_changes(store: Store) -> None:
    made, record = an_article_with_record(store)
    (logged,) = store.history(article_id=made.id)
    assert (logged.act, store.change_set(logged.id).changes) == (Act.EXTRACT, ())
    assert store.undo_target(ADA) is None
    assert record.finished is False


def test_a_record_is_made_once(store: Store) -> None:
    made = article()
    add(store, made)
    first = store.ensure_record(made.id, PROFILE.name, ADA)
    assert store.ensure_record(made.id, PROFILE.name, ADA) == first
    assert store.ensure_record(made.id, PROFILE.name, "Björn") != first
    assert store.record(made.id, "another profile", ADA) is None
    with pytest.raises(ConflictError):
        store.ensure_record(12345, PROFILE.name, ADA)


def test_an_article_is_claimed_by_one_curator(store: Store) -> None:
    made = article()
    add(store, made)
    assert store.claim(made.id, ADA) is None
    assert store.claim(made.id, ADA) is None
    held = store.claim(made.id, "Björn")
    assert held is not None
    assert (held.article_id, held.curator) == (made.id, ADA)
    store.release(made.id, "Björn")
    assert store.claim(made.id, "Björn") is not None
    store.release(made.id, ADA)
    assert store.claim(made.id, "Björn") is None


def test_everything_is_there_after_opening_again(address: str) -> None:
    with open_store(address) as store:
        made, record = an_article_with_record(store)
        confirm_all(store, record)
        before = reads(store).dossiers([made.id])
    with open_store(address) as store:
        assert store.notices == ()
        assert reads(store).dossiers([made.id]) == before
        target = store.undo_target(ADA)
        assert target is not None
        undo(store, target)
        assert again(store, record) == record
