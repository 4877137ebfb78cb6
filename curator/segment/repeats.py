"""Paragraphs that stand twice: a cut copy before the whole one, or the same words again."""

from curator.segment.blocks import normal
from curator.segment.layout import Layout

_LEAST = 40  # characters; shorter lines repeat by chance
_PREFIX = 32
_NEAR = 6


def repeated(layout: Layout) -> set[int]:
    """Finds blocks whose words stand elsewhere.

    Returns:
        Indices: of two copies the one that was cut off, of equal ones the later.
    """
    found: set[int] = set()
    seen: dict[int, int] = {}
    begun: dict[str, int] = {}
    for block in layout.blocks[layout.matter :]:
        if block.end - block.start < _LEAST // (2 if block.east_asian else 1) or layout.furniture[block.index]:
            continue
        words = normal(layout.text[block.start : block.end])
        digest = hash(words)
        if seen.setdefault(digest, block.index) != block.index:
            found.add(block.index)
            continue
        earlier = begun.get(words[:_PREFIX])
        if earlier is not None and block.index - earlier <= _NEAR and earlier not in found:
            _compare(layout, earlier, words, found, block.index)
        begun[words[:_PREFIX]] = block.index
    return found


def _compare(layout: Layout, earlier: int, words: str, found: set[int], index: int) -> None:
    before = layout.blocks[earlier]
    old = normal(layout.text[before.start : before.end])
    least = _LEAST // (2 if before.east_asian else 1)
    if len(old) >= least and len(old) < len(words) and words.startswith(old):
        found.add(earlier)
    elif len(words) >= least and len(words) < len(old) and old.startswith(words):
        found.add(index)
