"""Page furniture by its words: which rule, if any, says that a block is not the article.

Only the block's own words count here; its neighbourhood is judged in `curator.segment.zones`.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from curator.segment.blocks import Block, normal
from resources import resource

_COUNTER = re.compile(
    r"(?:\d+\s+)?(?:\d+|an?|few)\s+(?:seconds?|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago"
    r"|\d+\s*(?:分钟|小时|天|周|个月)前|hace \d+ \w+|il y a \d+ \w+|vor \d+ \w+|há \d+ \w+"
    r"|[\d,.]+k?\s*(?:views?|shares?|comments?|likes?|reads?|views? today)|\d+\s*(?:min|minutes?|mins)\.? read"
    r"|\d{1,3}/\d{1,3}|page \d+ of \d+|\[?\d{1,3}\]?",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?:Next|Prev(?:ious)?|Up next|Read more|Related)(?=[A-Z“\"])")
_SEPARATED = re.compile(r"\s*(?:[|｜»›>→•·‧/\\]|\s{3,}|\t|>>)\s*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\[email.protected\]", re.IGNORECASE)
_NUMBER_AFTER = re.compile(r"\s*[(（\[]?\d+[)）\]]?$")
_CLOSING = (")", "）", "]")
_HOLDS_AT_MOST = 90  # words; longer paragraphs speak of terms and conditions in earnest
_BULLETS = " \t\xa0\u3000-*•▪·●■►▶"
_MARKDOWN_RULE = re.compile(r"[-*_=~#|+\s\\]{1,200}|<!--.{0,180}-->")


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that tell one sort of furniture; see the head of `segment-furniture.toml`."""

    name: str
    opens: bool
    longest: int
    whole: frozenset[str]
    starts: re.Pattern[str] | None
    holds: tuple[str, ...]


@cache
def _listed() -> list[dict[str, Any]]:
    with resource("gazetteers/segment-furniture.toml").open("rb") as file:
        listed: list[dict[str, Any]] = tomllib.load(file)["rule"]
    return listed


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are asked."""
    return tuple(
        Rule(
            name=rule["name"],
            opens=rule.get("opens", False),
            longest=rule["longest"],
            whole=frozenset(filter(None, map(normal, rule.get("whole", ())))),
            starts=_beginnings(rule.get("starts", ())),
            holds=tuple(rule.get("holds", ())),
        )
        for rule in _listed()
    )


@cache
def _whole_lines() -> frozenset[str]:
    """The whole lines of all rules."""
    return frozenset[str]().union(*(rule.whole for rule in rules()))


@cache
def _first_letters() -> frozenset[str]:
    """The first letters, five at most, of what any rule knows by its beginning."""
    return frozenset(phrase[:5] for rule in _listed() for phrase in rule.get("starts", ()))


@cache
def _holding() -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if rule.holds)


def rule_for(block: Block) -> Rule | None:
    """The first rule that takes a block for furniture by its words, or None."""
    length = block.end - block.start
    if length > 1500:
        return None
    low = " ".join(block.words.casefold().split()).lstrip(' #*_>-|·•▪◆●■►▶[(（【"“').replace("’", "'")
    bare = block.key.replace("’", "'")
    if bare[-1:].isdecimal() or bare.endswith(_CLOSING):
        bare = _NUMBER_AFTER.sub("", bare)
    lines = _whole_lines()
    holds = low.__contains__
    # Most blocks are no rule's: one look tells that neither their line nor their beginning is listed anywhere.
    begins = not _first_letters().isdisjoint((low[:5], low[:4], low[:3], low[:2], low[:1]))
    listed = begins or block.key in lines or bare in lines
    for rule in rules() if listed else _holding():
        if length <= rule.longest and (
            block.key in rule.whole
            or bare in rule.whole
            or (rule.starts and rule.starts.match(low))
            or (rule.holds and block.count <= _HOLDS_AT_MOST and any(map(holds, rule.holds)))
        ):
            return rule
    return None


def rule_name(block: Block) -> str:
    """The name of the rule by which a block's own words or shape are no part of an article; empty for none."""
    rule = rule_for(block)
    if rule is not None:
        return rule.name
    return "debris" if is_debris(block) else "menu" if is_menu(block) else ""


def rule_by_key(block: Block) -> str:
    """The same by whole lines alone: a fast look for the middle of very long texts."""
    return next((rule.name for rule in rules() if block.key in rule.whole), "") if len(block.key) < 60 else ""


@cache
def section_rules() -> frozenset[str]:
    """Names of the rules whose lines begin a section of furniture."""
    return frozenset(rule.name for rule in rules() if rule.opens)


def is_debris(block: Block) -> bool:
    """Counters, bare addresses, rules, lone marks, and labels grown into their links: `NextA new lab`."""
    if block.end - block.start > 200:
        return False
    key = block.key
    return (
        not key
        or _COUNTER.fullmatch(key) is not None
        or _ADDRESS.fullmatch(block.words.strip("<>()[] ")) is not None
        or _MARKDOWN_RULE.fullmatch(block.words) is not None
        or _GLUED.match(block.words) is not None
    )


def is_menu(block: Block) -> bool:
    """A row of short entries that were links: `News | Sport | Weather`, a trail of them, or what is left of a row."""
    if block.prose or block.ends or block.end - block.start > 400:
        return False
    parts = [part for part in _SEPARATED.split(block.words.lstrip(_BULLETS)) if part.strip()]
    if len(parts) < 2:
        return bool(parts) and block.words.rstrip().endswith(("|", "｜", "»"))
    known = sum(_is_known(part) for part in parts)
    short = sum(len(part.split()) <= 4 and len(part) <= 40 for part in parts)
    return known * 2 >= len(parts) or (len(parts) >= 4 and short == len(parts) and not any(map(_is_dated, parts)))


def _is_dated(part: str) -> bool:
    return re.search(r"\d{4}", part) is not None


def _is_known(part: str) -> bool:
    key = normal(part)
    return any(key in rule.whole for rule in rules())


def _beginnings(phrases: Sequence[str]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    parts = []
    for phrase in sorted(phrases, key=len, reverse=True):
        # Scripts without spaces have no word ends to look for.
        ends = r"(?!\w)" if phrase[-1].isalnum() and phrase[-1] < "\u2e80" else ""
        parts.append(re.escape(phrase) + ends)
    return re.compile("|".join(parts))
