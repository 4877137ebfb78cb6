"""Events without a name of their own: "a meeting on innovation", "the opening ceremony of the Harbour Centre"."""

from collections.abc import Sequence

from curator.domain.article import PassageKind
from curator.extract.names.geography import is_place
from curator.extract.names.mentions import Kind
from curator.extract.names.phrases import is_field
from curator.extract.names.runs import is_capital
from curator.extract.scene import Scene
from curator.extract.text.lexicon import lexicon, singular
from curator.extract.text.reading import Sentence, Word
from curator.extract.text.vocabulary import vocabulary

_MODIFIER_TAGS = ("JJ", "NN", "NNP", "NNS", "NNPS", "VBG", "CD", "VBN", "HYPH")
_OF_PAPERS = frozenset({"understanding", "intent", "agreement", "cooperation", "collaboration", "association"})
_OBJECT_WITHIN = 10
_OBJECT_TAGS = ("CC", "DT", "JJ", "NN", "NNP", "NNS", "IN", "PRP$", "VBN")


def plain_event(sentence: Sentence) -> tuple[int, int, str] | None:
    """The first event a sentence speaks of without a name.

    Returns:
        First word, word after its last, and its head in small letters; None where there is none.
    """
    words = sentence.words
    events = lexicon().events
    for i, word in enumerate(words):
        one = singular(word.low)
        occasion = word.low == "event" and i > 0 and words[i - 1].low in vocabulary("events").occasions
        # In a headline "visits" is what somebody does, not an event's name.
        general = {one, word.low} & vocabulary("events").too_general or word.low == "visits"
        known = (one in events or word.low in events) and not general
        compound = i + 1 < len(words) and words[i + 1].low in events
        if (not known and not occasion) or compound:
            continue
        if not sentence.headline and (word.tag[:2] != "NN" or word.text[0].isupper()):
            continue
        head = word.low if word.low in events else one
        first = phrase_beginning(words, i)
        if {each.low for each in words[first:i]} & vocabulary("events").elsewhere:
            continue
        return first, phrase_end(words, i), head
    return None


def signing(sentence: Sentence) -> tuple[int, int] | None:
    """The words of "signed a partnership agreement", verb and paper, or of the paper in "An agreement was signed"."""
    words = sentence.words
    papers = lexicon().agreements
    for i, word in enumerate(words):
        if word.low not in vocabulary("events").signed:
            continue
        if words[i - 1].low in lexicon().being and i:
            at = next((j for j in range(max(0, i - 8), i) if singular(words[j].low) in papers), -1)
            first, last = (phrase_beginning(words, at), _paper_end(words, at)) if at >= 0 else (0, 0)
            if last - first > 1:
                return first, last
        for j in range(i + 1, min(i + 10, len(words))):
            if singular(words[j].low) in papers:
                return i, _paper_end(words, j)
    return None


def encounter(scene: Scene, sentence: Sentence) -> tuple[int, int, str] | None:
    """The words of "visited Tanlu University" or "met with the rector": from the verb to the end of whom or what.

    Returns:
        First word, word after its last, and `visit` or `meeting`; None where nobody visits or meets anybody.
    """
    words = sentence.words
    kinds = (Kind.ORGANIZATION, Kind.PERSON, Kind.THING, Kind.PLACE)
    for i, word in enumerate(words):
        kind = vocabulary("events").choices("encounters").get(word.low)
        after = words[i + 1].low if i + 1 < len(words) else ""
        if kind is None or (word.low in ("met", "meets") and after == "in"):
            continue
        if word.low in ("worked", "works") and after != "with":
            continue
        named = [each for each in scene.of(sentence, *kinds) if i < each.first <= i + _OBJECT_WITHIN]
        between = words[i + 1 : named[0].first] if named else ()
        fits = named and (named[0].kind is not Kind.PLACE or kind == "visit")
        if fits and all(each.tag in _OBJECT_TAGS for each in between):
            return i, named[0].last, kind
    return None


def _paper_end(words: Sequence[Word], i: int) -> int:
    """The index after "partnership agreement" or "memorandum of understanding" that has a paper's word at `i`."""
    papers = lexicon().agreements
    while i + 1 < len(words) and singular(words[i + 1].low) in papers:
        i += 1
    of_kind = i + 2 < len(words) and words[i + 1].low == "of" and words[i + 2].low in _OF_PAPERS
    return i + 3 if of_kind else i + 1


def phrase_beginning(words: Sequence[Word], i: int) -> int:
    """The index of the first word that belongs to an event's head: "the fifth annual “Clean Sea” seminar"."""
    first = i
    while first and i - first < 8 and (_modifies(words[first - 1]) or _joins_subjects(words, first - 1)):
        first -= 1
    return quoted_before(words, first)


def quoted_before(words: Sequence[Word], first: int) -> int:
    """The index of the opening mark where a quotation stands right before: "the “Clean Sea” seminar"."""
    if first < 2 or words[first - 1].text not in ("”", '"'):
        return first
    opens = (i for i in range(first - 2, max(-1, first - 12), -1) if words[i].text in ("“", '"'))
    return next(opens, first)


def _joins_subjects(words: Sequence[Word], i: int) -> bool:
    """Whether an "and" stands inside, as in "science and technology committee meeting"."""
    return (
        0 < i < len(words) - 1 and words[i].low == "and" and is_field(words[i - 1].low) and is_field(words[i + 1].low)
    )


def _modifies(word: Word) -> bool:
    if word.tag in _MODIFIER_TAGS:
        return word.text[0].isalnum() and not word.low.endswith("-day")
    return "-" in word.low and word.text[0].isalpha() and not word.low.endswith("-day")


def phrase_end(words: Sequence[Word], i: int) -> int:
    """The index after what belongs to an event's head behind it: "meeting on innovation in small ports"."""
    end = i + 1
    if (
        end >= len(words)
        or words[end].low not in vocabulary("events").opens_rest
        or (words[end].low == "on" and _dated(words, end))
    ):
        return end
    end += 1
    while end < len(words):
        word = words[end]
        if (
            word.text in '.,;:()“”"—–'
            or word.tag in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP")
            or (word.tag == "TO" and words[end + 1 : end + 2] and words[end + 1].tag == "VB")
            or word.low in vocabulary("events").now
            or (word.low == "in" and _at_place(words, end + 1))
            or (
                word.low in vocabulary("events").ends_rest
                and not word.text.isupper()
                and (word.low != "on" or _dated(words, end))
            )
        ):
            break
        end += 1
    return end


def _at_place(words: Sequence[Word], i: int) -> bool:
    return i < len(words) and (words[i].ent in ("GPE", "LOC") or is_place(words[i].text))


def _dated(words: Sequence[Word], i: int) -> bool:
    after = words[i + 1] if i + 1 < len(words) else None
    lex = lexicon()
    return after is not None and (
        after.low.rstrip(".") in lex.months or after.low in lex.weekdays or after.text[0].isdigit()
    )


def visit_heading(sentence: Sentence) -> tuple[int, int] | None:
    """The words of a heading such as "Visit of the Harbour Institute"; None for any other sentence."""
    words = sentence.words
    short = len(words) <= 14 and words[-1].text[-1] not in ".!?:"
    opens = len(words) > 2 and words[0].low == "visit" and words[1].low in ("of", "by", "to", "from")
    whose = any(is_capital(word) for word in words[2:])
    return (0, len(words)) if short and opens and whose and sentence.kind is PassageKind.BODY else None
