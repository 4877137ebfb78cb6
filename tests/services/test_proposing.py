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
from curator.services.proposing import check_proposals, propose_documents
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


@pytest.mark.parametrize(("number", "taken"), [(float("inf"), 0), (float("nan"), 0), (30.5, 1)])
def test_a_number_without_an_end_is_left_out(number: float, taken: int) -> None:
    value = ProposedValue(field="value", words="30", content=number, evidence=(cite(TEXT, 23, 25),), confidence=0.5)
    entry = ProposedEntry(group="figure", values=(value,), stage="test.v1")
    found = check_proposals(find_profile(SETTINGS), TEXT, [entry])
    assert (len(found.entries), len(found.faults)) == (taken, 1 - taken)


def test_a_figure_of_the_headline_stands_before_those_of_the_body(offer: Callable[..., None]) -> None:
    offer()
    text = (
        "Nine institutes join the Varnholm Alliance\n\n"
        "VARNHOLM, 4 May 2031 - The Varnholm Alliance met on Friday. It has 300 students and 12 laboratories.\n"
    )
    (found,) = propose_documents([Document(text)], find_profile(SETTINGS), SETTINGS)
    figures = [entry.values[0].words for entry in found.entries if entry.group == "figure"]
    assert figures == ["Nine", "300", "12"]


def test_entries_stand_in_the_order_of_their_names_but_the_first_of_a_kind_that_has_one_stays() -> None:
    text = "Mira Okonjo of Porto met Aldo Ferrant."

    def named(group: str, field: str, start: int, end: int) -> ProposedEntry:
        words = text[start:end]
        evidence = (cite(text, start, end),)
        value = ProposedValue(field=field, words=words, content=words, evidence=evidence, confidence=0.5)
        return ProposedEntry(group=group, values=(value,), stage="test.v1")

    chosen, other = named("article", "title", 15, 20), named("article", "title", 0, 11)
    later, earlier = named("person", "name", 25, 37), named("person", "name", 0, 11)
    found = check_proposals(find_profile(SETTINGS), text, (later, chosen, earlier, other))
    assert found.entries == (chosen, other, earlier, later)
