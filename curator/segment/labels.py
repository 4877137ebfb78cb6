"""Lines that say who wrote an article, where it comes from and when it appeared: labels and what follows them.

Which of them count is decided by their place, in `curator.segment.head`.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from curator.domain.article import PassageKind
from curator.segment.blocks import Block
from curator.segment.dates import Dated, find_dates, without_dates, without_weekday
from resources import resource

# A label without a colon stands at the beginning of a line, after a separator, or after a year (“... 2019 by”).
_BARE_AFTER = r"(?:^|(?<=[|｜·•(（\[\t\u3000;；])|(?<=(?:19|20)\d\d )(?=by ))"
# Where such a label may stand other than at the very beginning.
_BARE_WITHIN = re.compile(r"[|｜·•(（\[\t\u3000;；]|\d\d by ", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[|｜\u3000\t•·;；]\s*|\s{2,}|\s[-–—]\s|\s(?=[【\[])")
_NAME = r"(?:[^\W\d_a-zà-þ][\w'’.-]*|d[aeio]s?|del|la|van|von|der|den|ter|bin|ibn|al|el|y|e|i|and|und|et|&)"
_NAMES = re.compile(rf"{_NAME}(?:[ ,]+{_NAME}){{0,11}}")
_EAST_NAMES = re.compile(r"[\u4e00-\u9fff·]{2,12}(?:[ 、,，/]+[\u4e00-\u9fff·]{2,12}){0,5}")
_DOMAIN = re.compile(r"\b(?:[a-z0-9-]+\.){1,4}[a-z]{2,12}\b", re.IGNORECASE)
_DOMAIN_ALONE = re.compile(r"[(（\[]\s*((?:[a-z0-9-]+\.){1,4}[a-z]{2,12})\s*[)）\]]", re.IGNORECASE)
_HOUSE = re.compile(
    r"[^\W\d_a-zß-ÿ]{2}|[^\W\d_a-zß-ÿ]\w+|(?:\w+\.)+\w{2,}"
)  # a paper in brackets, not a desk's “kp/jw”
_NUMBERS = re.compile(r"\d[-/.]\d")
_UNREADABLE_DATE = re.compile(
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?:,?\s+(?:[-–|]\s)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?)?", re.IGNORECASE
)
_PARTIAL_DATE = re.compile(r"\d{1,4}(?:\s?[-/.月]\s?\d{1,4}){0,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Span:
    """A range of the text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """What a short block says about the article.

    Attributes:
        kind: dateline or byline; None where the block is something else.
        dates: Its full dates, each with the label it follows: `published`, `updated` or nothing.
        authors: Names of authors.
        outlets: Names of sources.
        credit: It begins with a label of somebody other than an author: an editor, a photographer.
    """

    kind: PassageKind | None
    dates: tuple[tuple[Dated, str], ...] = ()
    authors: tuple[Span, ...] = ()
    outlets: tuple[Span, ...] = ()
    credit: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of `segment-labels.toml`."""

    colon: re.Pattern[str]
    bare: re.Pattern[str]
    small_print: re.Pattern[str]
    nobody: re.Pattern[str]
    no_source: re.Pattern[str]
    institution: re.Pattern[str]
    outlet: re.Pattern[str]
    credit_alone: re.Pattern[str]
    desk: re.Pattern[str]


@cache
def _words() -> _Words:
    with resource("gazetteers/segment-labels.toml").open("rb") as file:
        listed = tomllib.load(file)
    colon = "|".join(f"(?P<{name}>{'|'.join(words)})" for name, words in listed["colon"].items())
    bare = "|".join(f"(?P<{name}>{'|'.join(words)})" for name, words in listed["bare"].items())
    beside = {name: "|".join(words) for name, words in listed["beside"].items()}
    return _Words(
        colon=re.compile(rf"(?<![^\W_])(?:{colon})\s*[:：]\s*", re.IGNORECASE),
        bare=re.compile(rf"{_BARE_AFTER}\s*(?:{bare})\s*(?=[^\s:：])", re.IGNORECASE),
        small_print=re.compile(beside["small_print"], re.IGNORECASE),
        nobody=re.compile(beside["nobody"], re.IGNORECASE),
        no_source=re.compile(beside["no_source"], re.IGNORECASE),
        institution=re.compile(rf"(?:{beside['institution']})$|\d", re.IGNORECASE),
        outlet=re.compile(rf"\b(?:{beside['outlet']})$", re.IGNORECASE),
        credit_alone=re.compile(beside["credit_alone"], re.IGNORECASE),
        desk=re.compile(rf"\b(?:{beside['desk']})$", re.IGNORECASE),
    )


_NOTHING = Note(None)
_SHORT = 12  # characters
_SPACES = 20  # characters, at most, after a colon


def read_note(text: str, block: Block, *, day_first: bool | None = None) -> Note:
    """Reads a block as a line about the article; long blocks and running text are none."""
    if block.end - block.start > 300 or (block.prose and block.count > 30):
        return _NOTHING
    line = text[block.start : block.end]
    dates = find_dates(line, 0, len(line), day_first=day_first)
    labels = _labels(line)
    if not dates and _NUMBERS.search(line) and _UNREADABLE_DATE.fullmatch(without_weekday(line)):
        return Note(PassageKind.DATELINE)
    if not dates and not labels:
        domain = _DOMAIN_ALONE.fullmatch(line)
        if domain:
            place = Span(block.start + domain.start(1), block.start + domain.end(1))
            return Note(PassageKind.BYLINE, outlets=(place,))
        return Note(PassageKind.BYLINE, credit=True) if _is_credit(line) else _NOTHING
    values = _values(line, labels, dates)
    authors, outlets = _people_and_sources(line, labels, values)
    beside = _beside_date(line, dates[0]) if dates and not outlets else []
    outlets += beside
    covered = [Span(label.start(), value.end) for (label, _), value in zip(labels, values, strict=True)] + beside
    return Note(
        _kind(line, labels, values, dates, covered),
        tuple((_shifted(dated, block.start), _label_before(dated, labels)) for dated in dates),
        tuple(Span(span.start + block.start, span.end + block.start) for span in authors),
        tuple(Span(span.start + block.start, span.end + block.start) for span in outlets),
        labels[0][1] == "credit" if labels else False,
    )


def read_names(text: str, block: Block) -> Note:
    """Reads a line that has no label but stands where authors do.

    Returns:
        A byline with the authors (and, after a comma, the outlet) where the line is names; else an empty note.
    """
    line = text[block.start : block.end]
    if len(line) > 120 or block.prose:
        return _NOTHING
    if names_outlet(line):
        return Note(PassageKind.BYLINE, outlets=(Span(block.start, block.end),))
    if looks_like_names(line):
        return Note(PassageKind.BYLINE, authors=(Span(block.start, block.end),))
    people, comma, paper = line.partition(", ")
    if comma and looks_like_names(people) and _words().institution.search(paper.strip()):
        split = block.start + len(people)
        return Note(PassageKind.BYLINE, authors=(Span(block.start, split),), outlets=(Span(split + 2, block.end),))
    if _words().desk.search(block.words) and block.count <= 6:
        return Note(PassageKind.BYLINE)
    return _NOTHING


def names_outlet(words: str) -> bool:
    """Whether words are a name such as papers, agencies and magazines have."""
    words = words.strip(" *_")
    return len(words.split()) <= 6 and _words().outlet.search(words) is not None and _NAMES.fullmatch(words) is not None


def looks_like_names(words: str) -> bool:
    """Whether words are two to six names in a row and nothing else, such as the author's line of an article."""
    bare = words.strip(" \t,;.*_#")
    if _words().institution.search(bare):
        return False
    return (_NAMES.fullmatch(bare) is not None and 2 <= len(bare.split()) <= 6) or (
        len(bare) <= 4 and _EAST_NAMES.fullmatch(bare) is not None
    )


