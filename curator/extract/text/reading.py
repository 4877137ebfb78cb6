"""A document as the stages read it: sentences of words with tags, at offsets of the article's text.

Boilerplate and repeated passages are left out here, so no stage can propose anything from them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from curator.domain.article import Document, Passage, PassageKind
from curator.domain.content import PartialDate
from curator.extract.text.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

UNREAD = frozenset({PassageKind.BOILERPLATE, PassageKind.REPEATED, PassageKind.METADATA})
_WORD = re.compile(
    # Marks of currency that stand before a sum, or are glued to it: "Rs 5", "SR300", "A$2".
    r"\b(?:Rs\.?|Sh\.?|KSh|Kshs|SR|RM|Rp|Tk|Dhs?|USD|EUR|GBP|CNY|RMB|HKD|MOP|INR|AED|SGD)(?=\d)"
    r"|\bN(?=\d+(?:,\d{3})+|\d+(?:\.\d+)?\s?(?:m|bn|million|billion|trillion)\b)"
    r"|\b(?:US|HK|NT|AU?|CA?|NZ|SG?|R|MOP)(?=\$\d)"
    # Legal forms of several parts are one word: "A/S", "Sp. z o.o.", "S.A. de C.V.".
    r"|\b(?:[AIKP]/S|S/A)\b"
    r"|\bSp\.\s?z\s?o\.\s?o\.|\b[Ss]pol\.\s?s\s?r\.\s?o\.|\bS\.\s?(?:A\.|de\sR\.\s?L\.)\sde\sC\.\s?V\."
    r"|(?:[^\W\d_]\.){2,}(?:[-\u2010\u2011][^\W\d_]\w*)*"
    r"|(?:Ph|M|B|D|S|Lic|Dr|Ed)\.(?:Sc|D|A|Eng|Phil|Tech|Ed|Pd|Si|Hum|Kom|Med|Lit)\b\.?"
    r"|\d+(?:,\d{2,3})*(?:\.\d+)*(?:[^\W\d_]+(?:-[^\W\d_]+)*)?"
    r"|\bDato['’](?=\s)"
    r"|[^\W\d_]\w*(?:[-\u2010\u2011](?:[^\W\d_]\.){2,}|(?:[-\u2010\u2011&\u02bb\u2018]|['’](?![sS]\b))\w+)*"
    r"|['’][sS]\b"
    r"|\S"
)
# A paragraph is analysed whole up to here: the language model's memory grows with the text, and it refuses a million.
_ANALYSED_WHOLE = 10_000
# Rules compare the words of a sentence with each other; a table copied as one line is no sentence anyway.
_LONGEST_SENTENCE = 400
_SHOUTED = 6  # words of a sentence that is no name
_SENTENCE_END = re.compile(r"[.!?。！？]['\"’”)\]»]*\s")
_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_ENDERS = frozenset(".!?。！？")
_CLOSERS = frozenset("\"'”’)]»")
_BULLETS = frozenset("-–—•·*▪●■◦‣")


class Word(NamedTuple):
    """One word or mark of punctuation: its text, offsets in the article, part-of-speech tag and entity label.

    A word is `apart` where more blanks stand before it than a line's end needs: it begins a column of its own.
    """

    text: str
    start: int
    end: int
    tag: str
    ent: str
    low: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """Consecutive words of one passage.

    Attributes:
        words: At least one.
        kind: Of the passage.
        index: Order in the document.
        paragraph: Order of its paragraph in the document.
        headline: Most words are capitalised as in a headline, so that capitals say nothing.
    """

    words: tuple[Word, ...]
    kind: PassageKind
    index: int
    paragraph: int
    headline: bool

    @property
    def start(self) -> int:
        """Its first code point in the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """The code point after its last."""
        return self.words[-1].end


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and its sentences.

    Attributes:
        document: As segmented.
        sentences: In order; none from boilerplate or repeated passages.
        published: The date that the head gives, or None.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    published: PartialDate | None

    @property
    def text(self) -> str:
        """The article's text."""
        return self.document.text

    def of(self, *kinds: PassageKind) -> Iterator[Sentence]:
        """The sentences of passages of these kinds."""
        return (each for each in self.sentences if each.kind in kinds)

    def at(self, place: int) -> Sentence:
        """The sentence that a code point stands in, or else the one before it.

        Raises:
            IndexError: The document has no sentences.
        """
        return self.sentences[max(0, bisect_right(self.sentences, place, key=_begin) - 1)]


