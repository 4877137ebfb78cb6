"""Whether every value cites the words that tell it, over the gold articles that extraction is developed on.

A value that stands on a name far away alone would send the curator hunting: some piece of its evidence has to lie in
the sentence that told it. Which sentence that is, the stages don't say; it is known by what else the entry cites.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from curator.domain.profile import Profile
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.extract.pipeline import propose_many
from curator.extract.text.language import DEFAULT_MODEL, analyse
from curator.extract.text.reading import Reading, paragraphs, read
from curator.ingest.reader import read_file
from curator.segment.segment import segment

GOLD = Path(__file__).parents[1] / "gold"
Told = tuple[Reading, tuple[ProposedEntry, ...]]


@pytest.fixture(scope="module")
def told(profile: Profile) -> list[Told]:
    documents = [segment(read_file(path)) for path in sorted((GOLD / "developed").glob("*.txt"))]
    found = []
    for document, entries in zip(documents, propose_many(documents, profile), strict=True):
        parts = paragraphs(document)
        reading = read(document, parts, list(analyse([part.text for part in parts], DEFAULT_MODEL)))
        if reading.sentences:
            found.append((reading, entries))
    return found


def of(told: list[Told], group: str) -> Iterator[tuple[Reading, tuple[ProposedEntry, ...], ProposedEntry]]:
    return ((reading, entries, entry) for reading, entries in told for entry in entries if entry.group == group)


def where(reading: Reading, *values: ProposedValue) -> set[int]:
    """The indexes of the sentences that values cite words of."""
    return {reading.at(each.start).index for value in values for each in value.evidence}


def only(entry: ProposedEntry, *fields: str) -> list[ProposedValue]:
    return [value for value in entry.values if value.field in fields]


def test_title_affiliation_and_role_are_cited_where_the_person_is_named(told: list[Told]) -> None:
    lost = [
        (value.words, [each.quote for each in value.evidence])
        for reading, _, person in of(told, "person")
        for value in only(person, "title", "affiliation", "role")
        if not where(reading, value) & where(reading, *only(person, "name"))
    ]
    assert not lost


def test_parties_and_date_of_an_agreement_are_cited_in_one_sentence(told: list[Told]) -> None:
    lost = []
    for reading, _, deal in of(told, "agreement"):
        values = only(deal, "parties", "date")
        if not set.intersection(*(where(reading, value) for value in values)):
            lost.append([(value.words, [each.quote for each in value.evidence]) for value in values])
    assert not lost


def test_a_signatory_cites_a_signing_beside_its_name(told: list[Told]) -> None:
    lost = []
    for reading, entries, body in of(told, "organization"):
        deals = [value for entry in entries if entry.group == "agreement" for value in only(entry, "parties")]
        for role in only(body, "roles"):
            said = set(role.evidence) - set(body.values[0].evidence)
            if role.content == "signatory" and not said and not where(reading, role) & where(reading, *deals):
                lost.append(body.values[0].words)
    assert not lost


def test_a_participant_cites_more_than_its_own_name(told: list[Told]) -> None:
    lost = [
        body.values[0].words
        for _, _, body in of(told, "organization")
        for role in only(body, "roles")
        if role.content == "participant" and set(role.evidence) <= set(body.values[0].evidence)
    ]
    assert not lost


def test_no_place_of_an_event_is_an_organisation(told: list[Told]) -> None:
    for _, entries, event in of(told, "event"):
        bodies = {each for entry in entries if entry.group == "organization" for each in entry.values[0].evidence}
        assert not {each for value in only(event, "place") for each in value.evidence} & bodies


def test_every_value_of_an_event_cites_a_sentence_of_its_words(told: list[Told]) -> None:
    """A day or a place is borrowed from a sentence about the event; its words are then those that say it."""
    for reading, _, event in of(told, "event"):
        for value in only(event, "start", "end", "place", "venue"):
            quotes = [" ".join(each.quote.split()) for each in value.evidence]
            assert value.words in quotes or (value.field in ("start", "end") and len(quotes) > 1), quotes
            assert where(reading, value)