def _labels(line: str) -> list[tuple[re.Match[str], str]]:
    """Labels in their order, each with its sort; what overlaps an earlier one is dropped."""
    matches: list[re.Match[str]] = []
    colon = max(line.rfind(":"), line.rfind("："))
    if colon >= 0:  # no label ends later, and few lines have their colon at the end
        matches += _words().colon.finditer(line, 0, colon + _SPACES)
    if _BARE_WITHIN.search(line):
        matches += _words().bare.finditer(line)
    elif at_start := _words().bare.match(line):
        matches.append(at_start)
    found = [(match, match.lastgroup or "") for match in matches]
    found.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    kept: list[tuple[re.Match[str], str]] = []
    for match, name in found:
        if not kept or match.start() >= kept[-1][0].end():
            kept.append((match, name))
    return kept


def _values(line: str, labels: list[tuple[re.Match[str], str]], dates: list[Dated]) -> list[Span]:
    stops = sorted({*(label.start() for label, _ in labels), *(dated.start for dated in dates), len(line)})
    values = []
    for label, _ in labels:
        start = label.end()
        end = next(stop for stop in stops if stop >= start)
        printed = _words().small_print.search(line, start, end)
        if printed and printed.start() > start and not printed[0].isdigit():
            end = printed.start()
        separator = _SEPARATOR.search(line, start, end)
        if separator and separator.start() > start:
            end = separator.start()
        words = line[start:end]
        end -= len(words) - len(
            words.rstrip(" \t,，.;|-–—)）】]" if words.count("(") < words.count(")") else " \t,，;|-–—】]")
        )
        values.append(Span(start, max(start, end)))
    return values


