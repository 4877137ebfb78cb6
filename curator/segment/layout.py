"""A document as blocks, with what can be said about each before its place on the page counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from curator.domain.article import Document, Passage, PassageKind
from curator.segment import furniture
from curator.segment.blocks import Block, split
from curator.segment.labels import Note, Span, read_note
from curator.segment.language import detect
from curator.segment.matter import matter_end, matter_values
from curator.segment.order import day_first, is_slashed
from curator.segment.shapes import shape_name

_EDGE = 3000  # blocks at either end of a very long text that are looked at closely


@dataclass(frozen=True, slots=True)
class Layout:
    """A document as its blocks.

    Attributes:
        text: The text.
        blocks: Its blocks.
        language: ISO 639-1 code, or empty.
        matter_end: Where the front matter ends, in code points; 0 where there is none.
        matter: How many blocks are front matter.
        declared: The places of the values of its keys.
        marks: What the reader thought of each block: BODY, BOILERPLATE, or None where it had no opinion.
        furniture: Name of the rule by which a block is furniture by its own words, or empty.
        opening: The first block of running text; the number of blocks where there is none.
    """

    text: str
    blocks: Sequence[Block]
    language: str
    matter_end: int
    matter: int
    declared: Mapping[str, Span]
    marks: Sequence[PassageKind | None]
    furniture: Sequence[str]
    opening: int
    _notes: dict[int, Note] = field(default_factory=dict)
    _order: list[bool | None] = field(default_factory=list)

    def note(self, index: int) -> Note:
        """What a block says about the article; read when first asked for, since few blocks ever are."""
        if index not in self._notes:
            block = self.blocks[index]
            order = self.day_first(block.start, block.end)
            self._notes[index] = read_note(self.text, block, day_first=order)
        return self._notes[index]

    def day_first(self, start: int, end: int) -> bool | None:
        """Whether slashed dates begin with the day; None where nothing settles it, or a range has none."""
        if not is_slashed(self.text, start, end):
            return None
        if not self._order:
            self._order.append(day_first(self.text, self.language))
        return self._order[0]

    def runs(self, index: int) -> bool:
        """Whether a block is running text that no rule takes for furniture."""
        return self.blocks[index].prose and not self.furniture[index]

    def opens(self, index: int) -> bool:
        """Whether a block is the heading of a section of furniture."""
        return self.furniture[index] in furniture.section_rules()


def lay_out(document: Document) -> Layout:
    """Cuts a document into blocks and looks at each by itself."""
    text = document.text
    end = matter_end(text, document.metadata)
    blocks = split(text, verbatim=end)
    matter = sum(block.start < end for block in blocks)
    marks = _marks(blocks, document.passages)
    declared = matter_values(text, end) if end else {}
    named = [_rule_name(block, len(blocks)) if block.index >= matter else "" for block in blocks]
    language = document.metadata.get("language") or detect(_running(blocks, text) or text[end:])
    notes: dict[int, Note] = {}
    order: list[bool | None] = []
    draft = Layout(text, blocks, language, end, matter, declared, marks, named, len(blocks), notes, order)
    return Layout(text, blocks, language, end, matter, declared, marks, named, _opening(draft), notes, order)


def _marks(blocks: Sequence[Block], passages: Sequence[Passage]) -> list[PassageKind | None]:
    if not passages:
        return [None] * len(blocks)
    marks: list[PassageKind | None] = []
    place = 0
    for block in blocks:
        while place < len(passages) and passages[place].end <= block.start:
            place += 1
        covered = place < len(passages) and passages[place].start < block.end
        marks.append(passages[place].kind if covered else None)
    return marks


def _rule_name(block: Block, total: int) -> str:
    if total > 4 * _EDGE and _EDGE < block.index < total - _EDGE:
        return furniture.rule_by_key(block)
    return furniture.rule_name(block) or shape_name(block)


def _running(blocks: Sequence[Block], text: str) -> str:
    """Some of the running text, since menus are often in another language."""
    parts = [text[block.start : block.start + 2000] for block in blocks[:2000] if block.prose]
    return " ".join(parts[:12])


def _opening(layout: Layout) -> int:
    """The first block of running text that is not alone among page furniture."""
    blocks = layout.blocks
    body_marked = PassageKind.BODY in layout.marks
    found = []
    for index in range(layout.matter, min(len(blocks), _EDGE)):
        marked_out = body_marked and layout.marks[index] is PassageKind.BOILERPLATE
        if layout.runs(index) and not marked_out and not _is_note(layout, index):
            found.append(index)
            if len(found) == 4:
                break
    for order, index in enumerate(found[:-1]):
        between = sum(not _is_note(layout, place) for place in range(index + 1, found[order + 1]))
        if between <= 6:
            return index
    return found[0] if found else len(blocks)


def _is_note(layout: Layout, index: int) -> bool:
    block = layout.blocks[index]
    return block.end - block.start <= 300 and layout.note(index).kind is not None
