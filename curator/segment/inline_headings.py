"""Headings that stand on one line with the first sentence of their paragraph: `Next steps The partners will meet`."""

import re

_STARTS = r"(?:The|In|On|At|This|These|During|According to|After|With|For|As|Since|It|He|She|They|An?)"  # of sentences
_GLUED = r"(?:The|This|These|During|According to|After)"  # none that ends other names: MoA, LinkedIn
_HEADINGS = (
    re.compile(rf"[A-ZÀ-Þ][^.!?:;,\n]{{2,70}}?[a-zß-ÿ)](?={_GLUED}\s[\w“\"])"),  # EducationThe two
    re.compile(rf"(?:\*\*|__)[^*_\n]{{3,80}}(?:\*\*|__)\s+(?={_STARTS}\s)"),
    re.compile(rf"[A-ZÀ-Þ][A-ZÀ-Þ0-9 ’'&-]{{3,70}}[A-ZÀ-Þ]\s(?={_STARTS}\s[a-zß-ÿ])"),
    re.compile(
        r"[A-ZÀ-Þ][\w-]+(?: [a-zß-ÿ][\w-]*){1,6}(?<! of)(?<! at)(?<! to)(?<! by)(?<! in)(?<! on)(?<! for)(?<! and)"
        r"(?<! the)(?<! from)(?<! with)(?<! told)(?<! is)(?<! or) "
        r"(?=(?:The|This|These|During|According to|In|At) [a-zß-ÿ]+ )"
    ),
)
_LONGEST = 90


def heading_end(text: str, start: int, end: int) -> int:
    """Where the first sentence begins behind a heading on the same line; `start` where there is none.

    Args:
        text: The text.
        start: The first code point of a paragraph.
        end: Its end, exclusive.
    """
    for pattern in _HEADINGS:
        found = pattern.match(text, start, min(end, start + _LONGEST))
        if found:
            return found.end()
    return start
