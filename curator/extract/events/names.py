"""The full names of events: edition and year in front, what is joined by "and" behind, the longer form of the title."""

import re
from collections.abc import Iterator, Sequence

from curator.domain.article import PassageKind
from curator.extract.events.phrases import quoted_before
from curator.extract.events.titles import quotation_end
from curator.extract.events.words import Candidate, Span, type_of
from curator.extract.names.mentions import Kind, Mention
from curator.extract.names.phrases import is_field
from curator.extract.names.runs import is_capital
from curator.extract.scene import Scene, plain
from curator.extract.text.lexicon import lexicon, singular
from curator.extract.text.reading import Sentence, Word
from curator.extract.text.vocabulary import vocabulary

ORDINAL = re.compile(
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|inaugural|[IVX]{1,6})$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?:(?:19|20)\d\d|\d+(?:st|nd|rd|th)|[IVX]{1,6}|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_HELD_AFTER = (
    r"(?:\s+(?:was|were|is|are|has|have|had|been|successfully|grandly|officially|jointly|to be|will|be))*"
    r"\s+(?:held|convened|convenes|opened|opens|kicks? off|kicked off|closes|closed|concludes|concluded|ends|ended|"
    r"begins|began|takes? place|took place|launched|staged|hosted|wraps up)\b"
)
_SUBJECT = re.compile(rf"(?:The\s+)?(?P<name>.{{12,240}}?){_HELD_AFTER}", re.IGNORECASE)
_GOING = frozenset({"visit", "tour", "mission", "trip"})
_GOALS = (Kind.PLACE, Kind.ORGANIZATION)


def named_events(scene: Scene) -> Iterator[tuple[Sentence, Candidate]]:
    """The events that the body names, each as often as it is named, with the weight 0."""
    for sentence in scene.reading.of(PassageKind.DATELINE, PassageKind.BODY):
        around = scene.mentions[sentence.index]
        for mention in around:
            if mention.kind is Kind.EVENT and mention.sure >= 0.5 and not _treaty(sentence.words, mention):
                first, last = _leading(sentence.words, mention.first), _trailing(sentence.words, mention, around)
                start, end = sentence.words[first].start, sentence.words[last - 1].end
                name = plain(scene.text[start:end])
                kind = type_of(mention.head, name)
                yield sentence, Candidate((start, end), kind, mention.head, sentence, first, last, 0.0)


def _treaty(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a name of one word, or of a paper such as the "Convention on Biological Diversity", is no event."""
    inside = [word.low for word in words[mention.first : mention.last]]
    if len(inside) < 2:
        return True
    return mention.head == "convention" and ("framework" in inside or bool({"on", "for", "against"} & set(inside)))


def longest_form(scene: Scene, candidate: Candidate) -> Span:
    """The range of the name, in the title where that has the same name with more of it."""
    name = plain(scene.text[slice(*candidate.span)]).casefold()
    for sentence in scene.reading.of(PassageKind.TITLE):
        match = _SUBJECT.match(scene.text, sentence.start, sentence.end)
        if match:
            told = plain(match["name"]).casefold()
            if told.startswith(name + " ") and told[len(name) :].lstrip().startswith(("and ", "of ", "on ", "for ")):
                return match.span("name")
    return candidate.span


def _leading(words: Sequence[Word], first: int) -> int:
    """The index of the first word with edition and year: "the 2024 Third Forum", "the second Aerospace Week"."""
    while first and not _after_month(words, first - 1) and words[first - 1].text != "first":
        bracketed = first > 2 and words[first - 1].text == ")" and words[first - 3].text == "("
        if not _LEADING.match(words[first - 1 - bracketed].text.casefold() if bracketed else words[first - 1].text):
            break
        first -= 3 if bracketed else 1
    quoted = quoted_before(words, first)
    return _leading(words, quoted) if quoted < first else first


def _after_month(words: Sequence[Word], i: int) -> bool:
    """Whether a number belongs to a date: "On May 3 2024 Lakeside Forum members met"."""
    before = words[i - 1].low.rstrip(".") if i else ""
    return before in lexicon().months or before[:1].isdigit()


def _trailing(words: Sequence[Word], mention: Mention, around: Sequence[Mention]) -> int:
    """The index after the name with a year behind it, and with what an "and" joins to its last part."""
    last = mention.last
    if _untitled(words, mention) and (quoted := quotation_end(words, last)):
        return quoted
    if mention.head in _GOING and words[last : last + 1] and words[last].low == "to":
        whither = (each for each in around if last < each.first <= last + 2 and each.kind in _GOALS)
        return next((each.last for each in whither), last)
    if last < len(words) and _YEAR.match(words[last].text) and words[last].start - words[last - 1].end == 1:
        return last + 1
    if last + 1 >= len(words) or words[last].low not in ("and", "&") or not is_capital(words[last + 1]):
        return last
    follower = next((each for each in around if each.first == last + 1), None)
    inside = [i for i in range(mention.first, last) if words[i].low in ("of", "between", "for", "on")]
    if inside and (follower is None or follower.kind is Kind.OTHER):
        return _subject_end(words, last)
    if follower is None or not inside:
        return last
    tail = [word for word in words[inside[-1] + 1 : last] if word.low != "the"]
    place = follower.kind is Kind.PLACE and any(
        each.kind is Kind.PLACE and each.last == last for each in around if each is not mention
    )
    # "of the Belt and Road University Alliance": a lone word before the "and" has its head behind it.
    headless = len(tail) == 1 and not lexicon().is_head(tail[0].low) and follower.kind is Kind.ORGANIZATION
    return follower.last if place or headless else last


def _untitled(words: Sequence[Word], mention: Mention) -> bool:
    """Whether only what sort of event it is was named: "International Conference", before its title."""
    return all(
        word.low in vocabulary("events").qualities or ORDINAL.match(word.text) or word.low in ("and", "-", mention.head)
        for word in words[mention.first : mention.last]
    )


def _subject_end(words: Sequence[Word], joint: int) -> int:
    """The index after the second subject of "Forum on Bioeconomy and Territory", else that of the "and"."""
    end = joint + 1
    while end < len(words) and is_capital(words[end]):
        end += 1
    lex = lexicon()
    subject = all(lex.is_common(singular(word.low)) or is_field(word.low) for word in words[joint + 1 : end])
    return end if subject and words[joint + 1].tag[:2] == "NN" else joint