def _begin(sentence: Sentence) -> int:
    return sentence.start


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A range of the text that is analysed as one; `text` is the range with every blank as a plain space."""

    start: int
    text: str
    kind: PassageKind


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Cuts the passages that are read into paragraphs; a document without passages is one body."""
    text = document.text
    passages = document.passages or (Passage(0, len(text), PassageKind.BODY),)
    wrapped = _hard_wrapped(text)
    cut = [
        Paragraph(start, re.sub(r"\s", " ", text[start:end]), passage.kind)
        for passage in passages
        if passage.kind not in UNREAD
        for start, end in _pieces(text, passage, wrapped)
    ]
    return tuple(each for each in cut if each.text.strip())


def published_of(document: Document) -> PartialDate | None:
    """The date of publication that the head or the file's own markup gives."""
    for value in document.head:
        if value.field == "published" and isinstance(value.content, PartialDate):
            return value.content
    try:
        return PartialDate.parse(document.metadata.get("published", "")[:10])
    except ValueError:
        return None


def read(document: Document, parts: tuple[Paragraph, ...], docs: list["Doc"]) -> Reading:
    """Joins paragraphs and their analyses into a reading."""
    sentences: list[Sentence] = []
    loud = _is_loud([part for part in parts if part.kind is not PassageKind.TITLE])
    for order, (part, doc) in enumerate(zip(parts, docs, strict=True)):
        cut = [piece for words in _sentences(_words(part, doc, document.text)) for piece in _bounded(words)]
        for words in cut:
            headline = len(cut) == 1 and part.kind is not PassageKind.DATELINE and _is_headline(words)
            headline = headline or _is_shouted(words, loud=loud)
            sentences.append(Sentence(tuple(words), part.kind, len(sentences), order, headline))
    return Reading(document, tuple(sentences), published_of(document))


