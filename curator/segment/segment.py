"""The one door: a document in, the same document with passages and head out."""

from collections.abc import Iterator
from dataclasses import replace

from curator.domain.article import Document, Passage, PassageKind
from curator.segment.blocks import Block
from curator.segment.front_matter import front_matter_passages
from curator.segment.head import read_head
from curator.segment.inline_headings import heading_end
from curator.segment.kinds import Segmentation, segmentation
from curator.segment.labels import Span
from curator.segment.layout import Layout
from curator.segment.title import Title, title_again

_MERGED = frozenset({PassageKind.BOILERPLATE, PassageKind.METADATA})


def segment(document: Document) -> Document:
    """Says what each range of a text is for, and what stands there about the article itself.

    Args:
        document: A document as a reader made it; its passages are the reader's own marks, and what its markup
            declares is preferred to what is found.

    Returns:
        The same text with passages that are sorted, disjoint and together hold every character that is not white
        space, and with a head. Neighbouring boilerplate is one passage; every paragraph of the article is its own.
    """
    if not document.text.strip():
        return replace(document, passages=(), head=())
    article = segmentation(Layout(document))
    passages = tuple(_merged(_passages(article)))
    return replace(document, passages=passages, head=read_head(article), order=article.layout.order)


def _passages(article: Segmentation) -> Iterator[Passage]:
    layout, title = article.layout, article.title
    prefixes = {start: (end, kind) for start, end, kind in article.opening.ranges}
    if layout.front_matter_end:
        for passage in front_matter_passages(
            layout.text, layout.front_matter_end, layout.declared, titled=title is not None
        ):
            yield from _trimmed(layout.text, passage.start, passage.end, passage.kind)
    for block, kind in zip(layout.blocks[layout.first :], article.kinds[layout.first :], strict=True):
        if title and block.index == title.block:
            yield from _title_block(layout, block, Span(title.start, title.end), PassageKind.TITLE)
        elif title and kind is PassageKind.REPEATED and (again := _again(layout, block, title)):
            yield from _title_block(layout, block, again, kind)
        elif kind is PassageKind.BODY and block.start in prefixes:
            end, prefix = prefixes[block.start]
            yield from _trimmed(layout.text, block.start, end, prefix)
            yield from _trimmed(layout.text, end, block.end, kind)
        else:
            first = heading_end(layout.text, block.start, block.end) if _may_head(block, kind) else block.start
            yield from _trimmed(layout.text, block.start, first, kind)
            yield from _trimmed(layout.text, first, block.end, kind)


def _may_head(block: Block, kind: PassageKind) -> bool:
    return kind is PassageKind.BODY and block.prose and (not block.item or block.words.startswith("**"))


def _again(layout: Layout, block: Block, title: Title) -> Span | None:
    return title_again(layout, block.index, title) if block.index < title.block else None


def _title_block(layout: Layout, block: Block, title: Span, kind: PassageKind) -> Iterator[Passage]:
    """The title's block; a date before or after it is a dateline, other words there a site's name."""
    text = layout.text
    before = text[block.start : title.start]
    after = text[title.end : block.end]
    yield from _beside_title(layout, block, block.start, title.start)
    opened = title.start if _has_words(before) else block.start
    closed = title.end if _has_words(after) else block.end
    yield Passage(opened, closed, kind)
    yield from _beside_title(layout, block, title.end, block.end)


def _beside_title(layout: Layout, block: Block, start: int, end: int) -> Iterator[Passage]:
    if _has_words(layout.text[start:end]):
        dated = any(start <= found.start < end for found, _ in layout.note(block.index).dates)
        kind = PassageKind.DATELINE if dated else PassageKind.BOILERPLATE
        yield from _trimmed(layout.text, start, end, kind)


def _has_words(words: str) -> bool:
    return any(char.isalnum() for char in words)


def _trimmed(text: str, start: int, end: int, kind: PassageKind) -> Iterator[Passage]:
    words = text[start:end]
    if words.strip():
        yield Passage(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()), kind)


def _merged(passages: Iterator[Passage]) -> Iterator[Passage]:
    before: Passage | None = None
    for passage in passages:
        if before and before.kind is passage.kind and passage.kind in _MERGED:
            before = Passage(before.start, passage.end, passage.kind)
            continue
        if before:
            yield before
        before = passage
    if before:
        yield before
