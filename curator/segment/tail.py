"""Where an article ends and what pages put after it: captions, lists of other articles, teasers, disclaimers."""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import cache

from curator.domain.article import PassageKind
from curator.segment.blocks import Block
from curator.segment.boilerplate import Boilerplate
from curator.segment.event_lines import is_event_line
from curator.segment.layout import Layout
from curator.segment.sender import speaks_of_sender

_TEASERS_AT_MOST = 60
_TEASER_WORDS = 45
_REST_AT_MOST = 0.35  # share of the running text that may come after the heading of a tail section
_OWN_SHARE = 0.2  # of a paragraph's words that the article has said before
_HEADINGS_TOO = frozenset({"discussion", "contents", "reply", "replies"})
_SENDER_AT_MOST = 0.5  # the same where senders speak of themselves, often at length
_CAPTION = re.compile(
    r"^(?:photos?|pictures?|images?|captions?|图片|图\d*[:：]|foto|bild|на фото)\b|^图为"
    r"|\b(?:photo|picture|image|foto):\s|\b(?:(?:group|family|file) photo|at work|in the picture|pictured"
    r"|pos(?:e|es|ed|ing) (?:for|during|at|with|after|in)|courtesy of|seen (?:here|at|during)|shake hands"
    r"|shaking hands|looks? on|from (?:left|right|l to r))\b|[\[(](?:file )?photo\b|\((?:left|right|centre|center)\)"
    r"|\b(?:(?:delivers?|gives?|makes?) an? (?:speech|address)|(?:speech|address) (?:given|delivered|made) by)\b"
    r"|(?:现场|合影|致辞|剪影|签约)[。]?$|摄[）)]?$",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"(?:[^\W\d_a-zß-ÿ][\w.'’-]*,? (?:(?:and|of|the|&) ){0,2}){1,8}(?:the \w+ )?"
    r"(?:speak|address|present|sign|unveil|exchang|tour|visit|hold|pos|cut|open|deliver|receiv|welcom|launch|inspect|listen|stand)ing\b"
)
_LINK = re.compile(r"[-*•·\s]*(?:\d+[.)]\s*)?[*_]*!?\[[^\]]*\]\(")
_SIGNS = re.compile(r"(?:[\s*_]|</?\w{1,8}>)+$")
_SIGNS_LAST = "*_>"
_DATE_ONLY = re.compile(r"[\d\s:./年月日-]{6,24}(?:\s\d{1,4})?")


def tail_start(layout: Layout) -> int:
    """The first block of the boilerplate after an article that a heading opens, or the number of blocks."""
    blocks = layout.blocks
    lengths = [block.end - block.start if layout.runs(block.index) else 0 for block in blocks]
    total = sum(lengths)
    left = total
    for index, length in enumerate(lengths):
        if index > layout.opening and left <= _SENDER_AT_MOST * total:
            late = left <= _REST_AT_MOST * total
            if (late and layout.opens(index) and not _heads_paragraphs(layout, index)) or speaks_of_sender(
                blocks[index]
            ):
                return index
        left -= length
    return len(blocks)


def _heads_paragraphs(layout: Layout, index: int) -> bool:
    """Whether a heading such as “More on the river” stands over paragraphs instead of links and teasers."""
    if layout.boilerplate[index] is not Boilerplate.RELATED and layout.blocks[index].key not in _HEADINGS_TOO:
        return False
    following = layout.blocks[index + 1 : index + 3]
    running = [block for block in following if layout.runs(block.index)]
    if any(block.count >= _TEASER_WORDS for block in running):
        return True
    about = _words_before(layout, index)
    return len(running) == 2 and all(_share(layout, block.index, about) >= _OWN_SHARE for block in running)


def core_end(layout: Layout, cut: int) -> int:
    """The block after the last running text of the article, teasers of other articles not counted."""
    end = _after_prose(layout, cut)
    usual = _usual_gap(layout, end)
    for _ in range(_TEASERS_AT_MOST):
        start = _teaser(layout, end, cut, usual)
        if start is None:
            break
        end = _after_prose(layout, start)
    return end


