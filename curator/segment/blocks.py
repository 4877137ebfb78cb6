"""A text as blocks: the lines, or the paragraphs where lines were broken at a fixed width, with what can be counted.

What a block is for is decided elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE_END = re.compile(
    r"[.!?。！？…؟।][\"'”’»›）)\]*_]*"
    r"(?:\s*(?:Enditem|\[?\(?[-–/]?\s?(?:END|ENDS|Ends|End)\s?[-–/]?\)?\]?|-30-|#{1,4}|[■□◼▪●]"
    r"|(?:—|–|--?|/)\s?[A-Z][\w./-]{1,20}(?:\s[A-Z][\w.-]{1,16}){0,2}))?$"  # “... next year. — Agency”
)
# What stands before the sign is looked at last, so that only places with a sign are looked at.
_INNER_END = re.compile(
    r"[.!?。！？](?:(?:(?<=[a-zß-ÿ]{4}[.!?])|(?<=[\d)\"”’»%][.!?]))[\"”’»)]?\s+[\"“‘«(]?[A-ZÀ-ÞΑ-ΩА-Я]|(?<=[。！？])[^”’」』）])"
)
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3]")
_WORD_END = re.compile(r"(?<=\S)[ \t]")
_WORD = re.compile(r"\w[\w'’.-]*")
# What the characters of ASCII are in a word: part of it, a sign within it, none.
_MARKED = {
    code: "x" if chr(code).isalnum() or code == 95 else "-" if chr(code) in "'.-" else " " for code in range(128)
}
_SHORN_WORD = re.compile(r"\w+(?:['’.-]+\w+)*")
_SHORN_ASCII_WORD = re.compile(_SHORN_WORD.pattern, re.ASCII)
_OUTER = " \t\xa0\u3000#*_>|·•▪◆●■►▶»›«‹–—-=~[]()（）【】〔〕「」《》:：.…,，;；!！?？\"'“”‘’"
# The first words of a line about the article, which never goes on from the line before.
_NOTE = re.compile(
    r"\s*(?:by [A-Z]|(?:[a-z0-9-]+\.){1,4}[a-z]{2,12}\s*[|｜]"
    r"|(?:[Pp]osted|[Pp]ublished|[Uu]pdated|[Rr]eleased|[Ii]ssued)\b|\d{4}[-/.]\d"
    r"|(?:[Dd]ate|[Ss]ource|[Aa]uthor|[Ee]ditor)s?\s*:)"
)
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_LIST_ITEM = re.compile(r"(?:[-*•▪·●■►▶]|\(?\d{1,2}[.)、]|[（(][一二三四五六七八九十\d]+[)）])\s*")
LONG = 2000


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text between line ends.

    Attributes:
        index: Its place in the list of blocks.
        start: First code point that is not white space.
        end: After the last one that is not.
        words: The text without Markdown links and signs; at most its first `LONG` characters.
        key: The same for comparing with known phrases: casefolded, white space single, outer marks dropped.
        gap: Empty lines before it.
        count: Its words; East Asian text counts two characters as a word.
        east_asian: More than a third of it is written without spaces.
        ends: It ends as a sentence does.
        prose: It reads like running text: sentences, or too many words for anything else.
        item: It begins like an item of a list.
    """

    index: int
    start: int
    end: int
    words: str
    key: str
    gap: int
    count: int
    east_asian: bool
    ends: bool
    prose: bool
    item: bool


def split(text: str, *, verbatim: int = 0) -> list[Block]:
    """Cuts a text into blocks that together hold every character that is not white space.

    Args:
        text: The text.
        verbatim: Before this code point every line is a block, however the lines were broken.
    """
    lines = [(found.start(), found.end()) for found in _LINE.finditer(text)]
    blocks: list[Block] = []
    last = 0
    for start, end in _joined(text, lines, verbatim):
        while text[start].isspace():
            start += 1
        while text[end - 1].isspace():
            end -= 1
        gap = max(0, text.count("\n", last, start) - 1)
        blocks.append(_block(len(blocks), text, start, end, gap))
        last = end
    return blocks


def normal(words: str) -> str:
    """Words for comparison: casefolded, white space single, outer marks dropped."""
    return " ".join(words.casefold().split()).strip(_OUTER)


