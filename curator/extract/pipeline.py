"""The way from a segmented document to proposals: the stages, in order, and the door for extractors of others.

A stage never sees boilerplate, and a value without words of the text cannot be made: no evidence, no proposal.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points
from itertools import islice
from typing import TYPE_CHECKING

from curator.domain.article import Document
from curator.domain.profile import Profile
from curator.domain.proposal import ProposedEntry
from curator.extract import agreements, article, events, figures, launches, organizations, people, places, topics
from curator.extract.bodies import join_bodies
from curator.extract.chinese import propose_chinese
from curator.extract.language import DEFAULT_MODEL, analyse, script_of
from curator.extract.names import settled_mentions
from curator.extract.reading import Paragraph, paragraphs, read
from curator.extract.scene import Entries, Scene

if TYPE_CHECKING:
    from spacy.tokens import Doc

EXTRACTORS = "curator.extractors"
_BATCH = 32

Extractor = Callable[[Document, Profile], Iterable[ProposedEntry]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractSettings:
    """How to extract.

    Attributes:
        spacy_model: The installed language model.
        extensions: Also run the extractors that other packages offer by entry point.
    """

    spacy_model: str = DEFAULT_MODEL
    extensions: bool = True


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of extraction.

    Attributes:
        name: With version, such as `people.rules.v1`; stored with every value it proposes.
        reads: What it goes by: `head`, `mentions`, `text`, or groups of earlier stages.
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
        Stage(article.STAGE, ("head",), "article", article.propose_article),
        Stage(places.STAGE, ("mentions",), "place", places.propose_places),
        Stage(people.STAGE, ("mentions", "text"), "person", people.propose_people),
        Stage(launches.STAGE, ("mentions", "text"), "launch", launches.propose_launches),
        Stage(events.STAGE, ("mentions", "text", "launch"), "event", events.propose_events),
        Stage(agreements.STAGE, ("mentions", "text", "event", "person"), "agreement", agreements.propose_agreements),
        Stage(
            organizations.STAGE,
            ("head", "mentions", "text", "place", "person", "agreement"),
            "organization",
            organizations.propose_organizations,
        ),
        Stage(figures.STAGE, ("mentions", "text"), "figure", figures.propose_figures),
        Stage(topics.STAGE, ("mentions", "text"), "topic", topics.propose_topics),
    )


def propose(document: Document, profile: Profile, settings: ExtractSettings | None = None) -> Entries:
    """Proposes entries for one document.

    Args:
        document: Segmented; one without passages is read as one body.
        profile: Groups that it lacks are not proposed.
        settings: None means the defaults.

    Returns:
        Entries in the order of the profile's groups; every value has exact evidence.

    Raises:
        UserError: The language model is not installed.
    """
    return next(propose_many([document], profile, settings))


def propose_many(
    documents: Iterable[Document], profile: Profile, settings: ExtractSettings | None = None
) -> Iterator[Entries]:
    """Proposes entries for many documents, in batches through the language model.

    Args:
        documents: Segmented, in any number; they are drawn a batch at a time.
        profile: Groups that it lacks are not proposed.
        settings: None means the defaults.

    Yields:
        The entries of each document, in order.

    Raises:
        UserError: The language model is not installed.
    """
    settings = settings or ExtractSettings()
    extensions = _extensions() if settings.extensions else ()
    drawn = iter(documents)
    while batch := list(islice(drawn, _BATCH)):
        for document, own in zip(batch, _proposed(batch, profile, settings), strict=True):
            further = [entry for extractor in extensions for entry in extractor(document, profile)]
            yield _in_order((*own, *further), document, profile)


def _extensions() -> tuple[Extractor, ...]:
    return tuple(each.load() for each in sorted(entry_points(group=EXTRACTORS), key=lambda each: each.name))


def _proposed(batch: list[Document], profile: Profile, settings: ExtractSettings) -> Iterator[Entries]:
    english = {i: paragraphs(each) for i, each in enumerate(batch) if script_of(each.text) == "alphabetic"}
    texts = [part.text for parts in english.values() for part in parts]
    docs = analyse(texts, settings.spacy_model) if texts else iter(())
    for i, document in enumerate(batch):
        if i in english:
            yield _english(document, english[i], list(islice(docs, len(english[i]))), profile)
        else:
            yield propose_chinese(document, profile)


def _english(document: Document, parts: tuple[Paragraph, ...], docs: "list[Doc]", profile: Profile) -> Entries:
    reading = read(document, parts, docs)
    mentions = settled_mentions(reading)
    scene = Scene(reading, mentions, join_bodies(reading, mentions), profile, {})
    wanted = {group.key for group in profile.groups}
    for stage in stages():
        if stage.writes in wanted:
            scene = scene.with_found(stage.writes, stage.run(scene))
    return tuple(entry for entries in scene.found.values() for entry in entries)


def _in_order(entries: Iterable[ProposedEntry], document: Document, profile: Profile) -> Entries:
    """Sorts by group and leaves out what doesn't stand on the text or the profile, whoever proposed it."""
    order = {group.key: place for place, group in enumerate(profile.groups)}
    kept = [entry for entry in entries if entry.group in order and _stands(entry, document, profile)]
    return tuple(sorted(kept, key=lambda entry: order[entry.group]))


def _stands(entry: ProposedEntry, document: Document, profile: Profile) -> bool:
    known = {field.key for field in profile.group(entry.group).fields}
    return bool(entry.values) and all(
        value.field in known and all(document.text[each.start : each.end] == each.quote for each in value.evidence)
        for value in entry.values
    )
