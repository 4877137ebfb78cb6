"""What stands in a text about the article itself: title, date of publication, outlet, authors, language."""

import re
from collections.abc import Iterator, Sequence

from curator.domain.article import PassageKind
from curator.domain.content import PartialDate
from curator.domain.day_readings import day_readings
from curator.domain.evidence import cite
from curator.domain.proposal import ProposedValue
from curator.segment.blocks import normal
from curator.segment.boilerplate import Boilerplate
from curator.segment.dates import Dated, find_dates
from curator.segment.front_matter import KEYS, first_of
from curator.segment.kinds import Segmentation
from curator.segment.labels import Note, Span, names_outlet, read_names
from curator.segment.layout import HEAD_AT_MOST, Layout
from curator.segment.title import Title, title_again
from curator.segment.yearless import with_year

_COPYRIGHT = re.compile(
    r"(?:©|ⓒ|\(c\)|copyright)\s*(?:©\s*)?(?:by\s+)?(?:(?:19|20)\d\d\s*[-–,]?\s*)*(?:by\s+)?"
    r"(?!all rights|the author|reserved|copyright)(?P<name>[^\W\d_][^.,|·;©\n]{2,50}?)"
    r"\s*(?:(?:(?:19|20)\d\d\s?[-–]?\s?)+|[.,|·;©]|all rights|$)",
    re.IGNORECASE,
)
_MASTHEAD_END = re.compile(r"\s+[|｜–—-]\s+")
_IN_ADDRESS = re.compile(
    r"https?://(?:www\.)?(?P<host>[\w.-]+)(?:[^\s\"']*?/(?P<day>(?:19|20)\d\d/\d\d?/\d\d?)/)?", re.ASCII
)
_IN_FIGURES = re.compile(r"(?<![\d./–-])\d{1,2}(?:[-–/]\d{1,2}){1,2}(?:[/-]\d{2,4})?(?![\d./–-]*\d)")
_OPEN, _LIKELIER, _DECLARED = 0.3, 0.25, 0.98  # confidences of dates: left open, in one of two readings, as declared
_ORDER = {"published": 0, "": 1, "updated": 2}
_BASE = {"published": 0.96, "": 0.92, "updated": 0.9}


def read_head(article: Segmentation) -> tuple[ProposedValue, ...]:
    """Reads the head of an article.

    Args:
        article: The article, of which is known what each of its parts is for.

    Returns:
        At most one value for each field of the group `article`, in the order of the form; a second date of
        publication where one is only that of an update and another cannot be told.
    """
    read = (_title, _published, _undecided, _outlet, _language, _byline)
    return tuple(value for field in read if (value := field(article)))


def _value(
    layout: Layout, name: str, spans: Sequence[Span], confidence: float, words: str = "", day: PartialDate | None = None
) -> ProposedValue:
    evidence = tuple(cite(layout.text, span.start, span.end) for span in spans)
    words = words or ", ".join(" ".join(one.quote.split()) for one in evidence)
    return ProposedValue(
        field=name, words=words, content=day or words, evidence=evidence, confidence=round(min(0.99, confidence), 2)
    )


def _declared(layout: Layout, name: str) -> tuple[str, Span | None]:
    """What the file's markup says, or nothing, and where its front matter says it, if it does."""
    return layout.metadata.get(name, ""), first_of(layout.declared, name)


def _title(article: Segmentation) -> ProposedValue | None:
    layout, title = article.layout, article.title
    declared, span = _declared(layout, "title")
    if title is not None:
        words = " ".join(layout.text[title.start : title.end].split())
        spans = [Span(title.start, title.end)]
        same = bool(declared) and normal(declared) == normal(words)
        if same or not (declared and span):
            return _value(layout, "title", spans, 0.98 if same else title.confidence, words)
    if declared and span:
        return _value(layout, "title", [span], 0.95, " ".join(declared.split()))
    return None


def _published(article: Segmentation) -> ProposedValue | None:
    layout, places = article.layout, article.layout.declared
    found = sorted(_dates_of_head(article), key=lambda entry: entry[0])
    declared = layout.metadata.get("published", "")
    written = [dated for key in KEYS["published"] if key in places for dated in _dates_in(layout, places[key])]
    if not declared and written:
        return _dated(layout, written[0], 0.95)
    if declared:
        for dated in (*written, *(dated for _, _, dated in found)):
            if str(dated.day) == declared:
                return _dated(layout, dated, _DECLARED)
    if not found and layout.front_matter_end:
        found = [((9, 0), 0.6, dated) for dated in _dates_of_addresses(layout)]
    if not found:
        found = [((9, 1), 0.7, dated) for dated in _datelines_without_year(article)]
    return _dated(layout, found[0][2], found[0][1]) if found else None


