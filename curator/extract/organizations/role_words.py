"""The words that give organisations their roles, read once from the shipped list; the grammar is in `roles`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from resources import resource

Pairs = Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWords:
    """Words in small letters, with the role that each gives.

    Attributes:
        passive: Participles before "by".
        passive_of_events: Likewise, where an event is spoken of.
        active: Verbs after their subject.
        proposing: Verbs that make an initiator before one of `proposed`.
        proposed: What is founded on such a proposal.
        nominal: Nouns that name the role.
        links: What may stand between a body and such a noun.
        phrases: Words right before a body, or before the list of bodies.
        money: Likewise, for sponsors, in a sentence with one of `money_signs`.
        money_signs: Words and signs that tell of money.
        scenes: Phrases before the body where the news happened, in a sentence with one of `held`.
        held: Verbs of taking place.
        companions: Phrases before those who did the same as the subject.
        attending: Verbs of coming and taking part.
        attending_lists: Verbs with which only "delegates from A and B" came.
        receiving: Verbs of whoever welcomes them.
        signing: Verbs before a paper.
        giving: Verbs of giving money.
        currencies: Words of money.
        holding: Verbs before an event.
        attended: Participles whose passive names those who came.
        delegates: Nouns for those whom a body sent.
        before_names: What stands between them and the body.
    """

    passive: Mapping[str, str]
    passive_of_events: Mapping[str, str]
    active: Mapping[str, str]
    proposing: frozenset[str]
    proposed: frozenset[str]
    nominal: Mapping[str, str]
    links: frozenset[str]
    phrases: Pairs
    money: Pairs
    money_signs: frozenset[str]
    scenes: Pairs
    held: frozenset[str]
    companions: Pairs
    attending: frozenset[str]
    attending_lists: frozenset[str]
    receiving: frozenset[str]
    signing: frozenset[str]
    giving: frozenset[str]
    currencies: frozenset[str]
    holding: frozenset[str]
    attended: frozenset[str]
    delegates: frozenset[str]
    before_names: frozenset[str]


@cache
def role_words() -> RoleWords:
    """The words that ship with the program."""
    table = tomllib.loads(resource("gazetteers/extract-roles.toml").read_text("utf-8"))
    return RoleWords(
        passive=_by_word(table["passive"]),
        passive_of_events=_by_word(table["passive_of_events"]),
        active=_by_word(table["active"]),
        proposing=frozenset(table["proposing"]["verbs"].split()),
        proposed=frozenset(table["proposing"]["objects"].split()),
        nominal=_by_word(table["nominal"]),
        links=frozenset(table["links"]["words"].split()),
        phrases=_by_phrase(table["phrases"]),
        money=_by_phrase({"sponsor": table["money"]["phrases"]}),
        money_signs=frozenset(table["money"]["signs"].split()),
        scenes=_by_phrase({"host": table["scenes"]["phrases"]}),
        held=frozenset(table["scenes"]["verbs"].split()),
        companions=_by_phrase({"companion": table["companions"]["phrases"]}),
        attending=frozenset(table["attendance"]["verbs"].split()),
        attending_lists=frozenset(table["attendance"]["verbs_of_list"].split()),
        receiving=frozenset(table["attendance"]["receiving"].split()),
        signing=frozenset(table["signing"]["verbs"].split()),
        giving=frozenset(table["giving"]["verbs"].split()),
        currencies=frozenset(table["giving"]["currencies"].split()),
        holding=frozenset(table["holding"]["verbs"].split()),
        attended=frozenset(table["attendance"]["passive"].split()),
        delegates=frozenset(table["attendance"]["delegates"].split()),
        before_names=frozenset(table["attendance"]["before_names"].split()),
    )


def _by_word(lists: Mapping[str, str]) -> dict[str, str]:
    return {word: role for role, words in lists.items() for word in words.split()}


def _by_phrase(lists: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    return {tuple(each.split()): role for role, text in lists.items() for each in text.split("|") if each.strip()}
