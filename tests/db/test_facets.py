from dataclasses import replace

import pytest

from curator.domain.article import Article, Passage, PassageKind
from curator.domain.change import Act, Change
from curator.domain.curation import link, postpone, set_finished
from curator.domain.queue import Facet, FacetKind, QueueCounts, QueueSort, QueueState, QueueView
from curator.domain.record import Record
from db.store import Store
from tests.db.makers import (
    act,
    add,
    add_entities,
    an_article_with_record,
    article,
    change_set,
    confirm_all,
    entity,
    entry,
    matched,
    propose,
    reads,
    reject_all,
    values_of,
)

ALL = QueueView(QueueState.ALL, sort=QueueSort.IMPORTED)


def listed(store: Store, *facets: Facet, curator: str = "Ada", view: QueueView = ALL) -> set[str]:
    """The sources of the articles with these facets."""
    found = reads(store, curator).queue_ids(replace(view, facets=facets))
    return {reads(store).article(each).source.removesuffix(".txt") for each in found}


def record_of(store: Store, wanted: Article) -> Record:
    """The curator's record of an article."""
    found = reads(store).record(wanted.id)
    assert found is not None
    return found


def offered(store: Store, kind: FacetKind, view: QueueView = ALL) -> dict[str, int]:
    """The facets of a kind that could be set, by what they are called."""
    return {each.facet.label or each.facet.value: each.count for each in reads(store).queue_facets(view, kind)}


@pytest.fixture
def shelf(store: Store) -> Store:
    kinds = {
        "a": ("Baltic Wire", "en", "2024-08-25"),
        "b": ("Baltic Wire", "zh", "2024-08"),
        "c": ("Port Post", "en", "2025"),
        "d": ("", "", ""),
    }
    add(store, *(article(title, outlet=o, language=la, published=p) for title, (o, la, p) in kinds.items()))
    return store


def test_an_outlet_and_a_language_narrow_the_list(shelf: Store) -> None:
    baltic, port = Facet(FacetKind.OUTLET, "Baltic Wire"), Facet(FacetKind.OUTLET, "Port Post")
    chinese = Facet(FacetKind.LANGUAGE, "zh")
    assert listed(shelf, baltic) == {"a", "b"}
    assert listed(shelf, baltic, port) == {"a", "b", "c"}
    assert listed(shelf, baltic, chinese) == {"b"}
    assert listed(shelf, port, chinese) == set()
    assert listed(shelf, Facet(FacetKind.OUTLET, "baltic' OR 1=1")) == set()
    assert listed(shelf, baltic, view=replace(ALL, search="b")) == {"b"}


def test_days_include_what_they_name(shelf: Store) -> None:
    def between(first: str, last: str) -> set[str]:
        named = ((FacetKind.FROM, first), (FacetKind.UNTIL, last))
        return listed(shelf, *(Facet(kind, day) for kind, day in named if day))

    assert between("2024-08", "") == {"a", "b", "c"}
    assert between("2024-08-01", "") == {"a", "c"}
    assert between("", "2024-08") == {"a", "b"}
    assert between("", "2024") == {"a", "b"}
    assert between("2025", "2025") == {"c"}


def test_values_are_counted_within_the_view_but_for_their_own_kind(shelf: Store) -> None:
    assert offered(shelf, FacetKind.OUTLET) == {"Baltic Wire": 2, "Port Post": 1}
    english = ALL.with_facet(Facet(FacetKind.LANGUAGE, "en"))
    assert offered(shelf, FacetKind.OUTLET, english) == {"Baltic Wire": 1, "Port Post": 1}
    assert offered(shelf, FacetKind.LANGUAGE, english) == {"en": 2, "zh": 1}
    assert offered(shelf, FacetKind.LANGUAGE, replace(ALL, search="b")) == {"zh": 1}
    assert reads(shelf).queue_facets(ALL, FacetKind.OUTLET)[0].facet.value == "Baltic Wire"
    assert offered(shelf, FacetKind.FROM) == {}


def test_records_narrow_the_list_by_curator_doubts_topic_and_entity(store: Store) -> None:
    one, record = an_article_with_record(store, "one")
    two, other = an_article_with_record(store, "two")
    add(store, article("three"))
    theirs = store.ensure_record(two.id, record.profile, "Björn")
    assert listed(store, Facet(FacetKind.CURATOR, theirs.curator)) == {"two"}
    assert offered(store, FacetKind.CURATOR) == {"Ada": 2, "Björn": 1}
    act(store, Act.POSTPONE, record, postpone(record, {values_of(record)["name"].id}))
    assert listed(store, Facet(FacetKind.DOUBTS)) == {"one"}
    assert listed(store, Facet(FacetKind.DOUBTS), curator="Björn") == set()
    assert offered(store, FacetKind.DOUBTS) == {"": 1}
    record = propose(store, one.id, entry(record, "topic", name="Quantum Technology"))
    other = propose(
        store, two.id, entry(other, "topic", name="quantum technology"), entry(other, "topic", 1, name="AI")
    )
    assert listed(store, Facet(FacetKind.TOPIC, "quantum technology")) == {"one", "two"}
    assert offered(store, FacetKind.TOPIC) == {"Quantum Technology": 2, "AI": 1}
    reject_all(store, other)
    assert listed(store, Facet(FacetKind.TOPIC, "quantum technology")) == {"one"}
    assert offered(store, FacetKind.TOPIC) == {"Quantum Technology": 1}


