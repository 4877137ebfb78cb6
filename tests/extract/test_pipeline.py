"""The pipeline: stages, batches, passages that are not read, arbitrary and very long text."""

import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate
from math import isfinite
from pathlib import Path
from pkgutil import walk_packages

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curator import extract
from curator.domain.article import Document, Passage, PassageKind
from curator.domain.content import PartialDate
from curator.domain.evidence import cite
from curator.domain.profile import FieldType, Profile
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.errors import UserError
from curator.extract import pipeline
from curator.extract.dates import written as dates
from curator.extract.organizations.bodies import Bodies
from curator.extract.pipeline import ExtractSettings, Stage, propose, propose_many, stages
from curator.extract.scene import Entries, Scene
from curator.extract.text import language
from curator.extract.text.language import load_model
from curator.extract.text.reading import Reading, paragraphs, read
from tests.extract.conftest import document

ROOT = Path(__file__).parents[2]
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
                "9" * 4301, f"${'9' * 400}bn", "1.5 " + "trillion " * 40, "people", "9" * 5000 + "人参加", "1, " * 40,
                "will open tomorrow", "opened yesterday", "next month", "last Monday", "from Friday to Monday",
                "The day before,", "the two-day event", "on the 9th,", "30 December to 2 January", "9999-12-31",
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
            return type(value.content) in (int, float) and isfinite(float(str(value.content)))
        case FieldType.DATE:
            return isinstance(value.content, PartialDate)
        case FieldType.CHOICE | FieldType.CHOICES:
            return value.content in field.choices
    return isinstance(value.content, str) and bool(value.content)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pieces=_PIECES,
    glue=st.sampled_from([" ", ""]),
    published=st.sampled_from(["", "2024-05-17", "2024", "9999-12-31", "0001-01-01"]),
)
def test_any_text_gives_exact_evidence_and_fitting_contents(
    profile: Profile, pieces: list[str], glue: str, published: str
) -> None:
    text = glue.join(pieces)
    for entry in propose(Document(text, metadata={"published": published}), profile):
        for value in entry.values:
            assert fits(profile, entry, value), (entry.group, value)
            assert 0 < value.confidence <= 1
            assert all(text[each.start : each.end] == each.quote != "" for each in value.evidence)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("The Forum on Clean Steel opens tomorrow in Bergen.", "9999-12-31"),
        ("The Forum on Clean Steel opens next month in Bergen.", "9999-12-05"),
        ("The two-day Forum on Clean Steel opened on 31 December 9999.", "9999-12-31"),
        ("The Forum on Clean Steel opened yesterday in Bergen.", "0001-01-01"),
        ("The Forum on Clean Steel opened last Monday in Bergen.", "0001-01-01"),
        (f"Some {'9' * 4301} people came.", ""),
        (f"Some {'9' * 400}.5 people came.", ""),
        (f"He gave ${'9' * 400}bn to it.", ""),
        (f"About 1.5 {'trillion ' * 400} people came.", ""),
        (f"共有{'9' * 4301}人参加论坛。", ""),
    ],
)
def test_days_off_the_calendar_and_numbers_without_end_cost_no_article(
    profile: Profile, text: str, published: str
) -> None:
    entries = propose(Document(text, metadata={"published": published}), profile)
    assert all(fits(profile, entry, value) for entry in entries for value in entry.values)
    assert not [entry for entry in entries if entry.group == "figure"]


