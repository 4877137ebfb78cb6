"""Lines that say when, where and by whom an event is held: `Venue: Port Ekon`. They belong to the article."""

import re
import tomllib
from functools import cache

from curator.segment.layout import Layout
from resources import resource

_LONGEST = 300


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Labels of what is held where and by whom, and labels of the time."""
    with resource("gazetteers/segment-labels.toml").open("rb") as file:
        listed = tomllib.load(file)["event"]
    what, when = (
        re.compile(rf"[-*•▪·\s]*(?:{'|'.join(listed[key])})\s?[:：]\s*(?!home\b)\S", re.IGNORECASE)
        for key in ("what", "when")
    )
    return what, when


def is_event_line(layout: Layout, place: int) -> bool:
    """Whether a block is such a line; one that gives only the time is, where it stands beside another one."""
    if not _fits(layout, place):
        return False
    words = layout.blocks[place].words
    if _labels()[0].match(words):
        return True
    return _labels()[1].match(words) is not None and any(
        _says_what(layout, other) for other in (place - 1, place + 1, place + 2)
    )


def _says_what(layout: Layout, place: int) -> bool:
    return _fits(layout, place) and _labels()[0].match(layout.blocks[place].words) is not None


def _fits(layout: Layout, place: int) -> bool:
    if not layout.first <= place < len(layout.blocks):
        return False
    block = layout.blocks[place]
    return block.end - block.start <= _LONGEST and (":" in block.words or "：" in block.words)
