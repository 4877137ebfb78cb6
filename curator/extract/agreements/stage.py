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
from curator.extract.scene import DOUBTFUL_DAY, Entries, Scene, plain, span
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
                again = span(sentence, deal.paper.first, deal.paper.last)
                found.append((named[1], replace(deal, again=again)))
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
    words = plain(scene.text[slice(*kind)])
    values = [scene.value("kind", _told((deal.again, kind)), deal.sure, words=words)]
    values += [_party(scene, each, deal) for each in deal.parties]
    values += _date(scene, deal, kind)
    return ProposedEntry(group="agreement", values=tuple(values), stage=STAGE)


def _told(spans: Iterable[Span | None]) -> list[Span]:
    return [each for each in spans if each is not None]


def _party(scene: Scene, party: Party, deal: Deal) -> ProposedValue:
    """A party under its fullest name; the evidence begins with how it is called where it signs, and the verb there."""
    body = scene.bodies.called(party.key) or scene.bodies.at(party.where)
    spans = _told((party.cue, party.where, deal.cue, body.fullest if body else None))
    words = body.name if body else plain(scene.text[slice(*party.where)])
    return scene.value("parties", spans, deal.sure, words=words)


def _date(scene: Scene, deal: Deal, kind: Span) -> Iterator[ProposedValue]:
    """The day that the deal's sentence tells, else the event's, less surely and with the words of the signing."""
    dates = [each for each in scene.dates_in(deal.sentence) if each.first.day]
    if dates:
        likely = DOUBTFUL_DAY if dates[0].doubtful else 0.75
        yield scene.value("date", [(dates[0].start, dates[0].end)], likely, content=dates[0].first)
        return
    untold = scene.dates[deal.sentence.index].untold
    if untold:
        yield scene.unread("date", untold[0])
        return
    closing = re.search(r"\b(?:last|final|closing|concluding)\b", scene.text[deal.sentence.start : deal.sentence.end])
    for event in scene.entries("event")[:1]:
        ended = closing is not None and any(value.field == "end" for value in event.values)
        for value in event.values:
            if value.field == ("end" if ended else "start") and isinstance(value.content, PartialDate):
                told = [deal.cue or deal.again or kind, *((each.start, each.end) for each in value.evidence)]
                likely = DOUBTFUL_DAY if value.confidence <= DOUBTFUL_DAY else 0.6
                yield scene.value("date", told, likely, content=value.content, words=value.words)
