"""Extraction in worker processes: it touches nothing that a person judged, and no failure stops the rest."""

import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curator.app import Workspace, open_workspace
from curator.domain.article import Article, Document
from curator.domain.change import Act, Change, ChangeSet
from curator.domain.evidence import cite
from curator.domain.ids import new_id
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.domain.queue import QueueState, QueueView
from curator.domain.record import Record, Status, Value
from curator.domain.watch import Watch
from curator.errors import UserError
from curator.services.batch import Batch, BatchReport
from curator.services.context import now
from curator.services.proposing import Proposed
from db.proposals import Proposals
from tests.services.conftest import SETTINGS
from tests.services.material import PROPOSALS, TEXT, entry_of, give, proposed, record_of, value_of


def words(text: str) -> tuple[ProposedEntry, ...]:
    """Every capitalised word is an organisation."""
    found = []
    for word in dict.fromkeys(text.split()):
        if word[0].isupper():
            evidence = (cite(text, text.index(word), text.index(word) + len(word)),)
            value = ProposedValue(field="name", words=word, content=word, evidence=evidence, confidence=0.5)
            found.append(ProposedEntry(group="organization", values=(value,), stage="words.test.v1"))
    return tuple(found)


def work(articles: Sequence[tuple[int, Document]]) -> tuple[Proposed, ...]:
    """What the workers of these tests do: as the text says."""
    done = []
    for article_id, document in articles:
        if "DIE" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "SLEEP" in document.text:
            time.sleep(600)
        error = UserError("It is refused.", "Take another.") if "REFUSE" in document.text else None
        faults = (UserError("The stage erring.v1 errs.", "Report it."),) if "ERR" in document.text else ()
        done.append(Proposed(article_id, () if error else words(document.text), error, faults))
    return tuple(done)


def offer_again(articles: Sequence[tuple[int, Document]]) -> tuple[Proposed, ...]:
    """The proposals that the articles of `material` had from the start."""
    return tuple(Proposed(article_id, PROPOSALS) for article_id, _ in articles)


def put(desk: Workspace, *texts: str) -> list[int]:
    """Articles without proposals."""
    articles = [Article(id=new_id(), source="a", fingerprint=text, title=text[:20], text=text) for text in texts]
    changes = (Change(None, articles[0]),)
    done = ChangeSet(id=new_id(), act=Act.IMPORT, subject="", curator="Mira", at=now(), changes=changes)
    desk._store.add_articles(articles, done)
    return [article.id for article in articles]


@pytest.fixture
def batch(desk: Workspace) -> Batch:
    """Extraction with the work of these tests."""
    desk.batch._work = work
    return desk.batch


def test_what_an_extractor_did_wrong_is_reported_and_the_other_proposals_are_stored(
    desk: Workspace, batch: Batch
) -> None:
    put(desk, "Bera ERR", "Dorn")
    report = batch.extract()
    assert (report.done, report.entries, report.failed) == (2, 3, ())
    assert [str(fault) for fault in report.faults] == ["“Bera ERR”: The stage erring.v1 errs. Report it."]


def test_every_article_without_proposals_gets_them_once(desk: Workspace, batch: Batch) -> None:
    heard: list[ChangeSet] = []
    steps: list[tuple[int, int]] = []
    desk.subscribe(heard.append)
    ids = put(desk, *(f"Quay and Linhe number {number}" for number in range(20)))
    watch = Watch(step=lambda done, total, _what: steps.append((done, total)))
    report = batch.extract(workers=2, watch=watch)
    assert (report.done, report.entries, report.failed, report.cancelled) == (20, 40, (), False)
    assert steps[-1] == (20, 20)
    assert sorted(step[0] for step in steps) == [step[0] for step in steps]
    assert {(each.act, each.article_id) for each in heard} == {(Act.EXTRACT, article_id) for article_id in ids}
    assert desk.statistics.counts().extracted == 20
    assert {row.extracted for row in desk.queue.rows(ids)} == {True}
    assert batch.extract() == type(report)()
    assert batch.extract(ids[:3]) == type(report)()
    assert batch.extract(ids[:3], again=True).done == 3
    assert desk.statistics.check() == ()
    assert desk.review.undoable().undo is None


def test_a_failure_costs_its_own_article_alone(desk: Workspace, batch: Batch) -> None:
    put(desk, *(f"Quay number {number}" for number in range(10)), "REFUSE this", "DIE of this", *("Linhe", "Varnholm"))
    report = batch.extract()
    assert report.done == 12
    sentences = sorted(map(str, report.failed))
    assert len(sentences) == 2
    assert sentences[0].startswith("“DIE of this” could not be extracted. The worker process ended")
    assert sentences[1] == "“REFUSE this” could not be extracted. It is refused. Take another."
    desk.batch._work = offer_again
    assert desk.statistics.counts().extracted == 12


