"""Which block is the title."""

import pytest

from curator.domain.article import Document
from curator.segment.layout import Layout
from curator.segment.title import choose_title

TITLE = "Old crane on the northern quay taken down"
BODY = (
    "The old crane on the northern quay was taken down on Monday after ninety years of work. Nobody was hurt.\n\n"
    "It had lifted timber, then paper, and in the end nothing but flags. A new one will be put up in spring.\n"
)


def title_of(head: str, **metadata: str) -> str | None:
    return title_of_text(f"{head}\n\n{BODY}", **metadata)


def title_of_text(text: str, **metadata: str) -> str | None:
    found = choose_title(Layout(Document(text, metadata=metadata)))
    return text[found.start : found.end] if found else None


@pytest.mark.parametrize(
    "head",
    [
        TITLE,
        f"# {TITLE}",
        f"**{TITLE}**",
        f"{TITLE} | Quay Press",
        f"{TITLE} - The Quay Herald",
        f"Title: {TITLE}",
        f"9 March 2021: {TITLE}",
        f"Quay Press\n\nMore flags for the town hall\n\n{TITLE}",
        f"{TITLE}\n\nBy Nora Vik\n\nA new one comes in spring, the harbour says",
        f"{TITLE}\n\n9 March 2021\n\nOstvik University",
    ],
)
def test_the_title_without_what_stands_around_it(head: str) -> None:
    assert title_of(head) == TITLE


@pytest.mark.parametrize(
    "head", ["", "Share this\n\nBy Nora Vik", "9 March 2021", "Venue: Old customs house, northern quay"]
)
def test_no_title(head: str) -> None:
    assert title_of(head) is None


def test_what_the_markup_declares_goes_first() -> None:
    head = f"{TITLE}\n\nNinety years of timber, paper and flags"
    assert title_of(head) == TITLE
    assert title_of(head, title="Ninety years of timber, paper and flags") == "Ninety years of timber, paper and flags"


def test_a_title_in_the_front_matter_is_no_other_line() -> None:
    matter = f'---\ntitle: "{TITLE}"\n---\n\n'
    assert title_of(f"{matter}Ninety years of the northern quay's old crane", title=TITLE) is None
    assert title_of(f"{matter}# {TITLE}", title=TITLE) == TITLE


def test_a_name_that_the_sentences_repeat_is_hardly_the_title() -> None:
    bell = "A bell for the bay"
    head = f"Quay Guild Foundation\n\n{bell}"
    given = "The bell of the old crane goes to the {}, which will hang it in its hall for the pilots."
    assert title_of_text(f"{head}\n\n{BODY}\n{given.format('Quay Guild Foundation')}\n") == bell
    assert title_of_text(f"{head}\n\n{BODY}\n{given.format('Foundation of the Quay Guild')}\n") != bell


def test_a_title_that_nothing_rivals_is_surer() -> None:
    alone = choose_title(Layout(Document(f"{TITLE}\n\n{BODY}")))
    rivalled = choose_title(
        Layout(Document(f"{TITLE}\n\nNorthern quay: old crane taken down after ninety years of work\n\n{BODY}"))
    )
    assert alone
    assert rivalled
    assert alone.confidence > rivalled.confidence


@pytest.mark.parametrize(
    "head", ["Crane down", "Bay Press\n\nCrane down", "Crane down\n\n9 March 2021\nBy Nora Vik", "Crane Down"]
)
def test_a_headline_of_two_words(head: str) -> None:
    assert title_of(head) in ("Crane down", "Crane Down")


@pytest.mark.parametrize("head", ["Quay Press", "OLD PORT", "Nora Vik", "- Crane down", "Science"])
def test_two_words_that_are_no_headline(head: str) -> None:
    text = (
        f"{head}\n\nThe Northern Quay lost its old crane on Monday after ninety years of work. Nobody was hurt there.\n"
    )
    assert title_of_text(text) is None
