"""Where the proposals of all extractors come together: one failing extractor costs nobody else's proposals."""

from collections.abc import Callable, Iterable
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from curator.app import find_profile
from curator.domain.article import Document
from curator.domain.evidence import Evidence, cite
from curator.domain.profile import Profile
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.services import extractors
from curator.services.proposing import propose_documents
from tests.services.conftest import SETTINGS

TEXT = "Porto University hired 30 poets."


def topic(evidence: Evidence, stage: str) -> ProposedEntry:
    name = ProposedValue(field="name", words="x", content="x", evidence=(evidence,), confidence=0.5)
    return ProposedEntry(group="topic", values=(name,), stage=stage)


def good(article: Document, _profile: Profile) -> Iterable[ProposedEntry]:
    yield topic(cite(article.text, 0, 5), "foreign.v1")


def lying(article: Document, profile: Profile) -> Iterable[ProposedEntry]:
    yield topic(Evidence(0, 1, "?"), "foreign.v2")
    yield topic(cite(article.text, 0, 16), "foreign.v2")


def falling(article: Document, profile: Profile) -> Iterable[ProposedEntry]:
    yield topic(cite(article.text, 0, 5), "foreign.v3")
    raise RuntimeError("out of ink")


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Has other packages offer extractors of this module."""

    def put(*names: str) -> None:
        offered = EntryPoints([EntryPoint(each, f"{__name__}:{each}", extractors.GROUP) for each in names])
        monkeypatch.setattr(extractors, "entry_points", lambda *, group: offered.select(group=group))

    return put


def test_extractors_of_others_join_under_the_same_contract(offer: Callable[..., None]) -> None:
    profile = find_profile(SETTINGS)
    offer()
    (alone,) = propose_documents([Document(TEXT)], profile, SETTINGS)
    assert alone.entries
    assert alone.faults == ()
    offer("good", "lying", "falling", "missing")
    (found,) = propose_documents([Document(TEXT)], profile, SETTINGS)
    foreign = [entry for entry in found.entries if entry.stage.startswith("foreign")]
    assert [entry for entry in found.entries if entry not in foreign] == list(alone.entries)
    assert [entry.stage for entry in foreign] == ["foreign.v1", "foreign.v2"]
    lied, fell, missed = (fault.sentence for fault in found.faults)
    assert lied == "The stage foreign.v2 cites words that are not at 0 of the text; left out: 1."
    assert fell.startswith("The extractor falling failed. The work failed (RuntimeError in test_proposing.py")
    assert missed.startswith("The extractor missing failed.")
    places = [profile.groups.index(profile.group(entry.group)) for entry in found.entries]
    assert places == sorted(places)