def test_workers_that_all_die_end_the_run_with_a_sentence(desk: Workspace, batch: Batch) -> None:
    put(desk, *(f"DIE {number}" for number in range(60)))
    with pytest.raises(UserError, match="keep ending"):
        batch.extract()


def test_cancelling_keeps_what_was_stored_and_the_next_run_does_the_rest(desk: Workspace, batch: Batch) -> None:
    put(desk, *(f"Quay number {number}" for number in range(24)), "SLEEP")
    seen = [0]
    watch = Watch(step=lambda done, _total, _what: seen.append(done), cancelled=lambda: seen[-1] >= 8)
    report = batch.extract(watch=watch)
    assert report.cancelled
    assert 8 <= report.done < 24
    assert desk.statistics.counts().extracted == report.done
    desk.batch._work = offer_nothing
    assert batch.extract().done == 25 - report.done


def offer_nothing(articles: Sequence[tuple[int, Document]]) -> tuple[Proposed, ...]:
    """Nothing is found."""
    return tuple(Proposed(article_id) for article_id, _ in articles)


def test_closing_the_workspace_ends_a_running_extraction(address: Path) -> None:
    with open_workspace(address, settings=SETTINGS) as desk:
        desk.batch._work = work
        put(desk, "SLEEP")
        running = threading.Event()
        reports = []
        watch = Watch(step=lambda *_: running.set())
        thread = threading.Thread(target=lambda: reports.append(desk.batch.extract(watch=watch)))
        thread.start()
        assert running.wait(60)
    thread.join(60)
    assert [report.cancelled for report in reports] == [True]


def test_extraction_again_replaces_what_nobody_touched(desk: Workspace, batch: Batch) -> None:
    article_id = give(desk)
    before = {value.id for value in record_of(desk, article_id).values()}
    assert batch.extract([article_id], again=True).done == 1
    after = record_of(desk, article_id)
    assert {value.extractor for value in after.values()} == {"words.test.v1"}
    assert not before & {value.id for value in after.values()}


def test_what_a_person_did_to_a_proposal_without_judging_it_is_kept(desk: Workspace, batch: Batch) -> None:
    article_id = give(desk)
    record = record_of(desk, article_id)
    desk.review.annotate(record, value_of(record, "person", "Mira Okonjo").id, "the younger one")
    desk.review.resize_evidence(record, value_of(record, "place", "Varnholm").id, 0, cite(TEXT, 0, 10))
    desk.linking.link_new(
        record, {value_of(record, "organization", "Quay Institute").id}, desk.linking.prefilled("organization", "Quay")
    )
    record = record_of(desk, article_id)
    # The words of a place are its evidence's own, so they went along.
    kept = [entry_of(record, *each) for each in (("person", "Mira Okonjo"), ("place", TEXT[0:10]))]
    kept.append(entry_of(record, "organization", "Quay Institute"))
    batch.extract([article_id], again=True)
    after = record_of(desk, article_id)
    assert [after.entry(entry.id) for entry in kept] == kept
    assert "Aldo Ferrant" not in {value.words for value in after.values()}


