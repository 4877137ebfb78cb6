"""Names made alike: what the spellings of one name share. For comparing only; what was written stays as it was.

The store looks names up by their `forms`; how much it counts that two names share one is `curator.link`'s.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from curator.domain.legal_forms import IN_FRONT, LEGAL_FORMS

_NOT_WORDS = re.compile(r"[^\w&+]+")
_LEADING = re.compile(r"^(the )+")
_POINTED = re.compile(r"\b(\w)\.(?=\w\b)")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_BETWEEN_HAN = re.compile(r"[\s·•・.]+")
_SMALL = frozenset({"the", "of", "and", "for", "in", "on", "at", "de", "la", "le", "des", "du", "der", "die", "und"})
_WRITTEN_OUT = {
    "&": "and",
    "dept": "department",
    "inst": "institute",
    "intl": "international",
    "mt": "mount",
    "natl": "national",
    "st": "saint",
    "univ": "university",
}
_DESIGNATIONS = frozenset({
    "borough", "canton", "city", "county", "department", "district", "governorate", "municipality", "oblast",
    "prefecture", "province", "region", "republic", "state", "territory", "town", "village", "voivodeship",
})  # fmt: skip
_BEFORE_DESIGNATIONS = frozenset({"administrative", "autonomous", "federal", "metropolitan", "municipal", "special"})
_FEWEST_INITIALS, _MOST_INITIALS = 2, 10
_LONGEST_PERSON = 4
# Family names that are read otherwise than the same character in other words.
_FAMILY_READINGS = {
    "仇": "qiu", "任": "ren", "区": "ou", "卜": "bu", "单": "shan", "查": "zha", "曾": "zeng", "朴": "piao",
    "盖": "ge", "秘": "bi", "繁": "po", "缪": "miao", "解": "xie", "覃": "qin", "重": "chong", "乐": "yue", "尉": "wei",
    "冼": "xian", "翟": "zhai", "單": "shan", "區": "ou", "蓋": "ge", "繆": "miao", "樸": "piao",
}  # fmt: skip
_DOUBLE_FAMILIES = frozenset({
    "欧阳", "上官", "司马", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "端木",
    "南宫", "长孙", "歐陽", "司馬", "諸葛", "東方", "長孫", "尉遲",
})  # fmt: skip


@lru_cache(maxsize=8192)
def fold(words: str) -> str:
    """Folds case, accents, width, punctuation, a possessive and a leading “the”.

    Args:
        words: A name in any script.

    Returns:
        The folded name, words separated by one space; empty where nothing of a name is in it.
    """
    # Widened before the case is folded: some signs, such as ℡, stand for capitals.
    wide = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold().replace("’", "'"))
    plain = "".join(char for char in wide if not unicodedata.combining(char))
    # Composed again, so that Hangul syllables and kana stay one character each.
    folded = unicodedata.normalize("NFC", re.sub(r"'s\b", "", plain).replace("'", ""))
    return _LEADING.sub("", _NOT_WORDS.sub(" ", folded).strip())


def word_set(folded: str) -> frozenset[str]:
    """The words of a folded name, whatever their order."""
    return frozenset(folded.split())


@lru_cache(maxsize=8192)
def initials(name: str) -> str:
    """The first letters of a name's great words, folded: `vsm` for Varnholm School of Mines."""
    return "".join(word[0] for word in fold(name).split() if word not in _SMALL)


@lru_cache(maxsize=8192)
def core(name: str) -> str:
    """A folded name without its legal form, and with common abbreviations written out.

    A name that is nothing but a legal form keeps it.
    """
    folded = fold(_POINTED.sub(r"\1", name))
    words = [_WRITTEN_OUT.get(word, word) for word in folded.split()]
    return " ".join(_without_legal_form(words))


def _without_legal_form(words: Sequence[str]) -> Sequence[str]:
    left = list(words)
    while form := _legal_form_of(left):
        left = left[: -len(form)]
    while len(left) > 1 and left[0] in IN_FRONT:
        left = left[1:]
    # In scripts without blanks it is the end of a word, or its beginning.
    if len(left) == 1:
        left = [_without_written_on(left[0])]
    return left


def _without_written_on(word: str) -> str:
    for form in (*LEGAL_FORMS["zh"], *LEGAL_FORMS["ja"], *LEGAL_FORMS["ko"]):
        if not form.isascii() and len(word) > len(form) + 1:
            if word.endswith(form):
                return word.removesuffix(form)
            if form in IN_FRONT and word.startswith(form):
                return word.removeprefix(form)
    return word


