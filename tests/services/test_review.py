"""Every act is stored, told, put in place by the caller, and taken back, also after the program was closed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from curator.app import Workspace, open_workspace
from curator.domain.change import Act, ChangeSet, Way, apply_to_record
from curator.domain.evidence import cite
from curator.domain.record import Judgement, Record, Status
from curator.domain.watch import Watch
from curator.errors import ConflictError, UserError
from curator.services.review import UndoState
from curator.settings import Settings
from tests.services.conftest import SETTINGS
from tests.services.material import TEXT, candidates_for, entry_of, give, record_of, value_of


def confirm(desk: Workspace, record: Record) -> ChangeSet | None:
    return desk.review.confirm(record, {value_of(record, "person", "Mira Okonjo").id})


def correct(desk: Workspace, record: Record) -> ChangeSet | None:
    return desk.review.correct(record, value_of(record, "place", "Varnholm").id, "Varnholm City")


def add_value(desk: Workspace, record: Record) -> ChangeSet | None:
    entry = entry_of(record, "person", "Aldo Ferrant")
    return desk.review.add_value(record, entry.id, "title", "director", None)


def add_evidence(desk: Workspace, record: Record) -> ChangeSet | None:
    return desk.review.add_evidence(record, value_of(record, "organization", "Quay Institute").id, cite(TEXT, 0, 4))


def resize(desk: Workspace, record: Record) -> ChangeSet | None:
    value = value_of(record, "place", "Varnholm")
    return desk.review.resize_evidence(record, value.id, 0, cite(TEXT, 0, 10))


def link_new(desk: Workspace, record: Record) -> ChangeSet | None:
    return desk.linking.link_new(
        record, {value_of(record, "place", "Varnholm").id}, desk.linking.prefilled("place", "Varnholm")
    )


ACTS: dict[str, Callable[[Workspace, Record], ChangeSet | None]] = {
    "confirm": confirm,
    "reject": lambda desk, record: desk.review.reject(record, {value.id for value in record.values()}, "not news"),
    "postpone": lambda desk, record: desk.review.postpone(record, {value_of(record, "place", "Varnholm").id}),
    "correct": correct,
    "add entry": lambda desk, record: desk.review.add_entry(record, "topic", "students", cite(TEXT, 160, 168)),
    "add value": add_value,
    "add evidence": add_evidence,
    "resize evidence": resize,
    "link new": link_new,
    "refuse link": lambda desk, record: desk.linking.refuse(record, {value_of(record, "place", "Varnholm").id}),
    "note": lambda desk, record: desk.review.annotate(record, value_of(record, "place", "Varnholm").id, "which one?"),
    "finish": lambda desk, record: desk.review.finish(record),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_stored_and_told_and_the_caller_can_put_it_in_place(act: str, desk: Workspace) -> None:
    heard: list[ChangeSet] = []
    end = desk.subscribe(heard.append)
    article_id = give(desk)
    before = record_of(desk, article_id)
    done = ACTS[act](desk, before)
    assert done is not None
    assert heard[-1] == done
    assert done.article_id == article_id
    assert done.curator == "Mira"
    after = apply_to_record(before, done.changes)
    assert after != before
    assert record_of(desk, article_id) == after
    end()
    ACTS["finish" if act != "finish" else "confirm"](desk, after)
    assert heard[-1] == done


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_undone_and_redone_after_the_workspace_was_opened_again(act: str, address: Path) -> None:
    with open_workspace(address, settings=SETTINGS) as desk:
        article_id = give(desk)
        before = record_of(desk, article_id)
        done = ACTS[act](desk, before)
        after = record_of(desk, article_id)
    assert done is not None
    with open_workspace(address, settings=SETTINGS) as desk:
        assert desk.review.undoable() == UndoState(undo=(done.act, done.subject))
        undone = desk.review.undo()
        assert undone is not None
        assert (undone.way, undone.of, undone.article_id) == (Way.UNDO, done.id, article_id)
        assert record_of(desk, article_id) == before
        assert apply_to_record(after, undone.changes).entries == before.entries
        assert desk.review.undoable() == UndoState(redo=(done.act, done.subject))
    with open_workspace(address, settings=SETTINGS) as desk:
        redone = desk.review.redo()
        assert redone is not None
        assert redone.way is Way.REDO
        assert record_of(desk, article_id) == after
        assert desk.review.redo() is None
        assert desk.statistics.check() == ()


def test_an_act_that_changes_nothing_is_none(desk: Workspace) -> None:
    article_id = give(desk)
    confirm(desk, record_of(desk, article_id))
    assert confirm(desk, record_of(desk, article_id)) is None
    assert desk.review.reopen(record_of(desk, article_id)) is None
    record = record_of(desk, article_id)
    assert desk.linking.unlink(record, {value_of(record, "place", "Varnholm").id}) is None


def test_an_act_on_what_changed_meanwhile_is_refused_and_changes_nothing(desk: Workspace) -> None:
    article_id = give(desk)
    stale = record_of(desk, article_id)
    correct(desk, stale)
    stored = record_of(desk, article_id)
    with pytest.raises(ConflictError):
        desk.review.reject(stale, {value.id for value in stale.values()})
    assert record_of(desk, article_id) == stored


def test_words_that_do_not_fit_are_refused_with_a_sentence(desk: Workspace) -> None:
    record = record_of(desk, give(desk))
    place = value_of(record, "place", "Varnholm").id
    with pytest.raises(ValueError, match="words"):
        desk.review.correct(record, place, " ")
    with pytest.raises(ValueError, match="number"):
        desk.review.add_entry(record, "figure", "many", None)
    with pytest.raises(ValueError, match="name"):
        desk.linking.link_new(record, {place}, desk.linking.prefilled("place", " "))
    assert desk.review.undoable() == UndoState()


def test_several_names_are_linked_to_one_entity_as_one_act(desk: Workspace) -> None:
    record = record_of(desk, give(desk))
    names = {value.id for value in record.values() if value.words == "Linhe Polytechnic"}
    assert len(names) == 2
    made = desk.linking.link_new(record, names, desk.linking.prefilled("organization", " Linhe Polytechnic "))
    assert made is not None
    assert (made.act, made.subject) == (Act.LINK, "Linhe Polytechnic")
    record = record_of(desk, made.article_id or 0)
    links = {value.link for value in record.values() if value.id in names}
    assert len(links) == 1
    link = links.pop()
    assert link is not None
    assert (link.judgement, link.by) == (Judgement.NEW, "Mira")
    assert link.entity_id is not None
    dossier = desk.review.open(record.article_id)
    assert dossier.entities[link.entity_id].name == "Linhe Polytechnic"
    quay = value_of(record, "organization", "Quay Institute").id
    desk.linking.link(record, {quay}, link.entity_id)
    linked = record_of(desk, record.article_id).value(quay).link
    assert linked is not None
    assert (linked.judgement, linked.entity_id) == (Judgement.MATCHED, link.entity_id)
    desk.linking.unlink(record_of(desk, record.article_id), names | {quay})
    assert all(value.link is None for value in record_of(desk, record.article_id).values())
    assert desk.review.undo() is not None
    assert record_of(desk, record.article_id).value(quay).link == linked


def test_a_new_entity_goes_when_its_making_is_undone(desk: Workspace) -> None:
    record = record_of(desk, give(desk))
    link_new(desk, record)
    assert [each.entity.name for each in candidates_for(desk, "Varnholm", "place")] == ["Varnholm"]
    desk.review.undo()
    assert candidates_for(desk, "Varnholm", "place") == []
    desk.review.redo()
    (found,) = candidates_for(desk, "varnholm", "place")
    assert found.why[:2] == ("chosen for this name before", "same name but for spelling")


def test_acts_are_undone_newest_first_and_a_new_act_ends_redoing(desk: Workspace) -> None:
    article_id = give(desk)
    confirm(desk, record_of(desk, article_id))
    after_one = record_of(desk, article_id)
    correct(desk, after_one)
    desk.review.undo()
    assert record_of(desk, article_id) == after_one
    desk.review.undo()
    assert desk.review.undo() is None
    ACTS["note"](desk, record_of(desk, article_id))
    assert desk.review.redo() is None


def test_undo_takes_back_ones_own_acts_alone(desk: Workspace, address: Path) -> None:
    confirm(desk, record_of(desk, give(desk)))
    with open_workspace(address, settings=Settings(curator="Aldo")) as other:
        assert other.review.undoable() == UndoState()
        assert other.review.undo() is None


def test_an_older_act_is_taken_back_alone_where_nothing_depends_on_it(desk: Workspace) -> None:
    article_id = give(desk)
    first = confirm(desk, record_of(desk, article_id))
    correct(desk, record_of(desk, article_id))
    assert first is not None
    desk.history.undo_one(first.id)
    record = record_of(desk, article_id)
    assert value_of(record, "person", "Mira Okonjo").status is Status.PROPOSED
    assert value_of(record, "place", "Varnholm City").status is Status.CORRECTED
    with pytest.raises(UserError, match="taken back already"):
        desk.history.undo_one(first.id)
    with pytest.raises(KeyError):
        desk.history.undo_one(1)


def test_what_cannot_be_taken_back_alone_is_refused_with_a_sentence(desk: Workspace) -> None:
    confirm(desk, record_of(desk, give(desk)))
    back = desk.review.undo()
    again = desk.review.redo()
    assert back is not None
    assert again is not None
    extraction = next(each for each in desk.history.newest() if each.act is Act.EXTRACT)
    before = desk.history.newest()
    for refused, why in ((back, "took back or restored"), (again, "took back or restored"), (extraction, "Extraction")):
        with pytest.raises(UserError, match=why):
            desk.history.undo_one(refused.id)
    assert desk.history.newest() == before


def test_subjects_say_what_was_done_to(desk: Workspace) -> None:
    record = record_of(desk, give(desk))
    mira = entry_of(record, "person", "Mira Okonjo")
    people = {value.id for entry in record.entries if entry.group == "person" for value in entry.values}

    def subject(done: ChangeSet | None) -> str:
        assert done is not None
        desk.review.undo()
        return done.subject

    assert subject(desk.review.confirm(record, {mira.values[1].id})) == "Linhe Polytechnic"
    assert subject(desk.review.confirm(record, {value.id for value in mira.values})) == "Mira Okonjo"
    assert subject(desk.review.confirm(record, people)) == "People"
    title = "Quay Institute and Linhe Polytechnic sign accord"
    assert subject(desk.review.confirm(record, {value.id for value in record.values()})) == title
    assert subject(desk.review.finish(record)) == title
    assert subject(desk.review.add_entry(record, "topic", f"long\n{'words ' * 40}", None)).startswith("long words")


def test_an_article_without_a_record_gets_an_empty_one_and_an_unknown_one_is_refused(
    desk: Workspace, address: Path
) -> None:
    article_id = give(desk)
    with open_workspace(address, settings=replace(SETTINGS, curator="Aldo")) as other:
        dossier = other.review.open(article_id)
        assert dossier.article.text == TEXT
        assert (dossier.record.curator, dossier.record.entries) == ("Aldo", ())
        assert other.review.open(article_id).record.id == dossier.record.id
    with pytest.raises(ConflictError):
        desk.review.open(4711)


def test_headless_acceptance_is_told_from_a_persons_act(desk: Workspace) -> None:
    article_id = give(desk)
    record = record_of(desk, article_id)
    desk.review.postpone(record, {value_of(record, "place", "Varnholm").id})
    report = desk.headless.confirm_all()
    assert (report.articles, report.values) == (1, 7)
    record = record_of(desk, article_id)
    assert value_of(record, "place", "Varnholm").status is Status.POSTPONED
    assert {value.status for value in record.values()} == {Status.CONFIRMED, Status.POSTPONED}
    newest = desk.history.newest(1)[0]
    assert newest.curator == "headless (Mira)"
    desk.history.undo_one(newest.id)
    assert value_of(record_of(desk, article_id), "person", "Mira Okonjo").status is Status.PROPOSED
    assert desk.headless.confirm_all().values == 7
    assert desk.headless.confirm_all().articles == 0


def test_undo_goes_back_over_what_a_script_did_for_the_curator(desk: Workspace, address: Path) -> None:
    article_id = give(desk)
    record = record_of(desk, article_id)
    desk.linking.link_new(
        record, {value_of(record, "place", "Varnholm").id}, desk.linking.prefilled("place", "Varnholm")
    )
    linked = record_of(desk, article_id)
    desk.headless.confirm_all()
    accepted = record_of(desk, article_id)
    with open_workspace(address, settings=SETTINGS) as later:
        assert later.review.undoable().undo == (Act.CONFIRM, later.review.open(article_id).article.title)
        assert later.review.undo() is not None
        assert record_of(later, article_id) == linked
        assert later.review.undo() is not None
        assert record_of(later, article_id) == record
        assert later.review.redo() is not None
        assert later.review.redo() is not None
        assert record_of(later, article_id) == accepted
    with open_workspace(address, settings=replace(SETTINGS, curator="Aldo")) as other:
        assert other.review.undoable() == UndoState()


def test_a_script_is_not_stopped_by_a_person_who_is_quicker(desk: Workspace) -> None:
    ids = [give(desk, f"{TEXT}\n{number}") for number in range(3)]

    def judge(done: int, _total: int, _what: str) -> None:
        if done == 1:
            record = record_of(desk, ids[1])
            desk.review.reject(record, {value_of(record, "place", "Varnholm").id})

    report = desk.headless.confirm_all(Watch(step=judge))
    assert (report.articles, report.values, report.failed) == (3, 23, ())
    assert value_of(record_of(desk, ids[1]), "place", "Varnholm").status is Status.REJECTED


def test_an_article_that_a_script_always_comes_late_to_is_named(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [give(desk, f"{TEXT}\n{number}") for number in range(3)]
    commit = desk._store.commit

    def refuse(done: ChangeSet, *args: object, **more: object) -> None:
        if done.article_id == ids[1]:
            raise ConflictError("It was changed meanwhile.")
        commit(done, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(desk._store, "commit", refuse)
    report = desk.headless.confirm_all()
    assert (report.articles, report.values) == (2, 16)
    assert [error.sentence for error in report.failed] == [
        "“Quay Institute and Linhe Polytechnic sign accord” was not confirmed. It was changed meanwhile."
    ]
