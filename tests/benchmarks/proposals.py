"""Proposals for generated articles, made from nothing but their texts."""

from curator.domain.content import read_content
from curator.domain.evidence import cite
from curator.domain.ids import new_id
from curator.domain.profile import Profile
from curator.domain.record import Entry, Record, Status, Value

_ROUND = (
    ("person", "name", "title", "affiliation"),
    ("organization", "name"),
    ("figure", "value", "what"),
    ("topic", "name"),
)


def entries_of(profile: Profile, record: Record, text: str, values: int, published: str = "") -> tuple[Entry, ...]:
    """Entries with so many values in all, each with one piece of evidence, spread over the whole text."""
    entries: list[Entry] = []
    if published:
        entries.append(_entry(profile, record, "article", [("published", published, text, 0)]))
        values -= 1
    made, turn = 0, 0
    while made < values:
        group, *fields = _ROUND[turn % len(_ROUND)]
        cells = []
        for field in fields[: values - made]:
            start = text.find(" ", made * (len(text) - 60) // max(1, values)) + 1
            words = "1,460" if field == "value" else text[start : start + 14].strip() or "word"
            cells.append((field, words, text, start))
            made += 1
        entries.append(_entry(profile, record, group, cells, len(entries)))
        turn += 1
    return tuple(entries)


def _entry(
    profile: Profile, record: Record, group: str, cells: list[tuple[str, str, str, int]], position: int = 0
) -> Entry:
    entry_id = new_id()
    values = tuple(
        Value(
            id=new_id(),
            entry_id=entry_id,
            field=field,
            words=words,
            content=read_content(profile.group(group).field(field), words),
            status=Status.PROPOSED,
            confidence=0.8,
            extractor="bench.v1",
            evidence=(cite(text, start, start + 12),),
        )
        for field, words, text, start in cells
    )
    return Entry(id=entry_id, record_id=record.id, group=group, position=position, values=values)
