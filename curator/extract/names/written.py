"""How people's names are written: what the words of a name tell by themselves, without those around it."""

import re
from collections.abc import Sequence

from curator.extract.names import geography
from curator.extract.text.lexicon import lexicon
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

_CAPITAL_FAMILY = re.compile(r"[A-Z][A-Z'’-]+$")
GIVEN = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[-'’][A-Za-zà-ÿ]+)*$|[A-Z]\.$")


def is_quality(word: Word) -> bool:
    """Whether a word stands in no person's name: "Universitas", "Income-Driven"."""
    _, hyphen, last = word.low.rpartition("-")
    return word.low in lexicon().no_names or (hyphen != "" and last in vocabulary("names").qualifying_parts)


def capital_family(name: Sequence[Word], acronyms: set[str]) -> bool:
    """`TIAN Mingyu`, `Jean-Paul DUBOIS`, `WEN Li-hua`: one part in capitals, the other not."""
    if len(name) not in (2, 3) or any(is_quality(word) for word in name):
        return False
    capitals = [bool(_CAPITAL_FAMILY.match(word.text)) and len(word.text) > 1 for word in name]
    given = [bool(GIVEN.match(word.text)) for word in name]
    lex = lexicon()
    for i, j in ((0, 1), (len(name) - 1, 0)):
        if capitals[i] and given[j] and not lex.is_common(name[j].low) and name[i].text not in acronyms:
            return name[i].low not in lex.not_acronyms and not geography.is_place(name[i].text)
    return False


def all_capitals(name: Sequence[Word]) -> bool:
    """Whether a name of several words is written in capitals only."""
    return len(name) > 1 and all(word.text.isupper() for word in name)
