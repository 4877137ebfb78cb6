"""The pipeline: stages, batches, passages that are not read, foreign extractors, arbitrary text."""

from collections.abc import Iterable
from importlib.metadata import EntryPoint, EntryPoints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curator.domain.article import Document, Passage, PassageKind
from curator.domain.content import PartialDate
from curator.domain.evidence import Evidence, cite
from curator.domain.profile import FieldType, Profile
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.errors import UserError
from curator.extract import pipeline
from curator.extract.pipeline import ExtractSettings, propose, propose_many, stages
from tests.extract.conftest import document

_PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "The Third Forum on Clean Steel",
                "was held in Bergen on May 3",
                "Porto University (PU)",
                "signed an agreement with",
                "Kestrel Valves Co., Ltd.",
                "TIAN Mingyu, the deputy director of the",
                "and", ",", ". ", "\n", "\n\n", "“", "”", "(", ")", "of", "nearly a hundred", "$3.2 million", "20-30",
                "Party Committee of", "Secretary of", "President", "Ana Silva", "National Council", "the",
                "Dr.", "He", "U.S.", "二十三所高校", "签署合作协议", "2024年8月26日", "Written by: ", "é\u0301", "🚀",
            ]
        ),
        st.text(max_size=12),
    ),
    max_size=25,
)  # fmt: skip


def fits(profile: Profile, entry: ProposedEntry, value: ProposedValue) -> bool:
    field = profile.group(entry.group).field(value.field)
    match field.type:
        case FieldType.NUMBER:
            return isinstance(value.content, int | float) and not isinstance(value.content, bool)
        case FieldType.DATE:
            return isinstance(value.content, PartialDate)
        case FieldType.CHOICE | FieldType.CHOICES:
            return value.content in field.choices
    return isinstance(value.content, str) and bool(value.content)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=_PIECES, glue=st.sampled_from([" ", ""]))
def test_any_text_gives_exact_evidence_and_fitting_contents(profile: Profile, pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    for entry in propose(Document(text), profile):
        for value in entry.values:
            assert fits(profile, entry, value), (entry.group, value)
            assert 0 < value.confidence <= 1
            assert all(text[each.start : each.end] == each.quote != "" for each in value.evidence)


def test_stages_are_versioned_and_write_groups_of_the_profile(profile: Profile) -> None:
    groups = {group.key for group in profile.groups}
    assert {stage.writes for stage in stages()} == groups
    assert all(stage.name.rpartition(".v")[2].isdigit() for stage in stages())
    written: set[str] = set()
    for stage in stages():
        assert set(stage.reads) & groups <= written, f"{stage.name} runs before what it reads"
        written.add(stage.writes)


def test_many_give_the_same_as_one(profile: Profile) -> None:
    documents = [document(f"Porto University signed contract No. {n} with Evora University.") for n in range(40)]
    assert list(propose_many(documents, profile)) == [propose(each, profile) for each in documents]


def test_nothing_is_proposed_from_boilerplate_or_repeated_passages(profile: Profile) -> None:
    text = "Porto University was praised.\nEvora University hired 30 poets.\nBraga University hired 40 painters."
    first, second = (at for at, char in enumerate(text) if char == "\n")
    passages = (
        Passage(0, first, PassageKind.BODY),
        Passage(first + 1, second, PassageKind.BOILERPLATE),
        Passage(second + 1, len(text), PassageKind.REPEATED),
    )
    evidence = [
        each
        for entry in propose(Document(text, passages), profile)
        for value in entry.values
        for each in value.evidence
    ]
    assert evidence
    assert all(each.end <= first for each in evidence)


def test_lines_that_a_page_wrapped_are_read_as_one(profile: Profile) -> None:
    line = "The visitors then walked on and looked at many other old machines\n"
    text = (
        line * 4 + "before they heard the deputy director of the National\nMuseum of Clocks, Ana Silva, explain them.\n"
    )
    entries = propose(Document(text), profile)
    assert "National Museum of Clocks" in [entry.values[0].words for entry in entries if entry.group == "organization"]


def test_an_unknown_model_is_said(profile: Profile) -> None:
    with pytest.raises(UserError, match="no_such_model"):
        propose(Document("Porto University."), profile, ExtractSettings(spacy_model="no_such_model"))


def good(article: Document, profile: Profile) -> Iterable[ProposedEntry]:
    name = ProposedValue(field="name", words="x", content="x", evidence=(cite(article.text, 0, 1),), confidence=0.5)
    yield ProposedEntry(group="topic", values=(name,), stage="foreign.v1")


def bad(article: Document, profile: Profile) -> Iterable[ProposedEntry]:
    name = ProposedValue(field="name", words="x", content="x", evidence=(Evidence(0, 1, "?"),), confidence=0.5)
    yield ProposedEntry(group="topic", values=(name,), stage="foreign.v2")


def test_extractors_of_others_join_under_the_same_contract(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    group = pipeline.EXTRACTORS
    offered = EntryPoints([EntryPoint(each, f"{__name__}:{each}", group) for each in ("good", "bad")])
    monkeypatch.setattr(pipeline, "entry_points", lambda *, group: offered.select(group=group))
    found = [entry.stage for entry in propose(Document("xyz"), profile) if entry.stage.startswith("foreign")]
    assert found == ["foreign.v1"]
    without = propose(Document("xyz"), profile, ExtractSettings(extensions=False))
    assert not [entry for entry in without if entry.stage.startswith("foreign")]
