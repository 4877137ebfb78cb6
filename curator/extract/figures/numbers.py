"""Numbers in English sentences: digits, words, scales, ranges, and how exactly they are meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from curator.extract.text.numerals import numerals
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

DIGITS_AT_MOST = 18
"""Before the point; no news counts further, and a run of more digits is a code or rubbish."""

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "crore": 10**7,
    "lakh": 10**5,
}
_SHORT_SCALE = re.compile(r"(\d[\d,]*(?:\.\d+)?)(k|m|mn|bn|b)$", re.IGNORECASE)
_TRAILING = {
    ("+",): "more than",
    ("plus",): "more than",
    ("-", "plus"): "more than",
    ("or", "more"): "at least",
    ("or", "so"): "approximately",
    ("or", "fewer"): "up to",
    ("or", "less"): "up to",
    ("-", "odd"): "approximately",
    ("odd",): "approximately",
}
"""The ways to say it after a number."""


@cache
def _qualifiers() -> Sequence[tuple[tuple[str, ...], str]]:
    """The ways to qualify a number before it, the longest first."""
    ways = vocabulary("figures").choices("qualifiers").items()
    return sorted(((tuple(way.split()), name) for way, name in ways), key=lambda each: -len(each[0]))


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence.

    Attributes:
        first: First word of the number itself.
        last: Word after it, scale included.
        begin: First word with its qualifier, or of the range it is an end of.
        after: Word after its qualifier too, or after the range: what is counted begins there.
        value: What it comes to.
        qualifier: `exact`, `approximately`, `at least`, `more than`, `up to` or `nearly`.
    """

    first: int
    last: int
    begin: int
    after: int
    value: int | float
    qualifier: str


def numbers_in(words: Sequence[Word]) -> list[Number]:
    """Finds the numbers of a sentence, of a range both ends.

    Ordinals, digits glued to letters, and what is too large to be counted are none.
    """
    found: list[Number] = []
    i = 0
    while i < len(words):
        read = _number(words, i)
        if read is None:
            i += 1
            continue
        value, last = read
        ends = _range(words, i, value, last)
        if ends:
            found += ends
            i = ends[-1].after
            continue
        begin, qualifier = _qualified(words, i)
        after = last
        for way, name in _TRAILING.items():
            if tuple(word.low for word in words[last : last + len(way)]) == way:
                after, qualifier = last + len(way), name
        found.append(Number(i, last, begin, after, value, qualifier))
        i = after
    return found


def is_year(word: Word) -> bool:
    """Whether a word looks like a year of our time."""
    return bool(_YEAR.match(word.text))


def _number(words: Sequence[Word], i: int) -> tuple[int | float, int] | None:
    if words[i].text[0].isdigit():
        read: int | float | tuple[int | float, int] | None = _digits(words[i], money=_before_marks(words, i) < i)
    else:
        read = _in_words(words, i)
    read = _fraction(words, i) or read
    if read is None:
        return None
    value, last = read if isinstance(read, tuple) else (read, i + 1)
    while last < len(words) and words[last].low in _SCALES:
        value = value * _SCALES[words[last].low]
        last += 1
    if value >= 10**DIGITS_AT_MOST:
        return None
    if isinstance(value, float):
        value = round(value, 6)
        if value.is_integer():
            value = int(value)
    return value, last


def _digits(word: Word, *, money: bool) -> int | float | None:
    text = word.text.rstrip(",")
    if _DIGITS.match(text):
        return whole_or_decimal(text)
    short = _SHORT_SCALE.match(text)
    number = whole_or_decimal(short[1]) if short else None
    if short and number is not None and (money or short[2].lower() != "m"):  # without a currency, "800m" is a distance
        scale = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9}[short[2].lower()]
        return float(number) * scale
    return None


def whole_or_decimal(digits: str) -> int | float | None:
    """The number that digits with commas and a point write, or None where it is too large to be counted."""
    plain = digits.replace(",", "")
    whole, point, _ = plain.partition(".")
    if len(whole) > DIGITS_AT_MOST:
        return None
    return float(plain) if point else int(plain)


