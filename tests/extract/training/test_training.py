"""Training the language model: it learns what it is told, forgets nothing else, and the same way every time."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from curator.domain.article import Document
from curator.domain.watch import Watch
from curator.errors import Cancelled, UserError
from curator.extract.text.language import DEFAULT_MODEL, load_model
from curator.extract.training import tuning as training
from curator.extract.training.lessons import Lesson, make_lesson
from curator.extract.training.tuning import recognise, train, version_of

PLACES = ("varnholm", "linhe", "okontau", "berasund")
TEXT = "On 4 May 2031 the yard at {0} opened. About 300 people came from {0} to see it, said a man in {0}."


def lessons(*places: str) -> list[Lesson]:
    return [make_lesson(Document(TEXT.format(place)), [("place", place)]) for place in places]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A model that has learned that some names in small letters are places."""
    folder = tmp_path_factory.mktemp("trained") / "model"
    train(DEFAULT_MODEL, lessons(*PLACES), folder, epochs=6)
    return str(folder)


def hits(model: str, taught: Sequence[Lesson]) -> int:
    return sum(len(seen & set(lesson.names)) for lesson, seen in zip(taught, recognise(model, taught), strict=True))


def test_a_model_learns_names_that_it_did_not_know_and_forgets_no_dates(trained: str) -> None:
    taught = lessons(*PLACES)
    assert hits(DEFAULT_MODEL, taught) < hits(trained, taught) >= 10
    text = TEXT.format("varnholm")
    labels = [(each.text, each.label_) for each in load_model(trained)(text).ents if each.label_ not in ("GPE", "LOC")]
    assert labels == [("4 May 2031", "DATE"), ("About 300", "CARDINAL")]


def test_only_the_names_are_learned(trained: str) -> None:
    text = "Mira Okonjo signed the agreement in Porto."
    old, new = load_model(DEFAULT_MODEL)(text), load_model(trained)(text)
    assert [each.tag_ for each in old] == [each.tag_ for each in new]
    assert spacy.load(trained).pipe_names == ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]


def test_the_same_lessons_give_the_same_model(tmp_path: Path) -> None:
    for name in ("one", "other"):
        train(DEFAULT_MODEL, lessons(*PLACES[:2]), tmp_path / name, epochs=1)
    first, second = (tmp_path / name / "ner" / "model" for name in ("one", "other"))
    assert first.read_bytes() == second.read_bytes()


def test_cancelling_writes_nothing(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    watch = Watch(step=lambda done, total, _: steps.append((done, total)), cancelled=lambda: len(steps) == 2)
    with pytest.raises(Cancelled):
        train(DEFAULT_MODEL, lessons(*PLACES), tmp_path / "model", epochs=3, watch=watch)
    assert steps == [(0, 12), (4, 12)]
    assert not (tmp_path / "model").exists()


def test_a_model_without_names_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(UserError, match="no named-entity component of its own"):
        train(str(tmp_path / "blank"), lessons(*PLACES), tmp_path / "model")


def test_a_folder_that_holds_no_model_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"cannot be loaded .*train --back"):
        recognise(str(tmp_path), lessons("linhe"))


def test_a_model_knows_its_version(trained: str) -> None:
    assert version_of(DEFAULT_MODEL) == version_of(trained) == "3.8.0"


@cache
def base() -> Language:
    return training._trainable(DEFAULT_MODEL)


def wanted(text: str, *forms: tuple[str, str]) -> Iterator[tuple[str, str, list[str]]]:
    """Of each paragraph's words: the word, what the model should say, and what it must not say of spans there."""
    nlp = base()
    for example in training._examples(nlp, [make_lesson(Document(text), forms)], Watch()):
        reference = example.reference
        refused = reference.spans[training._REFUSED]
        for token in reference:
            tag = f"{token.ent_iob_}-{token.ent_type_}".strip("-")
            yield token.text, tag, [each.label_ for each in refused if each.start <= token.i < each.end]


def test_what_people_accepted_is_right_what_they_left_out_is_not_and_the_rest_is_as_it_was() -> None:
    found = {
        word: (tag, refused) for word, tag, refused in wanted("Mira Okonjo left London on Monday.", ("place", "Okonjo"))
    }
    assert found["Okonjo"] == ("B-GPE", [])
    assert found["London"] == ("", ["GPE"])
    assert found["Monday"] == ("B-DATE", [])
    assert found["left"] == ("O", [])


def test_a_name_that_ends_inside_a_word_is_left_open() -> None:
    found = {word: tag for word, tag, _ in wanted("It met in Varnholm-Linhe.", ("place", "Linhe"), ("person", "met"))}
    assert found["met"] == "B-PERSON"
    assert found["It"] == "O"


@given(st.lists(st.sampled_from(["Porto", "Porto-Linhe", "of", "Mira", "Quay’s", "U.S.", "3", "(x"]), max_size=12))
@settings(max_examples=20)
def test_any_names_make_examples(words: list[str]) -> None:
    text = " ".join(["The", *words])
    forms = [
        ("place", "Porto"),
        ("person", "Mira of"),
        ("organization", "Linhe of"),
        ("place", "U.S"),
        ("person", "The"),
    ]
    assert sum(1 for _ in wanted(text, *forms)) == len(load_model(DEFAULT_MODEL).make_doc(text))
