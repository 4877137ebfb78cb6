"""Texts in other languages than English and Chinese: what is safe by its form alone.

The rules of the stages go by English words, so that of such a text only its head is proposed, and figures of plain
digits with a sign of a unit. Numbers whose stops and commas mean different things in different languages are left out.
"""

import re
from collections.abc import Iterator

from curator.domain.article import Document, PassageKind
from curator.domain.content import Content
from curator.domain.evidence import Evidence, cite
from curator.domain.profile import Profile
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.extract.article import article_entry
from curator.extract.scene import Entries
from curator.extract.text.reading import paragraphs
from curator.extract.text.vocabulary import vocabulary

STAGE = "figures.form.v1"
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset({"the", "of", "and"})
_ENGLISH_AT_LEAST = 0.04
_READ = frozenset({PassageKind.BODY, PassageKind.DATELINE})
# No part of a longer number, of a range or of a code; one or two digits after a stop or comma are a decimal anywhere.
_NUMBER = r"(?<![\w.,/–-])(?<!\d\s)(?P<value>\d{1,4}(?:[.,]\d{1,2})?)"
_SURE = 0.7


def reads_as_english(document: Document) -> bool:
    """Whether the rules for English fit; a language that a page only claims to have does not count."""
    told = next((each.content for each in document.head if each.field == "language"), None)
    if not isinstance(told, str) or told[:2].casefold() in ("", "en"):
        return True
    words = _WORD.findall(document.text.casefold())
    return sum(word in _ENGLISH for word in words) >= _ENGLISH_AT_LEAST * len(words)


def propose_by_form(document: Document, profile: Profile) -> Entries:
    """Proposes the document's head, and its figures with a sign of a unit."""
    wanted = {group.key for group in profile.groups}
    entries = article_entry(document, profile) if "article" in wanted else ()
    return (*entries, *_figures(document)) if "figure" in wanted else entries


def _figures(document: Document) -> Iterator[ProposedEntry]:
    signs = "|".join(sorted(map(re.escape, vocabulary("figures").unit_signs), key=len, reverse=True))
    pattern = re.compile(rf"{_NUMBER}[^\S\n]?(?P<unit>{signs})(?!\w)")
    told = set()
    for part in paragraphs(document):
        if part.kind not in _READ:
            continue
        for found in pattern.finditer(part.text):
            if found[0] not in told:
                told.add(found[0])
                yield _figure(document.text, part.start, found)


def _figure(text: str, begin: int, found: re.Match[str]) -> ProposedEntry:
    written = found["value"].replace(",", ".")
    number: int | float = float(written) if "." in written else int(written)
    whole = cite(text, begin + found.start(), begin + found.end())
    unit = cite(text, begin + found.start("unit"), begin + found.end("unit"))
    values = (
        _value("value", found["value"], number, whole),
        _value("what", unit.quote, unit.quote, unit),
        _value("unit", unit.quote, unit.quote, unit),
    )
    return ProposedEntry(group="figure", values=values, stage=STAGE)


def _value(field: str, words: str, content: Content, evidence: Evidence) -> ProposedValue:
    return ProposedValue(field=field, words=words, content=content, evidence=(evidence,), confidence=_SURE)
