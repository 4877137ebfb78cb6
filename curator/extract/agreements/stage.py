"""Agreements: what was signed, by whom, when.

One entry a pair where one side signs agreements with several others, one entry for all where they sign together. How a
sentence tells of a signing is in `signings`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from curator.domain.content import PartialDate
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.extract.agreements.by_means import deals_by_means
from curator.extract.agreements.deal import Deal
from curator.extract.agreements.documents import papers_between
from curator.extract.agreements.lists import listed_deals
from curator.extract.agreements.parties import Signers
from curator.extract.agreements.party import Party
from curator.extract.agreements.pledges import pledged_deals
from curator.extract.agreements.signings import deals_in
from curator.extract.scene import Entries, Scene, span
from curator.extract.text.vocabulary import vocabulary

STAGE = "agreements.rules.v5"
Span = tuple[int, int]
_NAMED_BEFORE = 3
"""Sentences within which "the document" speaks of a paper that was named."""


def propose_agreements(scene: Scene) -> Entries:
    """Proposes the agreements that were signed or reached, not those that are hoped for."""
    signers = Signers(scene)
    words = vocabulary("agreements").sign - {"sign", "signs"}
    signing = any(word.low in words for each in scene.reading.sentences for word in each.words)
    found: list[tuple[Span, Deal]] = []
    named: tuple[int, Span] | None = None
    for sentence in scene.reading.sentences:
        if sentence.headline:
            continue
        told = deals_in(scene.reading, signers, sentence, signing=signing)
        for deal in (*told, *deals_by_means(scene.reading, signers, sentence)):
            if not deal.paper.again:
                found.append((span(sentence, deal.paper.first, deal.paper.last), deal))
            elif named is not None and sentence.index - named[0] <= _NAMED_BEFORE:
                found.append((named[1], deal))
            elif len(deal.parties) > 1 and deal.paper.plural:
                found.append((span(sentence, deal.paper.first, deal.paper.last), deal))
        found += pledged_deals(scene.reading, signers, sentence)
        for paper in papers_between(sentence.words, 0, len(sentence.words)):
            named = sentence.index, span(sentence, paper.first, paper.last)
    found += listed_deals(scene.reading, signers)
    return tuple(_entry(scene, kind, deal) for kind, deal in _told_once(found))


def _told_once(found: Iterable[tuple[Span, Deal]]) -> list[tuple[Span, Deal]]:
    """Each agreement once: the telling with the most parties; what is told by the way only where nothing else is."""
    deals: dict[frozenset[str], tuple[Span, Deal]] = {}
    for kind, deal in sorted(found, key=lambda each: each[1].aside):
        key = frozenset(each.key for each in deal.parties)
        if any(
            (key <= have and not _apart(deal, old)) or (deal.aside and key & have) for have, (_, old) in deals.items()
        ):
            continue
        deals = {have: old for have, old in deals.items() if not have < key or _apart(deal, old[1])}
        deals[key] = kind, replace(deal, parties=tuple({each.key: each for each in deal.parties}.values()))
    return sorted(deals.values(), key=lambda each: each[0])


def _apart(one: Deal, other: Deal) -> bool:
    """Whether two deals are under papers of different titles: "Memorandum of Intent", "Student Mobility Agreement"."""
    titled = all(each.sentence.words[each.paper.first].text[0].isupper() for each in (one, other))
    again = one.paper.again or other.paper.again
    return titled and not again and bool(one.paper.heads - other.paper.heads and other.paper.heads - one.paper.heads)


def _entry(scene: Scene, kind: Span, deal: Deal) -> ProposedEntry:
    values = [scene.value("kind", [kind], deal.sure)]
    values += [_party(scene, each, deal.sure) for each in deal.parties]
    values += _date(scene, deal)
    return ProposedEntry(group="agreement", values=tuple(values), stage=STAGE)


def _party(scene: Scene, party: Party, sure: float) -> ProposedValue:
    """A party under its fullest name; the words where it signs come first among the evidence."""
    body = scene.bodies.called(party.key) or scene.bodies.at(party.where)
    return scene.value(
        "parties", [party.where, *([body.fullest] if body else [])], sure, words=body.name if body else ""
    )


def _date(scene: Scene, deal: Deal) -> Iterator[ProposedValue]:
    dates = [each for each in scene.dates_in(deal.sentence) if each.first.day]
    if dates:
        yield scene.value("date", [(dates[0].start, dates[0].end)], 0.75, content=dates[0].first)
        return
    closing = re.search(r"\b(?:last|final|closing|concluding)\b", scene.text[deal.sentence.start : deal.sentence.end])
    for event in scene.entries("event")[:1]:
        ended = closing is not None and any(value.field == "end" for value in event.values)
        for value in event.values:
            if value.field == ("end" if ended else "start") and isinstance(value.content, PartialDate):
                where = (value.evidence[0].start, value.evidence[0].end)
                yield scene.value("date", [where], 0.6, content=value.content)
