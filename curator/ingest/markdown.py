"""Markdown: the text as it is, and what the block of `key: value` lines at its top declares.

The block stays in the text, so that what it says can be quoted; only YAML's everyday forms are read.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from curator.domain.article import Document

_BLOCK = re.compile(r"\A\s*---[ \t]*\n(?P<lines>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "_": "\xa0", "0": "", "N": "\x85", "L": "\u2028", "P": "\u2029", "e": "", "a": ""}
# What the keys are called in the wild; earlier ones win.
_KEYS = {
    "title": ("title", "headline"),
    "published": ("published", "published_time", "published_at", "date_published", "pubdate", "date", "created"),
    "outlet": ("outlet", "publisher", "site", "sitename", "site_name", "publication", "source", "sourcename"),
    "byline": ("author", "authors", "byline", "creator"),
    "language": ("language", "lang"),
    "url": ("url", "source_url", "link", "canonical", "canonical_url", "source"),
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)")


def read_markdown(text: str) -> Document:
    """Reads front matter.

    Args:
        text: The whole file, cleaned.

    Returns:
        The same text with what its front matter declares (see `Document.metadata`).
    """
    found = _BLOCK.match(text)
    declared = dict(_pairs(found["lines"])) if found else {}
    metadata = {}
    for name, keys in _KEYS.items():
        values = (_fitting(name, declared.get(key, "")) for key in keys)
        value = next(filter(None, values), "")
        if value:
            metadata[name] = value
    return Document(text, metadata=metadata)


def _fitting(name: str, value: str) -> str:
    address = value.startswith(("http://", "https://"))
    if name == "published":
        return _iso(value)
    if name == "language":
        return value[:2].lower() if re.match(r"[A-Za-z]{2}\b", value) else ""
    return value if address == (name == "url") else ""


def _iso(value: str) -> str:
    found = _ISO.match(value)
    if not found:
        return ""
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        datetime(year, month, day or 1)  # noqa: DTZ001 - only whether there is such a day
    except ValueError:
        return ""
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


def _pairs(lines: str) -> Iterator[tuple[str, str]]:
    """Keys in lower case with their values; lines that go on (deeper, or a list) belong to the key before."""
    key, parts = "", list[str]()
    for line in lines.split("\n"):
        found = _KEY.match(line)
        if found:
            if key:
                yield key, _scalar(parts)
            key, parts = found["key"].lower(), [found["value"] or ""]
        else:
            parts.append(line.strip())
    if key:
        yield key, _scalar(parts)


def _scalar(parts: list[str]) -> str:
    first, *rest = [part for part in parts if part.strip()] or [""]
    first = first.strip()
    if first in (">", ">-", "|", "|-", ">+", "|+"):
        return " ".join(rest)
    if not first.startswith(("'", '"', "[")) and (first.startswith("- ") or any(p.startswith("- ") for p in rest)):
        return ", ".join(_unquoted(part[1:]) for part in (first, *rest) if part.startswith("-"))
    joined = "\n".join((first, *rest))
    if joined.startswith("["):
        return ", ".join(_unquoted(part) for part in joined.strip("[]\n ").split(",") if part.strip())
    return _unquoted(joined)


def _unquoted(value: str) -> str:
    value = value.strip()
    if value[:1] == '"' and value[-1:] == '"' and len(value) > 1:
        joined = re.sub(r"\\\n\s*", "", value[1:-1])
        return _ESCAPE.sub(_unescaped, re.sub(r"\s*\n\s*", " ", joined)).strip()
    value = re.sub(r"\s*\n\s*", " ", value)
    if value[:1] == "'" and value[-1:] == "'" and len(value) > 1:
        return value[1:-1].replace("''", "'")
    return re.sub(r"\s+#.*$", "", value)


def _unescaped(found: re.Match[str]) -> str:
    code = found[1]
    if code[0] in "xuU" and len(code) > 1:
        point = int(code[1:], 16)
        return chr(point) if point < 0xD800 or 0xDFFF < point <= 0x10FFFF else ""
    return _ESCAPES.get(code, code)
