"""The way from a segmented document to proposals: the stages, in order.

A stage never sees boilerplate. Whether what it proposes stands on the text and the profile is looked at where the
proposals of all extractors come together, in `curator.services.proposing`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from curator.domain.article import Document, PassageKind
from curator.domain.profile import Profile
from curator.errors import UserError
from curator.extract import article, places, topics
from curator.extract.agreements import stage as agreements
from curator.extract.by_form import propose_by_form, reads_as_english
from curator.extract.chinese.stage import propose_chinese
from curator.extract.confidence import shipped_calibration
from curator.extract.dates.written import read_dates
from curator.extract.events import stage as events
from curator.extract.figures import stage as figures
from curator.extract.launches import stage as launches
from curator.extract.names.mentions import Kind, Mention
from curator.extract.names.settled import settled_mentions
from curator.extract.organizations import stage as organizations
from curator.extract.organizations.bodies import join_bodies
from curator.extract.people import stage as people
from curator.extract.scene import Entries, Scene
from curator.extract.text.language import DEFAULT_MODEL, analyse, script_of
from curator.extract.text.reading import Paragraph, paragraphs, read

if TYPE_CHECKING:
    from spacy.tokens import Doc

MAX_CHARACTERS = 2_000_000
"""Of a text. News of that length takes one to two minutes and 750 MB on a machine of two cores; both grow with it."""

_BATCH = 32
_SEEN_AT_MOST = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractSettings:
    """How to extract.

    Attributes:
        spacy_model: The language model, see `curator.extract.text.language.load_model`.
        raw: Leave the confidences as the stages gave them; that is what calibration is fitted on.
    """

    spacy_model: str = DEFAULT_MODEL
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of extraction.

    Attributes:
        name: With version, such as `people.rules.v1`; stored with every value it proposes.
        reads: Groups of earlier stages that it goes by; it is handed no other. What is read of the document itself,
            its head, sentences, names and dates, is every stage's.
        writes: The group it proposes entries of.
        run: From the scene to entries.
    """

    name: str
    reads: tuple[str, ...]
    writes: str
    run: Callable[[Scene], Entries]


def stages() -> tuple[Stage, ...]:
    """All stages in the order they run; a stage comes after those whose groups it reads."""
    return (
        Stage(article.STAGE, (), "article", article.propose_article),
        Stage(places.STAGE, (), "place", places.propose_places),
        Stage(people.STAGE, (), "person", people.propose_people),
        Stage(launches.STAGE, (), "launch", launches.propose_launches),
        Stage(events.STAGE, ("launch",), "event", events.propose_events),
        Stage(agreements.STAGE, ("event", "person"), "agreement", agreements.propose_agreements),
        Stage(
            organizations.STAGE,
            ("place", "person", "agreement"),
            "organization",
            organizations.propose_organizations,
        ),
        Stage(figures.STAGE, (), "figure", figures.propose_figures),
        Stage(topics.STAGE, (), "topic", topics.propose_topics),
    )


def propose(document: Document, profile: Profile, settings: ExtractSettings | None = None) -> Entries:
    """Proposes entries for one document.

    Args:
        document: Segmented; one without passages is read as one body.
        profile: Groups that it lacks are not proposed, and stages that read them go without.
        settings: None means the defaults.

    Returns:
        Entries in the order of the stages; every value has evidence.

    Raises:
        UserError: The language model is not installed, or the text is longer than `MAX_CHARACTERS`.
    """
    return next(propose_many([document], profile, settings))


def propose_many(
    documents: Iterable[Document], profile: Profile, settings: ExtractSettings | None = None
) -> Iterator[Entries]:
    """Proposes entries for many documents, in batches through the language model.

    Args:
        documents: Segmented, in any number; they are drawn a batch at a time.
        profile: Groups that it lacks are not proposed, and stages that read them go without.
        settings: None means the defaults.

    Yields:
        The entries of each document, in order.

    Raises:
        UserError: The language model is not installed, or a text is longer than `MAX_CHARACTERS`.
    """
    settings = settings or ExtractSettings()
    drawn = iter(documents)
    while batch := list(islice(drawn, _BATCH)):
        for document in batch:
            _check_length(document.text)
        yield from _proposed(batch, profile, settings)


def _check_length(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise UserError(
            f"The text has {len(text):,} characters, and extraction reads at most {MAX_CHARACTERS:,}.",
            "Split it and import the parts.",
        )


def _proposed(batch: list[Document], profile: Profile, settings: ExtractSettings) -> Iterator[Entries]:
    scripts = [script_of(each.text) for each in batch]
    english = {
        i: paragraphs(each)
        for i, (each, script) in enumerate(zip(batch, scripts, strict=True))
        if script == "alphabetic" and reads_as_english(each)
    }
    texts = [part.text for parts in english.values() for part in parts]
    docs = analyse(texts, settings.spacy_model) if texts else iter(())
    for i, document in enumerate(batch):
        if i in english:
            entries = _english(document, english[i], list(islice(docs, len(english[i]))), profile)
        elif scripts[i] == "alphabetic":
            entries = propose_by_form(document, profile)
        else:
            entries = propose_chinese(document, profile)
        yield entries if settings.raw else calibrated(entries)


def calibrated(entries: Entries) -> Entries:
    """Entries with confidences that mean something, from those that the stages gave.

    Entries of stages that calibration was not fitted on, such as those for Chinese and of other packages, stay.
    """
    known = {stage.name for stage in stages()}
    calibration = shipped_calibration()
    return tuple(calibration.calibrated(entry) if entry.stage in known else entry for entry in entries)


def _seen(mentions: list[Mention]) -> list[Mention]:
    """Who is seen in a picture and where, in doubt; what else a caption says is not the article's news."""
    seen = (each for each in mentions if each.kind in (Kind.PERSON, Kind.PLACE))
    return [replace(each, sure=min(each.sure, _SEEN_AT_MOST)) for each in seen]


def _english(document: Document, parts: tuple[Paragraph, ...], docs: "list[Doc]", profile: Profile) -> Entries:
    reading = read(document, parts, docs)
    named = zip(reading.sentences, settled_mentions(reading), strict=True)
    mentions = [_seen(each) if sentence.kind is PassageKind.CAPTION else each for sentence, each in named]
    scene = Scene(reading, mentions, join_bodies(reading, mentions), read_dates(reading), profile, {})
    wanted = {group.key for group in profile.groups}
    found: dict[str, Entries] = {}
    for stage in stages():
        if stage.writes in wanted:
            found[stage.writes] = stage.run(scene.seeing({group: found.get(group, ()) for group in stage.reads}))
    return tuple(entry for entries in found.values() for entry in entries)