def test_the_dates_of_a_sentence_are_read_once(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[tuple[int, int]] = []

    def written(text: str, start: int, end: int) -> list[re.Match[str]]:
        read.append((start, end))
        return once(text, start, end)

    once = dates._written
    monkeypatch.setattr(dates, "_written", written)
    text = "The Forum on Clean Steel opened on 3 May 2024 for 30 poets, 40 painters and 50 cooks. " * 3 + "3, " * 300
    assert propose(Document(text), profile)
    assert len(read) == len(set(read)) == 5


def test_a_sentence_has_an_end(profile: Profile) -> None:
    """Its words are compared with each other, so that a table without a full stop would take hours."""
    parts = paragraphs(Document("30 poets came, and 40 cooks; " * 100 + "or " * 900))
    reading = read(Document(""), parts, list(load_model().pipe([each.text for each in parts])))
    assert [len(each.words) for each in reading.sentences] == [400, 400, 400, 400, 100]
    assert [each.words[-1].text for each in reading.sentences] == [";", ";", "or", "or", "or"]


def test_stages_are_versioned_and_write_groups_of_the_profile(profile: Profile) -> None:
    groups = {group.key for group in profile.groups}
    assert {stage.writes for stage in stages()} == groups
    assert all(stage.name.rpartition(".v")[2].isdigit() for stage in stages())
    written: set[str] = set()
    for stage in stages():
        assert set(stage.reads) <= written, f"{stage.name} runs before what it reads"
        assert stage.writes not in written
        written.add(stage.writes)


def test_a_stage_is_handed_what_it_declares_to_read_alone(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the groups that a stage declares is looked at, and none that it does not."""
    read: dict[str, set[str]] = {stage.writes: set() for stage in stages()}

    class Watched(dict[str, Entries]):
        def __getitem__(self, group: str) -> Entries:
            read[at_work[-1]].add(group)
            return super().__getitem__(group)

    def watched(stage: Stage) -> Stage:
        def run(scene: Scene) -> Entries:
            at_work.append(stage.writes)
            return stage.run(scene.seeing(Watched(scene.found)))

        return replace(stage, run=run)

    at_work: list[str] = []
    shown = tuple(map(watched, stages()))
    monkeypatch.setattr(pipeline, "stages", lambda: shown)
    text = (
        "The Forum on Clean Steel was held in Bergen on 3 May 2024. "
        "Porto University signed an agreement with Evora University. Ana Silva signed it for Porto University."
    )
    assert propose(Document(text), profile)
    assert at_work == [stage.writes for stage in shown]
    assert {stage.writes: set(stage.reads) for stage in shown} == read


def test_a_stage_that_reads_what_it_does_not_declare_fails(profile: Profile) -> None:
    nothing = Reading(Document(""), (), None)
    scene = Scene(nothing, (), Bodies(()), (), profile, {"place": ()})
    assert scene.entries("place") == ()
    with pytest.raises(KeyError, match="person"):
        scene.entries("person")


def test_the_lists_are_read_when_they_are_needed_and_not_before() -> None:
    """What an import reads, the first window waits for; and a broken list would fail where nobody can say which."""
    names = [each.name for each in walk_packages(extract.__path__, "curator.extract.")]
    script = (
        "import importlib, resources\n"
        "def resource(name): raise AssertionError(name)\n"
        "resources.resource = resource\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (len(names) > 40, done.returncode, done.stderr) == (True, 0, "")


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


def test_a_long_paragraph_is_analysed_in_pieces_that_end_with_a_sentence(profile: Profile) -> None:
    one = "In Porto the museum of old clocks was shown to every guest. "
    article = Document(one * 400 + "Porto University hired 30 poets.")
    cut = paragraphs(article)
    assert len(cut) > 2
    assert [each.start for each in cut] == [0, *accumulate(len(each.text) for each in cut[:-1])]
    assert all(len(each.text) <= 10_000 and each.text.rstrip().endswith(".") for each in cut)
    figures = [entry for entry in propose(article, profile) if entry.group == "figure"]
    where = figures[0].values[0].evidence[0]
    assert where == cite(article.text, where.start, where.end)
    assert where.start == article.text.index("30")


def test_a_paragraph_without_sentences_or_blanks_is_analysed_in_pieces_too() -> None:
    words = paragraphs(Document("clock " * 4000))
    assert all(each.text.startswith("clock ") and each.text.endswith("clock ") for each in words)
    assert [len(each.text) for each in paragraphs(Document("x" * 25_000))] == [10_000, 10_000, 5_000]


def test_texts_go_to_the_model_in_batches_that_it_can_bear(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    model = load_model()

    class Counting:
        def pipe(self, texts: list[str], batch_size: int) -> Iterable[object]:
            assert batch_size == len(texts)
            seen.append(sum(map(len, texts)))
            return model.pipe(texts, batch_size=batch_size)

    monkeypatch.setattr(language, "load_model", lambda name: Counting())
    texts = [f"Clock {n}. " * (1 + 900 * (n % 7 == 0)) for n in range(140)]
    assert [doc.text for doc in language.analyse(texts)] == texts
    assert len(seen) > 2
    assert max(seen) <= 60_000


def test_a_text_that_is_too_long_is_refused_with_both_numbers(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "MAX_CHARACTERS", 1_000)
    propose(Document("x" * 1_000), profile)
    with pytest.raises(UserError, match=r"has 1,001 characters, and extraction reads at most 1,000\.") as refused:
        propose(Document("x" * 1_001), profile)
    assert refused.value.hint
