"""Bylines: who wrote, translated, edited and photographed, from the lines that say so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from curator.domain.article import PassageKind
from curator.extract.names import geography
from curator.extract.names.mentions import is_title_head
from curator.extract.text.lexicon import lexicon
from curator.extract.text.reading import Reading, Sentence

_ROLES = {
    "written": "author",
    "author": "author",
    "reporter": "author",
    "reported": "author",
    "text": "author",
    "words": "author",
    "story": "author",
    "by": "author",
    "correspondent": "author",
    "translated": "translator",
    "translator": "translator",
    "translation": "translator",
    "edited": "editor",
    "editor": "editor",
    "editing": "editor",
    "reporting": "author",
    "writing": "author",
    "additional reporting": "author",
    "with inputs from": "author",
    "with input from": "author",
    "compiled": "author",
    "report": "author",
    "news": "author",
    "news and photos": "author",
    "text and photos": "author",
    "words and pictures": "author",
    "story and photos": "author",
    "provided": "author",
    "prepared": "author",
    "posted": "author",
    "published": "author",
    "submitted": "author",
    "responsible editor": "editor",
    "editor in charge": "editor",
    "editor-in-charge": "editor",
    "duty editor": "editor",
    "managing editor": "editor",
    "web editor": "editor",
    "source editor": "editor",
    "chief editor": "editor",
    "editor-in-chief": "editor",
    "pix": "photographer",
    "pic": "photographer",
    "ph": "photographer",
    "ph.": "photographer",
    "camera": "photographer",
    "foto": "photographer",
    "fotos": "photographer",
    "visuals": "photographer",
    "contributed": "author",
    "proofread": "editor",
    "copy-edited": "editor",
    "reviewed": "editor",
    "photo": "photographer",
    "photos": "photographer",
    "photographer": "photographer",
    "photography": "photographer",
    "picture": "photographer",
    "pictures": "photographer",
    "photographed": "photographer",
    "image": "photographer",
    "images": "photographer",
    "credit": "photographer",
    "photo credit": "photographer",
    "credits": "photographer",
    "with information from": "author",
    "with information of": "author",
    "with reporting by": "author",
    "image credit": "photographer",
    "photograph": "photographer",
    "photographs": "photographer",
    "illustration": "photographer",
    "video": "photographer",
}
_NAME = r"[^\W\d_a-z][\w'’.-]+(?:[ \u00a0](?:(?:de|da|van|von|bin|al|el|dos|del|ter) )?[^\W\d_a-z][\w'’.-]*){0,3}"
_WORDS = "|".join(sorted(_ROLES, key=len, reverse=True))
_LABELLED = re.compile(
    rf"(?:^|(?<=[\n(|;,/·•[*])|(?<=\s)(?=(?i:{_WORDS})(?i:[ ]by)?[:：]))[^\S\n]*"
    rf"(?P<label>(?P<word>(?i:{_WORDS}))(?i:[ ](?:by|courtesy[ ]of))?)"
    rf"(?:[^\S\n]?(?P<mark>[:：/])[^\S\n]{{0,4}}|[^\S\n]{{1,4}})"
    rf"(?P<names>{_NAME}(?:(?:, | and | & |、){_NAME})*)"
    rf"(?:[^\S\n]{{0,4}}(?=$|[\n)|;,/·•(（\]*]|(?<=\.)\s)|(?=[^\S\n]{{2,}})|(?= (?:in|on|for) [A-Z\d]))",
    re.MULTILINE,
)
_SLASHED = re.compile(
    rf"(?P<names>{_NAME})\s?/\s?(?P<label>Text|Words|Photos?|Pictures?|Images?|Reporter|Translator|Editor)\b"
)
_OWNED = re.compile(
    rf"(?P<label>©|(?i:photo credit|image credit|credit|photo|image|picture|courtesy)[^\S\n]?:)[^\S\n]?"
    rf"(?P<house>[^\W\d_][\w&. -]{{1,40}}?)[^\S\n]?/[^\S\n]?(?P<names>{_NAME})(?=$|[\n)|;,*\]（(]|\.\s)",
    re.MULTILINE,
)
_HOUSE = re.compile(
    r"[^\S\n]?(?P<mark>[/,])[^\S\n]?(?P<house>[^\W\d_][\w&.' -]{1,50}?)[^\S\n]?(?=$|[\n)|;,*\]（(]|\.\s)", re.MULTILINE
)
_POST = re.compile(r"(?:,|[^\S\n]\|)[^\S\n](?P<post>[A-Z][^\n,|/]{2,50}?)[^\S\n]*(?=$|[\n|,/])", re.MULTILINE)
_NOBODY = frozenset({"admin", "administrator", "webmaster", "anonymous", "editorial"})
_OF_HOUSES = frozenset({"courtesy", "della", "delle", "press", "via", "with"})
_INITIALED = re.compile(r"(?:[^\W\d_a-z]\.[ -]?){1,3}[^\W\d_a-z][\w'’-]+$")
_INITIALS_AT_MOST = 5
_SPLIT = re.compile(r", | and | & |、")


@dataclass(frozen=True, slots=True)
class Credit:
    """One credited person.

    Attributes:
        name: Range of the name.
        label: Range of what the credit is for.
        role: Choice of the field `role`.
        post: Range of the position after the name, or None.
        house: Range of the agency before the name, or None.
    """

    name: tuple[int, int]
    label: tuple[int, int]
    role: str
    post: tuple[int, int] | None = None
    house: tuple[int, int] | None = None


def credits_of(reading: Reading) -> list[Credit]:
    """Finds the credited people of a document, in order."""
    found: dict[tuple[int, int], Credit] = {}
    for begin, end, kind in _ranges(reading):
        piece = reading.text[begin:end]
        owned = set()
        for match in _OWNED.finditer(piece):
            if " " not in match["names"] or not _is_house(match["house"]):
                continue
            for credit in _credits(match, begin):
                house = begin + match.start("house"), begin + match.end("house")
                found.setdefault(credit.name, replace(credit, house=house))
                owned.add(match.start("label"))
        for match in _LABELLED.finditer(piece):
            if _trusted(match, kind) and match.start("label") not in owned:
                for credit in _credits(match, begin):
                    found.setdefault(credit.name, _with_tail(credit, piece, begin))
        for match in _SLASHED.finditer(piece):
            for credit in _credits(match, begin):
                found.setdefault(credit.name, credit)
    return [found[name] for name in sorted(found)]


def _is_house(words: str) -> bool:
    """Whether words before a stroke are an agency's, not what is seen in the picture or the photographer: "P. Lund"."""
    told = any(word.islower() and len(word) > 3 and word not in _OF_HOUSES for word in words.split())
    return not told and _INITIALED.match(words) is None


