"""Agreements: what was signed, by whom, when.

One entry a pair where one side signs agreements with several others, one entry for all where they sign together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curator.domain.content import PartialDate
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.extract.bodies import body_at
from curator.extract.dates import dates_in
from curator.extract.lexicon import bag, lexicon, singular
from curator.extract.mentions import Kind, Mention
from curator.extract.numbers import numbers_in
from curator.extract.reading import Sentence, Word
from curator.extract.roles import listed_after, listed_before
from curator.extract.scene import Entries, Scene, plain, span

STAGE = "agreements.rules.v2"
Span = tuple[int, int]
_SIGNED = bag(
    "signed signs sign signing inked concluded reached exchanged sealed initialled initialed finalized penned entered"
)
_ALWAYS = bag("signed signs sign signing inked initialled initialed penned")
_WEAK_PAPERS = bag(
    "statement declaration communique communiqué partnership arrangement letter charter deal intention "
    "compact convention"
)
_HYPOTHETICAL = bag(
    "will would could should may might plans plan planned expected expects hopes hope intends not to before until"
)
_PARTY_KINDS = (Kind.ORGANIZATION, Kind.PLACE, Kind.THING)
_UNDERSTANDING = frozenset({"understanding", "intent", "intention", "cooperation", "collaboration", "commitment"})
_MODIFIER_TAGS = ("JJ", "NN", "NNP", "NNS", "VBG", "VBN", "HYPH", "CD")
_ADVERBS_BEFORE_SIGNED = 2
_COUNTING = bag("further several various following respective new additional related relevant similar")


@dataclass(frozen=True, slots=True)
class _Paper:
    """A signed paper in a sentence: range of its kind, and whether there are several."""

    first: int
    last: int
    plural: bool


@dataclass(frozen=True, slots=True)
class _Deal:
    """An agreement found: kind and the parties' ranges."""

    kind: Span
    parties: tuple[Span, ...]
    sentence: Sentence
    sure: float


def propose_agreements(scene: Scene) -> Entries:
    """Proposes the agreements that were signed or reached, not those that are hoped for."""
    deals: dict[frozenset[str], _Deal] = {}
    signing = any(word.low in _ALWAYS for each in scene.reading.sentences for word in each.words)
    for sentence in scene.reading.sentences:
        if sentence.headline:
            continue
        for deal in (*_signed(scene, sentence), *_between(scene, sentence, signing=signing)):
            key = frozenset(_canonical(scene, each) for each in deal.parties)
            if not any(key <= have for have in deals):
                deals = {have: old for have, old in deals.items() if not have < key}
                deals[key] = deal
    return tuple(_entry(scene, deal) for deal in deals.values())


def _canonical(scene: Scene, where: Span) -> str:
    body = body_at(scene.bodies, where)
    return (body.name if body else plain(scene.text[slice(*where)])).casefold()


def _signed(scene: Scene, sentence: Sentence) -> Iterator[_Deal]:
    words = sentence.words
    parties = [each for each in scene.mentions[sentence.index] if _may_sign(words, each)]
    subject: list[Mention] = []
    verbs = [i for i, word in enumerate(words) if word.low in _SIGNED]
    for order, verb in enumerate(verbs):
        end = verbs[order + 1] if order + 1 < len(verbs) else len(words)
        if _hypothetical(words, verb):
            continue
        paper = _paper(words, verb + 1, end) or (_paper_before(words, verb) if _passive(words, verb) else None)
        if paper is None or not _signable(words, verb, paper):
            continue
        passive = paper.last <= verb
        if not passive:
            subject = _subject(scene, words, verb, parties, subject)
        yield from _deals(scene, sentence, paper, subject if not passive else [], parties, (verb, end))


def _may_sign(words: Sequence[Word], mention: Mention) -> bool:
    owner = mention.last < len(words) and words[mention.last].low == "'s"
    if mention.quoted or (owner and mention.kind is Kind.PLACE):
        return False
    return mention.kind in _PARTY_KINDS or (
        mention.kind is Kind.OTHER and not mention.head and words[mention.first].low not in lexicon().demonyms
    )


def _hypothetical(words: Sequence[Word], verb: int) -> bool:
    after = words[verb + 1].low if verb + 1 < len(words) else ""
    before = {word.low for word in words[max(0, verb - 2) : verb]}
    return bool(before & _HYPOTHETICAL) or after in ("ceremony", "ceremonies", "event")


