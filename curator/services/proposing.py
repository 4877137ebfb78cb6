"""Proposing: a text in, proposals out. What a worker process runs, and `curator propose` for single files.

Here the proposals of all extractors come together, and here alone it is checked that each stands on the article's
words and the profile. Neither store nor screen is known here: a worker process must stay small. Reading, segmenting
and extraction are imported where they are needed, because this module is also on the way to the first window.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import isfinite
from pathlib import Path

from curator.domain.article import Document
from curator.domain.profile import Profile
from curator.domain.proposal import ProposedEntry
from curator.errors import UserError
from curator.services.extractors import extend
from curator.services.workers import attempt
from curator.settings import Settings


@dataclass(frozen=True, slots=True)
class Proposed:
    """What extraction made of one article.

    Attributes:
        article_id: The article.
        entries: What it proposes.
        error: Why it failed, or None.
        faults: What extractors did wrong while the others' proposals stand; see `Found`.
    """

    article_id: int
    entries: tuple[ProposedEntry, ...] = ()
    error: UserError | None = None
    faults: tuple[UserError, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Proposals for one text.

    Attributes:
        entries: In the order of the profile's groups, then of the text; each stands on the profile and on exact words.
        faults: One error an extractor that failed, or some of whose proposals do not stand and are left out.
    """

    entries: tuple[ProposedEntry, ...] = ()
    faults: tuple[UserError, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """The function of a worker process: proposals for a few articles at a time.

    Attributes:
        profile: The schema.
        settings: Which language model.
    """

    profile: Profile
    settings: Settings

    def __call__(self, articles: Sequence[tuple[int, Document]]) -> tuple[Proposed, ...]:
        """Proposes for articles by id, each with its text, passages and metadata.

        Raises:
            UserError: The language model is not installed, so nothing can be extracted at all.
        """
        from curator.extract.text.language import load_model

        load_model(self.settings.spacy_model)
        propose_all = partial(propose_documents, profile=self.profile, settings=self.settings)
        together, _ = attempt(propose_all, [document for _, document in articles])
        if together is not None:
            return tuple(_proposed(each, found) for (each, _), found in zip(articles, together, strict=True))
        # One of them failed, which shows only when each is tried alone.
        done = []
        for article_id, document in articles:
            alone, error = attempt(propose_all, [document])
            done.append(_proposed(article_id, alone[0] if alone else Found(), error))
        return tuple(done)


def _proposed(article_id: int, found: Found, error: UserError | None = None) -> Proposed:
    return Proposed(article_id, found.entries, error, found.faults)


def propose_documents(documents: Sequence[Document], profile: Profile, settings: Settings) -> list[Found]:
    """Proposes entries for texts.

    Args:
        documents: As stored: their heads are found anew, and their passages where they have none.
        profile: The schema.
        settings: Which language model.

    Returns:
        What was found in each, in the same order.

    Raises:
        UserError: The language model is not installed, or a text is too long.
    """
    from curator.segment.segment import segment

    segmented = []
    for document in documents:
        found = segment(document)
        segmented.append(replace(found, passages=document.passages or found.passages))
    return _propose(segmented, profile, settings)


def _propose(segmented: Sequence[Document], profile: Profile, settings: Settings, *, raw: bool = False) -> list[Found]:
    from curator.extract.pipeline import ExtractSettings, propose_many

    extension = extend(profile)
    found = []
    own = propose_many(segmented, profile, ExtractSettings(spacy_model=settings.spacy_model, raw=raw))
    for document, entries in zip(segmented, own, strict=True):
        more, failures = extension(document)
        checked = check_proposals(profile, document.text, (*entries, *more))
        found.append(replace(checked, faults=(*checked.faults, *failures)))
    return found


def propose_file(path: Path, profile: Profile, settings: Settings, *, raw: bool = False) -> tuple[Document, Found]:
    """Reads a file and proposes entries for it, without any workspace.

    Args:
        path: The file.
        profile: The schema.
        settings: Which language model.
        raw: With the confidences that the stages gave, for fitting calibration.

    Returns:
        The document with its passages, and what was found in it.

    Raises:
        UserError: The file cannot be read, or see `propose_documents`.
    """
    from curator.ingest.reader import read_file
    from curator.segment.segment import segment

    document = segment(read_file(path))
    return document, _propose([document], profile, settings, raw=raw)[0]


def check_proposals(profile: Profile, text: str, proposals: Sequence[ProposedEntry]) -> Found:
    """Takes proposals that stand on the profile and on exact words of the text; the others are left out aloud.

    Those of a group come in the order in which their names stand in the text, whichever stage found them when.
    """
    order = {group.key: place for place, group in enumerate(profile.groups)}
    good: list[ProposedEntry] = []
    wrong: dict[str, list[str]] = {}
    for entry in proposals:
        reason = _wrong(profile, text, entry)
        if reason:
            wrong.setdefault(entry.stage, []).append(reason)
        else:
            good.append(entry)
    faults = [
        UserError(
            f"The stage {stage} {reasons[0]}; left out: {len(reasons)}.", "Report this to whoever made the stage."
        )
        for stage, reasons in wrong.items()
    ]
    single = {group.key for group in profile.groups if group.single}
    # Where only one entry enters a record it is the first that was proposed.
    good.sort(key=lambda entry: (order[entry.group], 0 if entry.group in single else _place(entry)))
    return Found(tuple(good), tuple(faults))


def _place(entry: ProposedEntry) -> int:
    """Where the words begin that name an entry; of one without evidence 0."""
    return min((evidence.start for evidence in entry.values[0].evidence), default=0)


def _wrong(profile: Profile, text: str, entry: ProposedEntry) -> str:
    """What is wrong with a proposal, to be said of its stage; empty where nothing is."""
    if not entry.values:
        return "proposes an entry without values"
    try:
        group = profile.group(entry.group)
        for value in entry.values:
            group.field(value.field)
    except KeyError as error:
        return f"proposes {error}, which the profile does not have"
    for evidence in (each for value in entry.values for each in value.evidence):
        if not evidence.quote or text[evidence.start : evidence.end] != evidence.quote:
            return f"cites words that are not at {evidence.start} of the text"
    if any(isinstance(value.content, float) and not isfinite(value.content) for value in entry.values):
        return "proposes a number without an end"
    return ""
