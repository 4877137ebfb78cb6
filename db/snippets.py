"""Snippets: where the words that were searched for stand in a text, and some words around them.

Which articles have the words is `db.search`'s; that keeps no texts, so these are looked through, few at a time.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sqlalchemy import Connection, select

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
_T = schema.article_text


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
    found = ((row.article_id, _snippet(row.text, wanted)) for row in rows)
    return {article_id: snippet for article_id, snippet in found if snippet is not None}


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


def _snippet(text: str, wanted: re.Pattern[str]) -> Snippet | None:
    """The stretch with the most of the different words, the first of those."""
    found = [place for place, _ in zip(_places(text, wanted), range(_LOOKED_AT), strict=False)]
    if not found:
        return None
    length = _LENGTH // _WIDE if has_cjk(text[found[0][0] : found[0][1]]) else _LENGTH
    reach = length - _BEFORE

    def different(first: tuple[int, int]) -> int:
        inside = (text[start:end].casefold() for start, end in found if first[0] <= start and end <= first[0] + reach)
        return len(set(inside))

    best = max(found, key=different)
    start = _word_start(text, best[0])
    return _cut(text, start, start + length, found)


def _word_start(text: str, place: int) -> int:
    """A little before a place, where a word begins."""
    start = max(0, place - _BEFORE)
    if start == 0:
        return 0
    blank = max((at for at in range(start, place) if text[at].isspace()), default=start - 1)
    first = next((at + 1 for at in range(start, place) if text[at].isspace()), None)
    return first if first is not None else (start if has_cjk(text[start:place]) else blank + 1)


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