def _passive(words: Sequence[Word], verb: int) -> bool:
    return any(word.low in ("was", "were", "been", "is", "are") for word in words[max(0, verb - 3) : verb])


def _paper(words: Sequence[Word], first: int, end: int) -> _Paper | None:
    papers = lexicon().agreements
    for i in range(first, min(end, first + 14)):
        low = words[i].low
        if singular(low) in papers or low in papers:
            return _whole(words, i, first)
        if words[i].text in (";", "."):
            return None
    return None


def _paper_before(words: Sequence[Word], verb: int) -> _Paper | None:
    papers = lexicon().agreements
    for i in range(verb - 1, max(-1, verb - 40), -1):
        if (singular(words[i].low) in papers or words[i].low in papers) and words[i].low != "cooperation":
            return _whole(words, i, 0)
    return None


def _whole(words: Sequence[Word], i: int, floor: int) -> _Paper:
    last = i + 1
    while last < len(words) and singular(words[last].low) in lexicon().agreements:
        i, last = last, last + 1
    if last + 1 < len(words) and words[last].low == "of" and words[last + 1].low in _UNDERSTANDING:
        last += 2
    first = i
    while (
        first > floor
        and words[first - 1].tag in _MODIFIER_TAGS
        and words[first - 1].text[0].isalnum()
        and i - first < 6
    ):
        if words[first - 1].tag == "CD" or words[first - 1].low in _SIGNED or words[first - 1].low in _COUNTING:
            break
        first -= 1
    low = words[i].low
    plural = low in ("memoranda", "mous", "letters") or (low.endswith("s") and low != singular(low))
    return _Paper(first, last, plural)


def _signable(words: Sequence[Word], verb: int, paper: _Paper) -> bool:
    """Whether the verb makes an agreement of that word: one signs a letter, but reaches no letter."""
    if words[verb].low in _ALWAYS:
        return True
    heads = {singular(word.low) for word in words[paper.first : paper.last]}
    if words[verb].low == "reached":
        return bool(heads & {"agreement", "intention", "deal", "accord", "pact", "memorandum", "arrangement"})
    return not heads & _WEAK_PAPERS


def _subject(
    scene: Scene, words: Sequence[Word], verb: int, parties: Sequence[Mention], before: list[Mention]
) -> list[Mention]:
    direct = listed_before(scene, verb, parties, adverbs=4, words=words)
    if direct:
        return [each for each in direct if each.kind is not Kind.OTHER or len(direct) > 1] or direct
    if before:
        return before
    # "The rectors of A and B, ..., signed": whatever bodies stand between the last break and the verb.
    begin = max((i for i in range(verb) if words[i].text in (";", ":")), default=0)
    return [each for each in parties if begin <= each.first < verb and each.kind is Kind.ORGANIZATION]


def _deals(
    scene: Scene,
    sentence: Sentence,
    paper: _Paper,
    subject: Sequence[Mention],
    parties: Sequence[Mention],
    reach: tuple[int, int],
) -> Iterator[_Deal]:
    words = sentence.words
    verb, end = reach
    subject = _distinct(scene, subject)
    kind = span(sentence, paper.first, paper.last)
    ahead = [each for each in parties if each.first < end]
    between = _list_at(scene, words, min(verb, paper.last), end, "between", ahead)
    if len(between) > 1:
        yield _Deal(kind, _spans(between), sentence, 0.85)
        return
    own = {_canonical(scene, (each.start, each.end)) for each in subject}
    partners = [
        each
        for each in _list_at(scene, words, verb, end, "with", ahead)
        if _canonical(scene, (each.start, each.end)) not in own
    ]
    if not subject and _passive(words, verb):
        subject = _list_at(scene, words, verb, end, "by", ahead)
    if partners and subject:
        if paper.plural or len(partners) == 1 == len(subject):
            for one in subject:
                for other in partners:
                    yield _Deal(kind, _spans((one, other)), sentence, 0.85)
        else:
            yield _Deal(kind, _spans((*subject, *partners)), sentence, 0.8)
    elif len(subject) > 1 or (subject and words[verb].low in _ALWAYS):
        yield _Deal(kind, _spans(subject), sentence, 0.8 if len(subject) > 1 else 0.5)
    elif words[verb].low in _ALWAYS:
        counted = _counted_parties(sentence, verb, end)
        if counted:
            yield _Deal(kind, (counted,), sentence, 0.5)