def _datelines_without_year(article: Segmentation) -> Iterator[Dated]:
    for start, end, kind in article.opening.ranges:
        dated = with_year(article.layout.text, start, end) if kind is PassageKind.DATELINE else None
        if dated:
            yield dated


def _undecided(article: Segmentation) -> ProposedValue | None:
    """A date of publication in figures that can be read in several ways, where no other date tells it."""
    layout = article.layout
    told = min((order for order, _, _ in _dates_of_head(article)), default=None)
    declared = layout.metadata.get("published") or any(key in layout.declared for key in KEYS["published"])
    if declared or (told and told[0] != _ORDER["updated"]):
        return None
    for place in _head_places(article):
        block = layout.blocks[place]
        if article.kinds[place] is PassageKind.DATELINE and not layout.note(place).dates:
            for found in _IN_FIGURES.finditer(layout.text, block.start, block.end):
                if day_readings(found[0]):
                    evidence = (cite(layout.text, *found.span()),)
                    return ProposedValue(
                        field="published", words=found[0], content=None, evidence=evidence, confidence=_OPEN
                    )
    return None


def _dated(layout: Layout, dated: Dated, confidence: float) -> ProposedValue:
    if confidence < _DECLARED and not layout.order.settled and day_readings(layout.text[dated.start : dated.end]):
        confidence = _LIKELIER  # only the country tells day from month
    return _value(layout, "published", [Span(dated.start, dated.end)], confidence, day=dated.day)


def _dates_in(layout: Layout, span: Span) -> list[Dated]:
    order = layout.day_first(span.start, span.end)
    return find_dates(layout.text, span.start, span.end, day_first=order)


def _dates_of_head(article: Segmentation) -> Iterator[tuple[tuple[int, int], float, Dated]]:
    """Dates that may be the date of publication: an order (smallest first), a confidence, the date."""
    layout, title, kinds = article.layout, article.title, article.kinds
    near = title.block if title else layout.opening
    for place in _head_places(article):
        for dated, label in layout.note(place).dates:
            inside = title is not None and title.start <= dated.start < title.end
            own = kinds[place] is PassageKind.DATELINE or (title and _has_title(layout, place, title))
            if own and not inside:
                distance = abs(place - near)
                yield (_ORDER[label], distance), _BASE[label] - 0.02 * min(distance, 5), dated
    for dated in article.opening.dates:
        yield (3, 0), 0.85, dated
    for place in _tail_places(article):
        for dated, label in layout.note(place).dates:
            if kinds[place] is PassageKind.DATELINE or (label and kinds[place] is not PassageKind.BODY):
                yield (4 + _ORDER[label], place), 0.75, dated


def _has_title(layout: Layout, place: int, title: Title) -> bool:
    """Whether a block is the title's, or has the same words beside a date."""
    return place == title.block or (place < title.block and title_again(layout, place, title) is not None)


def _head_places(article: Segmentation) -> list[int]:
    """Blocks before the running text, and those that say something about the article shortly after it began."""
    layout, kinds = article.layout, article.kinds
    stop = min(layout.opening, len(layout.blocks))
    after = range(stop, min(stop + 6, len(layout.blocks)))
    notes = [place for place in after if kinds[place] in (PassageKind.DATELINE, PassageKind.BYLINE)]
    return [*range(layout.first, min(stop, layout.first + HEAD_AT_MOST)), *notes]


def _tail_places(article: Segmentation) -> list[int]:
    """Short blocks behind the article; a list of other articles ends them, for its dates are theirs."""
    layout = article.layout
    last = max((place for place, kind in enumerate(article.kinds) if kind is PassageKind.BODY), default=-1)
    found = []
    for place in range(max(last + 1, layout.opening), min(last + 40, len(layout.blocks))):
        if layout.boilerplate[place] is Boilerplate.RELATED:
            break
        found.append(place)
    return found


def _dates_of_addresses(layout: Layout) -> Iterator[Dated]:
    for found in _IN_ADDRESS.finditer(layout.text, 0, layout.front_matter_end):
        if found["day"]:
            yield from find_dates(layout.text, found.start("day"), found.end("day"))


