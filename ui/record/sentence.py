"""A value's words in their sentence: which part of the text is shown around them. Pure text; drawing is not here."""

import re
from dataclasses import dataclass

from curator.domain.evidence import Alignment, Evidence

_BEFORE, _AFTER, _LONGEST = 72, 90, 220
_END = re.compile(r"[.!?…][”’\"')\]]*\s|[。！？][”’」』）]*|\n")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words between what stands before and after them, all on one line.

    Attributes:
        before: Begins with “… ” where the sentence began earlier.
        words: The evidence.
        after: Ends with “ …” where the sentence goes on.
        alignment: Whether the words are where they were taken from.
    """

    before: str
    words: str
    after: str
    alignment: Alignment = Alignment.EXACT


def sentence_of(text: str, evidence: Evidence) -> Sentence:
    """Takes the words of a piece of evidence with what stands around them in their sentence.

    Args:
        text: The article's text.
        evidence: Of one of its values; lost evidence has nothing around it.
    """
    if evidence.alignment is Alignment.LOST or not 0 <= evidence.start < evidence.end <= len(text):
        return Sentence("", _one_line(evidence.quote), "", Alignment.LOST)
    words = _one_line(text[evidence.start : evidence.end])
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2].rstrip()} … {words[-_LONGEST // 2 :].lstrip()}"
    return Sentence(
        _before(text, evidence.start), words, _after(text, evidence.end), evidence.alignment
    )  # fmt: skip


def _before(text: str, start: int) -> str:
    # Twice as much as is shown, so that an end of sentence just outside is seen.
    far = text[max(0, start - 2 * _BEFORE) : start]
    ends = [found.end() for found in _END.finditer(far)]
    if ends or start <= 2 * _BEFORE:
        far = far[ends[-1] if ends else 0 :]
        if len(far) <= _BEFORE:
            return _squeeze(far).lstrip()
    near = far[-_BEFORE:]
    space = near.find(" ")
    return "… " + _squeeze(near[space + 1 :] if 0 <= space < _BEFORE // 2 else near).lstrip()


def _after(text: str, end: int) -> str:
    far = text[end : end + 2 * _AFTER]
    found = _END.search(far)
    if found:
        far = far[: found.end()].rstrip()
    if len(far) <= _AFTER and (found or end + 2 * _AFTER >= len(text)):
        return _squeeze(far).rstrip()
    near = far[:_AFTER]
    space = near.rfind(" ")
    return _squeeze(near[:space] if space > _AFTER // 2 else near).rstrip() + " …"


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _one_line(text: str) -> str:
    return " ".join(text.split())