def _distinct(scene: Scene, mentions: Sequence[Mention]) -> list[Mention]:
    """Each organisation once, "Water Institute (WI)" included."""
    return list({_canonical(scene, (each.start, each.end)): each for each in reversed(mentions)}.values())[::-1]


def _list_at(
    scene: Scene, words: Sequence[Word], first: int, end: int, preposition: str, parties: Sequence[Mention]
) -> list[Mention]:
    for i in range(first, end):
        if words[i].low == preposition:
            listed = listed_after(scene, words, i, parties, reach=4)
            if listed:
                return _distinct(scene, listed)
    return []


def _spans(mentions: Sequence[Mention]) -> tuple[Span, ...]:
    return tuple((each.start, each.end) for each in mentions)


def _counted_parties(sentence: Sentence, verb: int, end: int) -> Span | None:
    """As in "the three sides signed" or "was signed by mayors of nine towns": the parties as they are counted."""
    words = sentence.words
    if _passive(words, verb):
        by = next((i for i in range(verb, end) if words[i].low == "by"), end)
        counted = _counted(words, by, end)
    else:
        counted = [each for each in _counted(words, 0, verb) if verb - each[1] <= _ADVERBS_BEFORE_SIGNED]
    return span(sentence, *counted[-1]) if counted else None


def _counted(words: Sequence[Word], first: int, end: int) -> list[tuple[int, int]]:
    """Numbers, or "both", with the plural noun that they count."""
    starts = [(first + each.first, first + each.last) for each in numbers_in(words[first:end])]
    starts += [(i, i + 1) for i in range(first, end) if words[i].low == "both"]
    found = []
    for begins, last in sorted(starts):
        while last < end and words[last].tag in ("JJ", "NN", "NNP", "VBG"):
            last += 1
        if last < end and words[last].tag == "NNS":
            found.append((begins, last + 1))
    return found


def _between(scene: Scene, sentence: Sentence, *, signing: bool) -> Iterator[_Deal]:
    """Lists of papers without a verb of their own: "letters of intent followed: between A and B, between C and D"."""
    words = sentence.words
    parties = [
        each for each in scene.mentions[sentence.index] if _may_sign(words, each) and each.kind is not Kind.OTHER
    ]
    paper: _Paper | None = None
    papers = lexicon().agreements - (_WEAK_PAPERS - {"charter"})
    for i, word in enumerate(words):
        if singular(word.low) in papers or (
            word.low in ("letter", "letters") and i + 2 < len(words) and words[i + 2].low == "intent"
        ):
            paper = _whole(words, i, 0)
        by = word.low == "by" and i > 0 and words[i - 1].text == "," and signing
        if (word.low == "between" or by) and paper is not None:
            listed = listed_after(scene, words, i, parties, reach=3)
            bodies = [each for each in listed if each.kind is Kind.ORGANIZATION]
            if len(listed) > 1 and (signing or len(bodies) > 1) and not _hypothetical(words, i):
                yield _Deal(span(sentence, paper.first, paper.last), _spans(listed), sentence, 0.7)


def _entry(scene: Scene, deal: _Deal) -> ProposedEntry:
    values = [scene.value("kind", [deal.kind], deal.sure)]
    names = dict.fromkeys(deal.parties)
    values += [_party(scene, each, deal.sure) for each in names]
    values += _date(scene, deal)
    return ProposedEntry(group="agreement", values=tuple(values), stage=STAGE)


def _party(scene: Scene, where: Span, sure: float) -> ProposedValue:
    """A party under its fullest name; the words where it signs come first among the evidence."""
    body = body_at(scene.bodies, where)
    return scene.value("parties", [where, *([body.fullest] if body else [])], sure, words=body.name if body else "")


def _date(scene: Scene, deal: _Deal) -> Iterator[ProposedValue]:
    dates = [each for each in dates_in(scene.reading, deal.sentence) if each.first.day]
    if dates:
        yield scene.value("date", [(dates[0].start, dates[0].end)], 0.75, content=dates[0].first)
        return
    closing = re.search(r"\b(?:last|final|closing|concluding)\b", scene.text[deal.sentence.start : deal.sentence.end])
    for event in scene.found.get("event", ())[:1]:
        ended = closing is not None and any(value.field == "end" for value in event.values)
        for value in event.values:
            if value.field == ("end" if ended else "start") and isinstance(value.content, PartialDate):
                where = (value.evidence[0].start, value.evidence[0].end)
                yield scene.value("date", [where], 0.6, content=value.content)
