from dataclasses import replace

import pytest

from curator.domain.article import Article
from curator.domain.change import Act, Change, apply_to_record
from curator.domain.content import PartialDate
from curator.domain.curation import add_entry, add_evidence, annotate, link, postpone, set_finished
from curator.domain.entity import EntityKind
from curator.domain.evidence import Alignment, Evidence
from curator.domain.ids import new_id
from curator.domain.record import Entry, Judgement, Link, Record, Status, Value, progress
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
    known = reads(store).known_fingerprints([made.fingerprint, other.fingerprint])
    assert known == {made.fingerprint: (made.id, made.title)}


def test_proposals_make_a_record_with_everything_in_it(store: Store) -> None:
    made, record = an_article_with_record(store)
    assert [each.group for each in record.entries] == ["article", "person", "figure"]
    assert values_of(record)["published"].content == PartialDate(2024, 8, 24)
    assert values_of(record)["value"].content == 12
    queue_row = reads(store).queue_rows([made.id])[0]
    assert (queue_row.total, queue_row.judged, queue_row.extracted) == (3, 0, True)
    assert store.check() == ()


@pytest.mark.parametrize(
    "content",
    [0, -1, 12, 2**63 - 1, 2**63, -(10**40), 5.0, 2.5, 1e22, 1e300, 5e-324, 0.1 + 0.2, float("inf"), "", "5", None]
    + [PartialDate(1), PartialDate(1850, 3), PartialDate(2024, 2, 29)],
)
def test_a_content_keeps_its_type_and_every_digit(store: Store, content: object) -> None:
    made = article()
    add(store, made)
    record = store.ensure_record(made.id, PROFILE.name, ADA)
    kept = propose(store, made.id, entry(record, "figure", value=("words", content)))
    found = values_of(kept)["value"].content
    assert (type(found), found) == (type(content), content)


def test_the_title_in_lists_follows_the_record_and_goes_back_without_it(store: Store) -> None:
    made, record = an_article_with_record(store)
    assert (row(store, made.id).title, row(store, made.id).published) == ("Paper signed in Linhe", "2024-08-24")
    done = correct_value(store, record, values_of(record)["title"], "Ignored: another field of that name")
    del done
    head = next(each for each in record.entries if each.group == "article")
    record = again(store, record)
    title = record.entry(head.id).of("title")[0]
    corrected = correct_value(store, record, title, "Paper signed at Linhe")
    assert row(store, made.id).title == "Paper signed at Linhe"
    assert list(reads(store).queue_ids(_searching("at Linhe signed"))) == [made.id]
    reject_all(store, again(store, record))
    assert row(store, made.id) == replace(made, text="", passages=(), metadata={})
    assert corrected.article_id == made.id


def _searching(words: str) -> object:
    from curator.domain.queue import QueueState, QueueView

    return QueueView(QueueState.ALL, words)
