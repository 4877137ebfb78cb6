"""Snippets: where the words that were searched for stand in a text, and some words around them.

Which articles have the words is `db.search`'s; that keeps no texts, so these are looked through, few at a time.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sqlalchemy import Connection, select

from curator.domain.article import PassageKind
from curator.domain.queue import Snippet
from db import schema
from db.select import among
from db.words import IDEOGRAPHS, findable, has_cjk, tokens

_BEFORE, _LENGTH = 24, 160
_WIDE = 2
"""A character of a script without spaces takes the room of two."""
_LOOKED_AT = 200
_MOST = 2000
"""Places that are marked in a text; nobody steps through more."""
_LETTER = f"[^\\W_{IDEOGRAPHS}]"
_T, _P = schema.article_text, schema.passage


class _Bare(dict[int, str]):
    """Each character without case and accents, one for one, so that places stay what they are."""

    def __missing__(self, code: int) -> str:
        whole = chr(code)
        bare = unicodedata.normalize("NFKD", whole)[:1].casefold()
        self[code] = bare = bare if len(bare) == 1 else whole
        return bare


_BARE = _Bare()


def of_articles(connection: Connection, article_ids: Sequence[int], words: str) -> dict[int, Snippet]:
    """By article, the words around what was searched for; without those that have it in their title alone."""
    wanted = _pattern(words)
    if wanted is None or not article_ids:
        return {}
    rows = connection.execute(select(_T).where(among(connection, _T.c.article_id, article_ids)))
    aside = _aside(connection, article_ids)
    found = ((row.article_id, _snippet(row.text, wanted, aside[row.article_id])) for row in rows)
    return {article_id: snippet for article_id, snippet in found if snippet is not None}


def _aside(connection: Connection, article_ids: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """By article, the ranges that are not what it reports: whose words are shown only where no others are."""
    kinds = (PassageKind.TITLE, PassageKind.BOILERPLATE, PassageKind.METADATA, PassageKind.REPEATED)
    listed = select(_P).where(among(connection, _P.c.article_id, article_ids), _P.c.kind.in_(kinds))
    aside: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in connection.execute(listed):
        aside[row.article_id].append((row.start_offset, row.end_offset))
    return aside


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Where words that were searched for stand in a text: ranges in code points, in order, of very many the first."""
    wanted = _pattern(words)
    return [] if wanted is None else [place for place, _ in zip(_places(text, wanted), range(_MOST), strict=False)]


@lru_cache(maxsize=8)
def _pattern(words: str) -> re.Pattern[str] | None:
    """Any of the words; of letters in scripts with spaces only whole words."""
    phrases = dict.fromkeys(tuple(tokens(word)) for word in findable(words))
    parts = ["[\\W_]*".join(map(_token, phrase)) for phrase in sorted(phrases, key=len, reverse=True)]
    return re.compile("|".join(parts)) if parts else None


def _token(token: str) -> str:
    written = re.escape(token.translate(_BARE))
    return written if has_cjk(token) else f"(?<!{_LETTER}){written}(?!{_LETTER})"


def _places(text: str, wanted: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    bare = text.lower() if text.isascii() else text.translate(_BARE)
    return (found.span() for found in wanted.finditer(bare))


def _snippet(text: str, wanted: re.Pattern[str], aside: Sequence[tuple[int, int]]) -> Snippet | None:
    """The stretch with the most of the different words, the first of those in what the article reports."""
    found = [place for place, _ in zip(_places(text, wanted), range(_LOOKED_AT), strict=False)]
    if not found:
        return None
    wide = _WIDE if has_cjk(text[found[0][0] : found[0][1]]) else 1
    length, before = _LENGTH // wide, _BEFORE // wide
    reach = length - before

    def different(first: tuple[int, int]) -> int:
        inside = (text[start:end].casefold() for start, end in found if first[0] <= start and end <= first[0] + reach)
        return len(set(inside))

    reported = [each for each in found if not any(start <= each[0] < end for start, end in aside)]
    best = max(reported or found, key=different)
    start = _word_start(text, best[0], before)
    return _cut(text, start, start + length, found)


def _word_start(text: str, place: int, before: int) -> int:
    """A little before a place, where a word begins; the place itself where none begins there."""
    start = max(0, place - before)
    if start == 0 or has_cjk(text[start:place]):
        return start
    return next((at + 1 for at in range(start, place) if text[at].isspace()), place)


def _cut(text: str, start: int, end: int, found: Sequence[tuple[int, int]]) -> Snippet:
    words, marks = "…" if start else "", []
    for first, last in ((a, b) for a, b in found if start <= a and b <= end):
        words += _flat(text[start:first])
        marks.append((len(words), len(words) + last - first))
        words += text[first:last].replace("\n", " ")
        start = last
    words += _flat(text[start:end])
    return Snippet(words.rstrip() + ("…" if end < len(text) else ""), tuple(marks))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
