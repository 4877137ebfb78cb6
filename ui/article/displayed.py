"""An article's text as Qt may hold it: the same length in UTF-16 units, nothing that Qt would take for structure."""

import re
from collections.abc import Sequence
from itertools import pairwise

from curator.domain.article import Passage, PassageKind

_STRUCTURE = str.maketrans(
    {
        "\r": " ",
        "\u2029": "\u2028",
        "\ufdd0": "\ufffd",
        "\ufdd1": "\ufffd",
        **{chr(code): "\ufffd" for code in range(0xD800, 0xE000)},
        **{chr(code): "\u2426" for code in [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F]},
    }
)
CJK = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
"""A pattern of one letter of Chinese or Japanese."""

_CJK = re.compile(CJK)
_SURPLUS = re.compile("(?<= ) +")
_INNER_FEED = re.compile(r"(\S[ \t]*)\n(?=[ \t]*\S)")
_LOOKED_AT = 2000


def displayed(text: str, *, all_blanks: bool = False) -> str:
    """The text to be shown, character for character.

    Characters that a document of Qt understands as ends of paragraphs or frames, half surrogates and control
    characters have stand-ins of the same width, so that offsets hold; of several blanks one is seen.

    Args:
        text: The article's text.
        all_blanks: Of several blanks all are seen.
    """
    if not (text.isascii() and text.isprintable()):
        text = text.translate(_STRUCTURE)
    return _SURPLUS.sub(lambda found: "\u200b" * len(found[0]), text) if "  " in text and not all_blanks else text


def flowing(text: str, passages: Sequence[Passage]) -> str:
    """The text with the paragraphs flowing that were broken into lines of a width: a passage of body is one paragraph.

    Args:
        text: The article's text.
        passages: Sorted and disjoint ranges of it.

    Returns:
        As many characters: line feeds between the words of a passage of body are blanks; blank lines stay.
    """
    wrapped = [p for p in passages if p.kind is PassageKind.BODY and text.find("\n", p.start, p.end) >= 0]
    if not wrapped:
        return text
    edges = [0, *(edge for passage in wrapped for edge in (passage.start, passage.end)), len(text)]
    pieces = [text[start:end] for start, end in pairwise(edges)]
    pieces[1::2] = [_INNER_FEED.sub(r"\1 ", piece) for piece in pieces[1::2]]
    return "".join(pieces)


def is_cjk(text: str, language: str) -> bool:
    """Whether a text is to be set as Chinese, Japanese or Korean is.

    Args:
        text: The article's text.
        language: Its language, ISO 639-1, or empty.
    """
    if language in ("zh", "ja", "ko"):
        return True
    sample = text[:_LOOKED_AT]
    return len(_CJK.findall(sample)) * 4 > len(sample)
