"""Which words are the article's title: candidates before the running text, weighed by what a title is like."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from curator.segment.blocks import content_words, normal
from curator.segment.event_lines import is_event_line
from curator.segment.labels import Note, Span, looks_like_names
from curator.segment.layout import HEAD_AT_MOST, Layout

_HEADING = re.compile(r"(?P<level>#{1,6})\s+|(?P<strong>\*\*|__)(?=\S)")
_BEFORE = re.compile(
    r"\s*(?:(?:date|time|published|posted|updated|发布时间|日期|时间)\s*[:：]?\s*)?[\[(（]?$", re.IGNORECASE
)
_LABEL = re.compile(
    r"\s*(?:title|headline|subject|heading|标题|題目|título|titre|titel|название)\s*[:：]\s*", re.IGNORECASE
)
_SITE_AFTER = re.compile(r"\s+[|｜»–—-]\s+(?P<site>[^|｜»]{2,50})$|[_｜|](?P<tight>[^_｜|]{2,30})$")
# When and where an event is held, as a line of its own.
_EVENT_LINE = re.compile(
    r"(?:from |on )?\d{1,2}(?:\s?[-–—]\s?\d{1,2})?(?:st|nd|rd|th)?\s\w+.{0,12}\b(?:19|20)\d\d\b", re.IGNORECASE
)
_NAME_IN_TEXT = 1.5  # the sentences repeat an organisation's name word by word, a title hardly ever
_TRAIL_SIGNS = " \t\xa0\u3000*_#\\|｜"
_SITE_WORD = re.compile(
    r"news|daily|times|post|herald|tribune|wire|gazette|observer|journal|magazine|online|press|portal|website|\.\w{2,4}$"
    r"|university|ministry|government|agency|网|報|报|新闻|在线|大学",
    re.IGNORECASE,
)
_OUTLET_WORD = re.compile(
    r"\b(?:bulletin|review|courier|chronicle|ledger|standard|mail|mirror|star|sun|guardian|independent|express|record|monitor"
    r"|digest|globe|telegraph|dispatch|echo|register|reporter|examiner|insider|radio|tv|broadcasting|today|weekly|monthly"
    r"|newsroom|institute|council|academy|foundation|association|college|society|commission|office|alliance|center|centre)$",
    re.IGNORECASE,
)
_ORGANIZATION_WORD = re.compile(
    r"\b(?:institut|universit|ministr|department|college|academ|council|agenc|cent(?:re|er)|foundation|association|society"
    r"|company|corporation|school|laborator|group|office|consortium|alliance|network)",
    re.IGNORECASE,
)
_SMALL = frozenset(("of", "the", "for", "and", "&", "in", "de", "del", "la", "du", "des"))


@dataclass(frozen=True, slots=True)
class Title:
    """The words taken for the title, in code points of the text, and how sure that is."""

    block: int
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Search:
    """What the candidates are compared with.

    Attributes:
        layout: The document.
        stop: The block after the last candidate.
        about: What the first paragraphs of the running text are about.
        lead: These paragraphs, normal.
        declared: The title that the file's markup declares, normal, or empty.
    """

    layout: Layout
    stop: int
    about: AbstractSet[str]
    lead: str
    declared: str


def choose_title(layout: Layout) -> Title | None:
    """The title, looked for before the running text; None where no block is fit to be one."""
    search = _search(layout)
    scored = []
    for index in _candidates(search):
        span = _title_part(layout, index)
        if span.end - span.start >= 2:
            scored.append((_score(search, index, span), index, span))
    scored.sort(key=lambda entry: (-entry[0], entry[1]))
    if not scored or scored[0][0] < 0.5:
        return _short_title(search, [(index, span) for _, index, span in scored])
    best, index, span = scored[0]
    margin = best - (scored[1][0] if len(scored) > 1 else 0)
    confidence = min(0.98, 0.6 + 0.05 * max(0.0, min(best, 5)) + 0.05 * min(margin, 2))
    return Title(index, span.start, span.end, round(confidence, 2))


def _short_title(search: _Search, spans: Sequence[tuple[int, Span]]) -> Title | None:
    """A headline of two words, `Lake deal`, where it is the only line that can be one."""
    text = search.layout.text
    fit = [(index, span) for index, span in spans if _is_short_headline(search, index, text[span.start : span.end])]
    return Title(fit[0][0], fit[0][1].start, fit[0][1].end, 0.6) if len(fit) == 1 else None


def _is_short_headline(search: _Search, index: int, words: str) -> bool:
    block = search.layout.blocks[index]
    if block.item or block.ends or len(words.split()) != 2 or not words[:1].isupper() or words[-1:] in ":：,;":
        return False
    if _ends_as_sites_do(words) or _OUTLET_WORD.search(words):
        return False
    named = all(word[:1].isupper() for word in words.split())
    if named and (normal(words) in search.lead or words.isupper()):
        return False  # a place or a body, of which the first sentence speaks
    return not named or bool(content_words(words) & search.about)


def title_again(layout: Layout, index: int, title: Title) -> Span | None:
    """Where a block before the title's has the same words beside a date: `2024-05-04 Harbour opened`."""
    if not any(title.start > dated.start for dated, _ in layout.note(index).dates) or layout.note(index).kind:
        return None
    span = _title_part(layout, index)
    words = (layout.text[each.start : each.end] for each in (span, title))
    return span if len({normal(each) for each in words}) == 1 else None


