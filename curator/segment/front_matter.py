"""The block of `key: value` lines at the top of a text: where it ends and where each key's value stands.

What the values mean was read at import; here they are only found again, so that they can be quoted.
"""

import re
from collections.abc import Iterator, Mapping

from curator.domain.article import Passage, PassageKind
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
_ESCAPED = re.compile(r"\\|''")


def front_matter_end(text: str, metadata: Mapping[str, str]) -> int:
    """Where a text's front matter ends, in code points; 0 where there is none.

    Lines without a fence count only where the reader has declared their values.
    """
    found = _FENCED.match(text) or (_WRITTEN.match(text) if metadata else None)
    return found.end() if found else 0


def front_matter_values(text: str, end: int) -> dict[str, Span]:
    """The places of the values of the front matter's keys, keys in lower case, without quotation marks."""
    places = {}
    for found in _KEY.finditer(text, 0, end):
        words = found["value"]
        start = found.start("value") + len(words) - len(words.lstrip(_QUOTES))
        stop = found.end("value") - (len(words) - len(words.rstrip(_QUOTES + "\n")))
        if start < stop:
            places[found["key"].lower()] = Span(start, stop)
    return places


def front_matter_passages(text: str, end: int, places: Mapping[str, Span], *, titled: bool) -> Iterator[Passage]:
    """What the lines of the front matter are for.

    They are metadata, but a line that names authors is a byline, and a title's words are the title where they can be
    read as they stand: what is written with escapes is only quoted.

    Args:
        text: The text.
        end: Where the front matter ends, in code points.
        places: The values of its keys, see `front_matter_values`.
        titled: The title stands below, in the text itself.
    """
    kept = [_line(text, places[key], PassageKind.BYLINE) for key in KEYS["byline"] if key in places]
    title = first_of(places, "title")
    if title and not titled and not _ESCAPED.search(text, title.start, title.end):
        kept.append(Passage(title.start, title.end, PassageKind.TITLE))
    place = 0
    for passage in sorted(kept, key=lambda each: each.start):
        yield Passage(place, passage.start, PassageKind.METADATA)
        yield passage
        place = passage.end
    yield Passage(place, end, PassageKind.METADATA)


def _line(text: str, value: Span, kind: PassageKind) -> Passage:
    """The whole line of a key."""
    end = text.find("\n", value.end)
    return Passage(text.rfind("\n", 0, value.start) + 1, end if end >= 0 else len(text), kind)


def first_of(places: Mapping[str, Span], name: str) -> Span | None:
    """The place of the best of the keys that mean one thing, or None."""
    return next((places[key] for key in KEYS[name] if key in places), None)