def trailing_kinds(layout: Layout, start: int, cut: int) -> dict[int, PassageKind]:
    """What the blocks between the last running text and the tail are for."""
    if start >= cut:
        return {}
    kinds: dict[int, PassageKind] = {}
    about = cache(lambda: _words_before(layout, start))
    announced = start > 0 and announces(layout, start - 1)
    listed = False
    telling = True  # sentences too short for running text still follow one another
    for place in range(start, cut):
        block = layout.blocks[place]
        announced = announced or (not listed and announces(layout, place))
        if not listed and is_event_line(layout, place):
            kinds[place] = PassageKind.BODY
        elif layout.boilerplate[place]:
            kinds[place] = PassageKind.BOILERPLATE
            listed = listed or layout.opens(place)
        elif listed:
            kinds[place] = PassageKind.BOILERPLATE
        elif (note := layout.note(place).kind) and not _DATE_ONLY.fullmatch(block.key):
            kinds[place] = note
        elif announced or _is_caption(layout, place, about) or (telling and _is_sentence(layout, place)):
            kinds[place] = PassageKind.BODY
        else:
            kinds[place] = PassageKind.BOILERPLATE
            listed = _is_headline(layout, place)
            telling = False
    return kinds


def _is_sentence(layout: Layout, place: int) -> bool:
    block = layout.blocks[place]
    return block.ends and not block.item


def announces(layout: Layout, place: int) -> bool:
    """Whether a list of the article's own follows: a colon, or a heading over items that are no links."""
    block = layout.blocks[place]
    if layout.boilerplate[place]:
        return False
    last = block.words[-1:]
    if last.isspace() or last in _SIGNS_LAST:
        last = _SIGNS.sub("", block.words)[-1:]
    if last in ":：" and block.count >= 2:
        return True
    following = layout.blocks[place + 1 : place + 3]
    heading = block.words.startswith(("#", "**", "__")) or block.item
    return heading and len(following) == 2 and all(other.item and not _is_link(layout, other) for other in following)


def _is_link(layout: Layout, block: Block) -> bool:
    return _LINK.match(layout.text, block.start, block.end) is not None


def _after_prose(layout: Layout, cut: int) -> int:
    for place in range(cut - 1, layout.opening - 1, -1):
        if layout.runs(place) or is_running_item(layout, place):
            return place + 1
    return min(cut, layout.opening)


def is_running_item(layout: Layout, place: int) -> bool:
    """An item of a list inside the article: it ends as items of one sentence do."""
    block = layout.blocks[place]
    return (
        block.item
        and block.count >= 6
        and (block.ends or block.words.rstrip()[-1:] in ";；")
        and not layout.boilerplate[place]
    )


def _teaser(layout: Layout, end: int, cut: int, usual: int) -> int | None:
    """Where a headline and the first sentence of another article begin, when they end at `end`; else None."""
    last, head = end - 1, end - 2
    if head <= layout.opening or not _is_headline(layout, head) or layout.blocks[head].item:
        return None
    block = layout.blocks[last]
    limit = 100 if block.east_asian else 240
    if block.end - block.start > limit or block.count > _TEASER_WORDS:
        return None
    about = _words_before(layout, head)
    if _share(layout, head, about) > 0.6 or _share(layout, last, about) > 0.7:
        return None
    apart = layout.blocks[head].gap > usual
    another = end < cut and _is_headline(layout, end)
    alone_at_end = all(layout.boilerplate[place] for place in range(end, cut))
    return head if apart or another or (alone_at_end and _share(layout, head, about) <= 0.4) else None


def _is_headline(layout: Layout, place: int) -> bool:
    block = layout.blocks[place]
    if layout.boilerplate[place] or block.prose or layout.note(place).kind or block.count < 4:
        return False
    return block.words.rstrip()[-1:] not in ".。;；:：," or bool(re.search(r"\bDetail$|\d$", block.words))


def is_caption(words: str) -> bool:
    """Whether words say themselves that they belong to a picture."""
    return _CAPTION.search(words) is not None


def _is_caption(layout: Layout, place: int, about: Callable[[], AbstractSet[str]]) -> bool:
    block = layout.blocks[place]
    if is_caption(block.words):
        return True
    shown = _SHOWN.match(block.words) is not None  # “Ada Lund speaking at the forum”
    if block.item or not 1 < block.count <= (25 if shown else 9):
        return False
    return _share(layout, place, about()) >= (0.5 if shown else 0.75)


def _share(layout: Layout, place: int, about: AbstractSet[str]) -> float:
    words = layout.content(place)
    return len(words & about) / len(words) if words else 1.0


def _words_before(layout: Layout, end: int) -> AbstractSet[str]:
    chosen = [place for place in range(max(layout.first, end - 60), end) if not layout.boilerplate[place]]
    return frozenset[str]().union(*map(layout.content, chosen))


def _usual_gap(layout: Layout, end: int) -> int:
    gaps = sorted(layout.blocks[place].gap for place in range(layout.opening + 1, end) if layout.runs(place))
    return gaps[len(gaps) // 2] if gaps else 1
