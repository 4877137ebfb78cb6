"""Abbreviations in capitals: which stand for a body, and which for a degree, an event, a ticker or a writer.

Those that an article declares for a body are `organizations.aliases`'.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from curator.extract.names.mentions import Kind, Mention
from curator.extract.text.lexicon import lexicon
from curator.extract.text.reading import Reading, Sentence, Word
from curator.extract.text.vocabulary import vocabulary

_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z&-]*[A-Z]s?$")
_IN_BRACKETS = re.compile(r"\s*[(（]\s*(?:the\s+)?[“\"‘']?([A-Z][\w&.-]{1,11})(?:\s\d{4})?[”\"’']?\s*[)）,;]")
_UNNAMED = frozenset({Kind.EVENT, Kind.PAPER, Kind.THING})
_LONGEST = 10


def is_abbreviation(text: str) -> bool:
    """Whether a word is written as an abbreviation: `TIMR`, `NGOs`, `TÜBİTAK`."""
    return bool(_ACRONYM.match(text)) or (len(text) > 1 and text.isalpha() and text.isupper())


def other_acronyms(reading: Reading, found: Sequence[Sequence[Mention]]) -> frozenset[str]:
    """Abbreviations that stand in brackets after the name of an event, a paper or a thing."""
    matches = (
        _IN_BRACKETS.match(reading.text, mention.end)
        for each in found
        for mention in each
        if mention.kind in _UNNAMED and mention.sure >= 0.5
    )
    return frozenset(match[1] for match in matches if match)


def with_acronym(sentence: Sentence, mention: Mention, text: str) -> Mention:
    """Settles a mention that is an abbreviation which nothing else in the article explains.

    An abbreviation before a noun ("CCTV cameras") names a thing; before a verb or a full stop it names a body.
    """
    words = sentence.words
    if not 2 <= len(text) <= _LONGEST or _means_else(words, mention, text):
        return mention
    label = words[mention.first].ent
    after = words[mention.last].tag if mention.last < len(words) else "."
    before = words[mention.first - 1].low if mention.first else ""
    if after in ("NN", "NNS") and (label != "ORG" or before in ("a", "an")):
        return mention
    if label == "ORG" or before in vocabulary("names").before_bodies:
        return replace(mention, kind=Kind.ORGANIZATION, sure=0.6)
    return mention


def _means_else(words: Sequence[Word], mention: Mention, text: str) -> bool:
    """Told by its form as no body: a plural, a degree, a currency, a ticker, the initials of a writer."""
    lex = lexicon()
    if text[-1] == "s" or text.casefold() in lex.not_acronyms | lex.postnominals | vocabulary("organizations").services:
        return True
    before = words[mention.first - 1].text if mention.first else ""
    after = words[mention.last].text if mention.last < len(words) else ""
    ticker = before in (":", "：") and mention.first > 1 and _is_exchange(words[mention.first - 2].text)
    initials = "/" in (before, after) and len(text) <= 3
    alone = not any(word.text[0].islower() for word in words)
    money = after[:1] in ("$", "€", "£", "¥")
    return before == "(" or ticker or initials or money or (alone and len(words) <= 4)


def _is_exchange(text: str) -> bool:
    return text.isupper() and text.casefold() in vocabulary("organizations").exchanges
