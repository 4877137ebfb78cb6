"""Which words are the article's title: candidates before the running text, weighed by what a title is like."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from curator.segment.blocks import Block, content_words, normal
from curator.segment.labels import Note, Span, looks_like_names

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
_BODY_WORD = re.compile(
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


def find_title(
    text: str,
    blocks: Sequence[Block],
    candidates: Iterable[int],
    notes: Sequence[Note],
    lead: Sequence[Block],
    declared: str,
) -> Title | None:
    """Chooses a title.

    Args:
        text: The text.
        blocks: Its blocks.
        candidates: Indices of blocks before the running text that are neither furniture nor a byline.
        notes: What each block up to the last candidate (and two further) says about the article.
        lead: The first blocks of the running text.
        declared: The title that the file's markup declares, or empty.

    Returns:
        The best candidate, or None where none is fit.
    """
    about = set().union(*(content_words(block.words) for block in lead))
    told = " ".join(normal(block.words) for block in lead)
    scored = []
    for index in candidates:
        span = _title_part(text, blocks[index], notes[index])
        if span.end - span.start >= 2:
            score = _score(text, blocks, index, span, notes, about, declared)
            named = _BODY_WORD.search(text, span.start, span.end) and normal(text[span.start : span.end]) in told
            score -= _NAME_IN_TEXT if named else 0.0
            scored.append((score, index, span))
    scored.sort(key=lambda entry: (-entry[0], entry[1]))
    if not scored or scored[0][0] < 0.5:
        return None
    best, index, span = scored[0]
    margin = best - (scored[1][0] if len(scored) > 1 else 0)
    confidence = min(0.98, 0.6 + 0.05 * max(0.0, min(best, 5)) + 0.05 * min(margin, 2))
    return Title(index, span.start, span.end, round(confidence, 2))


def _title_part(text: str, block: Block, note: Note) -> Span:
    """The block without a date before or after the title, a label, Markdown signs and the site's name behind it."""
    start, end = block.start, block.end
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


def _score(
    text: str,
    blocks: Sequence[Block],
    index: int,
    span: Span,
    notes: Sequence[Note],
    about: set[str],
    declared: str,
) -> float:
    block = blocks[index]
    words = text[span.start : span.end]
    key = normal(words)
    topics = content_words(words)
    matched = len(topics & about)
    score = 3.0 * matched / max(3, len(topics)) + 0.12 * min(matched, 8)
    score -= 1.5 if block.count <= 6 and _SITE_WORD.search(words.rsplit(None, 1)[-1]) else 0.0
    score += _for_length(block.count)
    near = [notes[place] for place in (index - 1, index + 1, index + 2) if 0 <= place < len(notes) and place != index]
    score += 1.0 if any(note.kind and not note.credit for note in near) else 0.0
    score += 0.7 if note_dates(notes[index]) and span.start > block.start else 0.0
    heading = _HEADING.match(text, block.start, block.end)
    if heading:
        score += {1: 2.0, 2: 1.0}.get(len(heading["level"] or "###"), 0.3)
    if declared and key == normal(declared):
        score += 5.0
    elif declared and key and (key in normal(declared) or normal(declared) in key):
        score += 2.0
    score -= 1.5 if _EVENT_LINE.match(words) and block.count <= 14 else 0.0
    score -= 1.2 if _is_headline_before(blocks, index, about) else 0.0
    score -= 1.2 if block.ends and words[-1:] in ".。" else 0.0
    score -= 0.8 if block.item else 0.0
    score -= 1.5 if _is_author(words) else 0.0
    score += 0.5 if any(other.key.endswith(key) for other in blocks[max(0, index - 40) : index]) else 0.0
    return score + 0.3 * index / max(1, len(notes))


def _is_author(words: str) -> bool:
    """Whether words are a name with a place or paper after a comma: `Ada Lund, Port Ekon`."""
    people, comma, _ = words.partition(", ")
    return comma != "" and len(words.split()) <= 6 and looks_like_names(people)


def _is_headline_before(blocks: Sequence[Block], index: int, about: set[str]) -> bool:
    """Whether the block before is fit to be the title, so that this one is the deck under it."""
    if index == 0:
        return False
    before = blocks[index - 1]
    topics = content_words(before.words)
    site = before.count <= 6 and _SITE_WORD.search(before.words.rsplit(None, 1)[-1])
    return 5 <= before.count <= 40 and not before.ends and not site and len(topics & about) * 4 >= len(topics)


def note_dates(note: Note) -> bool:
    """Whether a block that is not a date line has a date in it."""
    return note.kind is None and bool(note.dates)


def _for_length(count: int) -> float:
    if count < 3:
        return -1.5
    if count < 5:
        return -0.2
    return 1.0 if count <= 32 else -0.5
