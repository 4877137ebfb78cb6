"""A document as blocks, with what can be said about each before its place on the page counts."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from curator.domain.article import DateOrder, Document, Passage, PassageKind
from curator.segment.blocks import Block, content_words, split
from curator.segment.boilerplate import Boilerplate
from curator.segment.boilerplate_phrases import by_phrases, by_whole_line, section_openers
from curator.segment.boilerplate_shapes import by_shape
from curator.segment.captions import is_caption_line
from curator.segment.date_order import date_order, is_slashed
from curator.segment.front_matter import front_matter_end, front_matter_values
from curator.segment.labels import Note, read_note
from curator.segment.language import detect

HEAD_AT_MOST = 400  # blocks before the running text that may say something about the article
_EDGE = 3000  # blocks at either end of a very long text that are looked at closely


class Layout:
    """A document as its blocks; what is costly to tell about them is found when first asked for, and kept.

    Attributes:
        text: The text.
        metadata: What the file's markup declares.
        blocks: The blocks of the text.
        front_matter_end: Where the front matter ends, in code points; 0 where there is none.
        first: The first block after the front matter.
        declared: The places of the values of the front matter's keys.
        marks: What the reader thought of each block: BODY, BOILERPLATE, or None where it had no opinion.
        boilerplate: As what a block is boilerplate by its own words, or None.
        language: ISO 639-1 code, or empty.
        opening: The first block of running text; the number of blocks where there is none.
    """

    def __init__(self, document: Document) -> None:
        """Cuts a document into blocks and looks at each by itself."""
        self.text = text = document.text
        self.metadata = document.metadata
        self.front_matter_end = end = front_matter_end(text, document.metadata)
        self.blocks: Sequence[Block] = split(text, verbatim=end)
        self.first = sum(block.start < end for block in self.blocks)
        self.declared = front_matter_values(text, end) if end else {}
        self.marks = _marks(self.blocks, document.passages)
        total = len(self.blocks)
        self.boilerplate = [_sort(block, total) if block.index >= self.first else None for block in self.blocks]
        self.language = document.metadata.get("language") or detect(_running(self.blocks, text) or text[end:])
        self._notes: dict[int, Note] = {}
        self._content: dict[int, AbstractSet[str]] = {}
        self._captions: dict[int, bool] = {}
        self._order: DateOrder | None = None  # not yet looked for
        self.opening = _opening(self)

    def note(self, index: int) -> Note:
        """What a block says about the article."""
        if index not in self._notes:
            block = self.blocks[index]
            order = self.day_first(block.start, block.end)
            self._notes[index] = read_note(self.text, block, day_first=order)
        return self._notes[index]

    def content(self, index: int) -> AbstractSet[str]:
        """What a block is about; see `content_words`."""
        if index not in self._content:
            self._content[index] = content_words(self.blocks[index].words)
        return self._content[index]

    def day_first(self, start: int, end: int) -> bool | None:
        """Whether slashed dates begin with the day; None where nothing settles it, or a range has none."""
        if not is_slashed(self.text, start, end):
            return None
        return self.order.day_first

    @property
    def order(self) -> DateOrder:
        """How slashed dates are read."""
        if self._order is None:
            self._order = date_order(self.text, self.language)
        return self._order

    def runs(self, index: int) -> bool:
        """Whether a block is running text that no rule takes for boilerplate or a caption."""
        return self.blocks[index].prose and self.boilerplate[index] is None and not self.captions(index)

    def captions(self, index: int) -> bool:
        """Whether a block goes with a picture, as its words or the page's markup say."""
        if index not in self._captions:
            marked = self.marks[index] is PassageKind.CAPTION
            self._captions[index] = marked or is_caption_line(self.blocks[index])
        return self._captions[index]

    def opens(self, index: int) -> bool:
        """Whether a block is the heading of a section of boilerplate."""
        return self.boilerplate[index] in section_openers()


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


def _sort(block: Block, total: int) -> Boilerplate | None:
    if total > 4 * _EDGE and _EDGE < block.index < total - _EDGE:
        return by_whole_line(block)
    return by_phrases(block) or by_shape(block)


def _running(blocks: Sequence[Block], text: str) -> str:
    """Some of the running text, since menus are often in another language."""
    parts = [text[block.start : block.start + 2000] for block in blocks[:2000] if block.prose]
    return " ".join(parts[:12])


def _opening(layout: Layout) -> int:
    """The first block of running text that is not alone among boilerplate."""
    blocks = layout.blocks
    body_marked = PassageKind.BODY in layout.marks
    found = []
    for index in range(layout.first, min(len(blocks), _EDGE)):
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
