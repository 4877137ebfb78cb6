"""What each block is for, from its own words and its neighbours'."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from curator.domain.article import PassageKind
from curator.segment.blocks import normal
from curator.segment.boilerplate import Boilerplate
from curator.segment.event_lines import is_event_line
from curator.segment.labels import read_names
from curator.segment.layout import HEAD_AT_MOST, Layout
from curator.segment.lead import Opening, read_opening
from curator.segment.repeats import repeated
from curator.segment.tail import announces, core_end, is_caption, is_running_item, tail_start, trailing_kinds
from curator.segment.title import Title, choose_title, title_again

_DECK_WORDS = 6
_MAY_CAPTION = frozenset({PassageKind.BODY, PassageKind.BYLINE})
_DATED = frozenset({Boilerplate.RELEASE_MARK, Boilerplate.COUNTER, Boilerplate.TAGS})


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A document of which is known what each of its parts is for.

    Attributes:
        layout: The document.
        title: Its title, or None.
        opening: What stands before the first sentence of its paragraphs.
        kinds: What each block is for; that of the title is one even where the title is only a part of it.
    """

    layout: Layout
    title: Title | None
    opening: Opening
    kinds: Sequence[PassageKind]


def segmentation(layout: Layout) -> Segmentation:
    """Finds the title, what is glued to the running text, and what each block is for."""
    title = choose_title(layout)
    opening = read_opening(layout)
    return Segmentation(layout, title, opening, _block_kinds(layout, title, opening))


def _block_kinds(layout: Layout, title: Title | None, opening: Opening) -> list[PassageKind]:
    kinds = [PassageKind.BODY] * len(layout.blocks)
    cut = tail_start(layout)
    end = core_end(layout, cut)
    for place in range(layout.first):
        kinds[place] = PassageKind.METADATA
    for place in range(layout.first, min(layout.opening, len(layout.blocks))):
        near = place < layout.first + HEAD_AT_MOST
        kinds[place] = _head_kind(layout, place, title) if near else _far_kind(layout, place)
    _fill_body(layout, kinds, end)
    for place in _bios(layout, end):
        kinds[place] = PassageKind.BOILERPLATE
    for place, kind in trailing_kinds(layout, max(end, layout.opening), cut).items():
        kinds[place] = kind
    for place in range(cut, len(layout.blocks)):
        kinds[place] = PassageKind.BOILERPLATE
    _apply_marks(layout, kinds)
    _apply_captions(layout, kinds)
    _apply_repeats(layout, kinds, title, {start: end for start, end, _ in opening.ranges})
    return kinds


def _head_kind(layout: Layout, place: int, title: Title | None) -> PassageKind:
    block = layout.blocks[place]
    if title and place == title.block:
        return PassageKind.TITLE
    if title and place > title.block and is_event_line(layout, place):
        return PassageKind.BODY
    kind = layout.note(place).kind
    if layout.boilerplate[place]:
        dated = layout.boilerplate[place] in _DATED and _says_when(layout, place)
        return PassageKind.DATELINE if dated else PassageKind.BOILERPLATE
    if kind:
        return kind
    if title and block.key == normal(layout.text[title.start : title.end]):
        return PassageKind.REPEATED
    if title and place < title.block:
        return PassageKind.REPEATED if title_again(layout, place, title) else PassageKind.BOILERPLATE
    if title and _beside(layout, place, title) and read_names(layout.text, block).kind:
        return PassageKind.BYLINE
    if title and place == layout.opening - 1 and block.count <= 3 and block.words.isupper():
        return PassageKind.DATELINE  # the place, alone on its line
    running = layout.opening == len(layout.blocks) or block.count >= _DECK_WORDS or announces(layout, place)
    heading = block.words.startswith(("#", "**")) and place == layout.opening - 1
    deck = title is not None and block.count >= 4 and block.words.startswith(("*", "•", "-", "–", "▪", "·", "●"))
    return PassageKind.BODY if running or heading or deck else PassageKind.BOILERPLATE


