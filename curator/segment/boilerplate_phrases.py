"""Boilerplate by its words: which rule, if any, says that a block is not the article.

Only the block's own words count here; its neighbourhood is judged in `curator.segment.kinds`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from curator.segment.blocks import Block, normal
from curator.segment.boilerplate import BY_SHAPE_ALONE, Boilerplate, listed
from curator.segment.sentences import is_label, is_sentence

_NUMBER_AFTER = re.compile(r"\s*[(（\[]?\d[\d:.,]*[)）\]]?$")
_NUMBER = "#"  # stands for any number in a phrase
_CLOSING = (")", "）", "]")
_LINE_AT_MOST = 60  # characters of a line that is looked up whole in very long texts
_HOLDS_AT_MOST = 90  # words; longer paragraphs speak of terms and conditions in earnest


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that tell one sort of boilerplate; see the head of `segment-boilerplate.toml`."""

    sort: Boilerplate
    opens: bool
    longest: int
    whole: frozenset[str]
    starts: re.Pattern[str] | None
    holds: tuple[str, ...]
    sentences: bool


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are asked.

    Raises:
        ValueError: The file has a rule of no known sort, or none for one that has to have a rule.
    """
    found = tuple(
        Rule(
            sort=Boilerplate(rule["name"]),
            opens=rule.get("opens", False),
            longest=rule["longest"],
            whole=frozenset(filter(None, map(normal, rule.get("whole", ())))),
            starts=_beginnings(rule.get("starts", ())),
            holds=tuple(rule.get("holds", ())),
            sentences=rule.get("sentences", False),
        )
        for rule in listed()["rule"]
    )
    without = set(Boilerplate) - BY_SHAPE_ALONE - {rule.sort for rule in found}
    if without:
        raise ValueError(f"no rule in segment-boilerplate.toml is named {', '.join(sorted(without))}")
    return found


@cache
def _whole_lines() -> frozenset[str]:
    """The whole lines of all rules."""
    return frozenset[str]().union(*(rule.whole for rule in rules()))


@cache
def _first_letters() -> frozenset[str]:
    """The first letters, five at most, of what any rule knows by its beginning; # for a number that is looked up so."""
    phrases = [phrase for rule in listed()["rule"] for phrase in rule.get("starts", ())]
    return frozenset(_NUMBER if phrase.startswith(_NUMBER) else phrase[:5] for phrase in phrases)


@cache
def _anchors() -> dict[str, list[tuple[str, Boilerplate]]]:
    """What rules know by words anywhere in a line, by a word that has to stand there; each with its rule's sort.

    The last word of a phrase may go on in the line and is no anchor; the empty word is that of phrases without one.
    """
    found: dict[str, list[tuple[str, Boilerplate]]] = {}
    for rule in rules():
        for phrase in rule.holds:
            anchor = max(phrase.split()[:-1], key=len, default="")
            found.setdefault(anchor, []).append((phrase, rule.sort))
    return found


def _holding(low: str, words: list[str]) -> set[Boilerplate]:
    """The sorts of the rules that know a line by words in it; `words` are the line's."""
    anchors = _anchors()
    return {sort for anchor in {"", *words} & anchors.keys() for phrase, sort in anchors[anchor] if phrase in low}


def rule_for(block: Block) -> Rule | None:
    """The first rule that takes a block for boilerplate by its words, or None."""
    length = block.end - block.start
    if length > 1500:
        return None
    words = block.words.casefold().split()
    low = " ".join(words).lstrip(' #*_>-|·•▪◆●■►▶[(（【"“').replace("’", "'")
    bare = block.key.replace("’", "'")
    if bare[-1:].isdecimal() or bare.endswith(_CLOSING):
        bare = _NUMBER_AFTER.sub("", bare)
    # Most blocks are no rule's: one look tells that neither their line nor their beginning is listed anywhere.
    lines = _whole_lines()
    number = _NUMBER if low[:1].isdecimal() else low[:1]
    begins = not _first_letters().isdisjoint((low[:5], low[:4], low[:3], low[:2], low[:1], number))
    holding = _holding(low, words) if block.count <= _HOLDS_AT_MOST else set[Boilerplate]()
    if not (begins or holding or block.key in lines or bare in lines):
        return None
    for rule in rules():
        if length > rule.longest:
            continue
        if block.key in rule.whole or bare in rule.whole:
            return rule
        start = rule.starts.match(low) if begins and rule.starts else None
        if start and ((rule.sentences and is_label(start[0])) or not is_sentence(block, start[0])):
            return rule
        if rule.sort in holding and (rule.sentences or not is_sentence(block, "")):
            return rule
    return None


def by_phrases(block: Block) -> Boilerplate | None:
    """As what a block's own words are no part of an article; None where they may be one."""
    rule = rule_for(block)
    return rule.sort if rule else None


def by_whole_line(block: Block) -> Boilerplate | None:
    """The same by whole lines alone: a fast look for the middle of very long texts."""
    if len(block.key) >= _LINE_AT_MOST:
        return None
    return next((rule.sort for rule in rules() if block.key in rule.whole), None)


@cache
def section_openers() -> frozenset[Boilerplate]:
    """The sorts whose lines begin a section of boilerplate."""
    return frozenset(rule.sort for rule in rules() if rule.opens)


def is_known(words: str) -> bool:
    """Whether some rule knows words as a whole line."""
    return normal(words) in _whole_lines()


def _beginnings(phrases: Sequence[str]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    parts = []
    for phrase in sorted(phrases, key=len, reverse=True):
        # Scripts without spaces have no word ends to look for.
        ends = r"(?!\w)" if phrase[-1].isalnum() and phrase[-1] < "\u2e80" else ""
        parts.append(r"\d+".join(map(re.escape, phrase.split(_NUMBER))) + ends)
    return re.compile("|".join(parts))