def _people_and_sources(
    line: str, labels: list[tuple[re.Match[str], str]], values: list[Span]
) -> tuple[list[Span], list[Span]]:
    authors: list[Span] = []
    outlets: list[Span] = []
    for (_, name), value in zip(labels, values, strict=True):
        words = line[value.start : value.end]
        if name == "source" and words.strip() and not _words().no_source.fullmatch(words.strip()):
            outlets.append(value)
        if name != "author":
            continue
        domain = _DOMAIN.search(words)
        inside = re.search(r"[(（]\s*([^()（）]{2,60}?)\s*[)）]", words)
        if domain and "@" not in words:
            outlets.append(Span(value.start + domain.start(), value.start + domain.end()))
            continue
        if inside and _HOUSE.match(inside[1]):
            outlets.append(Span(value.start + inside.start(1), value.start + inside.end(1)))
            words = words[: inside.start()].rstrip()
        people = _NAMES.match(words) or _EAST_NAMES.match(words)
        if people and not _words().nobody.fullmatch(people[0].strip()):
            shorn = re.sub(
                r",\s(?:Staff|Senior|Special|Contributing|Chief|Science|Editor|Reporter|Correspondent)\b.*",
                "",
                people[0],
            )
            shorn = re.sub(r"(?:[\s,]+(?:and|und|et|y|e|i|&|de|the))+$", "", shorn).rstrip(" ,")
            authors.append(Span(value.start, value.start + len(shorn)))
    return authors, outlets


def _beside_date(line: str, dated: Dated) -> list[Span]:
    """A site or paper before the date: `River Herald - 18 March 2024`."""
    end = dated.start
    for found in _SEPARATOR.finditer(line, 0, dated.start):
        end = found.start()
        break
    words = line[:end].rstrip(" *_()[]（）")
    start = len(words) - len(words.lstrip(" *_()[]（）"))
    words = words[start:]
    return [Span(start, start + len(words))] if names_outlet(words) or _DOMAIN.fullmatch(words) else []


def _is_short(line: str, dates: list[Dated], covered: list[Span]) -> bool:
    """Whether little is left of a line when dates, labels and their values and small print are taken out."""
    kept = [*line]
    for span in (*covered, *(Span(dated.start, dated.end) for dated in dates)):
        kept[span.start : span.end] = " " * (span.end - span.start)
    left = " ".join("".join(kept).split())
    if len(left) <= _SHORT:
        return True  # the small print need not be looked for
    rest = " ".join(_words().small_print.sub(" ", without_dates(left, 0, len(left), [])).split())
    return len(rest) <= _SHORT or (len(rest.split()) <= 3 and len(rest) <= 30)


def _label_before(dated: Dated, labels: list[tuple[re.Match[str], str]]) -> str:
    before = [name for label, name in labels if label.end() <= dated.start and dated.start - label.end() <= 24]
    return before[-1] if before and before[-1] in ("published", "updated") else ""


def _kind(
    line: str, labels: list[tuple[re.Match[str], str]], values: list[Span], dates: list[Dated], covered: list[Span]
) -> PassageKind | None:
    """A line counts as one about the article where nearly all of it is dates, labels and their values."""
    short = _is_short(line, dates, covered)
    names = {name for _, name in labels}
    if dates and short:
        return PassageKind.DATELINE
    first = labels[0][0].start() <= 3 if labels else False
    if first and short and names & {"published", "updated"}:
        stated = line[values[0].start : values[0].end].strip()
        return PassageKind.DATELINE if not stated or _PARTIAL_DATE.fullmatch(stated) else None
    if not first or not short or not names & {"author", "source", "credit"}:
        return None
    people = all(len(line[v.start : v.end].split()) <= 14 for v in values)
    bare_author = labels[0][1] == "author" and not re.search(r"[:：]\s*$", labels[0][0][0])
    if bare_author and not _is_by_line(line[values[0].start : values[0].end]):
        return None
    return PassageKind.BYLINE if people else None


def _is_by_line(words: str) -> bool:
    """Whether what follows a bare “By” is names or a site, not the beginning of a headline."""
    plain = re.sub(r"[(（][^()（）]*[)）]", "", words).strip(" ,.*_")
    titled = re.split(r",\s", plain)[0]
    if _EAST_NAMES.fullmatch(plain) or _DOMAIN.search(words) or not plain:
        return True
    return _NAMES.fullmatch(titled) is not None or _words().nobody.fullmatch(plain) is not None


def _is_credit(line: str) -> bool:
    """`[Photo/Agency]`, `(Xinhua/Li Li)`, `Getty Images`: whose picture or text it is."""
    return len(line) <= 80 and _words().credit_alone.fullmatch(line.strip()) is not None


def _shifted(dated: Dated, by: int) -> Dated:
    return Dated(dated.start + by, dated.end + by, dated.day)
