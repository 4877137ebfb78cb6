"""The ways a sentence tells of a signing: "A signed with B", "was signed by", "under a pact", "the signatories were".

Finding the papers is `curator.extract.papers`', finding who may sign `curator.extract.parties`'.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curator.extract.bygone import is_bygone
from curator.extract.deal_words import deal_words
from curator.extract.lexicon import bag
from curator.extract.papers import Paper, is_paper, paper_after, paper_before, papers_between
from curator.extract.parties import Party, Signers
from curator.extract.reading import Reading, Sentence, Word
from curator.extract.subjects import clause_begins, subject_of

_BE = bag("was were been is are being be got")
_JOINTS = bag("between among amongst with by")
_AMONG = bag("between among amongst")
_TOGETHER = bag("together along line accordance connection compliance conjunction consultation keeping")
_SEVERALLY = bag("each respectively separately individually bilateral")
_ARE = bag("are were include included includes is was : comprise comprised")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_INDEFINITE = bag("a an another second third separate further new")
_FAR = 15
_PUT = bag("put puts affixed appended added")
_BY_MEANS = bag("with through via by")
_EVENTS = bag("ceremony ceremonies event")
_BUSINESS = bag("sealed seals sealing struck clinched exchanged exchanges")
_CONTRACTS = bag("contract contracts licence license concession order tender deal grant")
_TELLS = bag("announced announces celebrated marked completed confirmed followed held hosted")


@dataclass(frozen=True, slots=True)
class Deal:
    """An agreement as one sentence tells it.

    Attributes:
        paper: What was signed.
        parties: At least one.
        sentence: Where it is told.
        sure: 0 to 1.
        aside: Told only by the way, so that it counts for little beside a signing of the same parties.
    """

    paper: Paper
    parties: tuple[Party, ...]
    sentence: Sentence
    sure: float
    aside: bool = False


@dataclass(frozen=True, slots=True)
class _Clause:
    """A verb of signing with its paper, and where what follows it ends."""

    verb: int
    end: int
    paper: Paper
    always: bool


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
    yield from _between(reading, signers, sentence, signing=signing)
    yield from _named_signatories(signers, sentence)
    yield from _labelled(signers, sentence, signing=signing)
    yield from _under(signers, sentence, signing=signing)
    yield from _awarded(signers, sentence)


def _clauses(reading: Reading, sentence: Sentence) -> Iterator[_Clause]:
    words = sentence.words
    verbs = [i for i in range(len(words)) if _signs(words, i)]
    for order, verb in enumerate(verbs):
        end = verbs[order + 1] if order + 1 < len(verbs) else len(words)
        if is_hypothetical(words, verb) or is_bygone(reading, sentence, words[verb].start, words[verb].end):
            continue
        paper = _signed_paper(words, verb, end)
        always = words[verb].low in deal_words().sign or words[verb].low in _PUT
        if paper is not None and (always or _concludable(words, verb, paper)):
            yield _Clause(verb, end, paper, always=always)


def _signs(words: Sequence[Word], i: int) -> bool:
    low, tag = words[i].low, words[i].tag
    ours = deal_words()
    if low in ours.sign:
        return tag[:2] != "NN" or low in ("signed", "inked", "signing")
    if low in _PUT:
        return any(word.low in ("signature", "signatures", "pen", "pens") for word in words[i + 1 : i + 4])
    if low in ("came", "come") and i + 2 < len(words) and words[i + 1].low == "to":
        return words[i + 2].low in ("an", "a", "terms")
    if low == "exchange" and i + 1 < len(words) and words[i + 1].low == "of":
        return True
    into = i + 1 < len(words) and words[i + 1].low == "into"
    return low in ours.conclude and tag[:2] == "VB" and (into or low[:5] != "enter")


def is_hypothetical(words: Sequence[Word], verb: int) -> bool:
    """Whether a verb of signing tells of what is only planned."""
    ours = deal_words()
    after = words[verb + 1].low if verb + 1 < len(words) else ""
    before = {word.low for word in words[max(0, verb - 3) : verb]}
    if verb and words[verb - 1].low == "to" and {word.low for word in words[max(0, verb - 8) : verb]} & ours.gathering:
        return False
    if words[verb].tag == "VB" and words[verb].low in ("sign", "ink"):
        return True
    near = {word.low for word in words[max(0, verb - 2) : verb]}
    return bool(near & ours.hypothetical) or bool(before & {"will", "would", "not", "yet"}) or after in _EVENTS


def _passive(words: Sequence[Word], verb: int) -> bool:
    return any(word.low in _BE for word in words[max(0, verb - 3) : verb])


def _signed_paper(words: Sequence[Word], verb: int, end: int) -> Paper | None:
    """The object of an active verb, the subject of a passive, or what a participle belongs to."""
    after = words[verb + 1].low if verb + 1 < len(words) else ""
    if words[verb].low in _PUT:
        begins = next((i for i in range(verb + 1, min(end, verb + 6)) if words[i].low in ("on", "to", "under")), end)
        on_paper = begins + 2 < end and words[begins + 1].low == "paper"
        return paper_after(words, begins + (3 if on_paper else 1), end)
    if not any(word.text[0].isalnum() for word in words[:verb]) and after in _JOINTS:
        comma = next((i for i in range(verb, len(words)) if words[i].text == ","), len(words))
        return next(iter(papers_between(words, comma, len(words))), None)
    # "a pact signed at the ceremony", "the charter, signed by A and B,"
    bare = verb > 0 and (words[verb - 1].text == "," or is_paper(words, verb - 1) or words[verb - 1].low in _ENDS)
    if words[verb].low != "signing" and (_passive(words, verb) or (bare and not _has_object(words, verb))):
        before = paper_before(words, verb)
        if before is not None or _passive(words, verb):
            return before
    return paper_after(words, verb + 1, end) or _paper_behind_partners(words, verb, end)


def _paper_behind_partners(words: Sequence[Word], verb: int, end: int) -> Paper | None:
    """The object that waits for the partners: "signed with A and B a letter of intent"."""
    if words[verb + 1].low != "with" if verb + 1 < end else True:
        return None
    found = papers_between(words, verb + 2, min(end, verb + 2 + 2 * _FAR))
    return next((each for each in found if words[each.first - 1].low in _INDEFINITE), None)


_ENDS = bag("understanding intent intention cooperation collaboration")


def _has_object(words: Sequence[Word], verb: int) -> bool:
    after = words[verb + 1] if verb + 1 < len(words) else None
    objects = ("DT", "CD", "JJ", "NN", "NNS", "NNP", "PRP$")
    return after is not None and (after.tag in objects or after.low == "into")


def _concludable(words: Sequence[Word], verb: int, paper: Paper) -> bool:
    """Whether the verb makes an agreement of that word: one signs a letter, but reaches no letter."""
    ours = deal_words()
    if words[verb].low in ("reached", "reaches"):
        return bool(paper.heads & ours.reached_papers)
    return not paper.weak or words[verb].low in _BUSINESS


def _told(signers: Signers, sentence: Sentence, clause: _Clause) -> Iterator[Deal]:
    words, verb, paper = sentence.words, clause.verb, clause.paper
    passive = paper.last <= verb
    tail = list(tail_of(signers, sentence, paper.last if passive else verb + 1, clause.end))
    between = [parties for joint, parties in tail if joint in _AMONG and len(parties) > 1]
    if between:
        for parties in between:
            yield Deal(paper, tuple(parties), sentence, 0.85)
        return
    behalf = list(_behalf(signers, sentence))
    if passive or words[verb].low == "signing" or not any(word.text[0].isalnum() for word in words[:verb]):
        yield from _passively(signers, sentence, clause, tail, behalf)
        return
    subject = behalf or subject_of(signers, sentence, verb)
    partners = without([each for joint, parties in tail if joint == "with" for each in parties], subject)
    yield from _paired(sentence, clause, subject, partners, open_end=any(joint == "with" for joint, _ in tail))


def _passively(
    signers: Signers, sentence: Sentence, clause: _Clause, tail: list[tuple[str, list[Party]]], behalf: list[Party]
) -> Iterator[Deal]:
    """As in "was signed by A with B, and by C with D"."""
    words = sentence.words
    doers = [parties for joint, parties in tail if joint == "by"]
    if len(doers) > 1 and sum(joint == "with" for joint, _ in tail) > 1:
        one: list[Party] = []
        for joint, parties in tail:
            if joint == "with" and one:
                yield Deal(clause.paper, (*one, *without(parties, one)), sentence, 0.85)
            one = parties if joint == "by" else one
        return
    subject = behalf or [each for parties in doers for each in parties]
    told = {word.low for word in words[max(0, clause.verb - 4) : clause.verb]} & _TELLS
    if not subject and words[clause.verb].low == "signing" and told:
        subject = subject_of(signers, sentence, clause.verb)
    partners = without([each for joint, parties in tail if joint == "with" for each in parties], subject)
    yield from _paired(sentence, clause, subject, partners, open_end=True)


def _paired(
    sentence: Sentence, clause: _Clause, subject: list[Party], partners: list[Party], *, open_end: bool
) -> Iterator[Deal]:
    words, paper = sentence.words, clause.paper
    if partners and subject:
        severally = any(word.low in _SEVERALLY for word in words)
        if (paper.plural or severally) and not any(each.counted for each in subject):
            for one in subject:
                for other in partners:
                    yield Deal(paper, (one, other), sentence, 0.85)
        else:
            yield Deal(paper, (*subject, *partners), sentence, 0.8)
    elif len(subject) > 1:
        yield Deal(paper, tuple(subject), sentence, 0.8)
    elif subject and clause.always and _alone(words, paper, subject[0], open_end=open_end):
        yield Deal(paper, tuple(subject), sentence, 0.5)


def _alone(words: Sequence[Word], paper: Paper, party: Party, *, open_end: bool) -> bool:
    """Whether one party may stand alone: those who are counted, and who signs a new paper with nobody told."""
    if paper.again or party.counted:
        return not paper.again
    before = words[paper.first - 1].low if paper.first else ""
    known = before in ("the", "this") and words[paper.last - 1].text[0].islower()
    return not (known or open_end or party.place)


def without(parties: Sequence[Party], others: Sequence[Party]) -> list[Party]:
    """Parties that are not among others, each once."""
    keys = {each.key for each in others}
    return list({each.key: each for each in reversed(parties) if each.key not in keys}.values())[::-1]


def tail_of(signers: Signers, sentence: Sentence, first: int, end: int) -> Iterator[tuple[str, list[Party]]]:
    """Each "between", "with" or "by" that follows, with the parties it introduces; "among" counts as "between"."""
    words = sentence.words
    for i in range(first, end):
        if words[i].low not in _JOINTS or not _joins(words, i):
            continue
        parties = signers.listed(sentence, i + 1, end)
        if words[i].low in _AMONG and _of_something_else(words, first, i) and all(each.place for each in parties):
            continue
        counted = [] if parties else signers.spoken_of(sentence, i + 1, min(end, i + 9))
        yield words[i].low, parties or [each for each in counted if each.counted or words[i].low != "between"]


def _of_something_else(words: Sequence[Word], first: int, i: int) -> bool:
    """Whether "between" belongs to what is agreed: "a letter of intent to exchange data between Chile and Peru"."""
    return any(word.tag == "VB" for word in words[first:i])


def _joins(words: Sequence[Word], i: int) -> bool:
    before = words[i - 1]
    if words[i].low == "by":
        ours = deal_words()
        return before.tag not in ("VBN", "VBD") or before.low in ours.sign or before.low in ours.conclude
    if words[i].low == "with":
        return before.low not in _TOGETHER and not (i > 1 and words[i - 2].low == "in" and before.tag == "NN")
    return True


def _behalf(signers: Signers, sentence: Sentence) -> Iterator[Party]:
    """Those "on behalf of" whom somebody signs."""
    words = sentence.words
    for i in range(len(words) - 3):
        if words[i].low == "behalf" and words[i + 1].low == "of":
            yield from signers.listed(sentence, i + 2, len(words), reach=3)


def _between(reading: Reading, signers: Signers, sentence: Sentence, *, signing: bool) -> Iterator[Deal]:
    """Papers without a verb of their own: "letters of intent followed: between A and B, between C and D"."""
    words = sentence.words
    paper: Paper | None = None
    for i, word in enumerate(words):
        if is_paper(words, i) and (paper is None or i >= paper.last):
            paper = paper_after(words, i, i + 1) or paper
            paper = papers_between(words, max(0, i - 6), i + 1)[-1]
        by = word.low == "by" and i > 0 and words[i - 1].text == "," and signing
        if paper is None or not (word.low in ("between", "among") or by) or i - paper.last > 3 * _FAR:
            continue
        listed = signers.listed(sentence, i + 1, len(words), reach=3)
        past = is_bygone(reading, sentence, words[paper.first].start, words[i].end)
        told = any(_signs(words, k) for k in range(len(words)))
        if _of_something_else(words, paper.last, i) and all(each.place for each in listed):
            continue
        real = told or not (paper.weak or all(each.place for each in listed))
        if len(listed) > 1 and real and not past and not is_hypothetical(words, i):
            yield Deal(paper, tuple(listed), sentence, 0.7)


def _named_signatories(signers: Signers, sentence: Sentence) -> Iterator[Deal]:
    """As in "the signatories were A and B", "among those who signed memoranda with A were B and C"."""
    words = sentence.words
    for i, word in enumerate(words):
        party = word.low == "parties" and i + 1 < len(words) and words[i + 1].low == "to"
        among = word.low == "signed" and i > 1 and words[i - 1].low in ("who", "that", "which") and _opens_among(words)
        if not (word.low in ("signatories", "signers") or party or among):
            continue
        papers = papers_between(words, i, len(words))
        are = next((k for k in range(i + 1, min(len(words), i + 3 * _FAR)) if words[k].low in _ARE), -1)
        listed = signers.listed(sentence, are + 1, len(words), reach=4) if are > 0 else []
        paper = papers[0] if papers and papers[0].last <= are else None
        paper = paper or Paper(i, i + 1, plural=False, heads=frozenset(), again=True)
        if among:
            partners = [
                each for joint, found in tail_of(signers, sentence, i, are) if joint == "with" for each in found
            ]
            clause = _Clause(i, are, paper, always=True)
            yield from _paired(sentence, clause, listed, without(partners, listed), open_end=True)
        elif len(listed) > 1:
            yield Deal(paper, tuple(listed), sentence, 0.8)


def _opens_among(words: Sequence[Word]) -> bool:
    return any(word.low in ("among", "amongst") for word in words[:3])


def _labelled(signers: Signers, sentence: Sentence, *, signing: bool) -> Iterator[Deal]:
    """A line of a list: "Licence agreement: A - B"."""
    words = sentence.words
    colon = next((i for i, word in enumerate(words[:12]) if word.text in (":", "：")), -1)
    papers = papers_between(words, 0, colon) if colon > 0 and signing else []
    if papers and papers[-1].last == colon:
        listed = signers.listed(sentence, colon + 1, len(words), reach=3)
        if len(listed) > 1:
            yield Deal(papers[-1], tuple(listed), sentence, 0.7)


def _under(signers: Signers, sentence: Sentence, *, signing: bool) -> Iterator[Deal]:
    """As in "under a pact with A, B will build a plant", "under a contract signed on Monday, A will supply B"."""
    words = sentence.words
    for i, word in enumerate(words[:-2]):
        opens = word.low == "under" or (i < 1 and word.low in _BY_MEANS)
        if not opens or not any(is_paper(words, k) for k in range(i + 1, min(len(words), i + 8))):
            continue
        paper = paper_after(words, i + 1, len(words))
        signing_of = paper is not None and any(each.low == "signing" for each in words[i : paper.first])
        if paper is None or paper.again or paper.first - i > 3 + 2 * signing_of:
            continue
        if words[paper.last - 1].text[0].isupper() and not signing_of:
            continue
        commas = [k for k in range(paper.last, len(words)) if words[k].text == ","]
        if len(commas) > 1 and commas[0] + 1 < len(words) and words[commas[0] + 1].tag == "VBN":
            commas.pop(0)
        comma = commas[0] if commas else len(words)
        partners = [
            e for joint, found in tail_of(signers, sentence, paper.last, comma) if joint == "with" for e in found
        ]
        fresh = any(word.low in _INDEFINITE for word in words[i + 1 : paper.first + 1])
        told = signing_of or any(_signs(words, k) for k in range(paper.last, comma))
        if i > 2:
            acting = signers.listed(sentence, clause_begins(words, i), i, reach=4) if told else []
        else:
            verb = next((k for k in range(comma + 1, len(words)) if words[k].tag in _FINITE), len(words))
            acting = signers.listed(sentence, comma + 1, verb, reach=3)
            others = signers.inside(sentence, verb, len(words)) if acting and not partners else []
            partners = partners or without(others, acting)[:1]
        parties = (*acting, *without(partners, acting))
        if len(parties) > 1 and (partners or i > 2 or told) and (fresh or told or signing):
            yield Deal(paper, parties, sentence, 0.7, aside=True)


def _awarded(signers: Signers, sentence: Sentence) -> Iterator[Deal]:
    """As in "A awarded B a contract", "B was awarded a contract by A", "B won a contract from A"."""
    words = sentence.words
    ours = deal_words()
    for i, word in enumerate(words):
        if (word.low not in ours.awarded and word.low not in ours.won) or word.tag[:2] != "VB":
            continue
        paper = paper_after(words, i + 1, len(words))
        if paper is None or not paper.heads & _CONTRACTS or is_hypothetical(words, i):
            continue
        joints = ("by", "from") if word.low in ours.won or _passive(words, i) else ("to",)
        other = signers.listed(sentence, i + 1, paper.first, reach=3)
        for k in range(paper.last, min(len(words), paper.last + _FAR)):
            if words[k].low in joints and not other:
                other = signers.listed(sentence, k + 1, len(words), reach=3)
        subject = subject_of(signers, sentence, i)
        if subject and other and not any(each.counted for each in subject):
            yield Deal(paper, (*subject, *without(other, subject)), sentence, 0.7)
