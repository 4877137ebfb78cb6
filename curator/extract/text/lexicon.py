"""The words of the genre that the English stages go by, read once from the shipped gazetteers.

Only general vocabulary is kept there; names of places come from `names.geography`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Sets of words in small letters, singular unless the word has only a plural.

    Attributes:
        organizations: Heads of organisation names (`university`, `ltd`).
        hyphened: Heads after a hyphen (`csir-institute`).
        inner_bodies: Bodies inside an organisation, such as `party committee`.
        events: Head of an event's name to the choice of the field `type`.
        launches: Head of a founded or unveiled thing to its kind.
        agreements: Heads of signed papers.
        titles: Heads of positions.
        callings: Heads of what a person is, in small letters only (`winner`, `farmer`).
        title_modifiers: Words that stand before or inside a position.
        academic_posts: Positions at universities only.
        company_posts: Positions at companies only.
        house_posts: Positions that every organisation has.
        honorifics: Dropped from names.
        also_names: Forms of address that are parts of names as well.
        also_families: Words of the vocabulary that are family names as well.
        office_ranks: Ranks between the name of a body and the title of its officer.
        no_names: Words that no name of a person has.
        postnominals: Letters and suffixes after names.
        speech: Verbs after a speaker.
        places: Heads of geographic names.
        compass: Words that turn a place into a region.
        fields: Subjects and domains, as in "Science and Technology".
        plain: Words that never belong to a name although they may be capitalised.
        months: With abbreviations.
        weekdays: With abbreviations.
        not_acronyms: Capital abbreviations that are no organisation.
        media: Last words of the names of outlets.
        particles: Small words inside names of people and of romance organisations.
        demonyms: Adjective to country.
        labels: What stands before a colon where a line tells who held an event, and where.
    """

    organizations: frozenset[str]
    hyphened: frozenset[str]
    inner_bodies: frozenset[str]
    events: Mapping[str, str]
    launches: Mapping[str, str]
    agreements: frozenset[str]
    titles: frozenset[str]
    callings: frozenset[str]
    title_modifiers: frozenset[str]
    academic_posts: frozenset[str]
    company_posts: frozenset[str]
    house_posts: frozenset[str]
    honorifics: frozenset[str]
    also_names: frozenset[str]
    also_families: frozenset[str]
    office_ranks: frozenset[str]
    no_names: frozenset[str]
    postnominals: frozenset[str]
    speech: frozenset[str]
    places: frozenset[str]
    compass: frozenset[str]
    fields: frozenset[str]
    plain: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    not_acronyms: frozenset[str]
    media: frozenset[str]
    particles: frozenset[str]
    demonyms: Mapping[str, str]
    labels: frozenset[str]

    def is_head(self, word: str) -> bool:
        """Whether a word in small letters is the head of any kind of name but a person's."""
        return any(
            each in heads
            for each in (word, singular(word), own_part(word))
            for heads in (self.organizations, self.events, self.launches, self.agreements)
        )

    def is_common(self, word: str) -> bool:
        """Whether a word in small letters belongs to the vocabulary, so that it cannot be a person's name."""
        return self.is_head(word) or any(
            word in words
            for words in (self.fields, self.titles, self.title_modifiers, self.places, self.compass, self.plain)
        )


def bag(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


def singular(word: str) -> str:
    """The singular of a regular plural in small letters; other words unchanged."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ics", "works", "news")) and len(word) > 3:
        return word[:-1]
    return word


def own_part(word: str) -> str:
    """What a hyphened head says after its hyphen, `institute` of `csir-institute`; other words unchanged."""
    part = word.rpartition("-")[2]
    return part if part in lexicon().hyphened else word


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the program."""
    table = tomllib.loads(resource("gazetteers/extract-english.toml").read_text("utf-8"))
    people = tomllib.loads(resource("gazetteers/extract-people.toml").read_text("utf-8"))
    words = {key: frozenset(text.split()) for key, text in (table["words"] | people["words"]).items()}
    bodies = tomllib.loads(resource("gazetteers/extract-bodies.toml").read_text("utf-8"))
    labels = frozenset(bodies["labels"].split())
    heads = frozenset(table["organization_heads"].split()) | frozenset(bodies["organization_heads"].split())
    return Lexicon(
        organizations=heads,
        hyphened=frozenset(bodies["hyphened_heads"].split()),
        inner_bodies=frozenset(" ".join(each.split()) for each in table["inner_bodies"].split("|") if each.strip()),
        events=table["event_heads"],
        launches=table["launch_heads"],
        agreements=words["agreement_heads"],
        titles=words["title_heads"],
        callings=words["callings"],
        title_modifiers=words["title_modifiers"],
        academic_posts=words["academic_posts"],
        company_posts=words["company_posts"],
        house_posts=words["house_posts"],
        honorifics=words["honorifics"],
        also_names=words["also_names"],
        also_families=words["also_families"],
        office_ranks=words["office_ranks"],
        no_names=words["no_names"],
        postnominals=words["postnominals"],
        speech=words["speech_verbs"],
        places=words["place_heads"],
        compass=words["compass"],
        fields=words["field_words"] | words["subjects"],
        plain=words["plain_words"],
        months=words["months"],
        weekdays=words["weekdays"],
        not_acronyms=words["not_acronyms"] | frozenset(bodies["currencies"].split()),
        media=words["media_words"],
        particles=frozenset(table["phrases"]["roman_particles"].split()),
        demonyms=table["demonyms"],
        labels=labels,
    )
