"""Figures: numbers with what they count, how exactly they are meant, unit and scope."""

from collections.abc import Sequence

from curator.domain.article import PassageKind
from curator.domain.proposal import ProposedEntry
from curator.extract.dates import date_spans
from curator.extract.lexicon import bag
from curator.extract.mentions import Kind
from curator.extract.numbers import Number, is_year, numbers_in
from curator.extract.reading import Sentence, Word
from curator.extract.scene import Entries, Scene, span

STAGE = "figures.rules.v1"
_CURRENCY = {
    "$": "US dollars",
    "us$": "US dollars",
    "€": "euros",
    "£": "pounds",
    "¥": "yuan",
    "₹": "rupees",
    "₩": "won",
}
_CURRENCY_WORDS = bag(
    "dollar dollars euro euros pound pounds yuan rmb renminbi yen won rupee rupees real reais peso pesos rand "
    "shilling shillings naira dirham dirhams riyal riyals franc francs krona kroner rouble roubles ruble "
    "rubles usd eur gbp cny krw jpy inr brl zar ksh"
)
_MEASURES = bag(
    "kilometers kilometres km meters metres m hectares acres tons tonnes kg kilograms megawatts mw gigawatts "
    "gw kilowatts kw kwh gwh mwh twh liters litres square cubic miles degrees hp gigabytes terabytes "
    "petabytes qubits volts"
)
_PERCENT = frozenset({"%", "percent", "per", "pct", "percentage"})
_NOT_COUNTED = bag(
    "year years month months day days week weeks hour hours minute minutes second seconds decade decades "
    "century centuries sides side parties times time a.m p.m a.m. p.m. am pm o'clock century quarter quarters"
)
_LABELS = bag(
    "no no. number chapter article section phase page room table figure grade class tier level type version "
    "item step part vol vol. volume unit line route highway building block gate hall stage season episode "
    "world top covid-19 act order resolution law decree"
)
_STOPPING_TAGS = ("VBZ", "VBD", "VBP", "MD", "WDT", "WP", "WRB", "PRP", "PRP$", "RB", "EX", "DT", "TO", "IN")
_TIMES = frozenset({"last", "this", "next", "every", "each", "annually", "today", "yesterday"})
_WITHIN = frozenset({"and", "or", "&", "-", "/"})


def propose_figures(scene: Scene) -> Entries:
    """Proposes the figures of the body; one that is told twice is proposed once, with both places."""
    entries: dict[tuple[object, str], ProposedEntry] = {}
    for sentence in scene.reading.of(PassageKind.BODY, PassageKind.DATELINE):
        if sentence.headline:
            continue
        told: tuple[int, int] | None = None
        for number in numbers_in(sentence.words):
            entry, told = _figure(scene, sentence, number, told)
            if entry is not None:
                value = entry.values[0]
                what = next((each.words for each in entry.values if each.field == "what"), "")
                entries.setdefault((value.content, what.casefold()), entry)
    return tuple(entries.values())


def _figure(
    scene: Scene, sentence: Sentence, number: Number, told: tuple[int, int] | None
) -> tuple[ProposedEntry | None, tuple[int, int] | None]:
    """The figure of a number, and what was counted, for "another 210" later in the sentence."""
    words = sentence.words
    if _no_figure(scene, sentence, number):
        return None, told
    money, percent, at = _kind(words, number)
    what = _counted(words, at)
    if percent or money:
        what = what if what and not percent else _of_what(words, at) or _before(words, number) or what
    again = number.begin and words[number.begin - 1].low in ("another", "other", "further")
    what = what or (told if again else None)
    if what is None or _uncounted(words, number, what, plain=not (money or percent)):
        return None, told
    end = max(at, what[1] if what[0] >= number.last else at)
    begin = min(number.begin, number.first - (money == "before"))
    whole = span(sentence, begin, end)
    exact = span(sentence, number.first, number.last)
    sure = 0.9 if number.qualifier == "exact" and not (money or percent) else 0.85
    written = scene.text[slice(*exact)]
    values = [scene.value("value", [whole], sure, content=number.value, words=" ".join(written.split()))]
    qualifier = [span(sentence, number.begin, number.last)]
    values.append(scene.value("qualifier", qualifier, sure, content=number.qualifier, words=number.qualifier))
    values.append(scene.value("what", [span(sentence, *what)], sure - 0.1))
    unit = _unit(words, number, at, money=money, percent=percent)
    if unit:
        values.append(scene.value("unit", [span(sentence, *unit)], 0.8))
    return ProposedEntry(group="figure", values=tuple(values), stage=STAGE), what


def _no_figure(scene: Scene, sentence: Sentence, number: Number) -> bool:
    """Whether the number is a date, a year, a label, a time, or part of a name."""
    words = sentence.words
    start, end = span(sentence, number.first, number.last)
    if any(first < end and start < last for first, last in date_spans(scene.text, sentence.start, sentence.end)):
        return True
    named = (Kind.ORGANIZATION, Kind.EVENT, Kind.THING, Kind.PAPER, Kind.PERSON)
    inside = any(
        m.start <= start < m.end for m in scene.mentions[sentence.index] if m.kind in named or m.last - m.first > 1
    )
    before = words[number.first - 1] if number.first else None
    after = words[number.last] if number.last < len(words) else None
    if inside or (before is not None and (before.low in _LABELS or before.text in ("#", ":", "/", "-"))):
        return True
    if after is not None and after.text in (":", "/", "-") and after.start == words[number.last - 1].end:
        return True
    first = words[number.first]
    if number.last - number.first == 1 and is_year(first):
        counted = after is not None and after.tag == "NNS" and number.qualifier != "exact"
        return not counted
    lone_one = first.low == "one" and number.last - number.first == 1
    return lone_one or (after is not None and after.low == "of" and number.value == 1)


