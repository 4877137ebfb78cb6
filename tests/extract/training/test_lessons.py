"""Lessons: the names that people accepted, wherever they stand in an article."""

from hypothesis import given
from hypothesis import strategies as st

from curator.domain.article import Document, Passage, PassageKind
from curator.extract.training.lessons import Lesson, make_lesson

TEXT = (
    "Quay opens a yard\nMira Okonjo of the Quay  Institute met Okonjo’s team in Varnholm. Quays differ.\nShare on Quay"
)
FORMS = [
    ("person", "Mira Okonjo"),
    ("person", "Okonjo"),
    ("organization", "Quay Institute"),
    ("organization", "Quay"),
    ("place", "Varnholm"),
]


def lesson(text: str, *forms: tuple[str, str]) -> Lesson:
    last = text.rfind("\n") + 1
    passages = (Passage(0, last, PassageKind.BODY), Passage(last, len(text), PassageKind.BOILERPLATE))
    return make_lesson(Document(text, passages if last else ()), forms)


def told(made: Lesson, text: str = TEXT) -> list[tuple[str, str]]:
    return [(each.kind, text[each.start : each.end]) for each in made.names]


def test_names_are_found_wherever_they_stand_the_longest_first_and_never_in_boilerplate() -> None:
    assert told(lesson(TEXT, *FORMS)) == [
        ("organization", "Quay"),
        ("person", "Mira Okonjo"),
        ("organization", "Quay  Institute"),
        ("person", "Okonjo"),
        ("place", "Varnholm"),
    ]


def test_names_belong_to_the_paragraph_they_stand_in() -> None:
    made = lesson(TEXT, *FORMS)
    assert [len(list(made.within(part))) for part in made.paragraphs] == [1, 4]


def test_what_is_the_name_of_two_kinds_of_things_is_left_open() -> None:
    assert told(lesson(TEXT, ("place", "Quay"), ("organization", "Quay"), ("place", "Varnholm"))) == [
        ("", "Quay"),
        ("", "Quay"),
        ("place", "Varnholm"),
    ]


def test_other_kinds_and_what_is_hardly_a_name_teach_nothing() -> None:
    assert lesson(TEXT, ("event", "Quay"), ("person", "M"), ("person", "Mira " * 30)).names == ()
    assert lesson(TEXT).names == ()


@given(st.text("ab .*(\n", max_size=60), st.lists(st.text("ab .*(", min_size=2, max_size=6), max_size=4))
def test_names_are_sorted_never_overlap_and_read_as_they_were_given(text: str, words: list[str]) -> None:
    forms = {" ".join(each.split()) for each in words}
    made = make_lesson(Document(text), [("place", each) for each in words])
    ends = [0, *(each.end for each in made.names)]
    assert all(end <= each.start for end, each in zip(ends, made.names, strict=False))
    assert {" ".join(text[each.start : each.end].split()) for each in made.names} <= forms
