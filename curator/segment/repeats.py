"""Paragraphs that stand twice: a cut copy before the whole one, or the same words again."""

import re
from collections.abc import Mapping

from curator.segment.blocks import normal
from curator.segment.layout import Layout

_LEAST = 40  # characters; shorter lines repeat by chance
_PREFIX = 32
_NEAR = 6
_BEFORE = re.compile(
    r"[*_\s]*(?:[\[【][^\[\]【】]{2,20}[\]】]\s*|(?:Summary|Abstract|Lead|Teaser|In brief|Synopsis)\s*[:：]\s*)?[*_]*"
    r"(?:[A-ZÀ-Þ][\w .,'’-]{1,40}?(?:\s*[*_]*\s(?:—|–|--?)\s|[*_]*:\s))?"
)


def repeated(layout: Layout, openings: Mapping[int, int]) -> set[int]:
    """Finds blocks whose words stand elsewhere.

    Args:
        layout: The document.
        openings: Where the first sentence begins in blocks that open with a site's name or a dateline, by the
            place where the block begins.

    Returns:
        Indices: of two copies the one that was cut off, of equal ones the later.
    """
    found: set[int] = set()
    seen: dict[int, int] = {}
    begun: dict[str, int] = {}
    for block in layout.blocks[layout.first :]:
        if block.end - block.start < _LEAST // (2 if block.east_asian else 1) or layout.boilerplate[block.index]:
            continue
        words = _bare(layout.text[openings.get(block.start, block.start) : block.end])
        digest = hash(words)
        if seen.setdefault(digest, block.index) != block.index:
            if block.prose:  # headings may well come again
                found.add(block.index)
            continue
        earlier = begun.get(words[:_PREFIX])
        if earlier is not None and block.index - earlier <= _NEAR and earlier not in found:
            first = openings.get(layout.blocks[earlier].start, layout.blocks[earlier].start)
            _compare(layout, earlier, _bare(layout.text[first : layout.blocks[earlier].end]), words, found, block.index)
        begun[words[:_PREFIX]] = block.index
    return found


def _bare(words: str) -> str:
    """A paragraph for comparison, without a label such as “[Summary]” or a place such as “BUSAN —” before it."""
    found = _BEFORE.match(words)
    return normal(words[found.end() :] if found else words)


def _compare(layout: Layout, earlier: int, old: str, words: str, found: set[int], index: int) -> None:
    least = _LEAST // (2 if layout.blocks[earlier].east_asian else 1)
    if least <= len(old) < len(words) and words.startswith(old):
        found.add(earlier)
    elif least <= len(words) < len(old) and old.startswith(words):
        found.add(index)
