"""The verbs of signing: "A signed with B", "was signed by", "the charter, signed by A and B,", "agreed to share".

Signings without such a verb are `nouns`', finding the papers is `documents`',
finding who may sign `parties`'.
"""

from collections.abc import Iterator, Sequence

from curator.extract.agreements.deal import (
    AMONG,
    FAR,
    PUT,
    Clause,
    Deal,
    is_hypothetical,
    is_passive,
    paired,
    signs,
    tail_of,
    without,
)
from curator.extract.agreements.documents import Paper, is_paper, paper_after, paper_before, papers_between
from curator.extract.agreements.nouns import deals_beside
from curator.extract.agreements.parties import Signers
from curator.extract.agreements.party import Party
from curator.extract.agreements.subjects import subject_of
from curator.extract.dates.bygone import is_bygone
from curator.extract.scene import span
from curator.extract.text.lexicon import bag
from curator.extract.text.reading import Reading, Sentence, Word
from curator.extract.text.vocabulary import vocabulary

_JOINTS = bag("between among amongst with by")
_ON = bag("on the from their our")
_ENDS = bag("understanding intent intention cooperation collaboration")


def deals_in(reading: Reading, signers: Signers, sentence: Sentence, *, signing: bool) -> Iterator[Deal]:
    """The agreements that a sentence tells of.

    Args:
        reading: For the dates of what is long past.
        signers: Of the document.
        sentence: To be read.
        signing: The article tells somewhere that something is signed, so that a list of papers is one of signed papers.

    Yields:
        Deals in the order of the sentence; one deal may come more than once.
    """
    for clause in _clauses(reading, sentence):
        yield from _told(signers, sentence, clause)
    yield from deals_beside(reading, signers, sentence, signing=signing)


def _clauses(reading: Reading, sentence: Sentence) -> Iterator[Clause]:
    words = sentence.words
    verbs = [i for i in range(len(words)) if signs(words, i)]
    for order, verb in enumerate(verbs):
        end = verbs[order + 1] if order + 1 < len(verbs) else len(words)
        if is_hypothetical(words, verb) or is_bygone(reading, sentence, words[verb].start, words[verb].end):
            continue
        paper = _signed_paper(words, verb, end)
        always = words[verb].low in vocabulary("agreements").sign or words[verb].low in PUT
        if paper is not None and (always or _concludable(words, verb, paper)):
            yield Clause(verb, end, paper, always=always)


def _signed_paper(words: Sequence[Word], verb: int, end: int) -> Paper | None:
    """The object of an active verb, the subject of a passive, or what a participle belongs to."""
    after = words[verb + 1].low if verb + 1 < len(words) else ""
    if words[verb].low in PUT:
        begins = next((i for i in range(verb + 1, min(end, verb + 6)) if words[i].low in ("on", "to", "under")), end)
        on_paper = begins + 2 < end and words[begins + 1].low == "paper"
        return paper_after(words, begins + (3 if on_paper else 1), end)
    if not any(word.text[0].isalnum() for word in words[:verb]) and after in _JOINTS:
        comma = next((i for i in range(verb, len(words)) if words[i].text == ","), len(words))
        return next(iter(papers_between(words, comma, len(words))), None)
    # "a pact signed at the ceremony", "the charter, signed by A and B,"
    bare = verb > 0 and (words[verb - 1].text == "," or is_paper(words, verb - 1) or words[verb - 1].low in _ENDS)
    if words[verb].low != "signing" and (is_passive(words, verb) or (bare and not _has_object(words, verb))):
        before = paper_before(words, verb)
        if before is not None or is_passive(words, verb):
            return before
    return paper_after(words, verb + 1, end) or _paper_behind_partners(words, verb, end)


