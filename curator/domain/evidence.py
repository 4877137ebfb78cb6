"""Evidence: the words of an article that support a value, and what became of them.

Finding words anew in a text is here; deciding what to do about lost evidence is the curator's.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

_FUZZY_AT_LEAST = 85.0


class Alignment(StrEnum):
    """How a quote lies on the text it was taken from."""

    EXACT = "exact"
    MOVED = "moved"
    FUZZY = "fuzzy"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A range of an article's text and the exact words that stood there.

    Attributes:
        start: First code point, inclusive.
        end: Last code point, exclusive.
        quote: The words, exactly as in the text.
        alignment: Whether the quote is at its offsets.
    """

    start: int
    end: int
    quote: str
    alignment: Alignment = Alignment.EXACT


def cite(text: str, start: int, end: int) -> Evidence:
    """Takes evidence from a text.

    Args:
        text: The article's text.
        start: First code point, inclusive.
        end: Last code point, exclusive.

    Returns:
        Exact evidence for the range.

    Raises:
        ValueError: The range is empty or not inside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no evidence at {start}..{end} of a text of {len(text)} characters")
    return Evidence(start, end, text[start:end])


def align(text: str, evidence: Evidence) -> Evidence:
    """Says loudly where a quote lies in a text now.

    Args:
        text: The article's text.
        evidence: What was recorded earlier.

    Returns:
        The same evidence when the quote is at its offsets; otherwise a copy marked `moved` (the same words
        elsewhere, the nearest place), `fuzzy` (nearly the same words) or `lost` (offsets kept as recorded).
        What was moved once stays moved, however often it is aligned: only a person makes it exact again.
    """
    if _in_place(text, evidence):
        shifted = evidence.alignment in (Alignment.MOVED, Alignment.FUZZY)
        return replace(evidence, alignment=Alignment.MOVED if shifted else Alignment.EXACT)
    if not evidence.quote:
        return replace(evidence, alignment=Alignment.LOST)
    # Imported where it is needed: it costs 10 ms on the way to the first window, and words are hardly ever moved.
    from rapidfuzz import fuzz

    nearest = _nearest(text, evidence.quote, evidence.start)
    if nearest is not None:
        return replace(evidence, start=nearest, end=nearest + len(evidence.quote), alignment=Alignment.MOVED)
    found = fuzz.partial_ratio_alignment(evidence.quote, text, score_cutoff=_FUZZY_AT_LEAST)
    if found is not None and found.dest_start < found.dest_end and len(text) >= len(evidence.quote):
        return replace(evidence, start=found.dest_start, end=found.dest_end, alignment=Alignment.FUZZY)
    return replace(evidence, alignment=Alignment.LOST)


def _in_place(text: str, evidence: Evidence) -> bool:
    # A slice forgives a negative start and an end beyond the text; offsets must not.
    fits = evidence.start >= 0 and evidence.end == evidence.start + len(evidence.quote)
    return bool(evidence.quote) and fits and text.startswith(evidence.quote, evidence.start)


def _nearest(text: str, quote: str, start: int) -> int | None:
    start = max(0, start)
    after = text.find(quote, start)
    before = text.rfind(quote, 0, start + len(quote))
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: abs(place - start), default=None)