def _is_agency(word: str) -> bool:
    """Whether one word is initials, as agencies have them: "Photo: EFE"."""
    return word.isupper() and len(word) <= _INITIALS_AT_MOST


def _ranges(reading: Reading) -> Iterator[tuple[int, int, PassageKind]]:
    """Ranges of paragraphs; only short ones and the beginning of long ones carry bylines."""
    paragraph: list[Sentence] = []
    for sentence in (*reading.sentences, None):
        if paragraph and (sentence is None or sentence.paragraph != paragraph[0].paragraph):
            yield paragraph[0].start, min(paragraph[-1].end, paragraph[0].start + 300), paragraph[0].kind
            paragraph = []
        if sentence is not None:
            paragraph.append(sentence)


def _trusted(match: re.Match[str], kind: PassageKind) -> bool:
    """A bare "By" or "Photo" counts only with a colon, "by" after it, in a bracket or in a byline."""
    label = match["label"].casefold()
    full = " " in match["names"]
    if kind is PassageKind.BYLINE or (match["mark"] and (match["mark"] != "/" or full)):
        return True
    before = match.string[max(0, match.start("label") - 2) : match.start("label")].strip()
    named = "by" in label.split() or label.endswith(("from", "courtesy of"))
    bracket = before in ("/", "(", "[", "*", ";")
    inside = before in ("(", "[") and full
    return inside or (named and (bracket or match["word"][0].isupper()) and match.end() - match.start() < 80)


def _with_tail(credit: Credit, piece: str, begin: int) -> Credit:
    """The credit with the post and, for photographers, the house that stand after the name."""
    at = credit.name[1] - begin
    house = _house_after(piece, at, begin) if credit.role == "photographer" else None
    return replace(credit, post=_post_after(piece, at, begin), house=house)


def _house_after(piece: str, at: int, begin: int) -> tuple[int, int] | None:
    """The house of "Photo: Ana Silva/TIMR" and "Photo: Ana Silva, Orda University"."""
    match = _HOUSE.match(piece, at)
    if match is None:
        return None
    words = match["house"].casefold().split()
    body = any(word in lexicon().organizations for word in words)
    label = any(word in _ROLES or is_title_head(word) for word in words)
    fits = body if match["mark"] == "," else match["house"][0].isupper() and not label
    return (begin + match.start("house"), begin + match.end("house")) if fits else None


def _post_after(piece: str, at: int, begin: int) -> tuple[int, int] | None:
    """The position of "By Ana Silva, Senior Correspondent"."""
    match = _POST.match(piece, at)
    if match is None or not any(is_title_head(word.casefold()) for word in match["post"].split()):
        return None
    return begin + match.start("post"), begin + match.end("post")


def _credits(match: re.Match[str], begin: int) -> Iterator[Credit]:
    lex = lexicon()
    label = match["label"].rstrip()
    word = match.groupdict().get("word") or re.sub(r"[\s:：]+$", "", label)
    role = _ROLES.get(word.casefold(), "photographer")
    at = match.start("names")
    for part in _SPLIT.split(match["names"]):
        start = match["names"].index(part, at - match.start("names")) + match.start("names")
        at = start + len(part)
        if part.endswith(".") and len(part.split()[-1]) > 3:
            part, at = part[:-1], at - 1
        low = part.casefold().split()
        if low[0] in ("text", "photo", "picture") and len(low) > 1:
            start += len(part.split()[0]) + 1
            low = low[1:]
        common = sum(lex.is_common(word.strip(".")) for word in low)
        if len(low) == 1 and (low[0] in lex.weekdays | lex.months or geography.is_place(part) or _is_agency(part)):
            continue
        if (
            low
            and common * 2 < len(low) + (len(low) == 1)
            and not any(word in lex.media or word in _NOBODY for word in low)
        ):
            labelled = begin + match.start("label")
            yield Credit((begin + start, begin + at), (labelled, labelled + len(label)), role)
