"""The rows that an article has: which values are chosen, and what stands beside them."""

from dataclasses import replace

import pytest

from curator.domain.content import PartialDate
from curator.domain.evidence import Evidence
from curator.domain.record import Status
from curator.export.tables import ARTICLES, ENTITIES, EVIDENCE, Row, Tables
from tests.domain.makers import PROFILE
from tests.export.desk import FIRST, Maker, desk, dossier

EVERY = frozenset(Status)


def rows(statuses: frozenset[Status], *which: int) -> dict[str, list[dict[str, object]]]:
    """Rows of these articles of the desk by table, each as heading to cell."""
    tables, found = Tables(PROFILE, statuses), dict[str, list[dict[str, object]]]()
    for number in which or (0, 1, 2):
        for table, row in tables.rows(number + 1, desk()[number]):
            titles = [column.title for column in table.columns]
            found.setdefault(table.name, []).append(dict(zip(titles, row, strict=True)))
    return found


def test_the_tables_are_the_groups_and_those_of_every_export() -> None:
    names = [table.name for table in Tables(PROFILE, EVERY).all]
    assert names == [group.plural for group in PROFILE.groups] + ["Articles", "Entities", "Evidence", "Report", "About"]


def test_every_article_has_a_row_even_without_facts() -> None:
    articles = rows(frozenset(), 0, 1, 2)
    assert set(articles) == {"Articles"}
    assert [row["No."] for row in articles["Articles"]] == [1, 2, 3]
    assert [row["Published"] for row in articles["Articles"]] == [PartialDate(2024, 8, 24), PartialDate(2024, 8), ""]


def test_values_of_other_statuses_are_left_out_and_entries_without_values() -> None:
    confirmed = rows(frozenset({Status.CONFIRMED}), 0)
    assert "People" not in confirmed
    (event,) = confirmed["Events"]
    assert (event["Name"], event["Type"], event["End"]) == ("Harbour Forum", None, None)
    assert event["Status"] == "confirmed"
    assert {row["Status"] for row in confirmed["Evidence"]} == {"confirmed"}
    (article,) = confirmed["Articles"]
    assert article["Entries here"] == 4
    (whole,) = rows(EVERY, 0)["Articles"]
    assert (article["Entries"], article["Unjudged"]) == (whole["Entries"], whole["Unjudged"])
    assert article["Entries"] == whole["Entries here"] != 4
    assert article["Unjudged"] != 0


def test_rejected_values_stand_only_in_rejected_entries() -> None:
    every = rows(EVERY, 0)
    assert every["People"][0]["Title"] is None
    assert (every["Topics"][0]["Name"], every["Topics"][0]["Status"]) == ("tourism", "rejected")
    assert "dean" in [row["Words"] for row in every["Evidence"]]


def test_an_entity_stands_beside_the_name_and_once_among_the_entities() -> None:
    found = rows(EVERY, 0)
    (organization,) = found["Organizations"]
    assert organization["Name"] == "Port College"
    assert organization["Name: entity"] == "Port College of Amal"
    assert organization["Name: identifiers"] == "wikidata:Q71 ror:00port"
    (entity,) = found["Entities"]
    assert (entity["Name"], entity["Entity id"]) == ("Port College of Amal", organization["Name: entity id"])


def test_several_values_keep_their_places() -> None:
    (agreement,) = rows(EVERY, 0)["Agreements"]
    assert agreement["Parties"] == "Port College; Delta Institute"
    assert agreement["Parties: entity"] == "Port College of Amal; –"


def test_figures_are_numbers_where_they_could_be_read() -> None:
    assert [row["Value"] for row in rows(EVERY, 0)["Figures"]] == [1460, 2.5, "a few"]


def test_evidence_tells_where_the_words_stand() -> None:
    row = rows(EVERY, 0)["Evidence"][0]
    assert FIRST[int(str(row["Start"])) : int(str(row["End"]))] == row["Quote"] == "Harbour Forum"
    assert row["Sentence"] == "The Harbour Forum opened in Port Amal on 24 August 2024."
    assert row["Alignment"] == "exact"


@pytest.mark.parametrize(
    ("recorded", "alignment"), [(Evidence(0, 3, "dean"), "moved"), (Evidence(0, 3, "not in it at all"), "lost")]
)
def test_evidence_that_is_not_where_it_was_says_so(recorded: Evidence, alignment: str) -> None:
    maker = Maker(FIRST, 1)
    maker.entry("topic", ("name", "bay", "bay", Status.CONFIRMED))
    (entry,) = maker.entries
    entry = replace(entry, values=(replace(entry.values[0], evidence=(recorded,)),))
    row = next(row for table, row in Tables(PROFILE, EVERY).rows(1, dossier(1, FIRST, [entry])) if table is EVIDENCE)
    told = dict(zip([column.title for column in EVIDENCE.columns], row, strict=True))
    assert (told["Alignment"], told["Quote"]) == (alignment, recorded.quote)
    assert (told["Sentence"] is None) == (alignment == "lost")


def test_a_value_without_evidence_has_a_row_without_a_place() -> None:
    row = next(row for row in rows(EVERY, 0)["Evidence"] if row["Words"] == "host")
    assert [row[title] for title in ("Quote", "Sentence", "Start", "End", "Alignment")] == [None] * 5


def test_every_row_is_as_long_as_its_table() -> None:
    tables = Tables(PROFILE, EVERY)
    lengths: dict[str, set[int]] = {}
    found: list[tuple[str, Row]] = []
    for number, each in enumerate(desk(), 1):
        found += [(table.name, row) for table, row in tables.rows(number, each)]
    for name, row in found:
        lengths.setdefault(name, set()).add(len(row))
    assert lengths == {t.name: {len(t.columns)} for t in (*tables.all[:-2], ARTICLES, ENTITIES) if t.name in lengths}
    assert len(lengths) > 6
