from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curator.domain.change import Act, Change
from curator.domain.queue import QueueSort, QueueState, QueueView
from db.engine import Database
from db.store import Store, open_store
from db.words import findable, fold, split_cjk, tokens
from tests.db.makers import add, an_article_with_record, article, change_set, correct_value, reads

TEXTS = {
    "harbour": "The Harbour college signed 12 papers; its e-mail is dean@port.example.",
    "cafe": "Le Café de l'École ouvre à Montréal, dit-on.",
    "chinese": "上海合作组织国家大学校长论坛在北京开幕。5G技术",
    "mixed": 'He said NEAR the OR gate AND not NOT (col:title) ^begin "quoted" 100% a*b c++ x_y',
    "korean": "서울대학교 총장",
    "emoji": "Launch 🚀 today",
    "markup": "<img src=x onerror=alert(1)> & =cmd|'/c calc'!A0",
}


def found(store: Store, words: str) -> set[str]:
    ids = reads(store).queue_ids(QueueView(QueueState.ALL, words, QueueSort.IMPORTED))
    return {each.source.removesuffix(".txt") for each in map(reads(store).article, ids)}


@pytest.fixture
def library(store: Store) -> Store:
    add(store, *(article(title, text) for title, text in TEXTS.items()))
    return store


FOUND: dict[str, set[str]] = {
    "college": {"harbour"},
    "COLLEGE signed": {"harbour"},
    "college café": set(),
    "colleg": set(),
    "cafe ecole": {"cafe"},
    "l'école": {"cafe"},
    "montreal dit-on": {"cafe"},
    "e-mail": {"harbour"},
    "dean@port.example": {"harbour"},
    "port-dean": set(),
    "京": {"chinese"},
    "北京": {"chinese"},
    "京北": set(),
    "合作组织 论坛": {"chinese"},
    "5G技术": {"chinese"},
    "대학": {"korean"},
    "NEAR": {"mixed"},
    "OR": {"mixed"},
    "NOT college": set(),
    "harbour NOT college": set(),
    "(col:title)": {"mixed"},
    "title:harbour": set(),
    "^begin": {"mixed"},
    "colle*": set(),
    "a*b": {"mixed"},
    "-college": {"harbour"},
    '"quoted"': {"mixed"},
    '"': set(),
    '""college': {"harbour"},
    "' OR 1=1 --": set(),
    "100%": {"mixed"},
    "%": set(),
    "x_y": {"mixed"},
    "🚀": set(),
    "launch 🚀 today": {"emoji"},
    "<img src=x": {"markup"},
    "=cmd|'/c": {"markup"},
    "title: x\0college": set(),
    "\ud800 college": {"harbour"},
    "": set(TEXTS),
    "   ": set(TEXTS),
}


def test_words_are_looked_up_as_they_stand(library: Store) -> None:
    assert {words: found(library, words) for words in FOUND} == FOUND


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=12) | st.text('"*^:-+(){}NEAROT ', max_size=12))
def test_no_words_are_an_error(library: Store, words: str) -> None:
    found(library, words)
    reads(library).find_entities(words)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, 23), length=st.integers(1, 6))
def test_any_run_of_characters_without_spaces_is_found(library: Store, start: int, length: int) -> None:
    run = "上海合作组织国家大学校长论坛在北京开幕"[start : start + length]
    assert found(library, run) == ({"chinese"} if run else set(TEXTS))


def test_a_long_text_is_found_from_end_to_end(store: Store) -> None:
    text = " ".join(f"the w{number} of" for number in range(30_000))
    add(store, article("long", text))
    for words in ("w0", "w29999", "w331", "w0 w29999", "long w15000"):
        assert found(store, words) == {"long"}
    for number in range(320, 345):
        assert found(store, f"w{number}-of-the-w{number + 1}") == {"long"}
    assert found(store, "w30000") == set()


def test_search_keeps_the_order_of_the_list_and_the_state(store: Store) -> None:
    made = [article(f"Number {n}", published=f"20{n:02}") for n in (10, 30, 20)]
    add(store, *made)
    view = QueueView(QueueState.UNFINISHED, "number")
    assert [each.published for each in reads(store).queue_rows(reads(store).queue_ids(view))] == [
        "2030",
        "2020",
        "2010",
    ]
    assert len(reads(store).queue_ids(QueueView(QueueState.DONE, "number"))) == 0


def test_what_is_removed_is_not_found(library: Store) -> None:
    shown = reads(library).queue_rows(reads(library).queue_ids(QueueView(QueueState.ALL, "college")))[0]
    made = reads(library).article(shown.article_id)
    library.commit(change_set(Act.IMPORT, [Change(made, replace(made, removed=True))]))
    assert found(library, "college") == set()


def test_the_full_text_is_made_anew_when_it_is_gone_or_old(address: str) -> None:
    with open_store(address) as store:
        made, record = an_article_with_record(store)
        correct_value(store, record, record.entries[0].values[0], "Quayside accord")
        add(store, *(article(f"Number {n}") for n in range(600)))
    for harm in ("UPDATE search_version SET version = 0", "DELETE FROM search_version", "DROP TABLE search_version"):
        database = Database.at(address)
        with database.writing() as connection:
            connection.exec_driver_sql(harm)
        database.close()
        with open_store(address) as store:
            assert store.notices == ("The full text for searching was made anew.",)
            assert store.check() == ()
            assert list(reads(store).queue_ids(QueueView(QueueState.ALL, "quayside paper"))) == [made.id]
            assert len(reads(store).queue_ids(QueueView(QueueState.ALL, "number"))) == 600
    with open_store(address) as store:
        assert store.notices == ()
        database = Database.at(address)
        with database.writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO search_article (search_article) VALUES ('delete-all')"
                if database.file
                else "DELETE FROM search_article"
            )
        database.close()
        assert store.check() == ("The full text differs by 601 articles; `curator check --mend` makes it anew.",)
        store.mend()
        assert store.check() == ()


def test_words_are_folded_and_split() -> None:
    assert fold("  Ｅ́COLE \t Straße ") == "ecole strasse"
    assert fold("ECOLE  x") == "ecole x"
    assert split_cjk("plain") == "plain"
    assert split_cjk("5G技术ok").split() == ["5G", "技", "术", "ok"]
    assert tokens("dean@port.example, x_y") == ["dean", "port", "example", "x", "y"]
    assert findable('a " -b 🚀 ') == ["a", "-b"]