def _search(layout: Layout) -> _Search:
    near = range(layout.opening, min(layout.opening + 12, len(layout.blocks)))
    lead = [place for place in near if layout.runs(place)][:3]
    return _Search(
        layout=layout,
        stop=min(layout.opening, layout.first + HEAD_AT_MOST, len(layout.blocks)),
        about=frozenset[str]().union(*map(layout.content, lead)),
        lead=" ".join(normal(layout.blocks[place].words) for place in lead),
        declared=normal(layout.metadata.get("title", "")),
    )


def _candidates(search: _Search) -> list[int]:
    """Blocks before the running text that are neither boilerplate nor a line about the article or an event."""
    layout = search.layout
    candidates = [
        place
        for place in range(layout.first, search.stop)
        if not layout.boilerplate[place]
        and layout.note(place).kind is None
        and layout.blocks[place].count < 70
        and not is_event_line(layout, place)
    ]
    if layout.metadata.get("title") and "title" in layout.declared:
        # A heading in the text may say it again; anything else there is not the title.
        return [place for place in candidates if layout.blocks[place].key == search.declared]
    return candidates


def _title_part(layout: Layout, index: int) -> Span:
    """The block without a date before or after the title, a label, Markdown signs and the site's name behind it."""
    text, note = layout.text, layout.note(index)
    start, end = layout.blocks[index].start, layout.blocks[index].end
    if note.kind is None:
        for dated, _ in note.dates:
            if _BEFORE.fullmatch(text, start, dated.start):
                start = dated.end
            elif not re.search(r"\w", text[dated.end : end]):
                end = dated.start
    label = _LABEL.match(text, start, end)
    start = label.end() if label else start
    while start < end and (text[start] in " \t\xa0\u3000:：,，)）]·|-–—" or text[start] in "#*_>"):
        start += 1
    site = _SITE_AFTER.search(text, start, end)
    if site and site.start() - start >= 15 and _is_site(site):
        end = site.start()
    while end > start and text[end - 1] in _TRAIL_SIGNS:
        end -= 1
    return Span(start, end)


def _is_site(found: re.Match[str]) -> bool:
    """Whether the words behind a sign are a site's name; behind a stroke nothing else stands."""
    words = found["site"] or found["tight"]
    named = all(word[:1].isupper() or word in _SMALL for word in words.split()) and len(words.split()) <= 7
    stroke = found[0].strip()[:1] in "|｜»"
    return (named and (stroke or _OUTLET_WORD.search(words) is not None)) or _SITE_WORD.search(words) is not None


def _score(search: _Search, index: int, span: Span) -> float:
    layout = search.layout
    block = layout.blocks[index]
    words = layout.text[span.start : span.end]
    key = normal(words)
    topics = content_words(words)
    matched = len(topics & search.about)
    score = 3.0 * matched / max(3, len(topics)) + 0.12 * min(matched, 8)
    score -= 1.5 if block.count <= 6 and _ends_as_sites_do(words) else 0.0
    score += _for_length(block.count) + _for_neighbours(search, index)
    score += 0.7 if note_dates(layout.note(index)) and span.start > block.start else 0.0
    heading = _HEADING.match(layout.text, block.start, block.end)
    if heading:
        score += {1: 2.0, 2: 1.0}.get(len(heading["level"] or "###"), 0.3)
    score += _for_declared(search.declared, key)
    score -= 1.5 if _EVENT_LINE.match(words) and block.count <= 14 else 0.0
    score -= 1.2 if _is_headline_before(search, index) else 0.0
    score -= 1.2 if block.ends and words[-1:] in ".。" else 0.0
    score -= 0.8 if block.item else 0.0
    score -= 1.5 if _is_author(words) else 0.0
    score -= _NAME_IN_TEXT if _ORGANIZATION_WORD.search(words) and key in search.lead else 0.0
    score += 0.5 if any(other.key.endswith(key) for other in layout.blocks[max(0, index - 40) : index]) else 0.0
    return score + 0.3 * index / max(1, _known(search))


def _known(search: _Search) -> int:
    """How many blocks are looked at for what they say about the article: two more than may be the title."""
    return min(search.stop + 2, len(search.layout.blocks))


def _for_neighbours(search: _Search, index: int) -> float:
    """For a date or an author right before or after."""
    near = [place for place in (index - 1, index + 1, index + 2) if 0 <= place < _known(search)]
    notes = map(search.layout.note, near)
    return 1.0 if any(note.kind and not note.credit for note in notes) else 0.0


def _for_declared(declared: str, key: str) -> float:
    """For what the file's markup says."""
    if not declared:
        return 0.0
    if key == declared:
        return 5.0
    return 2.0 if key and (key in declared or declared in key) else 0.0


def _ends_as_sites_do(words: str) -> bool:
    """Whether the last word is one of a site's name: `The Harbour Times`."""
    return any(_SITE_WORD.search(word) for word in words.rsplit(None, 1)[-1:])


def _is_author(words: str) -> bool:
    """Whether words are a name with a place or paper after a comma: `Ada Lund, Port Ekon`."""
    people, comma, _ = words.partition(", ")
    return comma != "" and len(words.split()) <= 6 and looks_like_names(people)


def _is_headline_before(search: _Search, index: int) -> bool:
    """Whether the block before is fit to be the title, so that this one is the deck under it."""
    if index == 0:
        return False
    before = search.layout.blocks[index - 1]
    if not 5 <= before.count <= 40 or before.ends or (before.count <= 6 and _ends_as_sites_do(before.words)):
        return False
    topics = search.layout.content(index - 1)
    return len(topics & search.about) * 4 >= len(topics)


def note_dates(note: Note) -> bool:
    """Whether a block that is not a date line has a date in it."""
    return note.kind is None and bool(note.dates)


def _for_length(count: int) -> float:
    if count < 3:
        return -1.5
    if count < 5:
        return -0.2
    return 1.0 if count <= 32 else -0.5