def _in_words(words: Sequence[Word], i: int) -> tuple[int | float, int] | None:
    """`twenty-five`, `two hundred and fifty`, `a hundred`, `a dozen`, `half a million`."""
    low = words[i].low
    if low == "dozen":
        return None if i and words[i - 1].low in ("several", "few", "some", "many") else (12, i + 1)
    follower = words[i + 1].low if i + 1 < len(words) else ""
    if low == "half" and follower == "a" and i + 2 < len(words) and words[i + 2].low in _SCALES:
        return _SCALES[words[i + 2].low] / 2, i + 3
    if low in ("a", "one", "an") and follower in (*_SCALES, "dozen"):
        value = 12 if follower == "dozen" else _SCALES[follower]
        return value, i + 2
    if (
        low in ("dozen", "hundred", "thousand", "million")
        and low != words[i].text.lower() + "s"
        and i
        and words[i - 1].low == "per"
    ):
        return None
    total, last = 0, i
    while last < len(words):
        part = _small(words[last].low)
        if part is not None and (last == i or total % 100 == 0):
            total += part
        elif words[last].low == "hundred" and 0 < total < 100:
            total *= 100
        elif words[last].low == "dozen" and 0 < total < 100:
            return total * 12, last + 1
        elif (
            words[last].low == "and"
            and total >= 100
            and last + 1 < len(words)
            and _small(words[last + 1].low) is not None
        ):
            pass
        else:
            break
        last += 1
    return (total, last) if last > i else None


def _fraction(words: Sequence[Word], i: int) -> tuple[float, int] | None:
    """`a third of the`, `two-thirds of our`; a half only where it is said how exactly: `more than half of the`."""
    of = next((k for k in range(i + 1, min(i + 3, len(words) - 1)) if words[k].low == "of"), 0)
    if not of or words[of + 1].low not in vocabulary("figures").owned:
        return None
    said = " ".join(word.low for word in words[i:of]).replace("-", " ").split()
    if said == ["half"]:
        return (0.5, of) if _qualified(words, i)[1] != "exact" else None
    parts = vocabulary("figures").choices("fractions").get(said[-1])
    count = 1 if said[0] in ("a", "one") else numerals().get(said[0], 0)
    return (count / int(parts), of) if parts and len(said) == 2 and 0 < count < int(parts) else None


def _small(low: str) -> int | None:
    if low in numerals():
        return numerals()[low]
    tens, _, unit = low.partition("-")
    if numerals().get(tens, 0) >= 20 > numerals().get(unit, 20):
        return numerals()[tens] + numerals()[unit]
    return None


def _range(words: Sequence[Word], first: int, value: int | float, last: int) -> list[Number]:
    """The two ends of "20 to 30", "20-30 million", "between $40 and $50", "two or three"; else nothing."""
    joint = words[last].low if last + 1 < len(words) else ""
    begin = _before_marks(words, first)
    between = begin > 0 and words[begin - 1].low == "between"
    if joint not in ("-", "–", "to", "or") and not (between and joint == "and"):
        return []
    second = last + 1
    while second < len(words) and words[second].low in vocabulary("figures").currency_marks:
        second += 1
    upper = _number(words, second) if second < len(words) else None
    if upper is None or is_year(words[first]) or (joint == "to" and begin and words[begin - 1].low == "from"):
        return []
    most, after = upper
    scale = _SCALES.get(words[after - 1].low, 1)
    if last - first == 1 and after - second > 1 and value < most / scale:
        value *= scale
    if value >= most:
        return []
    begin = begin - 1 if between else _qualified(words, first)[0]
    return [
        Number(first, last, begin, after, value, "at least"),
        Number(second, after, begin, after, most, "up to"),
    ]


def _qualified(words: Sequence[Word], first: int) -> tuple[int, str]:
    begin = _before_marks(words, first)
    begin -= begin > 0 and words[begin - 1].low == "a"  # "beyond the four" says where, not how many
    for phrase, qualifier in _qualifiers():
        size = len(phrase)
        if begin >= size and tuple(word.low for word in words[begin - size : begin]) == phrase:
            return begin - size, qualifier
    return first, "exact"


def _before_marks(words: Sequence[Word], first: int) -> int:
    """Where a number begins with the marks of currency in front of it."""
    while first and (
        words[first - 1].low in vocabulary("figures").currency_marks or words[first - 1].end == words[first].start
    ):
        if not words[first - 1].text.isalpha() and words[first - 1].low not in vocabulary("figures").currency_marks:
            break
        first -= 1
    return first