def test_a_person_who_is_quicker_than_extraction_wins(
    desk: Workspace, batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [give(desk, f"{TEXT}\n{number}") for number in range(3)]
    store = desk._store.put_many_proposals
    judged: list[Value] = []

    def judge_first(proposals: Sequence[Proposals]) -> None:
        if not judged:
            record = record_of(desk, ids[1])
            desk.review.reject(record, {value_of(record, "person", "Mira Okonjo").id})
            judged.append(value_of(record_of(desk, ids[1]), "person", "Mira Okonjo"))
        store(proposals)

    monkeypatch.setattr(desk._store, "put_many_proposals", judge_first)
    report = batch.extract(again=True)
    assert (report.done, report.failed) == (3, ())
    after = record_of(desk, ids[1])
    assert after.value(judged[0].id) == judged[0]
    assert {entry.group for entry in after.entries} == {"person", "organization"}
    assert desk.statistics.check() == ()


MEANWHILE: dict[str, Callable[[Workspace, Record], object]] = {
    "finish": lambda desk, record: desk.review.finish(record),
    "evidence": lambda desk, record: desk.review.resize_evidence(
        record, value_of(record, "place", "Varnholm").id, 0, cite(TEXT, 0, 10)
    ),
    "add": lambda desk, record: desk.review.add_entry(record, "organization", "Quay", cite(TEXT, 0, 4)),
    "undo": lambda desk, record: (
        desk.review.confirm(record, {value_of(record, "place", "Varnholm").id}),
        desk.review.undo(),
    ),
}


@pytest.mark.parametrize("act", MEANWHILE)
def test_what_a_person_does_between_look_and_write_stands(
    act: str, desk: Workspace, batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    article_id, other = give(desk), give(desk, f"{TEXT}\nAnother.")
    meanwhile(desk, monkeypatch, lambda: MEANWHILE[act](desk, record_of(desk, article_id)))
    report = batch.extract(again=True)
    after = record_of(desk, article_id)
    assert (report.done, report.failed) == (1 if act == "finish" else 2, ())
    assert after.finished is (act == "finish")
    names = [each.words for each in after.values() if each.field == "name"]
    assert names.count("Quay") == (act != "finish")
    assert ("Varnholm" in names) is (act not in ("add", "evidence"))
    assert (TEXT[0:10] in names) is (act == "evidence")
    assert {each.extractor for each in record_of(desk, other).values()} == {"words.test.v1"}
    assert act != "undo" or desk.review.redo() is not None
    assert desk.statistics.check() == ()


def meanwhile(desk: Workspace, monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Has something happen once, between extraction's look at the workspace and its write."""
    store = desk._store.put_many_proposals
    done: list[object] = []

    def late(proposals: Sequence[Proposals]) -> None:
        if not done:
            done.append(True)
            act()
        store(proposals)

    monkeypatch.setattr(desk._store, "put_many_proposals", late)


def test_a_second_extraction_leaves_the_entries_of_the_first(
    desk: Workspace, address: Path, batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    (article_id,) = put(desk, "Quay and Linhe")
    with open_workspace(address, settings=SETTINGS) as other:
        other.batch._work = work
        meanwhile(desk, monkeypatch, other.batch.extract)
        report = batch.extract()
        first = record_of(other, article_id)
    assert (report.done, report.entries, report.failed) == (0, 0, ())
    assert record_of(desk, article_id) == first
    assert [each.act for each in desk.history.newest(article_id=article_id)] == [Act.EXTRACT]


def test_what_was_undone_can_be_redone_after_extraction_ran_again(desk: Workspace, batch: Batch) -> None:
    article_id = give(desk)
    record = record_of(desk, article_id)
    desk.review.confirm(record, {value_of(record, "place", "Varnholm").id})
    desk.review.undo()
    batch.extract([article_id], again=True)
    assert desk.review.redo() is not None
    assert value_of(record_of(desk, article_id), "place", "Varnholm").status is Status.CONFIRMED


def test_a_finished_article_is_left_alone(desk: Workspace, batch: Batch) -> None:
    article_id = give(desk)
    desk.review.finish(record_of(desk, article_id))
    before = record_of(desk, article_id)
    assert batch.extract(again=True) == batch.extract([article_id], again=True) == BatchReport()
    assert record_of(desk, article_id) == before


Judged = dict[int, str]
ACTS = st.dictionaries(st.integers(0, 7), st.sampled_from(["confirm", "reject", "correct", "postpone"]))


def judge(desk: Workspace, record: Record, judged: Judged) -> list[Value]:
    """Does an act to the values of these numbers; what they are afterwards."""
    values = list(record.values())
    for number, act in judged.items():
        if act == "correct":
            desk.review.correct(record, values[number].id, f"{values[number].words} (of old)")
        else:
            getattr(desk.review, act)(record, {values[number].id})
    after = record_of(desk, record.article_id)
    return [after.value(values[number].id) for number in judged]


@given(judged=ACTS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_running_extraction_again_never_touches_a_judged_value(judged: Judged, desk: Workspace) -> None:
    number = len(desk.queue.ids(QueueView(QueueState.ALL)))
    article_id = give(desk, f"{TEXT}\n{number}")
    record = record_of(desk, article_id)
    mine = judge(desk, record, judged)
    refused = {(record.entry(value.entry_id).group, value.field, value.proposed or value.words) for value in mine}
    naming = {group.key: group.fields[0].key for group in desk.profile.groups}
    report = Batch(desk.batch._context, offer_again).extract([article_id], again=True)
    assert report.done == 1
    after = record_of(desk, article_id)
    assert [after.value(value.id) for value in mine] == mine
    again = {
        (after.entry(value.entry_id).group, value.field, value.words)
        for value in proposed(after)
        if value.field == naming[after.entry(value.entry_id).group]
    }
    assert not refused & again
    named = [(entry.group, entry.values[0].proposed or entry.values[0].words) for entry in after.entries]
    assert sorted(named) == sorted((each.group, each.values[0].words) for each in PROPOSALS)
