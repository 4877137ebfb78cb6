"""Sentences for acts, dates and findings."""

import pytest
from PySide6.QtWidgets import QApplication

from curator.domain.change import NONE_MEANT, Act
from curator.domain.checks import Finding, Problem
from curator.domain.entity import EntityKind
from curator.domain.queue import QueueRow
from curator.domain.record import Status
from curator.domain.sureness import SURE_ONES, Sureness
from ui import words

pytestmark = pytest.mark.usefixtures("qapp")


def test_every_act_status_kind_and_problem_has_words(qapp: QApplication) -> None:
    assert all(words.act_name(act) for act in Act)
    assert len({words.status_name(status) for status in Status}) == len(Status)
    assert all(words.new_entity_title(kind) for kind in EntityKind)
    assert all(words.problem_sentence(Finding(1, "name", problem, "2"), "Name") for problem in Problem)


def test_undo_names_the_act() -> None:
    assert words.undo_title((Act.CONFIRM, "Linhe Polytechnic")) == "Undo “Confirm Linhe Polytechnic”"
    assert words.redo_title((Act.FINISH, "")) == "Redo “Finish”"
    assert words.undo_title(None) == "Undo"
    assert words.undo_title((Act.CONFIRM, SURE_ONES)) == "Undo “Confirm the sure ones”"
    assert "%2" in words.act_name(Act.REJECT, "%2 and %1")
    assert words.act_name(Act.LINK, f"{NONE_MEANT}Mira Okonjo") == "None of these for Mira Okonjo"


def test_the_words_of_a_finding_are_never_a_pattern() -> None:
    found = Finding(1, "end", Problem.TOO_EARLY, "%1 %2 <b>")
    assert words.problem_sentence(found, "End") == "End lies before %1 %2 <b>."


@pytest.mark.parametrize(
    ("iso", "shown"),
    [("2024-08-27", "27 Aug 2024"), ("2024-08", "Aug 2024"), ("2024", "2024"), ("", ""), ("soon", "soon")],
)
def test_dates_are_read_by_people(iso: str, shown: str) -> None:
    assert words.date_words(iso) == shown


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        (0.99, "Sure: nearly all such proposals are right."),
        (0.9, "Sure: about 9 in 10 such proposals are right."),
        (0.89, "Likely: about 9 in 10 such proposals are right."),
        (0.7, "Likely: about 7 in 10 such proposals are right."),
        (0.62, "Doubtful: about 6 in 10 such proposals are right."),
        (0.01, "Doubtful: hardly any such proposals are right."),
    ],
)
def test_confidence_is_said_in_words(confidence: float, said: str) -> None:
    assert words.sureness_sentence(confidence) == said


def test_confidence_is_said_aloud_in_fewer_words() -> None:
    assert words.sureness_aloud(0.62) == "doubtful, about 6 in 10 right"
    assert {words.sureness_name(sure) for sure in Sureness} == {"sure", "likely", "doubtful"}


def test_numbers_have_their_plural() -> None:
    assert words.count_words("%n article(s) imported.", 1) == "1 article imported."
    assert words.count_words("%n article(s) imported.", 3) == "3 articles imported."


def test_an_article_says_how_far_it_is() -> None:
    row = QueueRow(article_id=1, title="", total=18, judged=9)
    assert words.judged_words(row) == "9 / 18"
    assert words.judged_words(QueueRow(article_id=1, title="", total=18, judged=9, doubts=2)) == "? 2 · 9 / 18"
    assert words.judged_words(QueueRow(article_id=1, title="", total=18, finished=True)) == "✓ done"
    assert words.judged_words(QueueRow(article_id=1, title="")) == "new"
    assert words.judged_words(QueueRow(article_id=1, title="", extracted=True)) == "no facts"


def test_languages_have_names() -> None:
    assert words.language_name("zh") == "Chinese"
    assert words.language_name("xx") == "xx"


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("03/04/2023", "“03/04/2023” could be 3 Apr 2023 or 4 Mar 2023."),
        ("4-5/9", "“4-5/9” could be 4–5 Sep or 5–9 Apr."),
        ("4-5", "“4-5” could be days 4–5 of a month, 4 May or 5 Apr."),
    ],
)
def test_a_day_left_open_says_what_it_could_be(day: str, sentence: str) -> None:
    assert words.problem_sentence(Finding(1, "start", Problem.AMBIGUOUS, day), "Start") == sentence