def _kind(words: Sequence[Word], number: Number) -> tuple[str, bool, int]:
    """How money is marked ("before", "after" or ""), whether it is a percentage, and where the counted noun begins."""
    at = number.last
    before = words[number.first - 1].low if number.first else ""
    after = words[at].low if at < len(words) else ""
    if after in _PERCENT and (after != "per" or (at + 1 < len(words) and words[at + 1].low == "cent")):
        return "", True, at + 1 + (after == "per")
    if before in _CURRENCY or before in _CURRENCY_WORDS:
        return "before", False, at
    step = 1 if after in ("us", "u.s.", "american", "chinese", "canadian", "australian", "hong") else 0
    if at + step < len(words) and words[at + step].low in _CURRENCY_WORDS:
        return "after", False, at
    return "", False, at


def _counted(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at `at`: adjectives and nouns, coordinated, with one "of ..." after it."""
    if at < len(words) and words[at].low == "of":
        at += 1
        at += at < len(words) and words[at].low in ("the", "its", "their", "these", "those", "our")
    last = _nouns(words, at)
    if last is None:
        return None
    if last + 1 < len(words) and words[last].low == "of":
        step = last + 1 + (words[last + 1].low in ("the", "a", "an", "its", "their"))
        further = _nouns(words, step)
        if further is not None and not words[step].text[0].isdigit():
            return at, further
    return at, last


def _nouns(words: Sequence[Word], at: int) -> int | None:
    end = None
    i = at
    while i < len(words) and i - at < 14:
        word = words[i]
        noun = word.tag in ("NN", "NNS", "NNP", "NNPS")
        if word.low in _TIMES and end is not None:
            break
        if noun:
            end = i + 1
        elif word.low in _WITHIN:
            if (
                i == at
                or i + 1 >= len(words)
                or words[i + 1].tag[:2] not in ("NN", "JJ", "VB")
                or words[i + 1].tag in _STOPPING_TAGS
            ):
                break
        elif (
            word.tag in _STOPPING_TAGS
            or not word.text[0].isalpha()
            or word.tag == "CD"
            or (end is not None and word.tag in ("VBG", "VBN", "VB"))
            or word.tag[:2] not in ("JJ", "VB", "FW", "AF", "HY")
        ):
            break
        i += 1
    return end


def _of_what(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """As in "12 percent of graduates", "$20 million in grants", "3 million euros for research"."""
    step = at
    while (
        step < len(words) and step < at + 3 and (words[step].low in _CURRENCY_WORDS or words[step].tag in ("JJ", "JJR"))
    ):
        step += 1
    if step < len(words) and words[step].low in ("of", "in", "for", "worth"):
        step += 1
        step += step < len(words) and words[step].low in ("the", "its", "all", "their", "a", "an")
    if step > at:
        last = _nouns(words, step)
        if last is not None:
            return step, last
    return None


def _before(words: Sequence[Word], number: Number) -> tuple[int, int] | None:
    """The noun before: "an investment of $20 million", "exports grew 12 percent"."""
    i = number.begin - 1
    while i >= 0 and number.begin - i < 8:
        if (
            words[i].tag in ("NN", "NNS", "NNP")
            and words[i].low not in _CURRENCY_WORDS
            and words[i].low not in _CURRENCY
        ):
            first = i
            while first and words[first - 1].tag in ("JJ", "NN", "NNS", "NNP", "VBG") and i - first < 4:
                first -= 1
            return first, i + 1
        if words[i].text in (";", "."):
            return None
        i -= 1
    return None


def _uncounted(words: Sequence[Word], number: Number, what: tuple[int, int], *, plain: bool) -> bool:
    head = words[what[1] - 1].low
    of = next((i for i in range(*what) if words[i].low == "of"), what[1])
    head = words[of - 1].low if of > what[0] else head
    if not plain:
        return False
    if head in _NOT_COUNTED or (
        head in ("countries", "parties", "sides", "universities", "nations")
        and words[number.begin - 1].low in ("the", "both")
        and number.begin
        and number.value == 2
    ):
        return True
    return words[what[0]].low in _NOT_COUNTED


def _unit(words: Sequence[Word], number: Number, at: int, *, money: str, percent: bool) -> tuple[int, int] | None:
    if percent:
        return number.last, at
    if money == "before":
        return number.first - 1, number.first
    if money == "after":
        step = 0 if words[at].low in _CURRENCY_WORDS else 1
        return at, at + step + 1
    if at < len(words) and words[at].low in _MEASURES:
        return at, at + 1 + (words[at].low in ("square", "cubic") and at + 1 < len(words))
    return None