def content_words(words: str) -> set[str]:
    """What words a text is about: longer words and numbers casefolded; pairs of characters where none are apart."""
    if words.isascii():
        return {word for word in _SHORN_ASCII_WORD.findall(words.lower()) if len(word) > 3 or word.isdigit()}
    found = {*_SHORN_WORD.findall(words.casefold())}
    if not _EAST_ASIAN.search(words):
        return {word for word in found if len(word) > 3 or word.isdigit()}
    west = {word for word in found if (len(word) > 3 or word.isdigit()) and not _EAST_ASIAN.search(word)}
    east = {word[i : i + 2] for word in found if _EAST_ASIAN.search(word) for i in range(len(word) - 1)}
    return west | east


def _block(index: int, text: str, start: int, end: int, gap: int) -> Block:
    words = text[start : min(end, start + LONG)]
    if "](" in words:
        words = _MARKDOWN_LINK.sub(r"\1", words)
    east = 0 if words.isascii() else len(_EAST_ASIAN.findall(words))
    count = _count_words(words) if east * 3 < len(words) else east // 2
    ends = _SENTENCE_END.search(text, max(start, end - 40), end) is not None
    inner = _INNER_END.search(words) is not None
    alone = words[-1:] in "?!？！" and not inner and count <= 25  # a headline may ask or shout
    prose = (
        end - start >= LONG
        or count >= 45
        or (inner and count >= 25)
        or (ends and not alone and (count >= 12 or (inner and count >= 8)))
    )
    key = normal(words)
    item = _LIST_ITEM.match(words) is not None
    return Block(index, start, end, words, key, gap, count, east * 3 >= len(words), ends, prose, item)


def _count_words(words: str) -> int:
    if words.isascii():
        marked = words.translate(_MARKED)
        if not marked.startswith("-") and " -" not in marked:
            return len(marked.split())  # every run begins with a letter or digit, as words do
    return len(_WORD.findall(words))


def _joined(text: str, lines: list[tuple[int, int]], verbatim: int) -> Iterator[tuple[int, int]]:
    """Lines, or paragraphs where a line ended only because the next word had no room any more."""
    width = _wrapped_at(text, [line for line in lines if line[0] >= verbatim])
    opened = before = None
    for line in lines:
        if opened is not None and before is not None:
            if opened >= verbatim and (_goes_on(text, before, line, width) or _in_item(text, opened, before, line)):
                before = line
                continue
            yield opened, before[1]
        opened, before = line[0], line
    if opened is not None and before is not None:
        yield opened, before[1]


def _in_item(text: str, opened: int, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a line is the indented rest of a list's item."""
    if after[0] != before[1] + 1 or not text.startswith(("  ", "\t"), after[0]):
        return False
    return _LIST_ITEM.match(text, opened) is not None and not _LIST_ITEM.match(text[after[0] : after[1]].lstrip())


def _wrapped_at(text: str, lines: list[tuple[int, int]]) -> int:
    """The width in characters at which the lines of a text were broken, or 0."""
    pairs = [
        (before, after)
        for before, after in pairwise(lines)
        if after[0] == before[1] + 1 and not _LIST_ITEM.match(text, after[0])
    ]
    sure = [_length(text, *before) for before, after in pairs if _surely_goes_on(text, before, after)]
    return max(sure) if len(sure) >= 3 and len(sure) * 10 >= len(pairs) else 0


def _surely_goes_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a line of usual width stops within a sentence and the next one begins in small letters."""
    start, end = before
    if after[0] != end + 1 or not text[after[0]].islower() or not 50 <= _length(text, start, end) <= 110:
        return False
    return text[start:end].rstrip()[-1:] not in ".!?:;。！？：；" and text[start] not in "#>|<"


def _length(text: str, start: int, end: int) -> int:
    """A line's length as it is read: addresses behind links do not count."""
    if end - start < 2000 and text.find("](", start, end) >= 0:
        return len(_MARKDOWN_LINK.sub(r"\1", text[start:end]))
    return end - start


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    if after[0] != before[1] + 1:
        return False  # an empty line between them
    if text.rfind("[", *before) > text.rfind("]", *before):
        return True  # a link goes over the line's end
    length = _length(text, *before)
    if (width and length > width + 2) or _LIST_ITEM.match(text, after[0]):
        return False
    if text[after[0]] in "#*>|<" or text[before[0]] in "#>|<" or _NOTE.match(text, after[0]):
        return False
    if _surely_goes_on(text, before, after):
        return True
    if not width:
        return False
    first = _WORD_END.search(text, after[0], after[1])
    if length + 1 + (first.start() if first else after[1]) - after[0] > width:
        return True
    # A word too long for the line may hide in a link or be held by a space that does not break.
    opened = text[after[0] : after[1]].lstrip()[:1]
    return length >= 0.4 * width and (opened.islower() or text[after[0]] in " \t")
