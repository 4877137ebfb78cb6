"""Companies that an article calls by a name of their own: by their trade, by a post there, without their legal form.

Names that say themselves what they are, such as "Kestrel Valves Ltd", are `mentions`'.
"""

from collections.abc import Iterable, Sequence

from curator.extract.names import geography
from curator.extract.names.mentions import Mention, is_title_head
from curator.extract.names.runs import is_capital
from curator.extract.organizations.aliases import key_words
from curator.extract.text.lexicon import lexicon
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary


def told_as_house(words: Sequence[Word], mention: Mention) -> bool:
    """Told by its trade or by a post there: "the company Ferrolux", "Ferrolux CEO Ana Silva", "Ferrolux's director"."""
    lex = lexicon()
    name = words[mention.first : mention.last]
    i = mention.last
    owner = i < len(words) and words[i].low == "'s"
    i += owner
    if (
        mention.first
        and words[mention.first - 1].low in vocabulary("organizations").describing
        and name[0].tag[:3] == "NNP"
    ):
        return True
    if any(lex.is_common(word.low) or word.low in lex.demonyms for word in name) or len(name) > 3:
        return False
    if name[-1].tag not in ("NNP", "NNPS") or i >= len(words) or geography.is_place(name[-1].text):
        return False
    k = i
    while k < len(words) and k - i < 5 and words[k].low in lex.title_modifiers and not is_title_head(words[k].low):
        k += 1
    if k >= len(words) or words[k].low not in vocabulary("names").company_officers:
        return False
    after = words[k + 1] if k + 1 < len(words) else None
    named = after is not None and (is_capital(after) or is_title_head(after.low) or after.text in (",", "of"))
    the = mention.first > 0 and words[mention.first - 1].low == "the"
    return owner or named or the


def without_form(name: str) -> str:
    """The name of a company without "AG" or "S.A." at its end; other names unchanged."""
    parts = name.split()
    return (
        " ".join(parts[:-1]) if len(parts) > 2 and parts[-1].casefold().rstrip(".") in lexicon().legal_forms else name
    )


def nickname(name: str) -> str:
    """The name of a state's university without "University", as "Hillside State"; other names unchanged."""
    return name.removesuffix(" University") if name.endswith(" State University") else name


def brands(names: Iterable[str]) -> set[str]:
    """First words of companies' names, by which the rest of an article calls them."""
    lex = lexicon()
    found = set()
    for name in names:
        first = name.split()[0]
        company = key_words(name) & vocabulary("organizations").company_words
        if company and " " in name and not lex.is_common(first.casefold()) and not geography.is_place(first):
            found.add(first)
    return found
