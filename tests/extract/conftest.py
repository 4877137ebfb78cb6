"""What the tests of extraction share: the profile that ships, and a short way to proposals."""

from collections.abc import Callable

import pytest

from curator.domain.article import Document, Passage, PassageKind
from curator.domain.content import PartialDate
from curator.domain.evidence import cite
from curator.domain.profile import Profile
from curator.domain.profile_file import load_profile
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.extract.pipeline import propose
from resources import resource_path

Proposer = Callable[..., tuple[ProposedEntry, ...]]


@pytest.fixture(scope="session")
def profile() -> Profile:
    with resource_path("profiles/innovation-events.toml") as path:
        return load_profile(path)


def document(text: str, published: str = "2024-05-17") -> Document:
    """A document of one body whose last line gives its date, as a segmenter would hand it over."""
    text = f"{text}\n\n{published}"
    at = text.rindex(published)
    dated = ProposedValue(
        field="published",
        words=published,
        content=PartialDate.parse(published),
        evidence=(cite(text, at, len(text)),),
        confidence=0.9,
    )
    passages = (Passage(0, at, PassageKind.BODY), Passage(at, len(text), PassageKind.DATELINE))
    return Document(text, passages, {}, (dated,))


@pytest.fixture(scope="session")
def proposed(profile: Profile) -> Proposer:
    """From a text to the entries of one group."""

    def run(text: str, group: str, published: str = "2024-05-17") -> tuple[ProposedEntry, ...]:
        return tuple(entry for entry in propose(document(text, published), profile) if entry.group == group)

    return run


def contents(entry: ProposedEntry, field: str) -> list[object]:
    """The contents of one field of an entry."""
    return [value.content for value in entry.values if value.field == field]


def quotes(entry: ProposedEntry, field: str) -> list[list[str]]:
    """The words that each value of a field stands on."""
    return [[each.quote for each in value.evidence] for value in entry.values if value.field == field]
