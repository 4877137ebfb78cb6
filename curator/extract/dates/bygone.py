"""Whether something is told of earlier times: "founded in 1920", "signed ten years ago"."""

import re

from curator.extract.text.reading import Reading, Sentence

_YEAR = re.compile(r"\b(?:in|since|from|of|,)\s+(?:[A-Z][a-z]+\s+)?((?:1[89]|20)\d\d)\b")
_OPENING_YEAR = re.compile(r"\W*(?:[A-Z][a-z]+\s+)?(?:[A-Z][a-z]+\s+)?((?:1[89]|20)\d\d)\b")
_AGO = re.compile(r"\b(?:years?|decades?)\s+(?:ago|earlier)\b|\blast\s+(?:year|century)\b|\bin\s+the\s+past\b")
_ASIDE = re.compile(r"\w(?:,\s+(?:first|originally|initially|who|whose)|,?\s+which)\b")
"""What follows tells of something earlier: "renewed their agreement, first signed in 2018"."""
_NEAR = 70


def is_bygone(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether an earlier year than the last stands right after the words start..end, or opens their sentence.

    Args:
        reading: For the text and its date.
        sentence: Where the words stand.
        start: First code point of the words that tell of the act.
        end: The code point after their last.

    Returns:
        True where it happened long before the article.
    """
    text = reading.text
    stop = min(sentence.end, end + _NEAR)
    aside = _ASIDE.search(text, end, stop)
    stop = aside.start() if aside is not None else stop
    near = (_YEAR.search(text, start, stop), _OPENING_YEAR.match(text, sentence.start, start))
    if _AGO.search(text, start, stop) is not None:
        return True
    if reading.published is None:
        # An undated article tells its own date in full; "in 1987" alone is of other times.
        return near[0] is not None and near[0][0].startswith(("in", "since"))
    return any(match is not None and int(match[1]) < reading.published.year - 1 for match in near)