def _outlet(article: Segmentation) -> ProposedValue | None:
    layout = article.layout
    declared, span = _declared(layout, "outlet")
    if declared:
        written = span or _find(layout.text, declared)
        if written:
            return _value(layout, "outlet", [written], 0.95, declared if span else "")
    for named, confidence in _outlets(article):
        words = layout.text[named.start : named.end]
        if 1 < len(words) <= 60 and not words.startswith(("http://", "https://")):
            return _value(layout, "outlet", [named], confidence)
    return None


def _outlets(article: Segmentation) -> Iterator[tuple[Span, float]]:
    layout = article.layout
    for place in _head_places(article):
        for span in _note(article, place).outlets:
            yield span, 0.9
    for span in article.opening.outlets:
        yield span, 0.85
    if article.title:
        yield from _behind_title(layout, article.title)
    masthead = _masthead(article)
    if masthead:
        yield masthead, 0.7
    for place in _tail_places(article):
        for span in layout.note(place).outlets:
            yield span, 0.8
    for block in layout.blocks[-40:]:
        if article.kinds[block.index] is not PassageKind.BOILERPLATE:
            continue
        found = _COPYRIGHT.search(layout.text, block.start, min(block.end, block.start + 400))
        if found:
            yield Span(found.start("name"), found.end("name")), 0.6
    for found in _IN_ADDRESS.finditer(layout.text, 0, layout.front_matter_end):
        yield Span(found.start("host"), found.end("host")), 0.5


def _behind_title(layout: Layout, title: Title) -> Iterator[tuple[Span, float]]:
    """A paper's name that was cut off behind the title: `Harbour opened - The Bay Standard`."""
    end = layout.blocks[title.block].end
    words = layout.text[title.end : end]
    start = title.end + len(words) - len(words.lstrip(" \t*_#|｜»–—-"))
    if start < end and names_outlet(layout.text[start:end]):
        yield Span(start, end), 0.75


def _masthead(article: Segmentation) -> Span | None:
    """The site's name at the very top: the page says it again further down, or it is named as papers are."""
    layout = article.layout
    for block in layout.blocks[layout.first : layout.first + 4]:
        if article.kinds[block.index] is not PassageKind.BOILERPLATE or layout.boilerplate[block.index]:
            continue
        cut = _MASTHEAD_END.search(layout.text, block.start, block.end)
        end = cut.start() if cut else block.end
        words = layout.text[block.start : end]
        if len(words.split()) <= 7 and words[:1].isupper() and len(words) >= 4:
            again = layout.text.casefold().find(words.casefold(), max(block.end, len(layout.text) - 3000)) >= 0
            if again or names_outlet(words):
                return Span(block.start, end)
    return None


def _byline(article: Segmentation) -> ProposedValue | None:
    layout, opening = article.layout, article.opening
    declared, span = _declared(layout, "byline")
    if declared and span:
        return _value(layout, "byline", [span], 0.95, declared)
    if declared:
        named = [found for name in declared.split("; ") if (found := _find(layout.text, name))]
        if named:
            return _value(layout, "byline", named, 0.95)
    for place in _head_places(article):
        note = _note(article, place)
        if note.authors:
            return _value(layout, "byline", note.authors, 0.92 if layout.note(place).kind else 0.75)
    if opening.authors:
        return _value(layout, "byline", opening.authors[:1], 0.85)
    for place in _tail_places(article):
        if layout.note(place).authors:
            return _value(layout, "byline", layout.note(place).authors, 0.8)
    return None


def _language(article: Segmentation) -> ProposedValue | None:
    layout, title = article.layout, article.title
    if not layout.language:
        return None
    span = Span(title.start, title.end) if title else first_of(layout.declared, "title")
    if span is None:
        block = layout.blocks[min(layout.opening, len(layout.blocks) - 1)]
        span = Span(block.start, min(block.end, block.start + 200))
    return _value(layout, "language", [span], 0.98 if "language" in layout.metadata else 0.95, layout.language)


def _note(article: Segmentation, place: int) -> Note:
    """What a block of the head says; names without a label count where the block was taken for a byline."""
    layout = article.layout
    note = layout.note(place)
    if article.kinds[place] is PassageKind.BYLINE and note.kind is None:
        return read_names(layout.text, layout.blocks[place])
    return note


def _find(text: str, words: str) -> Span | None:
    """Where words stand in a text, whatever its case and white space; the first place."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), text, re.IGNORECASE) if words.split() else None
    return Span(found.start(), found.end()) if found else None
