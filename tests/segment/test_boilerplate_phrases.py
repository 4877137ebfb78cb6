"""The listed phrases: how lines are compared with them, and that the lists stay fit to be read and changed."""

import re

import pytest

from curator.segment import boilerplate_phrases as module
from curator.segment.blocks import split
from curator.segment.boilerplate import BY_SHAPE_ALONE, Boilerplate, listed
from curator.segment.boilerplate_phrases import by_phrases, by_whole_line, is_known, rules, section_openers
from curator.segment.sentences import is_label

LISTED = listed()
LISTS = {
    **{
        f"{rule['name']}: {key}": rule[key]
        for rule in LISTED["rule"]
        for key in ("whole", "starts", "holds")
        if key in rule
    },
    **{f"sentence: {key}": words for key, words in LISTED["sentence"].items()},
}


def sort_of(line: str) -> Boilerplate | None:
    return by_phrases(split(line)[0])


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_and_says_nothing_twice(name: str) -> None:
    assert LISTS[name] == sorted(set(LISTS[name]))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.sort)
def test_no_beginning_is_covered_by_a_shorter_one(rule: module.Rule) -> None:
    phrases = next(each.get("starts", ()) for each in LISTED["rule"] if each["name"] == rule.sort)
    labels = {phrase for phrase in phrases if is_label(phrase)}
    covered = [
        (phrase, shorter)
        for phrase in phrases
        for shorter in phrases
        if phrase != shorter
        and re.match(
            re.escape(shorter) + (r"(?!\w)" if shorter[-1].isalnum() and shorter[-1] < "\u2e80" else ""), phrase
        )
        and (phrase in labels) == (shorter in labels)
    ]
    assert covered == []


def test_every_sort_has_a_rule_or_a_shape() -> None:
    assert {rule.sort for rule in rules()} == set(Boilerplate) - BY_SHAPE_ALONE


def test_a_rule_of_an_unknown_sort_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "listed", lambda: {"rule": [*LISTED["rule"], {"name": "relatives", "longest": 60}]})
    with pytest.raises(ValueError, match="relatives"):
        rules.__wrapped__()


def test_a_sort_without_a_rule_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = [rule for rule in LISTED["rule"] if rule["name"] != "related"]
    monkeypatch.setattr(module, "listed", lambda: {"rule": kept})
    with pytest.raises(ValueError, match="related"):
        rules.__wrapped__()


@pytest.mark.parametrize(
    ("line", "sort"),
    [
        ("Related articles", Boilerplate.RELATED),
        ("## RELATED ARTICLES:", Boilerplate.RELATED),
        ("Comments (12)", Boilerplate.COMMENTS),
        ("12 thoughts on “Pier painted”", Boilerplate.COMMENTS),
        ("204 responses to this", Boilerplate.COMMENTS),
        ("Tags: pier, paint", Boilerplate.TAGS),
        ("Jump to content", Boilerplate.PAGE_CONTROL),
        ("— ENDS —", Boilerplate.END_MARK),
        ("All materials © Pier Press. When citing, a hyperlink is obligatory.", Boilerplate.DISCLAIMER),
        ("Note: this is a translation; the Norwegian text shall prevail.", Boilerplate.DISCLAIMER),
        ("For immediate release", Boilerplate.RELEASE_MARK),
        ("Nora Vik is a staff writer based in Ostvik.", Boilerplate.AUTHOR_NOTE),
        ("Shared paint", None),
        ("Thoughts on a painted pier", None),
        ("Related to the pier is the old crane", None),
    ],
)
def test_lines_and_their_sorts(line: str, sort: Boilerplate | None) -> None:
    assert sort_of(line) is sort


def test_a_line_longer_than_its_rule_allows_is_none_of_it() -> None:
    names = ", ".join(["paint"] * 30)
    assert sort_of(f"Tags: {names}") is Boilerplate.TAGS
    assert sort_of(f"Tags: {names}, {names}") is None


def test_words_within_count_in_paragraphs_of_usual_length_alone() -> None:
    line = "The pier is painted by volunteers. "
    terms = "Photographs may not be reproduced."
    assert sort_of(f"{line * 5}{terms}") is Boilerplate.DISCLAIMER
    assert sort_of(f"{line * 16}{terms}") is None


def test_in_the_middle_of_long_texts_whole_lines_alone_are_looked_up() -> None:
    assert by_whole_line(split("Related articles")[0]) is Boilerplate.RELATED
    assert by_whole_line(split("Tags: pier, paint")[0]) is None


def test_known_are_whole_lines_alone() -> None:
    assert is_known(" Contact us | ") is is_known("Facebook") is True
    assert is_known("Facebook and the pier") is False


def test_sections_are_opened_by_lists_and_comments_and_not_by_shares() -> None:
    assert {Boilerplate.RELATED, Boilerplate.COMMENTS, Boilerplate.ABOUT} <= section_openers()
    assert not {Boilerplate.SHARE, Boilerplate.TAGS} & section_openers()