def _says_when(layout: Layout, place: int) -> bool:
    """Whether a line of boilerplate also says when the article appeared: `For immediate release: 4 May 2024`."""
    note = layout.note(place)
    return note.kind is PassageKind.DATELINE or any(label == "published" for _, label in note.dates)


def _far_kind(layout: Layout, place: int) -> PassageKind:
    """A block far down a text that has no running text: a table, a list of names."""
    return PassageKind.BOILERPLATE if layout.boilerplate[place] else PassageKind.BODY


def _beside(layout: Layout, place: int, title: Title) -> bool:
    """Whether a block stands where authors do: right under the title or beside the date."""
    near = [other for other in (place - 1, place + 1) if layout.first <= other < layout.opening]
    return title.block in near or any(layout.note(other).kind is PassageKind.DATELINE for other in near)


def _fill_body(layout: Layout, kinds: list[PassageKind], end: int) -> None:
    """The article's own range: boilerplate in it, boxes of other articles, and notes before the second paragraph."""
    boxed = False
    paragraphs = 0
    for place in range(layout.opening, end):
        running = layout.runs(place)
        paragraphs += running
        boxed = (boxed or layout.opens(place)) and not running
        if (layout.boilerplate[place] and not _is_crosshead(layout, place)) or boxed:
            kinds[place] = PassageKind.BOILERPLATE
        elif not running and (paragraphs < 2 or layout.note(place).credit):
            kinds[place] = layout.note(place).kind or PassageKind.BODY


def _bios(layout: Layout, end: int) -> list[int]:
    """The last paragraphs where they tell who the author is: they begin with the name in the byline."""
    first = max(layout.first, layout.opening - 12)
    noted = [span for place in range(first, min(layout.opening, end)) for span in layout.note(place).authors]
    names = tuple(f"{layout.text[span.start : span.end]} " for span in noted if span.end - span.start >= 5)
    if not names:
        return []
    last = range(max(layout.opening + 2, end - 2), end)
    return [place for place in last if layout.blocks[place].words.lstrip("*_(").startswith(names)]


def _is_crosshead(layout: Layout, place: int) -> bool:
    """A heading between two paragraphs, such as “Education”, that is also a word of menus."""
    if layout.boilerplate[place] is not Boilerplate.NAVIGATION or not 0 < place < len(layout.blocks) - 1:
        return False
    before = layout.runs(place - 1) or is_running_item(layout, place - 1)
    return before and layout.runs(place + 1)


def _apply_marks(layout: Layout, kinds: list[PassageKind]) -> None:
    """Where the reader saw which blocks of a page are the article, it knows more than the words tell."""
    body = [place for place, mark in enumerate(layout.marks) if mark is PassageKind.BODY]
    if not body:
        return
    for place, mark in enumerate(layout.marks):
        inside = body[0] < place < body[-1]
        if mark is PassageKind.BOILERPLATE and kinds[place] is PassageKind.BODY:
            if not (inside and (layout.runs(place) or is_caption(layout.blocks[place].words))):
                kinds[place] = PassageKind.BOILERPLATE
        elif mark is PassageKind.BODY and kinds[place] is PassageKind.BOILERPLATE and not layout.boilerplate[place]:
            kinds[place] = PassageKind.BODY


def _apply_captions(layout: Layout, kinds: list[PassageKind]) -> None:
    for place in range(layout.first, len(kinds)):
        if kinds[place] in _MAY_CAPTION and layout.captions(place):
            kinds[place] = PassageKind.CAPTION


def _apply_repeats(layout: Layout, kinds: list[PassageKind], title: Title | None, openings: Mapping[int, int]) -> None:
    for place in repeated(layout, openings):
        if kinds[place] is PassageKind.BODY:
            kinds[place] = PassageKind.REPEATED
    if title is None:
        return
    words = normal(layout.text[title.start : title.end])
    for place, block in enumerate(layout.blocks):
        if (kinds[place] is PassageKind.TITLE and place != title.block) or (
            place != title.block and block.key == words and kinds[place] is PassageKind.BODY
        ):
            kinds[place] = PassageKind.REPEATED
