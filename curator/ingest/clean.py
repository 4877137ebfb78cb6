"""Clean-up of a text, once, before anything is said about places in it: afterwards offsets hold for ever."""

import re

_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
# Control characters except tab and line feed, lone surrogates, marks of byte order and code points that Unicode
# keeps for internal use (a text view uses some of them as its own brackets): none of them is ever seen.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
    + "]"
)
_NOTHING_TO_SEE = re.compile("[\\s\u200b-\u200f\u2060-\u2064\u00ad\ufffc\ufffd]*")


def clean(text: str) -> str:
    """Makes every line end a line feed and takes out what cannot be seen; everything else stays as it is.

    Form feeds and Unicode's line and paragraph separators become line ends, so that one code point is one place
    in every view of the text. Letters are not normalised: what stands there is what is quoted.
    """
    if text.replace("\n", "").isprintable():
        return text  # nothing of all that is in most files, and this look is much quicker than the others
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))


def is_blank(text: str) -> bool:
    """Whether there is nothing to read in a text."""
    return _NOTHING_TO_SEE.fullmatch(text) is not None
