"""Lines and paragraphs as blocks, and what is counted in them."""

import pytest

from curator.segment.blocks import Block, content_words, normal, split


def words_of(text: str, *, verbatim: int = 0) -> list[str]:
    return [text[block.start : block.end] for block in split(text, verbatim=verbatim)]


def block(line: str) -> Block:
    return split(line)[0]


WRAPPED = (
    "The old crane on the northern quay was taken down on Monday after\n"
    "ninety years of work. It had lifted timber, then paper, and in the\n"
    "end nothing but the flags that the harbour hangs out for its sailors\n"
    "when they come home from the northern banks in the late autumn.\n"
)


def test_a_line_is_a_block() -> None:
    assert words_of("  One crane \n\n\nTwo cranes\n") == ["One crane", "Two cranes"]
    assert [each.gap for each in split("One crane\n\n\nTwo cranes\n")] == [0, 2]


def test_lines_broken_at_a_width_are_joined() -> None:
    assert len(words_of(WRAPPED)) == 1
    assert len(words_of(f"{WRAPPED}\n{WRAPPED}")) == 2


def test_before_a_place_every_line_is_a_block() -> None:
    assert len(words_of(WRAPPED, verbatim=len(WRAPPED))) == 4


@pytest.mark.parametrize("line", ["- a crane", "Author: Nora Vik", "Posted on Monday", "# Cranes"])
def test_what_begins_a_line_of_its_own_is_not_joined(line: str) -> None:
    lines = WRAPPED.rstrip("\n").split("\n")
    assert line in words_of("\n".join((*lines[:3], lines[2], line)))


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        ("The old crane on the northern quay was taken down on Monday after ninety years.", True),
        ("The crane was built. It fell. Nobody was hurt by it.", True),
        ("Old crane on the northern quay taken down after ninety years of work", False),
        ("Why was the old crane on the northern quay taken down on a Monday?", False),
        ("crane " * 45, True),
        ("北码头的旧起重机星期一被拆除，工作了九十年。", False),
        ("北码头的旧起重机星期一被拆除，工作了九十年。它先后吊过木材和纸张，最后只吊旗帜。", True),
    ],
)
def test_running_text(line: str, prose: bool) -> None:
    assert block(line).prose is prose


@pytest.mark.parametrize(
    ("line", "count"), [("One crane, two ships", 4), ("- it's Vik-Lund's", 2), ("北码头起重机", 3), ("École d’été", 2)]
)
def test_words_are_counted(line: str, count: int) -> None:
    assert block(line).count == count


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("It fell.", True),
        ("“It fell.”", True),
        ("It fell. Enditem", True),
        ("It fell. — Quay Press", True),
        ("It fell", False),
        ("It fell:", False),
    ],
)
def test_a_block_that_ends_as_a_sentence_does(line: str, ends: bool) -> None:
    assert block(line).ends is ends


@pytest.mark.parametrize(
    ("line", "item"), [("- cranes", True), ("12) cranes", True), ("（二）起重机", True), ("2 cranes", False)]
)
def test_items_of_lists(line: str, item: bool) -> None:
    assert block(line).item is item


def test_links_are_read_without_their_addresses() -> None:
    assert block("See [the crane](https://quay.example/crane).").words == "See the crane."


def test_words_for_comparison() -> None:
    assert normal("  **The   Old CRANE:** ") == "the old crane"


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("The old crane of 1934", {"crane", "1934"}),
        ("Ålesund’s crane", {"ålesund’s", "crane"}),
        ("旧起重机", {"旧起", "起重", "重机"}),
    ],
)
def test_what_words_are_about(words: str, content: set[str]) -> None:
    assert content_words(words) == content
