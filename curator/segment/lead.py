"""What is glued to the first words of the running text: an agency's dateline, a site's name, a reporter's name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curator.domain.article import PassageKind
from curator.segment.dates import Dated, find_dates
from curator.segment.labels import Span
from curator.segment.layout import Layout

_REACH = 260  # characters of a paragraph that are looked at
_NAME = r"[^\W\d_a-zß-ÿ][\w&'’.-]*"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]{2,}"
_PLACE = rf"{_NAME}(?:\s{_NAME}){{0,2}}"
_TITLED = rf"{_NAME}(?:\s+(?:of|the|and|for|de|del|y|&|{_NAME})){{0,8}}?"
_PATTERNS: Sequence[tuple[PassageKind, re.Pattern[str]]] = (
    (  # Site Name Comprehensive ReportThe first sentence
        PassageKind.BYLINE,
        re.compile(
            rf"(?P<outlet>{_TITLED})\s+(?:Comprehensive\s+)?(?:Reports?|Reporting|Reporter|Coverage|Roundup)(?=[A-ZÀ-Þ][a-zß-ÿ]*[\s,])"
            rf"|(?P<outlet_too>{_TITLED}\s*(?:News|Network|Net|Online|Daily|Times|Agency|Press|Post))(?=[A-ZÀ-Þ][a-zß-ÿ]*[\s,])"
        ),
    ),
    (  # University News (Name/Text Name/Photo) The first sentence
        PassageKind.BYLINE,
        re.compile(
            rf"(?P<outlet>{_TITLED}\s+(?:News|Daily|Times|Online|Network|Report|Press|Newspaper|Observer|Post|Herald|Wire))"
            r"(?:,|\s+(?:Comprehensive\s+)?[Rr]eport)?\s*[(（](?:(?:[Rr]eporters?|[Cc]orrespondents?|[Bb]y|[Tt]ext)[\s:：]+)?(?P<author>[^()（）/,;]{2,40}?)"
            r"(?:\s*[/,;][^()（）]{0,80})?[)）]\s*[-–—:]?\s*"
        ),
    ),
    (  # PLACE, Aug. 3 (Agency) -- The first sentence
        PassageKind.DATELINE,
        re.compile(
            r"[*_]*(?=[^(（/]*[(（/])(?P<place>[^\W\d_a-z][^()（）\n.:;]{1,40}?(?:\s?[A-Z][a-z]{2,4}\.)?[^()（）\n.:;]{0,20}?)\s*"
            r"[(（/](?P<outlet>[^()（）/\d]{2,40})[)）/]\s*[*_]*\s*(?:--+|[-–—:])\s*"
        ),
    ),
    (  # Place, Country – The first sentence; PLACE – The first sentence
        PassageKind.DATELINE,
        re.compile(
            rf"[*_]*(?P<place>{_PLACE}(?:,\s{_PLACE}){{1,2}}|(?:{_CAPITALS}\s){{0,2}}{_CAPITALS}(?:,\s{_PLACE}){{0,2}})"
            r"\s*[*_]*(?:\s--+|\s?[–—]|\s-)\s+[*_]*(?=[“\"'‘]?[A-ZÀ-Þ\d])"
        ),
    ),
    (  # 某某社某地8月3日电（记者 某某）
        PassageKind.DATELINE,
        re.compile(
            r"\s*(?:(?P<outlet>[\u4e00-\u9fff]{1,10}(?:社|网|報|报|台|在线|新闻))(?P<where>[\u4e00-\u9fff]{0,8})|本报|本网|本刊|本台)?"
            r"(?:[\u4e00-\u9fff]{0,8}(?:\d{4}年)?\d{1,2}月\d{1,2}日)?(?:电|讯|消息)"
            r"(?:\s*[（(](?:[\u4e00-\u9fff]{0,6}(?:记者|記者|通讯员)[\s：:]*(?P<author>[\u4e00-\u9fff·、]{2,12}))?[^（）()]{0,40}[）)])?[\s：:]*"
        ),
    ),
    (  # （记者 某某） at the very beginning
        PassageKind.BYLINE,
        re.compile(
            r"\s*[（(](?:本报|本网)?(?:记者|記者|通讯员)[\s：:]*(?P<author>[\u4e00-\u9fff·]{2,6})[^（）()]{0,40}[）)]\s*"
        ),
    ),
)
# PLACE, May 17, 2024 - The first sentence; Place, 17 May 2024. The ...; (Place, 17.5.2024) The ...
_DATE_WITHIN = 75  # characters
_BEFORE_DATE = re.compile(r"[*_\s]*[(（\[]?(?:[^\W\d_a-zß-ÿ][^()（）\n:;]{0,60}?[,.|/–—-]?\s)?[*_]*")
_AFTER_DATE = re.compile(
    r"[*_]*(?:\s?[)）\]][*_]*\s*(?:--?|[–—:.])?|\s?(?:/[^/\n]{2,30}/|[(（](?P<outlet>[^()（）\n\d]{2,40})[)）])[*_]*\s*(?:--?|[–—:.])?"
    r"|,?\s(?:[|–—-]\s)?(?:[^\W\d_a-zß-ÿ][\w'’-]+,?\s?){1,3}[*_]*\s?(?:--?|[–—:|])|[*_]*\s?(?:--?|[–—:.|]))[*_]*\s+"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the first sentence, in the same paragraph.

    Attributes:
        ranges: Ranges of the text with what they are, one a block at most.
        dates: Full dates in them.
        outlets: Names of agencies and sites in them.
        authors: Names of reporters in them.
    """

    ranges: tuple[tuple[int, int, PassageKind], ...] = ()
    dates: tuple[Dated, ...] = ()
    outlets: tuple[Span, ...] = ()
    authors: tuple[Span, ...] = ()


def read_opening(layout: Layout) -> Opening:
    """Looks at the beginnings of the first three paragraphs."""
    ranges, dates, outlets, authors = [], list[Dated](), list[Span](), list[Span]()
    first = layout.opening
    for block in [b for b in layout.blocks[first : first + 8] if layout.runs(b.index)][:3]:
        found = _match(layout.text, block.start, min(block.end, block.start + _REACH))
        if found is None:
            continue
        kind, match = found
        ranges.append((block.start, match.end(), kind))
        order = layout.day_first(block.start, match.end())
        dates += find_dates(layout.text, block.start, match.end(), day_first=order)
        for name, value in match.groupdict().items():
            spans = {"outlet": outlets, "outlet_too": outlets, "author": authors}.get(name)
            if value and spans is not None:
                spans.append(Span(match.start(name), match.end(name)))
    return Opening(tuple(ranges), tuple(dates), tuple(outlets), tuple(authors))


def _match(text: str, start: int, end: int) -> tuple[PassageKind, re.Match[str]] | None:
    for kind, pattern in _PATTERNS:
        match = pattern.match(text, start, end)
        if match and start < match.end() < end and not text[match.end()].islower():
            return kind, match
    after = _after_date(text, start, end)
    return (PassageKind.DATELINE, after) if after else None


def _after_date(text: str, start: int, end: int) -> re.Match[str] | None:
    """What joins a place and a full date to the first sentence; the match ends where the sentence begins."""
    for dated in find_dates(text, start, min(end, start + _DATE_WITHIN))[:1]:
        if _BEFORE_DATE.fullmatch(text, start, dated.start):
            after = _AFTER_DATE.match(text, dated.end, end)
            return after if after and after.end() < end and not text[after.end()].islower() else None
    return None
