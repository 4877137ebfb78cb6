"""Which evidence lies where."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from curator.domain.evidence import Alignment, Evidence
from curator.domain.record import Entry, Status, Value
from ui.article.evidence_marks import LEVELS, EvidenceMarks, Mark, last_of_each, naming_value, next_of, underline_levels

LENGTH = 60
ranges = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 20)).map(lambda r: (r[0], min(r[0] + r[1], LENGTH)))


def value(number: int, *places: tuple[int, int], status: Status = Status.PROPOSED, entry: int = 1) -> Value:
    evidence = tuple(Evidence(start, end, "x" * (end - start)) for start, end in places)
    return Value(
        id=number, entry_id=entry, field="name", words="x", content="x", status=status, evidence=evidence
    )  # fmt: skip


def entry(number: int, *values: Value, group: str = "person") -> Entry:
    return Entry(id=number, record_id=1, group=group, values=values)


def marks_of(*places: tuple[int, int]) -> EvidenceMarks:
    return EvidenceMarks([entry(n, value(n, place, entry=n)) for n, place in enumerate(places, 1)], LENGTH)


def test_evidence_without_a_place_has_no_mark() -> None:
    lost = replace(value(1, (0, 4)), evidence=(Evidence(0, 4, "gone", Alignment.LOST),))
    outside = value(2, (50, 99))
    assert EvidenceMarks([entry(1, lost, outside, value(3, (5, 9)))], LENGTH).all[0].value.id == 3
    assert len(EvidenceMarks([entry(1, lost, outside)], LENGTH).all) == 0


def test_each_piece_of_a_value_is_a_mark_of_its_own() -> None:
    marks = EvidenceMarks([entry(1, value(1, (20, 24), (3, 7)))], LENGTH)
    assert [(mark.start, mark.piece) for mark in marks.all] == [(3, 1), (20, 0)]
    assert [mark.piece for mark in marks.of_value(entry(1, value(1, (20, 24), (3, 7))), 1)] == [0, 1]


def test_the_smallest_mark_on_a_place_comes_first_and_rejected_ones_on_request() -> None:
    refused = value(3, (12, 14), status=Status.REJECTED)
    marks = EvidenceMarks([entry(1, value(1, (0, 30)), value(2, (10, 20)), refused)], LENGTH)
    assert [mark.value.id for mark in marks.at(13)] == [2, 1]
    assert [mark.value.id for mark in marks.at(13, rejected=True)] == [3, 2, 1]
    assert marks.at(40) == []


def test_values_of_an_entry_that_share_words_have_one_sign() -> None:
    doubt = Status.POSTPONED
    name, title = value(1, (0, 20), status=doubt), value(2, (10, 18), status=doubt)
    other = value(3, (10, 18), status=doubt, entry=2)
    apart, judged = value(4, (20, 25), status=doubt), value(5, (12, 30), status=Status.CORRECTED)
    marks = EvidenceMarks([entry(1, name, title, apart, judged), entry(2, other)], LENGTH)
    assert sorted(mark.value.id for mark in last_of_each(marks.all)) == [1, 3, 4, 5]
    assert last_of_each(()) == []


@given(st.lists(ranges, max_size=12), ranges)
def test_marks_are_found_by_place(places: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    found = sorted((mark.start, mark.end) for mark in marks_of(*places).between(*asked))
    assert found == sorted(place for place in places if place[0] < asked[1] and place[1] > asked[0])


@given(st.lists(ranges, max_size=12), st.data())
def test_an_update_gives_the_marks_of_the_new_record(places: list[tuple[int, int]], data: st.DataObject) -> None:
    before = [entry(n, value(n, place, entry=n)) for n, place in enumerate(places, 1)]
    marks = EvidenceMarks(before, LENGTH)
    after = [each for each in before if data.draw(st.booleans())]
    after = [entry(e.id, value(e.id, data.draw(ranges), entry=e.id)) if data.draw(st.booleans()) else e for e in after]
    after.append(entry(99, value(99, data.draw(ranges), entry=99)))

    def seen(marks: EvidenceMarks) -> list[tuple[int, int, int]]:
        return sorted((mark.start, mark.end, mark.value.id) for mark in marks.all)

    updated = marks.updated(after)
    assert seen(updated) == seen(EvidenceMarks(after, LENGTH))
    assert [mark.start for mark in updated.all] == sorted(mark.start for mark in updated.all)
    assert seen(updated.updated(before)) == seen(marks)


GROUPS = ("person", "place", "figure", "event")


@given(st.lists(st.tuples(ranges, st.sampled_from(GROUPS)), min_size=1, max_size=10))
def test_underlines_of_different_groups_never_lie_on_each_other(places: list[tuple[tuple[int, int], str]]) -> None:
    entries = [entry(n, value(n, place, entry=n), group=group) for n, (place, group) in enumerate(places, 1)]
    marks = list(EvidenceMarks(entries, LENGTH).all)
    drawn = [(mark, level) for mark, level in zip(marks, underline_levels(marks), strict=True) if level is not None]
    assert drawn
    assert {level for _, level in drawn} <= set(range(LEVELS))
    for mark, level in drawn:
        for other, its in drawn:
            if mark.start < other.end and other.start < mark.end:
                assert (mark.entry.group == other.entry.group) == (level == its)


def test_inner_words_are_underlined_nearer_to_the_text() -> None:
    outer, inner = Mark(0, 30, entry(1), value(1, (0, 30)), 0), Mark(10, 14, entry(2, group="place"), value(2), 0)
    assert underline_levels([outer, inner]) == [1, 0]


def test_one_group_has_one_line_on_the_same_words() -> None:
    alike = list(marks_of((5, 9), (2, 12)).all)
    assert underline_levels(alike) == [0, 0]
    judged = Mark(5, 9, entry(8), value(8, (5, 9), status=Status.CONFIRMED), 0)
    assert sorted(underline_levels([*alike, judged]), key=str) == [0, 1, 1]


def test_more_than_two_lines_are_left_to_the_card() -> None:
    marks = [Mark(5, 9, entry(n, group=group), value(n, (5, 9)), 0) for n, group in enumerate(GROUPS)]
    levels = underline_levels(marks)
    assert sorted(level for level in levels if level is not None) == [0, 1]
    assert levels.count(None) == 2


def test_overlapping_parts_of_one_entry_are_one_line() -> None:
    parts = [value(1, (0, 6)), value(2, (4, 20)), value(3, (8, 12)), value(4, (30, 34))]
    other = entry(2, value(5, (3, 10), entry=2), group="place")
    marks = EvidenceMarks([entry(1, *parts), other], LENGTH).all
    by_value = {mark.value.id: level for mark, level in zip(marks, underline_levels(marks), strict=True)}
    assert by_value[1] == by_value[2] == by_value[3] != by_value[5]
    assert by_value[4] == 0


def test_an_entry_is_named_by_its_first_standing_value_with_evidence() -> None:
    bare, refused, cited = value(1), value(2, (0, 3), status=Status.REJECTED), value(3, (5, 8))
    assert naming_value(entry(1, bare, refused, cited)) is cited
    assert naming_value(entry(1, bare, refused)) is refused
    assert naming_value(entry(1, bare)) is None


def test_a_place_is_gone_round_value_by_value() -> None:
    stack = EvidenceMarks([entry(1, value(1, (0, 30)), value(2, (10, 20)), value(3, (11, 19)))], LENGTH).at(12)
    seen = []
    here = None
    for _ in range(4):
        mark = next_of(stack, here)
        assert mark
        here = mark.value.id
        seen.append(here)
    assert seen == [3, 2, 1, 3]
    assert next_of([], 1) is None


def test_what_an_act_changed_is_found() -> None:
    entries = [entry(n, value(n, place, entry=n)) for n, place in enumerate([(0, 4), (10, 14), (20, 24)], 1)]
    marks = EvidenceMarks(entries, LENGTH)
    after = marks.updated([entries[0], entry(2, value(2, (11, 15), entry=2)), entries[2]])
    assert sorted((mark.start, mark.end) for mark in after.unlike(marks)) == [(10, 14), (11, 15)]
    assert after.unlike(after) == []


def test_a_range_reaches_as_far_as_marks_overlap() -> None:
    marks = marks_of((0, 8), (6, 12), (11, 20), (20, 24))
    assert marks.reach(7, 8) == (0, 20)
    assert marks.reach(30, 34) == (30, 34)