def _hard_wrapped(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    full = sum(50 <= len(line) <= 90 for line in lines)
    return len(lines) >= 5 and full >= 0.55 * len(lines) and sum(len(line) > 110 for line in lines) <= 0.1 * len(lines)


def _pieces(text: str, passage: Passage, wrapped: bool) -> Iterator[tuple[int, int]]:
    whole = wrapped or passage.kind is PassageKind.TITLE
    pattern = _BLANK_LINE if whole else re.compile(r"\n+")
    start = passage.start
    for found in pattern.finditer(text, passage.start, passage.end):
        yield from _bearable(text, start, found.start())
        start = found.end()
    yield from _bearable(text, start, passage.end)


def _bearable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts a very long paragraph where a sentence ends, else between words, else anywhere."""
    while end - start > _ANALYSED_WHOLE:
        most = start + _ANALYSED_WHOLE
        ends = [each.end() for each in _SENTENCE_END.finditer(text, start, most)]
        cut = ends[-1] if ends else text.rfind(" ", start, most) + 1 or most
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _words(part: Paragraph, doc: "Doc", whole: str) -> list[Word]:
    starts: list[int] = []
    marks: list[tuple[str, str]] = []
    for token in doc:
        starts.append(token.idx)
        marks.append((token.tag_, token.ent_type_))
    words: list[Word] = []
    for found in _WORD.finditer(part.text):
        start, end = found.span()
        text = found[0]
        initial = len(text) == 1 and text.isupper() and part.text[end + 1 : end + 2] == " "
        if (initial or text.lower() in lexicon().abbreviations) and part.text[end : end + 1] == ".":
            end += 1
            text = part.text[start:end]
        elif words and text == "." and words[-1].end == part.start + end:
            continue
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, start + len(found[0]) - 1) - 1
        tag, ent = (marks[last][0], marks[first][1]) if first >= 0 else ("", "")
        apart = bool(words) and _apart(whole[words[-1].end : part.start + start])
        low = text.lower().replace("’", "'").replace(" ", "")  # only legal forms have a blank inside
        words.append(Word(text, part.start + start, part.start + end, tag, ent, low, apart))
    return words


def _apart(blanks: str) -> bool:
    return len(blanks) > 2 and "\n" not in blanks


def _sentences(words: list[Word]) -> Iterator[list[Word]]:
    begin = 0
    for i, word in enumerate(words):
        if word.text[-1] not in _ENDERS or i + 1 == len(words):
            continue
        after = i + 1
        while after < len(words) and words[after].text in _CLOSERS:
            after += 1
        if after >= len(words) or not _opens(words[after], word, glued=words[after].start == word.end):
            continue
        yield words[begin:after]
        begin = after
    if begin < len(words):
        yield words[begin:]


def _bounded(words: list[Word]) -> Iterator[list[Word]]:
    """Cuts a sentence that is too long after a semicolon, else after a comma, else anywhere."""
    while len(words) > _LONGEST_SENTENCE:
        ends = range(_LONGEST_SENTENCE, _LONGEST_SENTENCE // 2, -1)
        cut = next((i for mark in ";," for i in ends if words[i - 1].text == mark), _LONGEST_SENTENCE)
        yield words[:cut]
        words = words[cut:]
    yield words


def _opens(following: Word, ender: Word, *, glued: bool) -> bool:
    if len(ender.text) > 1:
        # "Co.", "U.S.", "Dr.": the sentence ends there only before a word that never follows inside a name.
        return following.tag in ("DT", "PRP", "IN", "RB") and following.text[0].isupper()
    if glued and ender.text == ".":
        return False
    return following.text[0].isupper() or following.text[0] in "\"'“‘([«-–—•*" or following.text[0].isdigit()


def _is_attendee(words: list[Word]) -> bool:
    """Whether a line is one of a list of people: "Dr. Ana Silva, Rector, University of Linhe"."""
    lex = lexicon()
    comma = next((i for i, word in enumerate(words[:9]) if word.text == ","), 0)
    name = [word for word in words[:comma] if word.low.rstrip(".") not in lex.honorifics]
    if len(name) not in (1, 2, 3, 4, 5) or any(lex.is_common(word.low) for word in name):
        return False
    return len(name) < comma or any(word.low in lex.titles for word in words[comma + 1 : comma + 7])


def _is_label(words: list[Word]) -> bool:
    """Whether a line begins with a label of front matter: "Organisers: ...", "Supported by: ..."."""
    colon = next((i for i, word in enumerate(words[:5]) if word.text in (":", "：")), 0)
    return colon > 0 and any(word.low in lexicon().labels for word in words[:colon])


def _is_loud(parts: Sequence[Paragraph]) -> bool:
    """Whether most of a document is written in capitals."""
    text = "".join(part.text for part in parts)
    return 2 * sum(map(str.isupper, text)) > sum(map(str.isalpha, text))


def _is_shouted(words: list[Word], *, loud: bool) -> bool:
    """Whether a sentence is wholly in capitals, rather than a name or two that are written so."""
    letters = [word for word in words if word.text[0].isalpha()]
    if not letters or not all(word.text.isupper() for word in letters):
        return False
    return loud or (len(letters) >= _SHOUTED and sum(word.low in lexicon().plain for word in letters) >= 2)


def _is_headline(words: list[Word]) -> bool:
    letters = [word for word in words if word.text[0].isalpha() and word.low not in lexicon().small_in_titles]
    capitals = sum(word.text[0].isupper() for word in letters)
    listed = (
        _is_attendee(words)
        or words[0].text in _BULLETS
        or _is_label(words)
        or words[-1].text in ";:,"
        or not next((word.text[0].isupper() for word in words if word.text[0].isalnum()), True)
    )
    return (
        4 <= len(letters) <= 30 and not listed and words[-1].text[-1] not in _ENDERS and capitals >= 0.75 * len(letters)
    )
