"""Small records to act on, and strategies that draw any."""

from pathlib import Path

from hypothesis import strategies as st

from curator.domain.content import PartialDate
from curator.domain.evidence import Evidence
from curator.domain.profile import FieldType, Profile
from curator.domain.profile_file import load_profile
from curator.domain.record import Entry, Judgement, Link, Record, Status, Value

PROFILE: Profile = load_profile(Path(__file__).parents[2] / "resources" / "profiles" / "innovation-events.toml")

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)

EVIDENCE = st.builds(
    lambda start, quote: Evidence(start, start + len(quote), quote), st.integers(0, 1000), st.text(min_size=1)
)


def value(id: int, entry_id: int, field: str, words: str, status: Status = Status.PROPOSED, **more: object) -> Value:  # noqa: A002
    """A value whose content is its words, proposed by a stage unless told otherwise."""
    told = {"content": words, "extractor": "test.v1", "confidence": 0.9} | more
    return Value(id=id, entry_id=entry_id, field=field, words=words, status=status, **told)  # type: ignore[arg-type]


def person(*statuses: Status) -> Record:
    """A record of one person, its values having these statuses: name 11, title 12, affiliation 13, role 14."""
    words = {"name": "Lin Yawen", "title": "Dean", "affiliation": "Port College", "role": "speaker"}
    values = [
        value(11 + at, 10, field, words[field], status)
        for at, (field, status) in enumerate(zip(words, statuses, strict=False))
    ]
    entry = Entry(id=10, record_id=1, group="person", values=tuple(values))
    return Record(id=1, article_id=5, profile=PROFILE.name, curator="Ada", entries=(entry,))


@st.composite
def values(draw: st.DrawFn, id: int, entry_id: int, field: str, position: int) -> Value:  # noqa: A002
    """A value in any state."""
    return Value(
        id=id,
        entry_id=entry_id,
        field=field,
        words=draw(WORDS),
        content=draw(st.none() | WORDS | st.integers() | st.builds(PartialDate, st.integers(1, 9999))),
        status=draw(st.sampled_from(Status)),
        confidence=draw(st.none() | st.floats(0, 1)),
        extractor=draw(st.sampled_from(["", "people.rules.v1"])),
        evidence=tuple(draw(st.lists(EVIDENCE, max_size=2))),
        proposed=draw(st.sampled_from(["", "as proposed"])),
        reason=draw(st.sampled_from(["", "superseded"])),
        link=draw(st.none() | st.just(Link(Judgement.MATCHED, 7, "Ada"))),
        position=position,
    )


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record of the default profile, as the store keeps it: groups in order, positions rising, values in order."""
    ids = iter(range(10, 10_000))
    entries = []
    for group in PROFILE.groups:
        for position in range(draw(st.integers(0, 1 if group.single else 2))):
            entry_id, held = next(ids), []
            for field in group.fields:
                most = 2 if field.type in (FieldType.CHOICES, FieldType.ENTITIES) else 1
                for place in range(draw(st.integers(0, most))):
                    held.append(draw(values(next(ids), entry_id, field.key, place)))
            entries.append(Entry(id=entry_id, record_id=1, group=group.key, position=position, values=tuple(held)))
    return Record(
        id=1,
        article_id=5,
        profile=PROFILE.name,
        curator="Ada",
        finished=draw(st.booleans()),
        entries=tuple(entries),
    )
