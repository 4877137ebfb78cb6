"""A small desk to export: three articles with everything that a table can show, and any article asked for."""

from curator.domain.article import Article
from curator.domain.content import Content, PartialDate
from curator.domain.dossier import Dossier
from curator.domain.entity import Alias, Entity, EntityKind, Identifier
from curator.domain.evidence import Evidence, cite
from curator.domain.record import Entry, Judgement, Link, Record, Status, Value
from curator.export.tables import About
from tests.domain.makers import PROFILE

ABOUT = About(
    curator="Ada", workspace="desk.curator", at="2024-09-01T08:30:00+00:00", version="1.2.3", statuses=frozenset(Status)
)

FIRST = (
    "Harbour forum opens\n"
    "The Harbour Forum opened in Port Amal on 24 August 2024. Dr. Lin Yawen, dean of Port College, told 1,460 guests "
    "that “the bay must stay clean.” Port College and the Delta Institute signed a memorandum. "
    "北京来的代表也到了。谢谢！"
)
SECOND = "=Formulas & <b>markup</b>\nNothing here was signed."

COLLEGE = Entity(
    id=701,
    kind=EntityKind.ORGANIZATION,
    name="Port College of Amal",
    description="Public college",
    aliases=(Alias("Port College"), Alias("PCA")),
    identifiers=(Identifier("wikidata", "Q71"), Identifier("ror", "00port")),
)
OLD_COLLEGE = 700
"""An entity that was merged into the college."""


def found(text: str, words: str) -> Evidence:
    """Evidence for the first place of these words."""
    return cite(text, text.index(words), text.index(words) + len(words))


class Maker:
    """Makes the values and entries of one record, numbering them."""

    def __init__(self, text: str, first_id: int) -> None:
        self._text = text
        self._next = first_id
        self.entries: list[Entry] = []

    def _id(self) -> int:
        self._next += 1
        return self._next

    def entry(self, group: str, *values: tuple[str, str, Content, Status] | Value) -> None:
        """Adds an entry of values given as field, words, content and status, or made before."""
        entry_id = self._id()
        made = [self._value(entry_id, *each) if isinstance(each, tuple) else each for each in values]
        self.entries.append(Entry(id=entry_id, record_id=1, group=group, values=tuple(made)))

    def _value(self, entry_id: int, field: str, words: str, content: Content, status: Status) -> Value:
        added = status is Status.ADDED
        return Value(
            id=self._id(),
            entry_id=entry_id,
            field=field,
            words=words,
            content=content,
            status=status,
            confidence=None if added else 0.875,
            extractor="" if added else "desk.rules.v1",
            evidence=(found(self._text, words),) if words in self._text else (),
        )

    def linked(self, field: str, words: str, entity_id: int | None, entry_id: int = 0) -> Value:
        """A confirmed value with a link, for `entry`."""
        judgement = Judgement.MATCHED if entity_id else Judgement.REJECTED
        return Value(
            id=self._id(),
            entry_id=entry_id,
            field=field,
            words=words,
            content=words,
            status=Status.CONFIRMED,
            confidence=0.5,
            extractor="desk.rules.v1",
            evidence=(found(self._text, words),),
            link=Link(judgement, entity_id, "Ada"),
        )


def dossier(number: int, text: str, entries: list[Entry], **article: object) -> Dossier:
    """An article of this text with these entries."""
    told = {"title": text.split("\n")[0], "source": f"news/{number}.txt", "imported_at": "2024-08-25T10:00:00+00:00"}
    return Dossier(
        article=Article(id=number, fingerprint=f"f{number}", text=text, **(told | article)),  # type: ignore[arg-type]
        record=Record(id=1, article_id=number, profile=PROFILE.name, curator="Ada", entries=tuple(entries)),
        entities={701: COLLEGE, OLD_COLLEGE: COLLEGE},
    )


def desk() -> list[Dossier]:
    """Three articles: a full one, one of hostile words, one without entries."""
    first = Maker(FIRST, 100)
    day = PartialDate(2024, 8, 24)
    first.entry(
        "event",
        ("name", "Harbour Forum", "Harbour Forum", Status.CONFIRMED),
        ("type", "forum", "forum", Status.PROPOSED),
        ("start", "24 August 2024", day, Status.CONFIRMED),
        ("end", "August 2024", PartialDate(2024, 8), Status.CORRECTED),
    )
    first.entry(
        "person", ("name", "Lin Yawen", "Lin Yawen", Status.POSTPONED), ("title", "dean", "dean", Status.REJECTED)
    )
    first.entry("organization", first.linked("name", "Port College", 700), ("roles", "host", "host", Status.ADDED))
    first.entry(
        "agreement",
        ("kind", "memorandum", "memorandum", Status.CONFIRMED),
        first.linked("parties", "Port College", 701),
        first.linked("parties", "Delta Institute", None),
    )
    first.entry("figure", ("value", "1,460", 1460, Status.CONFIRMED), ("what", "guests", "guests", Status.CONFIRMED))
    first.entry("figure", ("value", "2.5", 2.5, Status.ADDED))
    first.entry("figure", ("value", "a few", None, Status.PROPOSED))
    first.entry("topic", ("name", "tourism", "tourism", Status.REJECTED))
    second = Maker(SECOND, 200)
    second.entry("event", ("name", "=Formulas & <b>markup</b>", "=Formulas & <b>markup</b>", Status.CONFIRMED))
    second.entry(
        "event",
        ("name", "old", "old", Status.ADDED),
        ("start", "31 Dec 1899", PartialDate(1899, 12, 31), Status.ADDED),
    )
    second.entry("figure", ("value", "123456789012345678", 123456789012345678, Status.ADDED))
    second.entry("topic", ("name", "a\x00b _x0041_", "a\x00b _x0041_", Status.ADDED))
    return [
        dossier(1, FIRST, first.entries, published="2024-08-24", outlet="Port News", language="en"),
        dossier(2, SECOND, second.entries, published="2024-08", metadata={"url": "https://example.org/2"}),
        dossier(3, "Nothing to see", []),
    ]


def texts(*words: str) -> Dossier:
    """An article with one topic for each of these words, which need not stand in it."""
    maker = Maker("Words of all kinds", 1000)
    for each in words:
        maker.entry("topic", ("name", each, each, Status.ADDED))
    return dossier(9, "Words of all kinds", maker.entries)
