"""The words by which organisations are told from what only looks like one, read once from the shipped list."""

import tomllib
from dataclasses import dataclass
from functools import cache

from resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWords:
    """Words in small letters.

    Attributes:
        thing_tails: Last words of names that are no organisation, such as `passport`.
        house_words: Modifiers of an office without a name of its own.
        house_heads: Heads of such an office.
        paper_partnership: Words that make a partnership an agreement.
        company_tails: Last words of companies' names.
        describing: Nouns right before the name of a body.
        known_bodies: Whole names of bodies that look like programmes.
        campus_systems: States whose university goes on with the campus.
        company_words: What a company's short name leaves out.
        panels: Words before `panel` that make it a body.
        agencies: News agencies.
        closed_forms: Legal forms that end a name.
        missions: Bodies that a state sends abroad.
        plain_adjectives: Adjectives that make no name of an area.
        family_names: Family names of East Asia.
        generic_bodies: Bodies without a name of their own.
        exchanges: Stock exchanges.
        services: Letters after the names of officials.
        marks: Abbreviations with which the name of a body begins.
        seats: Seats that stand for those who sit there.
        people_tails: Last words of names of groups of people.
        parks: What makes a park a body that runs it.
    """

    thing_tails: frozenset[str]
    house_words: frozenset[str]
    house_heads: frozenset[str]
    paper_partnership: frozenset[str]
    company_tails: frozenset[str]
    describing: frozenset[str]
    known_bodies: frozenset[str]
    campus_systems: frozenset[str]
    company_words: frozenset[str]
    panels: frozenset[str]
    agencies: frozenset[str]
    closed_forms: frozenset[str]
    missions: frozenset[str]
    plain_adjectives: frozenset[str]
    family_names: frozenset[str]
    generic_bodies: frozenset[str]
    exchanges: frozenset[str]
    services: frozenset[str]
    marks: frozenset[str]
    seats: frozenset[str]
    people_tails: frozenset[str]
    parks: frozenset[str]


@cache
def body_words() -> BodyWords:
    """The words that ship with the program."""
    table = tomllib.loads(resource("gazetteers/extract-bodies.toml").read_text("utf-8"))
    words = {key: frozenset(text.split()) for key, text in table.items()}
    return BodyWords(
        thing_tails=words["thing_tails"],
        house_words=words["house_words"],
        house_heads=words["house_heads"],
        paper_partnership=words["paper_partnership"],
        company_tails=words["company_tails"],
        describing=words["describing"],
        known_bodies=_phrases(table["known_bodies"]),
        campus_systems=words["campus_systems"],
        company_words=words["company_words"],
        panels=words["panels"],
        agencies=words["agencies"],
        closed_forms=words["closed_forms"],
        missions=words["missions"],
        plain_adjectives=words["plain_adjectives"],
        family_names=words["family_names"],
        generic_bodies=_phrases(table["generic_bodies"]),
        exchanges=words["exchanges"],
        services=words["services"],
        marks=words["marks"],
        seats=_phrases(table["seats"]),
        people_tails=words["people_tails"],
        parks=words["parks"],
    )


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(each.split()) for each in text.split("|") if each.strip())