def _paper_behind_partners(words: Sequence[Word], verb: int, end: int) -> Paper | None:
    """The object that waits for the partners: "signed with A and B a letter of intent"."""
    if words[verb + 1].low != "with" if verb + 1 < end else True:
        return None
    found = papers_between(words, verb + 2, min(end, verb + 2 + 2 * FAR))
    return next((each for each in found if words[each.first - 1].low in vocabulary("agreements").indefinite), None)


def _has_object(words: Sequence[Word], verb: int) -> bool:
    after = words[verb + 1] if verb + 1 < len(words) else None
    objects = ("DT", "CD", "JJ", "NN", "NNS", "NNP", "PRP$")
    return after is not None and (after.tag in objects or after.low == "into")


def _concludable(words: Sequence[Word], verb: int, paper: Paper) -> bool:
    """Whether the verb makes an agreement of that word: one signs a letter, but reaches no letter."""
    ours = vocabulary("agreements")
    if words[verb].low in ("reached", "reaches"):
        return bool(paper.heads & ours.reached_papers)
    return not paper.weak or words[verb].low in vocabulary("agreements").business


def _told(signers: Signers, sentence: Sentence, clause: Clause) -> Iterator[Deal]:
    words, verb, paper = sentence.words, clause.verb, clause.paper
    passive = paper.last <= verb
    tail = list(tail_of(signers, sentence, paper.last if passive else verb + 1, clause.end))
    between = [parties for joint, parties in tail if joint in AMONG and len(parties) > 1]
    if between:
        for parties in between:
            yield Deal(paper, tuple(parties), sentence, 0.85, span(sentence, verb, verb + 1))
        return
    behalf = list(_behalf(signers, sentence))
    if passive or words[verb].low == "signing" or not any(word.text[0].isalnum() for word in words[:verb]):
        yield from _passively(signers, sentence, clause, tail, behalf)
        return
    subject = behalf or subject_of(signers, sentence, verb)
    partners = without([each for joint, parties in tail if joint == "with" for each in parties], subject)
    yield from paired(sentence, clause, subject, partners, open_end=any(joint == "with" for joint, _ in tail))


def _passively(
    signers: Signers, sentence: Sentence, clause: Clause, tail: list[tuple[str, list[Party]]], behalf: list[Party]
) -> Iterator[Deal]:
    """As in "was signed by A with B, and by C with D"."""
    words = sentence.words
    cue = span(sentence, clause.verb, clause.verb + 1)
    doers = [parties for joint, parties in tail if joint == "by"]
    if len(doers) > 1 and sum(joint == "with" for joint, _ in tail) > 1:
        one: list[Party] = []
        for joint, parties in tail:
            if joint == "with" and one:
                yield Deal(clause.paper, (*one, *without(parties, one)), sentence, 0.85, cue)
            one = parties if joint == "by" else one
        return
    subject = behalf or [each for parties in doers for each in parties]
    told = {word.low for word in words[max(0, clause.verb - 4) : clause.verb]} & vocabulary("agreements").tells
    if not subject and words[clause.verb].low == "signing" and told:
        subject = subject_of(signers, sentence, clause.verb)
    partners = without([each for joint, parties in tail if joint == "with" for each in parties], subject)
    yield from paired(sentence, clause, subject, partners, open_end=True)


def _behalf(signers: Signers, sentence: Sentence) -> Iterator[Party]:
    """Those "on behalf of" whom somebody signs."""
    words = sentence.words
    acting = False
    for i in range(1, len(words) - 2):
        if words[i].low in ("behalf", "part", "side") and words[i + 1].low == "of" and words[i - 1].low in _ON:
            yield from signers.listed(sentence, i + 2, len(words), reach=3)
        elif words[i].low == "for":
            comma = words[i - 1].text in (",", ";")
            signed = words[i - 1 - comma].low in vocabulary("agreements").sign
            if signed or (acting and (comma or words[i - 1].low == "and")):
                parties = signers.listed(sentence, i + 1, len(words), reach=2)
                acting = acting or bool(parties)
                yield from parties