def test_articles_with_an_entity_are_found_also_after_a_merge(store: Store) -> None:
    _, record = an_article_with_record(store, "one")
    an_article_with_record(store, "two")
    port, harbour = entity("Port College"), entity("Harbour College")
    add_entities(store, port, harbour)
    act(store, Act.LINK, record, link(record, values_of(record)["affiliation"].id, matched(port.id)))
    assert listed(store, Facet(FacetKind.ENTITY, str(port.id))) == {"one"}
    assert listed(store, Facet(FacetKind.ENTITY, str(harbour.id))) == set()
    store.commit(change_set(Act.MERGE, [Change(port, replace(port, merged_into=harbour.id))]))
    assert listed(store, Facet(FacetKind.ENTITY, str(harbour.id))) == {"one"}
    assert offered(store, FacetKind.ENTITY) == {"Harbour College": 1}
    assert listed(store, Facet(FacetKind.ENTITY, "no number")) == set()


BODY = (
    "The two harbours signed a paper on shared pilots, tugs and dredgers, and will meet each spring to see it through."
)


HAN = "港口与大学签署合作文件，共同培养引水员，并将每年春天会面，检查文件的执行情况。"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (BODY, BODY.upper().replace(", ", " – "), True),
        (BODY, "Once more: " + BODY, False),
        ("短", "短", False),
        (HAN, HAN.replace("，", ", "), True),
    ],
)  # fmt: skip
def test_articles_that_begin_alike_are_found_whatever_stands_above_them(
    store: Store, one: str, other: str, *, alike: bool
) -> None:
    def printed(title: str, body: str) -> None:
        text = f"{title}\n{body}"
        passages = (Passage(0, len(title), PassageKind.TITLE), Passage(len(title) + 1, len(text), PassageKind.BODY))
        add(store, article(title, text, passages=passages))

    printed("first", one)
    printed("second", other)
    printed("third", BODY[::-1])
    assert listed(store, Facet(FacetKind.DUPLICATES)) == ({"first", "second"} if alike else set())
    assert offered(store, FacetKind.DUPLICATES) == ({"": 2} if alike else {})
    rows = reads(store).queue_rows(reads(store).queue_ids(ALL))
    group = next(row.likeness for row in rows if row.title == "first")
    if alike:
        assert listed(store, Facet(FacetKind.DUPLICATES, group)) == {"first", "second"}
        gone = reads(store).article(next(row.article_id for row in rows if row.title == "second"))
        store.commit(change_set(Act.IMPORT, [Change(gone, replace(gone, removed=True))]))
        assert listed(store, Facet(FacetKind.DUPLICATES)) == set()


def test_the_least_sure_come_first_and_what_has_no_proposals_last(store: Store) -> None:
    made = {}
    for title, confidence in (("likely", 0.8), ("doubtful", 0.4), ("sure", 0.99)):
        made[title], record = an_article_with_record(store, title)
        person = entry(record, "person", 1, name="Ada Moreau")
        values = tuple(replace(each, confidence=confidence) for each in person.values)
        propose(store, made[title].id, replace(person, values=values), dropped=[each.id for each in record.entries])
    add(store, article("untouched", published="2030"))

    def titles(sort: QueueSort, state: QueueState = QueueState.ALL) -> list[str]:
        ids = reads(store).queue_ids(QueueView(state, sort=sort))
        return [reads(store).article(each).source.removesuffix(".txt") for each in ids]

    assert titles(QueueSort.LEAST_SURE) == ["doubtful", "likely", "sure", "untouched"]
    confirm_all(store, record_of(store, made["doubtful"]))
    assert titles(QueueSort.LEAST_SURE) == ["likely", "sure", "untouched", "doubtful"]
    assert store.check() == ()
    for title in ("sure", "likely"):
        doubted = record_of(store, made[title])
        act(store, Act.POSTPONE, doubted, postpone(doubted, {each.id for each in doubted.values()}))
    act(store, Act.FINISH, doubted, set_finished(doubted, finished=True))
    assert set(titles(QueueSort.MOST_DOUBTS)[:2]) == {"sure", "likely"}
    assert titles(QueueSort.MOST_DOUBTS)[2:] == ["untouched", "doubtful"]
    assert titles(QueueSort.MOST_DOUBTS, QueueState.UNFINISHED)[0] == "sure"


def test_each_state_is_counted_within_search_and_facets(shelf: Store) -> None:
    done, record = an_article_with_record(shelf, "e")
    act(shelf, Act.FINISH, record, set_finished(record, finished=True))
    post = Facet(FacetKind.OUTLET, "Port Post")
    assert reads(shelf).queue_counts(QueueView(facets=(post,))) == QueueCounts(1, 0, 1, 2)
    assert reads(shelf).queue_counts(QueueView(search="paper e")) == QueueCounts(0, 0, 1, 1)
    assert reads(shelf).queue_counts(QueueView(search="nowhere")) == QueueCounts(0, 0, 0, 0)
    assert reads(shelf).queue_counts(QueueView()) == reads(shelf).queue_counts()
    assert done.id in reads(shelf).queue_ids(QueueView(QueueState.DONE, facets=(post,)))
