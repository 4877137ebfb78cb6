from hypothesis import given
from hypothesis import strategies as st

from curator.domain.article import Article
from curator.domain.change import State
from curator.domain.content import PartialDate
from curator.domain.entity import Alias, Entity, EntityKind, Identifier, NameKind
from curator.domain.evidence import Alignment, Evidence
from curator.domain.lesson import Distinction, Lesson, Scope
from curator.domain.record import Entry, Judgement, Link, Record, Status, Value
from db.codec import KINDS, bare, from_json, to_json
from db.numbers import from_stored, to_numeric, to_plain

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
IDS = st.integers(1, 2**63 - 1)
NUMBERS = st.integers() | st.floats(allow_nan=False)
DATES = st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28))
EVIDENCE = st.builds(Evidence, st.integers(0), st.integers(1), WORDS, st.sampled_from(Alignment))
LINKS = st.builds(Link, st.sampled_from(Judgement), st.none() | IDS, WORDS)

STATES: st.SearchStrategy[State] = st.one_of(
    st.builds(
        Article,
        id=IDS,
        source=WORDS,
        fingerprint=WORDS,
        title=WORDS,
        published=WORDS,
        removed=st.booleans(),
        text=WORDS,
    ),
    st.builds(
        Record, id=IDS, article_id=IDS, profile=WORDS, curator=WORDS, finished=st.booleans(), entries=st.just(())
    ),
    st.builds(Entry, id=IDS, record_id=IDS, group=WORDS, position=st.integers(0, 9), values=st.just(())),
    st.builds(
        Value,
        id=IDS,
        entry_id=IDS,
        field=WORDS,
        words=WORDS,
        content=st.none() | WORDS | NUMBERS | DATES | st.builds(PartialDate, st.integers(1, 9999)),
        status=st.sampled_from(Status),
        confidence=st.none() | st.floats(0, 1),
        extractor=WORDS,
        evidence=st.lists(EVIDENCE, max_size=3).map(tuple),
        proposed=WORDS,
        reason=WORDS,
        note=WORDS,
        link=st.none() | LINKS,
        position=st.integers(0, 9),
    ),
    st.builds(
        Entity,
        id=IDS,
        kind=st.sampled_from(EntityKind),
        name=WORDS,
        description=WORDS,
        aliases=st.lists(st.builds(Alias, WORDS, WORDS, st.sampled_from(NameKind)), max_size=3).map(tuple),
        identifiers=st.lists(st.builds(Identifier, WORDS, WORDS), max_size=2).map(tuple),
        parent=st.none() | IDS,
        place=st.none() | IDS,
        merged_into=st.none() | IDS,
    ),
    st.builds(
        Lesson,
        id=IDS,
        words=WORDS,
        kind=st.sampled_from(EntityKind),
        entity_id=IDS,
        means=st.booleans(),
        scope=st.sampled_from(Scope),
        where=WORDS,
        value_id=st.none() | IDS,
        by=WORDS,
    ),
    st.builds(lambda which, one, by: Distinction(id=which, one=one, other=one + 1, by=by), IDS, IDS, WORDS),
)


@given(STATES)
def test_every_state_comes_back_from_its_json(state: State) -> None:
    read = from_json(KINDS[type(state)], to_json(state))
    assert repr(read) == repr(bare(state))


@given(NUMBERS)
def test_numbers_come_back_from_both_databases_as_they_were(number: float) -> None:
    for stored in (to_plain(number), to_numeric(number)):
        assert repr(from_stored(stored)) == repr(number) or (number == 0 and from_stored(stored) == 0)


def test_what_an_older_log_did_not_know_takes_its_default() -> None:
    read = from_json("value", '{"id":1,"entry_id":2,"field":"name","words":"x","content":"x","status":"added"}')
    assert read == Value(id=1, entry_id=2, field="name", words="x", content="x", status=Status.ADDED)
