"""The block of keys at the top of a text: small print, never prose that is read."""

from pathlib import Path

import pytest

from curator.domain.article import Document, PassageKind
from curator.ingest.reader import read_file
from curator.segment.segment import segment

LEAD = (
    "The harbour towns of the estuary agreed on Friday to dredge the common channel together and to share the survey "
    "data with the schools of navigation on both banks."
)
ESCAPED = """---
tags: statements-releases
date: '2021-03-25'
title: "Readout of the Harbour Board\\u2019s Meeting with\\_the Pilots of the Outer\\
  \\ Estuary"
---
"""


def read(tmp_path: Path, name: str, matter: str) -> Document:
    path = tmp_path / name
    path.write_text(f"{matter}\n{LEAD}\n", "utf-8")
    return segment(read_file(path))


def kinds_of(document: Document) -> list[tuple[PassageKind, str]]:
    return [(passage.kind, document.text[passage.start : passage.end]) for passage in document.passages]


@pytest.mark.parametrize("name", ["release.md", "release.txt"])
def test_a_title_with_escapes_is_metadata_and_still_the_title(tmp_path: Path, name: str) -> None:
    document = read(tmp_path, name, ESCAPED)
    assert kinds_of(document) == [(PassageKind.METADATA, ESCAPED.strip()), (PassageKind.BODY, LEAD)]
    title = next(value for value in document.head if value.field == "title")
    assert title.words == "Readout of the Harbour Board’s Meeting with the Pilots of the Outer Estuary"
    assert title.evidence[0].quote.startswith("Readout of the Harbour Board\\u2019s")


@pytest.mark.parametrize("quote", ['"', "'", ""])
def test_a_plain_title_is_one_without_its_key_and_marks(tmp_path: Path, quote: str) -> None:
    document = read(tmp_path, "release.txt", f"---\ntitle: {quote}Towns agree to dredge{quote}\nlang: en\n---\n")
    assert kinds_of(document)[:3] == [
        (PassageKind.METADATA, f"---\ntitle:{f' {quote}' if quote else ''}"),
        (PassageKind.TITLE, "Towns agree to dredge"),
        (PassageKind.METADATA, f"{quote}\nlang: en\n---".strip()),
    ]


def test_a_title_that_stands_below_is_not_read_twice(tmp_path: Path) -> None:
    title = "Towns agree to dredge the channel"
    matter = f"---\ntitle: {title}\nauthor: Ada Lund\n---\n\n# {title}\n"
    assert kinds_of(read(tmp_path, "release.md", matter))[:4] == [
        (PassageKind.METADATA, "---\ntitle: Towns agree to dredge the channel"),
        (PassageKind.BYLINE, "author: Ada Lund"),
        (PassageKind.METADATA, "---"),
        (PassageKind.TITLE, "# Towns agree to dredge the channel"),
    ]
