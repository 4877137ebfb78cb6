"""Bylines: who wrote, translated, edited and photographed, from the lines that say so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from curator.domain.article import PassageKind
from curator.extract.lexicon import lexicon
from curator.extract.reading import Reading, Sentence

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
    "proofread": "editor",
    "reviewed": "editor",
    "photo": "photographer",
    "photos": "photographer",
    "photographer": "photographer",
    "photography": "photographer",
    "picture": "photographer",
    "pictures": "photographer",
    "photographed": "photographer",
    "image": "photographer",
    "video": "photographer",
}
_NAME = r"[^\W\d_a-z][\w'’.-]+(?:[ \u00a0](?:(?:de|da|van|von|bin|al|el|dos|del|ter) )?[^\W\d_a-z][\w'’.-]*){0,3}"
_LABELLED = re.compile(
    rf"(?:^|(?<=[\n(|;,/·•])|(?<=\s)(?=\w+:))[^\S\n]*"
    rf"(?P<label>(?P<word>(?i:{'|'.join(_ROLES)}))(?i:[ ]by)?[^\S\n]*[:：]?)[^\S\n]+"
    rf"(?P<names>{_NAME}(?:(?:, | and | & |、){_NAME})*)[^\S\n]*(?=$|[\n)|;,/·•(（])",
    re.MULTILINE,
)
_SLASHED = re.compile(
    rf"(?P<names>{_NAME})\s?/\s?(?P<label>Text|Words|Photos?|Pictures?|Images?|Reporter|Translator|Editor)\b"
)
_SPLIT = re.compile(r", | and | & |、")


@dataclass(frozen=True, slots=True)
class Credit:
    """One credited person: ranges of the name and of the label, and the choice of the field `role`."""

    name: tuple[int, int]
    label: tuple[int, int]
    role: str


def credits_of(reading: Reading) -> list[Credit]:
    """Finds the credited people of a document, in order."""
    found: dict[tuple[int, int], Credit] = {}
    for begin, end, kind in _ranges(reading):
        piece = reading.text[begin:end]
        for match in _LABELLED.finditer(piece):
            if _trusted(match, kind):
                for credit in _credits(match, begin):
                    found.setdefault(credit.name, credit)
        for match in _SLASHED.finditer(piece):
            for credit in _credits(match, begin):
                found.setdefault(credit.name, credit)
    return [found[name] for name in sorted(found)]


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
    """A bare "By" or "Photo" counts only with a colon, "by" after it, or in a byline."""
    label = match["label"].casefold()
    if ":" in label or "：" in label or kind is PassageKind.BYLINE:
        return True
    return "by" in label.split() and match["word"][0].isupper() and match.end() - match.start() < 80


def _credits(match: re.Match[str], begin: int) -> Iterator[Credit]:
    lex = lexicon()
    label = match["label"].rstrip()
    role = _ROLES[re.split(r"[\s:：]", label.casefold())[0]]
    at = match.start("names")
    for part in _SPLIT.split(match["names"]):
        start = match["names"].index(part, at - match.start("names")) + match.start("names")
        at = start + len(part)
        low = part.casefold().split()
        if low[0] in ("text", "photo", "picture") and len(low) > 1:
            start += len(part.split()[0]) + 1
            low = low[1:]
        common = sum(lex.is_common(word.strip(".")) for word in low)
        if low and common * 2 < len(low) + (len(low) == 1) and not any(word in lex.media for word in low):
            labelled = begin + match.start("label")
            yield Credit((begin + start, begin + at), (labelled, labelled + len(label)), role)