def _legal_form_of(words: Sequence[str]) -> tuple[str, ...]:
    """The longest legal form that the words end in, where something stands before it."""
    known = _legal_forms().get(words[-1], ()) if words else ()
    return next((form for form in known if len(words) > len(form) and tuple(words[-len(form) :]) == form), ())


@cache
def _legal_forms() -> dict[str, tuple[tuple[str, ...], ...]]:
    """All of them as words, by the last one, the longest first."""
    every = sorted({tuple(form.split()) for forms in LEGAL_FORMS.values() for form in forms}, key=len, reverse=True)
    return {last: tuple(form for form in every if form[-1] == last) for last in {form[-1] for form in every}}


@lru_cache(maxsize=8192)
def place_core(name: str) -> str:
    """A place's name as `core` has it, without the word that says what it is: `linhe` for City of Linhe, Linhe City.

    A name that is nothing but such words keeps them.
    """
    words = core(name).split()
    if len(words) > 2 and words[0] in _DESIGNATIONS and words[1] == "of":
        return " ".join(words[2:])
    left = words
    while len(left) > 1 and left[-1] in _DESIGNATIONS:
        left = left[:-1]
        while len(left) > 1 and left[-1] in _BEFORE_DESIGNATIONS:
            left = left[:-1]
    return " ".join(left)


def designation(name: str) -> str:
    """The word of a place's name that says what it is: `city`; empty where none does."""
    words = core(name).split()
    ends = (words[0], words[-1]) if len(words) > 1 else ()
    return next((each for each in ends if each in _DESIGNATIONS), "")


@lru_cache(maxsize=8192)
def bag(name: str) -> str:
    """The great words of a name's core in alphabetical order, so that the order they were written in is gone."""
    words = core(name).split()
    return " ".join(sorted(word for word in words if word not in _SMALL) or sorted(words))


def has_han(words: str) -> bool:
    """Whether there is a Chinese character in it."""
    return _HAN.search(words) is not None


@lru_cache(maxsize=8192)
def romanised(name: str) -> tuple[str, ...]:
    """How a Chinese name is written in pinyin, without tones.

    Args:
        name: In Chinese characters alone, separators aside.

    Returns:
        Of up to four characters, which may be a person's: family name and given name, all joined, all apart; of
        longer ones syllable by syllable. Nothing for a name in other characters.
    """
    written = _BETWEEN_HAN.sub("", name)
    if not written or len(_HAN.findall(written)) != len(written):
        return ()
    # Imported where it is needed: its tables are not wanted on the way to the first window.
    from pypinyin import lazy_pinyin

    syllables = [each.replace("v", "u") for each in lazy_pinyin(written)]
    apart = " ".join(syllables)
    if len(syllables) > _LONGEST_PERSON:
        return (apart,)
    return tuple(dict.fromkeys((*_as_person(written, syllables), "".join(syllables), apart)))


def _as_person(written: str, syllables: Sequence[str]) -> Iterator[str]:
    if len(written) < 2:
        return
    family = 2 if written[:2] in _DOUBLE_FAMILIES and len(written) > 2 else 1
    read = _FAMILY_READINGS.get(written[0], syllables[0]) if family == 1 else "".join(syllables[:2])
    yield f"{read} {''.join(syllables[family:])}"
    if read != syllables[0] and family == 1:
        yield " ".join((read, *syllables[1:]))


def forms(name: str) -> frozenset[str]:
    """By what a name is found in whatever spelling: its words in alphabetical order, those of its pinyin, initials.

    Two names that share a form may be the same name; initials stand behind a sign of their own.
    """
    found = {bag(each) for each in (name, *romanised(core(name)))}
    short = initials(core(name))
    if _FEWEST_INITIALS < len(short) <= _MOST_INITIALS and " " in core(name):
        found.add(f"^{short}")
    return frozenset(found - {""})


def asked_forms(words: str) -> frozenset[str]:
    """The forms of a name to look for where these words are written; see `forms`."""
    found = {bag(each) for each in (words, *romanised(core(words)))}
    if is_acronym(words) and len(words.replace(".", "")) > _FEWEST_INITIALS:
        found.add(f"^{fold(words.replace('.', ''))}")
    return frozenset(found - {""})


def is_acronym(words: str) -> bool:
    """Whether it is written as one word of capitals."""
    bare = words.replace(".", "")
    return _FEWEST_INITIALS <= len(bare) <= _MOST_INITIALS and bare.isupper() and bare.isalpha()
