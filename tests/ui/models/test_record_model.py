"""The record's model: what its rows say, in which order, and that an act touches only the rows it must."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from curator.domain.dossier import Dossier
from curator.domain.record import Status
from tests.ui.desk_fixture import (
    LINHE,
    Said,
    fake,
    find_entry,
    lakeside_dossier,
    linhe_dossier,
    make_desk,
    make_dossier,
    make_entities,
    make_profile,
    many_dossier,
)
from ui.desk import Desk, Focus
from ui.models.record_model import RecordModel, RecordRole
from ui.models.record_rows import Heading, Line, Linked, Order

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def dossier() -> Dossier:
    return lakeside_dossier(entities=make_entities())


@pytest.fixture
def model(dossier: Dossier) -> RecordModel:
    model = RecordModel(make_profile())
    model.show(dossier)
    return model


def rows(model: RecordModel) -> list[Heading | Line]:
    return [model.row(number) for number in range(model.rowCount())]


def row_named(model: RecordModel, name: str) -> Line:
    return next(row for row in rows(model) if isinstance(row, Line) and row.name == name)


def headings(model: RecordModel) -> list[Heading]:
    return [row for row in rows(model) if isinstance(row, Heading)]


def test_model_keeps_qts_rules(model: RecordModel, qtmodeltester: ModelTester, dossier: Dossier) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_rejected(shown=True)
    model.set_order(Order.FORM)
    model.update(replace(dossier, record=replace(dossier.record, entries=dossier.record.entries[3:])))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_an_empty_model_has_no_rows(qtmodeltester: ModelTester) -> None:
    model = RecordModel(make_profile())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert model.rowCount() == 0
    assert model.data(QModelIndex()) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_headings_count_what_is_left(model: RecordModel) -> None:
    said = {heading.title: heading.says for heading in headings(model)}
    assert said["Organizations"] == "4 · 3 left"
    assert said["Events"] == "1 · judged"
    assert said["Article"] == "1 · 1 left"


def test_a_heading_says_what_confirm_all_would_confirm(model: RecordModel) -> None:
    people = next(heading for heading in headings(model) if heading.group == "person")
    assert (people.left, people.proposed) == (2, 1)


def test_the_unresolved_come_first(model: RecordModel) -> None:
    groups = [heading.group for heading in headings(model)]
    assert groups.index("organization") < groups.index("event")
    names = [row.name for row in rows(model) if isinstance(row, Line) and row.group == "organization"]
    assert names[0] == "Linhe Polytechnic"
    assert names[-1] == "Linhe Municipal Government"


def test_the_forms_order_is_the_profiles(model: RecordModel) -> None:
    model.set_order(Order.FORM)
    assert [heading.group for heading in headings(model)][:3] == ["article", "event", "organization"]
    names = [row.name for row in rows(model) if isinstance(row, Line) and row.group == "organization"]
    assert names[0] == "Linhe Municipal Government"


def test_rejected_entries_are_shown_on_request_only(model: RecordModel) -> None:
    before = model.rowCount()
    model.set_rejected(shown=True)
    assert model.rowCount() == before + 1
    assert row_named(model, "Related Tram Company").status is Status.REJECTED
    model.set_rejected(shown=False)
    assert model.rowCount() == before


def test_a_line_says_name_other_fields_and_entity(model: RecordModel) -> None:
    line = row_named(model, "Zhao Mingyuan")
    assert line.proposed == "ZHAO Mingyuan"
    assert line.second == "deputy director · Provincial Department of Science · speaker"
    assert (line.linked, line.entity, line.pill) == (Linked.CHOSEN, "Zhao Mingyuan", "linked")
    assert row_named(model, "Linhe Municipal Government").pill == "Linhe (city govt)"
    assert row_named(model, "Northern Alliance of Technology Parks").pill == "linked by rule"
    assert row_named(model, "Nordlys Electrolysis AS").pill == "not linked"
    assert row_named(model, "framework agreement").pill == ""


def test_dates_and_numbers_are_shown_as_they_were_understood(model: RecordModel) -> None:
    event = row_named(model, "Third Lakeside Forum on Green Hydrogen")
    assert event.second == "forum · 25 Aug 2024 · 26 Aug 2024 · Linhe"
    assert row_named(model, "1,140").second == "high-tech enterprises"


def test_a_line_counts_what_checks_find(model: RecordModel) -> None:
    assert row_named(model, "framework agreement").problems == 1
    assert row_named(model, "a dozen").problems == 1
    assert row_named(model, "420").problems == 0


@pytest.mark.parametrize(
    ("name", "aloud"),
    [
        (
            "Nordlys Electrolysis AS",
            "Organization, Nordlys Electrolysis AS, proposed, likely, about 9 in 10 right, not linked, signatory",
        ),
        (
            "Northern Alliance of Technology Parks",
            (
                "Organization, Northern Alliance of Technology Parks, proposed, likely, about 9 in 10 right, "
                "stands for Northern Alliance of Technology Parks, organizer"
            ),
        ),
        ("CHEN Yu", "Person, CHEN Yu, in doubt, likely, about 9 in 10 right, not linked, vice president"),
    ],
)
def test_a_row_is_said_aloud(model: RecordModel, name: str, aloud: str) -> None:
    index = model.index(model.row_of(row_named(model, name).entry_id))
    assert index.data(ACCESSIBLE) == aloud
    assert index.data(Qt.ItemDataRole.DisplayRole) == name


def test_problems_are_said_aloud(model: RecordModel) -> None:
    assert "1 problem" in row_named(model, "a dozen").aloud


def test_headings_are_said_aloud_and_cannot_be_chosen(model: RecordModel) -> None:
    index = model.index(0)
    assert index.data(ACCESSIBLE) == "Article, 1 · 1 left"
    assert index.data(RecordRole.ENTRY) is None
    assert not index.flags() & Qt.ItemFlag.ItemIsSelectable


def changes(model: RecordModel) -> list[str]:
    seen: list[str] = []
    model.dataChanged.connect(lambda first, last: seen.append(f"changed {first.row()}-{last.row()}"))
    model.rowsInserted.connect(lambda _parent, first, last: seen.append(f"in {first}-{last}"))
    model.rowsRemoved.connect(lambda _parent, first, last: seen.append(f"out {first}-{last}"))
    model.modelReset.connect(lambda: seen.append("reset"))
    return seen


def test_a_judgement_changes_its_row_and_its_heading_alone(qapp: object) -> None:
    desk = make_desk()
    model = RecordModel(desk.profile)
    assert desk.dossier is not None
    model.show(desk.dossier)
    entry = find_entry(desk, "Nordlys Electrolysis AS")
    row, top = model.row_of(entry.id), next(n for n, each in enumerate(rows(model)) if getattr(each, "title", "") ==
                                            "Organizations")  # fmt: skip
    seen = changes(model)
    desk.set_focus(Focus(entry.id))
    desk.confirm(stay=True)
    model.update(desk.dossier)
    assert seen == [f"changed {top}-{top}", f"changed {row}-{row}"]
    assert model.row_of(entry.id) == row, "a judged entry stays in its place"


def test_a_rejected_entry_leaves_and_comes_back_where_it_was(qapp: object) -> None:
    desk = make_desk()
    model = RecordModel(desk.profile)
    assert desk.dossier is not None
    model.show(desk.dossier)
    before = rows(model)
    entry = find_entry(desk, "Nordlys Electrolysis AS")
    row = model.row_of(entry.id)
    seen = changes(model)
    desk.set_focus(Focus(entry.id))
    desk.reject()
    model.update(desk.dossier)
    assert f"out {row}-{row}" in seen
    assert model.row_of(entry.id) == -1
    desk.undo()
    model.update(desk.dossier)
    assert f"in {row}-{row}" in seen
    assert rows(model) == before
    assert "reset" not in seen


def test_a_new_entry_comes_at_the_end_of_its_group(qapp: object) -> None:
    desk = make_desk()
    model = RecordModel(desk.profile)
    assert desk.dossier is not None
    model.show(desk.dossier)
    desk.add_entry("organization", "Kestrel Valves Group")
    model.update(desk.dossier)
    names = [row.name for row in rows(model) if isinstance(row, Line) and row.group == "organization"]
    assert names[-1] == "Kestrel Valves Group"


def test_five_thousand_rows(qtmodeltester: ModelTester, qapp: object) -> None:
    desk: Desk = make_desk(many_dossier(5_000))
    model = RecordModel(desk.profile)
    assert desk.dossier is not None
    model.show(desk.dossier)
    assert model.rowCount() == 5_002
    assert model.entry_ids() == [entry.id for entry in desk.entries()]
    entry = find_entry(desk, "Institute 4998 of Applied Things")
    seen = changes(model)
    desk.set_focus(Focus(entry.id))
    desk.confirm(stay=True)
    model.update(desk.dossier)
    assert len(seen) == 2
    assert model.row(model.row_of(entry.id)).status is Status.CONFIRMED  # type: ignore[union-attr]
    qtmodeltester.check(model, force_py=False)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(
    ("end", "said"), [("26 Aug 2024", "forum · 26 Aug 2024"), ("27 Aug 2024", "forum · 26 Aug 2024 · 27 Aug 2024")]
)
def test_a_day_on_which_an_event_begins_and_ends_is_said_once(qapp: object, end: str, said: str) -> None:
    days = [Said("name", "A forum"), Said("type", "forum"), Said("start", "26 Aug 2024"), Said("end", end)]
    model = RecordModel(make_profile())
    model.show(make_dossier(7, "A forum was held on 26 Aug 2024 to 27 Aug 2024.", [("event", days)]))
    assert row_named(model, "A forum").second == said


def test_words_outside_the_basic_plane(qapp: object) -> None:
    model = RecordModel(make_profile())
    model.show(linhe_dossier(entities=make_entities()))
    assert row_named(model, "𠮷田健一").second == "教授"
    assert fake(make_desk(opened=LINHE)).review.dossiers[LINHE].article.language == "zh"
