"""Identifiers, watches, documents and proposals: the small promises they make."""

import threading

import pytest

from curator.domain.evidence import Evidence
from curator.domain.ids import new_id
from curator.domain.proposal import ProposedValue
from curator.domain.watch import Watch
from curator.errors import Cancelled, ConflictError, UserError, WorkspaceError


def test_identifiers_rise_and_fit_a_signed_column() -> None:
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(set(made))
    assert 0 < made[0] < made[-1] < 2**63


def test_identifiers_made_by_many_threads_are_unique() -> None:
    made: list[int] = []

    def make() -> None:
        mine = [new_id() for _ in range(2_000)]
        assert mine == sorted(mine)
        made.extend(mine)

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == len(set(made)) == 16_000


def test_identifiers_rise_though_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = new_id()
    monkeypatch.setattr("time.time_ns", lambda: 1_000_000_000)
    assert new_id() > before


def test_a_watch_stops_the_work_only_when_asked() -> None:
    Watch().check()
    Watch().step(1, 2, "a.txt")
    asked = threading.Event()
    watch = Watch(cancelled=asked.is_set)
    watch.check()
    asked.set()
    with pytest.raises(Cancelled):
        watch.check()


def test_no_evidence_no_proposal() -> None:
    with pytest.raises(ValueError, match="no evidence, no proposal"):
        ProposedValue(field="name", words="A", content="A", evidence=(), confidence=1.0)
    ProposedValue(field="name", words="A", content="A", evidence=(Evidence(0, 1, "A"),), confidence=1.0)


@pytest.mark.parametrize("kind", [UserError, WorkspaceError, ConflictError])
def test_what_a_person_can_mend_says_what_and_how(kind: type[UserError]) -> None:
    error = kind("The file a.txt is empty.", "Choose another.")
    assert (error.sentence, error.hint) == ("The file a.txt is empty.", "Choose another.")
    assert str(error) == "The file a.txt is empty. Choose another."
    assert str(kind("The file a.txt is empty.")) == "The file a.txt is empty."
