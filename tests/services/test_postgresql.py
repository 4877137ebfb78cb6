"""The services on a PostgreSQL server: the whole way once, and two curators at one article."""

from collections.abc import Callable
from pathlib import Path

import pytest

from curator.app import open_workspace
from curator.domain.record import Status
from curator.errors import ConflictError
from curator.evaluate.precision import precision
from curator.settings import Settings
from tests.db.conftest import empty_database, empty_file, new_address, new_file, server
from tests.services.material import candidates_for, record_of
from tests.services.test_batch import work

__all__ = ["empty_database", "empty_file", "new_address", "new_file", "server"]
"""The fixtures of the store's own tests."""

STORY = "Quay Institute opens yard {0}\n\nVARNHOLM, 4 May 2031 - The Quay Institute opened yard number {0} on Friday.\n"


@pytest.mark.parametrize("new_address", ["postgresql"], indirect=True)
def test_the_whole_way_on_a_server(new_address: Callable[[], str], tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(STORY.format(number), "utf-8")
    address = new_address()
    with open_workspace(address, settings=Settings(curator="Mira")) as desk:
        assert len(desk.intake.import_paths([tmp_path]).imported) == 3
        desk.batch._work = work
        report = desk.batch.extract()
        assert (report.done, report.failed) == (3, ())
        article_id = desk.batch._context.reads.all_article_ids()[0]
        first = record_of(desk, article_id)
        value = next(first.values())
        desk.review.confirm(first, {value.id})
        with pytest.raises(ConflictError):
            desk.review.reject(first, {value.id})
        desk.linking.link_new(
            record_of(desk, article_id), {value.id}, desk.linking.prefilled("organization", "Quay Institute")
        )
        assert candidates_for(desk, "Quay Institut", "organization")[0].entity.name == "Quay Institute"
    with open_workspace(address, settings=Settings(curator="Mira")) as desk:
        desk.review.undo()
        desk.review.undo()
        assert record_of(desk, article_id) == first
        assert desk.review.redo() is not None
        assert record_of(desk, article_id).value(value.id).status is Status.CONFIRMED
        assert sum(row.confirmed for row in precision(desk.judgements.judged())) == 1
        assert desk.exporting.write(tmp_path / "facts.xlsx", frozenset(Status)).articles == 3
        assert desk.statistics.check() == ()
        assert "@" not in desk.name
    with open_workspace(address, settings=Settings(curator="Aldo")) as other:
        assert other.review.open(article_id).record.entries == ()
        assert other.review.undoable().undo is None
