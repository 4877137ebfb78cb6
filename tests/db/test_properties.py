"""Any acts at all, taken back and restored: the store ends where memory does."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curator.domain import curation
from curator.domain.change import Act, Change, ChangeSet, apply_to_record
from curator.domain.evidence import Evidence
from curator.domain.record import Entry, Judgement, Link, Record, Status, Value, progress
from db.store import Store, open_store
from tests.db.makers import ADA, act, add_entities, an_article_with_record, entity, reads, redo, undo
from tests.domain.makers import PROFILE

# PostgreSQL keeps no NUL; reading a file drops them.
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)
CHOICE = st.integers(0, 1000)
ACTS = st.lists(st.tuples(st.sampled_from(list(range(10))), CHOICE, WORDS), min_size=1, max_size=8)
OPEN = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def changes_of(record: Record, kind: int, choice: int, words: str, entity_id: int) -> tuple[Change, ...]:
    """The changes of one act, chosen by number, on one of the record's values."""
    values = list(record.values())
    value = values[choice % len(values)]
    some = {each.id for each in values[choice % 3 :: 2]}
    evidence = Evidence(choice, choice + len(words), words)
    match kind:
        case 0:
            return curation.confirm(record, some)
        case 1:
            return curation.reject(record, some, words)
        case 2:
            return curation.postpone(record, some)
        case 3:
            return curation.add_entry(record, PROFILE, "person", words.strip() or "x", evidence)
        case 4:
            return curation.add_evidence(record, value.id, evidence)
        case 5:
            return curation.annotate(record, value.id, words)
        case 6:
            chosen = Link(Judgement.MATCHED, entity_id, ADA) if choice % 2 else Link(Judgement.REJECTED, None, ADA)
            return curation.link(record, value.id, chosen)
        case 7:
            return curation.set_finished(record, finished=not record.finished)
        case 8:
            return _with_new_entry_and_gone(record, words)
        case _:
            return (Change(value, replace(value, words=words, content=float(choice), status=Status.CORRECTED)),)


def _with_new_entry_and_gone(record: Record, words: str) -> tuple[Change, ...]:
    """Removes the last entry with its values, as taking back an addition does, and puts another value elsewhere."""
    if len(record.entries) < 2:
        return ()
    last = record.entries[-1]
    gone = tuple(Change(value, None) for value in last.values)
    kept = record.entries[0].values
    changed = tuple(Change(value, replace(value, note=words)) for value in kept[:1] if value.note != words)
    return (*gone, Change(replace(last, values=()), None), *changed)


def same(store: Store, record: Record) -> bool:
    """Whether the store holds this record; a restored value may stand at another place of its entry."""
    stored = reads(store).record(record.article_id)
    return stored is not None and _sorted(stored) == _sorted(record)


def _sorted(record: Record) -> Record:
    def by_id(things: tuple[Value, ...]) -> tuple[Value, ...]:
        return tuple(sorted(things, key=lambda each: each.id))

    entries: list[Entry] = [replace(each, values=by_id(each.values)) for each in record.entries]
    return replace(record, entries=tuple(sorted(entries, key=lambda each: each.id)))


@OPEN
@given(acts=ACTS)
def test_undoing_all_gives_the_first_state_and_redoing_all_the_last(
    new_address: Callable[[], str], acts: list[tuple[int, int, str]]
) -> None:
    address = new_address()
    with open_store(address) as store:
        made = entity("Port College")
        add_entities(store, made)
        article, first = an_article_with_record(store)
        shown = reads(store).article(article.id)
        record, done = first, list[ChangeSet]()
        for kind, choice, words in acts:
            changes = changes_of(record, kind, choice, words, made.id) if record.entries else ()
            if changes:
                done.append(act(store, Act.NOTE, record, changes))
                record = apply_to_record(record, changes)
        assert same(store, record)
        assert store.check() == ()
        row = reads(store).queue_rows([article.id])[0]
        counted = progress(record.entries)
        assert (row.total, row.judged, row.doubts) == (counted.total, counted.judged, counted.doubts)
        last_shown = reads(store).article(article.id)
    with open_store(address) as store:
        for _ in done:
            target = store.undo_target(ADA)
            assert target is not None
            undo(store, target)
        assert same(store, first)
        assert reads(store).article(article.id) == shown
    with open_store(address) as store:
        for expected in done:
            target = store.redo_target(ADA)
            assert target == expected
            redo(store, expected)
        assert same(store, record)
        assert reads(store).article(article.id) == last_shown
        assert store.redo_target(ADA) is None
        assert store.check() == ()
