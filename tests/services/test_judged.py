"""What became of proposals, who judged them, and how that stands after undo and redo."""

from pathlib import Path

from curator.app import Workspace, open_workspace
from curator.domain.evidence import cite
from curator.evaluate.precision import Precision, precision, said
from curator.settings import Settings
from tests.services.material import TEXT, entry_of, give, record_of, value_of


def rows(desk: Workspace) -> dict[tuple[str, str, str], Precision]:
    return {(each.group, each.field, each.stage): each for each in precision(desk.judgements.judged())}


def test_every_judgement_is_counted_under_its_stage_and_field(desk: Workspace) -> None:
    article = give(desk)
    desk.review.confirm(record_of(desk, article), {value_of(record_of(desk, article), "person", "Mira Okonjo").id})
    desk.review.reject(record_of(desk, article), {value_of(record_of(desk, article), "person", "Aldo Ferrant").id})
    desk.review.correct(record_of(desk, article), value_of(record_of(desk, article), "place", "Varnholm").id, "Varn")
    entry = entry_of(record_of(desk, article), "person", "Mira Okonjo")
    desk.review.add_value(record_of(desk, article), entry.id, "title", "director", None)
    at = TEXT.index("students")
    desk.review.add_entry(record_of(desk, article), "topic", "students", cite(TEXT, at, at + 8))
    told = rows(desk)
    people = told["person", "name", "test.rules.v1"]
    assert (people.confirmed, people.rejected, people.judged, people.share) == (1, 1, 2, 0.5)
    assert told["person", "affiliation", "test.rules.v1"].open >= 1
    assert told["person", "affiliation", "test.rules.v1"].share is None
    assert told["place", "name", "test.rules.v1"].corrected == 1
    assert told["person", "title", ""].added == 1
    assert told["topic", "name", ""].added == 1
    assert max(said(desk.judgements.judged())) == (0.75, True)


def test_what_a_script_accepted_is_no_judgement_until_a_person_judges_it(desk: Workspace) -> None:
    article = give(desk)
    desk.review.confirm(record_of(desk, article), {value_of(record_of(desk, article), "person", "Mira Okonjo").id})
    desk.headless.confirm_all()
    key = ("person", "name", "test.rules.v1")
    assert (rows(desk)[key].confirmed, rows(desk)[key].by_script) == (1, 1)
    assert len(said(desk.judgements.judged())) == 1
    desk.review.reject(record_of(desk, article), {value_of(record_of(desk, article), "person", "Aldo Ferrant").id})
    assert (rows(desk)[key].by_script, rows(desk)[key].rejected) == (0, 1)
    desk.review.undo()
    assert (rows(desk)[key].by_script, rows(desk)[key].rejected) == (1, 0)
    desk.review.redo()
    assert (rows(desk)[key].by_script, rows(desk)[key].rejected) == (0, 1)
    desk.review.undo()
    desk.review.undo()
    assert (rows(desk)[key].by_script, rows(desk)[key].open, rows(desk)[key].confirmed) == (0, 1, 1)
    desk.review.redo()
    assert (rows(desk)[key].by_script, rows(desk)[key].confirmed) == (1, 1)


def test_a_note_on_what_a_script_accepted_makes_nobody_its_judge(desk: Workspace) -> None:
    article = give(desk)
    desk.headless.confirm_all()
    desk.review.annotate(record_of(desk, article), value_of(record_of(desk, article), "place", "Varnholm").id, "which?")
    assert rows(desk)["place", "name", "test.rules.v1"].by_script == 1


def test_what_was_added_and_taken_away_again_is_not_missed(desk: Workspace) -> None:
    article = give(desk)
    at = TEXT.index("students")
    desk.review.add_entry(record_of(desk, article), "topic", "students", cite(TEXT, at, at + 8))
    added = value_of(record_of(desk, article), "topic", "students")
    desk.review.reject(record_of(desk, article), {added.id})
    assert ("topic", "name", "") not in rows(desk)


def test_the_records_of_all_curators_count(desk: Workspace, address: Path) -> None:
    article = give(desk)
    at = TEXT.index("students")
    with open_workspace(address, settings=Settings(curator="Aldo")) as other:
        other.review.add_entry(other.review.open(article).record, "topic", "students", cite(TEXT, at, at + 8))
        assert rows(other) == rows(desk)
    assert rows(desk)["topic", "name", ""].added == 1
    assert rows(desk)["person", "name", "test.rules.v1"].open == 2
