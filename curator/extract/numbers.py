"""Numbers in English sentences: digits, words, scales, ranges, and how exactly they are meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curator.extract.reading import Word

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
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
_QUALIFIERS = (
    (("no", "fewer", "than"), "at least"),
    (("no", "less", "than"), "at least"),
    (("not", "less", "than"), "at least"),
    (("at", "least"), "at least"),
    (("a", "minimum", "of"), "at least"),
    (("no", "more", "than"), "up to"),
    (("not", "more", "than"), "up to"),
    (("as", "many", "as"), "up to"),
    (("as", "much", "as"), "up to"),
    (("a", "maximum", "of"), "up to"),
    (("up", "to"), "up to"),
    (("at", "most"), "up to"),
    (("less", "than"), "up to"),
    (("fewer", "than"), "up to"),
    (("under",), "up to"),
    (("more", "than"), "more than"),
    (("greater", "than"), "more than"),
    (("upwards", "of"), "more than"),
    (("in", "excess", "of"), "more than"),
    (("well", "over"), "more than"),
    (("over",), "more than"),
    (("above",), "more than"),
    (("exceeding",), "more than"),
    (("exceeded",), "more than"),
    (("exceeds",), "more than"),
    (("surpassing",), "more than"),
    (("surpassed",), "more than"),
    (("just", "under"), "nearly"),
    (("close", "to"), "nearly"),
    (("nearly",), "nearly"),
    (("almost",), "nearly"),
    (("approaching",), "nearly"),
    (("approximately",), "approximately"),
    (("about",), "approximately"),
    (("around",), "approximately"),
    (("roughly",), "approximately"),
    (("some",), "approximately"),
    (("circa",), "approximately"),
    (("an", "estimated"), "approximately"),
    (("estimated",), "approximately"),
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence.

    Attributes:
        first: First word of the number itself.
        last: Word after it, scale included.
        begin: First word with its qualifier.
        value: What it comes to; of a range the lower end.
        qualifier: `exact`, `approximately`, `at least`, `more than`, `up to` or `nearly`.
    """

    first: int
    last: int
    begin: int
    value: int | float
    qualifier: str


def numbers_in(words: Sequence[Word]) -> list[Number]:
    """Finds the numbers of a sentence; ordinals, and digits glued to letters, are none."""
    found = []
    i = 0
    while i < len(words):
        read = _number(words, i)
        if read is None:
            i += 1
            continue
        value, last = read
        first = i
        i = last
        ranged = _range_end(words, last)
        if ranged is not None:
            i = ranged
        begin, qualifier = _qualified(words, first)
        if ranged is not None and qualifier == "exact":
            qualifier = "at least"
        after = words[i].low if i < len(words) else ""
        if after in ("+", "plus") or (after == "or" and i + 1 < len(words) and words[i + 1].low == "more"):
            qualifier = "more than" if after != "or" else "at least"
            i += 1 if after != "or" else 2
        found.append(Number(first, i, begin, value, qualifier))
    return found


def is_year(word: Word) -> bool:
    """Whether a word looks like a year of our time."""
    return bool(_YEAR.match(word.text))


def _number(words: Sequence[Word], i: int) -> tuple[int | float, int] | None:
    read = _digits(words[i]) if words[i].text[0].isdigit() else _in_words(words, i)
    if read is None:
        return None
    value, last = read if isinstance(read, tuple) else (read, i + 1)
    while last < len(words) and words[last].low in _SCALES:
        value = value * _SCALES[words[last].low]
        last += 1
    if isinstance(value, float):
        value = round(value, 6)
        if value.is_integer():
            value = int(value)
    return value, last


def _digits(word: Word) -> int | float | None:
    text = word.text.rstrip(",")
    if _DIGITS.match(text):
        plain = text.replace(",", "")
        return float(plain) if "." in plain else int(plain)
    short = _SHORT_SCALE.match(text)
    if short:
        scale = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9}[short[2].lower()]
        return float(short[1].replace(",", "")) * scale
    return None


def _in_words(words: Sequence[Word], i: int) -> tuple[int | float, int] | None:
    """`twenty-five`, `two hundred and fifty`, `a hundred`, `a dozen`, `half a million`."""
    low = words[i].low
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


def _small(low: str) -> int | None:
    if low in _UNITS:
        return _UNITS[low]
    if low in _TENS:
        return _TENS[low]
    tens, _, unit = low.partition("-")
    if tens in _TENS and unit in _UNITS:
        return _TENS[tens] + _UNITS[unit]
    return None


def _range_end(words: Sequence[Word], last: int) -> int | None:
    """The end of "20 to 30" or "20-30", or None."""
    if last + 1 >= len(words) or words[last].text not in ("-", "–", "to") or not words[last + 1].text[0].isdigit():
        return None
    upper = _number(words, last + 1)
    return upper[1] if upper else None


def _qualified(words: Sequence[Word], first: int) -> tuple[int, str]:
    begin = first
    while begin and words[begin - 1].text in ("$", "€", "£", "¥", "a", "US", "USD", "RMB"):
        begin -= 1
    for phrase, qualifier in _QUALIFIERS:
        size = len(phrase)
        if begin >= size and tuple(word.low for word in words[begin - size : begin]) == phrase:
            return begin - size, qualifier
    return first, "exact"
