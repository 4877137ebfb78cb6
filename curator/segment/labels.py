"""Lines that say who wrote an article, where it comes from and when it appeared: labels and what follows them.

Which of them count is decided by their place, in `curator.segment.head`.
"""

import re
from dataclasses import dataclass

from curator.domain.article import PassageKind
from curator.segment.blocks import Block
from curator.segment.dates import Dated, find_dates, without_dates

_LABELS = {
    "updated": r"(?:last |date )?(?:updated|modified|edited|revised|update|up-date)(?: (?:on|at|date|time))?"
    r"|更新时间|更新日期|更新于|修改时间|(?:última )?actualizaci[óo]n|actualizado(?: el)?|mis à jour(?: le)?|aktualisiert(?: am)?"
    r"|atualizado(?: em)?|обновлено|изменено|更新日|수정|uuendatud|päivitetty|atnaujinta",
    "published": r"(?:first |originally )?(?:published|posted|issued|released|created|submitted|uploaded)"
    r"(?: (?:on|at|in|date|time))?|(?:publish|publishing|publication|release|issue|post|posting|update)[ -]?(?:date|time)s?"
    r"|date (?:of publication|published|posted|issued)|pub ?date|published_time|date|time|online"
    r"|发布时间|发布日期|发布于|发表时间|发稿时间|发表于|时间|日期|時間|日期|發布時間|發布日期|publicado(?: el| em)?|publicación"
    r"|fecha(?: de publicación)?|publié(?:e)? le|date de publication|veröffentlicht(?: am)?|datum|stand|erschienen(?: am)?"
    r"|data(?: de publicação)?|опубликовано|дата(?: публикации)?|добавлено|размещено|掲載日|公開日|投稿日|配信日|입력|등록(?:일)?|게시일"
    r"|avaldatud|julkaistu|publicerad|paskelbta|publicēts|opublikowano|pubblicato(?: il)?|gepubliceerd",
    "author": r"(?:written|reported|story|text|words|report|article|posted|published|compiled) by|by-?line|by|authors?"
    r"|reporters?|correspondents?|journalists?|writers?|por|par|von|autora?(?:es)?|auteur|redacción|texto"
    r"|автор(?:ы)?|текст|作者|记者|記者|本报记者|本网记者|撰文|撰稿|撰写|文字|通讯员|기자|글|文|autorius|autors|autor|kirjoittaja|tekst",
    "source": r"(?:news |article |information )?(?:source|sources|origin|outlet|publisher|sourced from)|from"
    r"|来源|來源|出处|信息来源|文章来源|稿件来源|稿源|消息来源|fuente|quelle|fonte|источник|출처|出典|提供|allikas|lähde|źródło",
    "credit": r"(?:translated|edited|editing|photos?|photography|photographed|pictures?|images?|illustrations?|reviewed"
    r"|proofread|checked|approved|reporting|additional reporting|produced|contributed|provided|filmed) by"
    r"|(?:responsible |managing |web |copy |chief )?editors?(?:-in-chief)?|translators?|photographers?|proofreaders?"
    r"|reviewers?|photos?|pictures?|image credits?|photo credits?|file photo|contributors?"
    r"|责任编辑|责编|编辑|编审|审核|审校|初审|复审|终审|校对|翻译|编译|摄影|图片|供图|供稿|图|監製|編輯|責任編輯|監修|撮影"
    r"|edición|editora?|fotos?|fotografía|traducción|photo|rédaction|redaktion|редактор|фото|перевод|toimetaja|kuva",
}
_LABEL = re.compile(
    "|".join(rf"(?P<{name}>(?<![^\W_])(?:{words}))" for name, words in _LABELS.items()).join(("(?:", r")\s*[:：]\s*")),
    re.IGNORECASE,
)
# Labels that need no colon, at the beginning of a line or after a separator.
_BARE = re.compile(
    r"(?:^|(?<=[|｜·•(（\[\t\u3000;；])|(?<=(?:19|20)\d\d )(?=by ))\s*(?:"
    r"(?P<updated>(?:last )?(?:updated|modified|revised)(?: on| at)?|更新于)\s+(?=\S)"
    r"|(?P<published>(?:first )?(?:published|posted|issued|released)(?: on| at| in)?|date|发布于|发表于|publicado el|publié le"
    r"|veröffentlicht am|publicado em|опубликовано|入力|입력)\s+(?=\S)"
    r"|(?P<credit>(?:translated|edited|photos?|pictures?|images?|reviewed|proofread|reporting|additional reporting) by)\s+"
    r"|(?P<author>(?:written|reported|story|text|words|report|posted|published) by|by|BY|por|par|von"
    r"|(?:本报|本网|本刊|特约)?(?:记者|記者)|通讯员|作者|文/|文｜|文\|)\s*(?=[^\s:：]))",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[|｜\u3000\t•·;；]\s*|\s{2,}|\s[-–—]\s|\s(?=[【\[])")
_NAME = r"(?:[^\W\d_a-zà-þ][\w'’.-]*|d[aeio]s?|del|la|van|von|der|den|ter|bin|ibn|al|el|y|e|i|and|und|et|&)"
_NAMES = re.compile(rf"{_NAME}(?:[ ,]+{_NAME}){{0,11}}")
_EAST_NAMES = re.compile(r"[\u4e00-\u9fff·]{2,12}(?:[ 、,，/]+[\u4e00-\u9fff·]{2,12}){0,5}")
_DOMAIN = re.compile(r"\b(?:[a-z0-9-]+\.){1,4}[a-z]{2,12}\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"admin(?:istrator)?|staff(?: writer| reporter)?s?|editor|editorial(?: team| staff)?|webmaster|guest|user|root|佚名|匿名|管理员",
    re.IGNORECASE,
)
_CREDIT_ALONE = re.compile(
    r"[\[(（【]\s*(?:photo|image|picture|file photo|source|via|xinhua|reuters|afp|ap)\b[^\])）】]{0,60}[\])）】]"
    r"|(?:photo|image|picture)s?\s?(?:/|courtesy(?: of)?|credit|by)\s?[^.]{2,50}|[^.]{2,40}\s?/\s?(?:getty images|afp|reuters|ap)",
    re.IGNORECASE,
)
_UNREADABLE_DATE = re.compile(
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?)?", re.IGNORECASE
)
_NO_PERSON = re.compile(
    r"(?:news|daily|times|post|herald|tribune|wire|gazette|observer|journal|weekly|online|university|institute|office|house"
    r"|school|college|ministry|department|center|centre|room|park|street|city|county|, [a-z]{2})$|\d",
    re.IGNORECASE,
)
_PARTIAL_DATE = re.compile(r"\d{1,4}(?:\s?[-/.月]\s?\d{1,4}){0,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_SMALL_PRINT = re.compile(
    r"\b\d+\s*(?:min(?:ute)?s?)[\s.]*read\b|\b(?:views?|hits?|clicks?|reads?|visits?|comments?|likes?|shares?)\b\s*[:：]?\s*\d*"
    r"|(?:点击|浏览|阅读|评论|人气|访问)(?:次数|数|量|率)?\s*[:：]?\s*\d*次?|字[号體体]\s*[:：]?\s*[大中小 ]*|打印|分享到?|关闭|\bprint\b|\bshare\b"
    r"|\bfont size\b\s*[:：]?(?:\s*\b(?:big|large|medium|middle|small)\b)*|[【\[（(]\s*[】\])）]|\bET\b|\bon\b|\bat\b|\b[ap]m\b|\b\d{1,6}\b",
    re.IGNORECASE,
)


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
        rest: What is left when dates, labels and their values are taken out.
    """

    kind: PassageKind | None
    dates: tuple[tuple[Dated, str], ...] = ()
    authors: tuple[Span, ...] = ()
    outlets: tuple[Span, ...] = ()
    credit: bool = False
    rest: str = ""


_NOTHING = Note(None)


def read_note(text: str, block: Block, *, day_first: bool = False) -> Note:
    """Reads a block as a line about the article; long blocks and running text are none."""
    if block.end - block.start > 300 or (block.prose and block.count > 30):
        return _NOTHING
    line = text[block.start : block.end]
    dates = find_dates(line, 0, len(line), day_first=day_first)
    labels = _labels(line)
    if not dates and _UNREADABLE_DATE.fullmatch(line):
        return Note(PassageKind.DATELINE)
    if not dates and not labels:
        return Note(PassageKind.BYLINE, credit=True) if _is_credit(line) else _NOTHING
    values = _values(line, labels, dates)
    authors, outlets = _people_and_sources(line, labels, values)
    covered = [Span(label.start(), value.end) for (label, _), value in zip(labels, values, strict=True)]
    rest = _rest(line, dates, covered)
    return Note(
        _kind(line, labels, values, dates, rest),
        tuple((_shifted(dated, block.start), _label_before(dated, labels)) for dated in dates),
        tuple(Span(span.start + block.start, span.end + block.start) for span in authors),
        tuple(Span(span.start + block.start, span.end + block.start) for span in outlets),
        labels[0][1] == "credit" if labels else False,
        rest,
    )


def looks_like_names(words: str) -> bool:
    """Whether words are two to six names in a row and nothing else, such as the author's line of an article."""
    bare = words.strip(" \t,;.*_#")
    if _NO_PERSON.search(bare):
        return False
    return (_NAMES.fullmatch(bare) is not None and 2 <= len(bare.split()) <= 6) or (
        len(bare) <= 4 and _EAST_NAMES.fullmatch(bare) is not None
    )


def _labels(line: str) -> list[tuple[re.Match[str], str]]:
    """Labels in their order, each with its sort; what overlaps an earlier one is dropped."""
    found = [(match, match.lastgroup or "") for pattern in (_LABEL, _BARE) for match in pattern.finditer(line)]
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
        printed = _SMALL_PRINT.search(line, start, end)
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
        if name == "source" and words.strip():
            outlets.append(value)
        if name != "author":
            continue
        domain = _DOMAIN.search(words)
        inside = re.search(r"[(（]\s*([^()（）]{2,60}?)\s*[)）]", words)
        if domain and "@" not in words:
            outlets.append(Span(value.start + domain.start(), value.start + domain.end()))
            continue
        if inside:
            outlets.append(Span(value.start + inside.start(1), value.start + inside.end(1)))
            words = words[: inside.start()].rstrip()
        people = _NAMES.match(words) or _EAST_NAMES.match(words)
        if people and not _NOBODY.fullmatch(people[0].strip()):
            shorn = re.sub(
                r",\s(?:Staff|Senior|Special|Contributing|Chief|Science|Editor|Reporter|Correspondent)\b.*",
                "",
                people[0],
            )
            shorn = re.sub(r"(?:[\s,]+(?:and|und|et|y|e|i|&|de|the))+$", "", shorn).rstrip(" ,")
            authors.append(Span(value.start, value.start + len(shorn)))
    return authors, outlets


def _rest(line: str, dates: list[Dated], covered: list[Span]) -> str:
    kept = [*line]
    for span in (*covered, *(Span(dated.start, dated.end) for dated in dates)):
        kept[span.start : span.end] = " " * (span.end - span.start)
    left = "".join(kept)
    return " ".join(_SMALL_PRINT.sub(" ", without_dates(left, 0, len(left), [])).split())


def _label_before(dated: Dated, labels: list[tuple[re.Match[str], str]]) -> str:
    before = [name for label, name in labels if label.end() <= dated.start and dated.start - label.end() <= 24]
    return before[-1] if before and before[-1] in ("published", "updated") else ""


def _kind(
    line: str, labels: list[tuple[re.Match[str], str]], values: list[Span], dates: list[Dated], rest: str
) -> PassageKind | None:
    """A line counts as one about the article where nearly all of it is dates, labels and their values."""
    short = len(rest) <= 12 or (len(rest.split()) <= 3 and len(rest) <= 30)
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
    return _NAMES.fullmatch(titled) is not None or _NOBODY.fullmatch(plain) is not None


def _is_credit(line: str) -> bool:
    """`[Photo/Agency]`, `(Xinhua/Li Li)`, `Getty Images`: whose picture or text it is."""
    return len(line) <= 80 and _CREDIT_ALONE.fullmatch(line.strip()) is not None


def _shifted(dated: Dated, by: int) -> Dated:
    return Dated(dated.start + by, dated.end + by, dated.day)
