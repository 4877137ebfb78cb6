"""The block of `key: value` lines at the top of a text: where it ends and where each key's value stands.

What the values mean was read at import; here they are only found again, so that they can be quoted.
"""

import re
from collections.abc import Mapping

from curator.domain.article import PassageKind
from curator.segment.labels import Span

_FENCED = re.compile(r"\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<lines>.*?)^(?P=fence)[ \t]*$", re.DOTALL | re.MULTILINE)
_WRITTEN = re.compile(r"(?:(?:title|published|outlet|byline): [^\n]+\n)+(?=\n|\Z)")
_KEY = re.compile(r"^(?P<key>[A-Za-z][\w-]*)[ \t]*[:=][ \t]*(?P<value>[^\n]*(?:\n[ \t]+[^\n]+)*)", re.MULTILINE)
_QUOTES = "\"' \t"
KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "published": ("published", "published_time", "published_at", "date_published", "pubdate", "date", "created"),
    "outlet": ("outlet", "publisher", "site", "sitename", "site_name", "publication", "source", "sourcename"),
    "byline": ("author", "authors", "byline", "creator"),
}
_KINDS = {"title": PassageKind.TITLE, "published": PassageKind.DATELINE, "byline": PassageKind.BYLINE}


def matter_end(text: str, metadata: Mapping[str, str]) -> int:
    """Where a text's front matter ends, in code points; 0 where there is none.

    Lines without a fence count only where the reader has declared their values.
    """
    found = _FENCED.match(text) or (_WRITTEN.match(text) if metadata else None)
    return found.end() if found else 0


def matter_values(text: str, end: int) -> dict[str, Span]:
    """The places of the values of the front matter's keys, keys in lower case, without quotation marks."""
    places = {}
    for found in _KEY.finditer(text, 0, end):
        words = found["value"]
        start = found.start("value") + len(words) - len(words.lstrip(_QUOTES))
        stop = found.end("value") - (len(words) - len(words.rstrip(_QUOTES + "\n")))
        if start < stop:
            places[found["key"].lower()] = Span(start, stop)
    return places


def matter_kind(line: str) -> PassageKind:
    """What a line of the front matter is for."""
    key = line.partition(":")[0].strip().lower()
    for field, keys in KEYS.items():
        if key in keys and field in _KINDS:
            return _KINDS[field]
    return PassageKind.BOILERPLATE
