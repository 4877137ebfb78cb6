"""Proposing: a text in, proposals out. What a worker process runs, and `curator propose` for single files.

Neither store nor screen is known here: a worker process must stay small. Reading, segmenting and extraction are
imported where they are needed, because this module is also on the way to the first window.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from curator.domain.article import Document
from curator.domain.profile import Profile
from curator.domain.proposal import ProposedEntry
from curator.errors import UserError
from curator.services.workers import attempt
from curator.settings import Settings


@dataclass(frozen=True, slots=True)
class Proposed:
    """What extraction made of one article.

    Attributes:
        article_id: The article.
        entries: What it proposes.
        error: Why it failed, or None.
    """

    article_id: int
    entries: tuple[ProposedEntry, ...] = ()
    error: UserError | None = None


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
        from curator.extract.language import load_model

        load_model(self.settings.spacy_model)
        propose_all = partial(propose_documents, profile=self.profile, settings=self.settings)
        together, _ = attempt(propose_all, [document for _, document in articles])
        if together is not None:
            return tuple(Proposed(each, entries) for (each, _), entries in zip(articles, together, strict=True))
        # One of them failed, which shows only when each is tried alone.
        done = []
        for article_id, document in articles:
            alone, error = attempt(propose_all, [document])
            done.append(Proposed(article_id, alone[0] if alone else (), error))
        return tuple(done)


def propose_documents(
    documents: Sequence[Document], profile: Profile, settings: Settings
) -> list[tuple[ProposedEntry, ...]]:
    """Proposes entries for texts.

    Args:
        documents: As stored: their heads are found anew, and their passages where they have none.
        profile: The schema.
        settings: Which language model.

    Returns:
        Their entries, in the same order.

    Raises:
        UserError: The language model is not installed, or a stage broke its contract: no evidence, no proposal.
    """
    from curator.segment.segment import segment

    segmented = []
    for document in documents:
        found = segment(document)
        segmented.append(replace(found, passages=document.passages or found.passages))
    return _propose(segmented, profile, settings)


def _propose(segmented: Sequence[Document], profile: Profile, settings: Settings) -> list[tuple[ProposedEntry, ...]]:
    from curator.extract.pipeline import ExtractSettings, propose_many

    entries = list(propose_many(segmented, profile, ExtractSettings(spacy_model=settings.spacy_model)))
    for document, proposals in zip(segmented, entries, strict=True):
        check_proposals(profile, document.text, proposals)
    return entries


def propose_file(path: Path, profile: Profile, settings: Settings) -> tuple[Document, tuple[ProposedEntry, ...]]:
    """Reads a file and proposes entries for it, without any workspace.

    Returns:
        The document with its passages, and the proposals.

    Raises:
        UserError: The file cannot be read, or see `propose_documents`.
    """
    from curator.ingest.reader import read_file
    from curator.segment.segment import segment

    document = segment(read_file(path))
    return document, _propose([document], profile, settings)[0]


def check_proposals(profile: Profile, text: str, proposals: Sequence[ProposedEntry]) -> None:
    """Refuses proposals that the profile does not know or whose quotes are not the article's words.

    Raises:
        UserError: The stage that is at fault, and what it did.
    """
    for entry in proposals:
        try:
            group = profile.group(entry.group)
            for value in entry.values:
                group.field(value.field)
        except KeyError as error:
            raise UserError(f"The stage {entry.stage} proposes {error}, which the profile does not have.") from None
        for evidence in (each for value in entry.values for each in value.evidence):
            if not evidence.quote or text[evidence.start : evidence.end] != evidence.quote:
                raise UserError(f"The stage {entry.stage} cites words that are not at {evidence.start} of the text.")
