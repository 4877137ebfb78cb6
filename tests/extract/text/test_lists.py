"""What the lists of words keep to: they lie in `resources/gazetteers` with their sources, each word once."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from curator.extract.text.lexicon import lexicon
from curator.extract.text.vocabulary import vocabulary

ROOT = Path(__file__).parents[3]
FILES = sorted((ROOT / "resources" / "gazetteers").glob("extract-*.toml"))
FEW = 6
"""Words that may stand together in code."""
LARGE, MOST = 8, 0.8
"""From so many words of its own on a list may not stand in another to that share; it is taken in by its name."""


def own(written: str | list[str]) -> list[str]:
    """The words of a list itself, without those of lists that it takes in."""
    words = written.split() if isinstance(written, str) else written
    return [word for word in words if not (word.startswith("@") and len(word) > 1)]


def tables() -> Iterator[tuple[str, str, Mapping[str, str | list[str]]]]:
    """Subject, table and lists of every file."""
    for path in FILES:
        for name, table in tomllib.loads(path.read_text("utf-8")).items():
            below = table.items() if name == "choices" else [("", table)]
            yield from (
                (path.stem.removeprefix("extract-"), f"{name}.{part}".rstrip("."), each) for part, each in below
            )


def lists() -> dict[str, list[str]]:
    return {
        f"{subject}.{name}": own(written)
        for subject, table, entries in tables()
        for name, written in entries.items()
        if not table.startswith(("choices", "patterns"))
    }


def test_every_table_names_its_source() -> None:
    without = []
    for path in FILES:
        text = path.read_text("utf-8")
        for match in re.finditer(r"((?:^#.*\n)*)^\[[\w.]+\]$", text, re.MULTILINE):
            if "Source:" not in match[1]:
                without.append(f"{path.name}: {match[0].splitlines()[-1]}")
    assert without == []


def test_no_word_stands_twice_in_a_list() -> None:
    twice = {
        f"{subject}.{table}.{name}": [word for word, times in Counter(own(written)).items() if times > 1]
        for subject, table, entries in tables()
        for name, written in entries.items()
    }
    assert {name: words for name, words in twice.items() if words} == {}


HELD = {
    "english.plain": "what belongs to no name, small words among them",
    "english.organizations": "all heads; others choose those of one use",
    "english.agreements": "all heads; others choose those of one use",
    "english.places": "all heads; others choose those of one use",
    "english.titles": "all heads; others choose those of one use",
    "english.speech": "all verbs; others choose those said at an event",
    "english.fields": "all subjects; others choose those of one use",
    "launches.openable": "what may be opened, some of it named after a person or a part of a company",
}
"""Lists that hold others on purpose, and why."""


def test_no_list_holds_most_of_another() -> None:
    words = {name: frozenset(each) for name, each in lists().items()}
    held = {
        f"{one} in {other}"
        for one, small in words.items()
        for other, large in words.items()
        if one != other and other not in HELD and LARGE <= len(small) <= len(large)
        if len(small & large) >= MOST * len(small)
    }
    assert sorted(held) == []


@pytest.mark.parametrize("subject", [path.stem.removeprefix("extract-") for path in FILES])
def test_every_list_can_be_read(subject: str) -> None:
    known = vocabulary(subject)
    for _, table, entries in (each for each in tables() if each[0] == subject):
        if table.startswith("choices."):
            assert known.groups(table.removeprefix("choices.")).keys() == entries.keys()
        elif table == "patterns":
            assert all(re.compile(known.pattern(name)) for name in entries)
        else:
            assert all(isinstance(getattr(known, name), frozenset) for name in entries)


def test_every_list_is_used() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "curator" / "extract").rglob("*.py"))
    data = "\n".join(path.read_text("utf-8") for path in FILES)
    unused = [
        name
        for name in lists()
        if not re.search(rf"\.{name.split('.')[1]}\b", code)
        and not re.search(rf"@(\w+\.)?{name.split('.')[1]}\b", data)
    ]
    assert unused == []


def test_the_words_of_the_genre_are_those_of_the_file() -> None:
    assert lexicon().titles == vocabulary("english").titles
    assert lexicon().events["forum"] == "forum"


def together(path: Path) -> Iterator[tuple[int, int]]:
    """Lines of a module where sets and lists of words stand, and how many words."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(node, ast.Call)
            and getattr(node.func, "id", "") == "bag"
            and isinstance(node.args[0], ast.Constant)
        ):
            said = str(node.args[0].value).split()
        elif isinstance(node, ast.Set | ast.Dict):
            parts = node.keys if isinstance(node, ast.Dict) else node.elts
            said = [each.value for each in parts if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        else:
            continue
        yield node.lineno, sum(any(letter.islower() for letter in word) for word in said)


IN_CODE: dict[str, str] = {
    "curator/extract/figures/numbers.py": "scales with their factors",
    "curator/extract/gold_shape.py": "the keys of the JSON that it writes",
    "curator/extract/people/bylines.py": "labels of credits, which its patterns are made of",
}
"""Modules with more words together than the rule, and why."""


def test_lists_of_words_lie_in_the_files() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): line
        for path in sorted((ROOT / "curator" / "extract").rglob("*.py"))
        for line, words in together(path)
        if words > FEW
    }
    assert {path: line for path, line in found.items() if path not in IN_CODE} == {}
    assert set(IN_CODE) - set(found) == set()
