"""The loader of the lists of words."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from curator.extract.text import vocabulary as module
from curator.extract.text.vocabulary import Vocabulary, vocabulary

WRITTEN = r"""
[first]
small = "ant bee"
more = "@small cow @other.large"
phrases = ["red fox", "polar bear"]

[choices.size]
big = "cow ox"
little = ["fire ant", "bee"]

[patterns]
calls = ["moo+", "buzz buzz"]
"""


@pytest.fixture
def animals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Vocabulary]:
    (tmp_path / "extract-animals.toml").write_text(WRITTEN, "utf-8")
    (tmp_path / "extract-other.toml").write_text('[one]\nlarge = "ox"\n', "utf-8")
    monkeypatch.setattr(module, "resource", lambda name: tmp_path / Path(name).name)
    vocabulary.cache_clear()
    yield Vocabulary("animals")
    vocabulary.cache_clear()


def test_a_list_is_the_words_or_phrases_of_its_text(animals: Vocabulary) -> None:
    assert animals.small == {"ant", "bee"}
    assert animals.phrases == {"red fox", "polar bear"}


def test_a_list_takes_in_others_of_this_and_of_another_subject(animals: Vocabulary) -> None:
    assert animals.more == {"ant", "bee", "cow", "ox"}


def test_words_are_sorted_by_what_they_stand_for(animals: Vocabulary) -> None:
    assert animals.choices("size") == {"cow": "big", "ox": "big", "fire ant": "little", "bee": "little"}
    assert animals.groups("size") == {"big": {"cow", "ox"}, "little": {"fire ant", "bee"}}


def test_patterns_are_joined(animals: Vocabulary) -> None:
    assert animals.pattern("calls") == r"moo+|buzz\s+buzz"


def test_an_unknown_list_is_named(animals: Vocabulary) -> None:
    with pytest.raises(AttributeError, match=r"no list in extract-animals\.toml is named middling"):
        _ = animals.middling


def test_no_list_is_read_at_import() -> None:
    code = (
        "import curator.extract.pipeline, curator.extract.text.vocabulary as v; print(v.vocabulary.cache_info().misses)"
    )
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "0"
