"""Names that their neighbours tell: "the operator Vega Energy", "Tanlu province", "Tanlu-based", names within a row.

What a name says by its own words is in `mentions`; people are settled in `settled`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from curator.extract.names import geography
from curator.extract.names.mentions import Kind, Mention
from curator.extract.text.lexicon import bag, lexicon
from curator.extract.text.reading import Sentence, Word
from curator.extract.text.vocabulary import vocabulary

_ABOUT = bag("in near on of outside")
_OUTLYING = bag("branch chapter")
_FLOWING = bag("flows flowed river estuary")
_LISTING = (["such", "as"], ["including"], [":"], ["like"], [",", "including"], [",", "namely"], ["namely"])


def in_context(sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """Settles what the words right before or after a name tell, before people are looked for.

    Args:
        sentence: Where the mentions stand.
        mentions: In order.

    Returns:
        The mentions in order, some settled, joined or added.
    """
    words = sentence.words
    found = [_told(words, each) for each in mentions]
    found = _branches(words, _listed_houses(words, found))
    glued = list(_glued(words))
    named = {i for each in found if each.last - each.first > 1 for i in range(each.first, each.last)}
    alone = {(each.first, each.last) for each in glued}
    found = [each for each in found if (each.first, each.last) not in alone]
    return sorted([*found, *(each for each in glued if each.first not in named)], key=lambda each: each.start)


def _open(mention: Mention) -> bool:
    return mention.kind is Kind.OTHER and not mention.head and mention.sure == 0.0 and not mention.quoted


def _told(words: Sequence[Word], mention: Mention) -> Mention:
    if mention.kind is Kind.PLACE and mention.last < len(words) and words[mention.last].low == "government":
        return _over(words, mention, mention.first, mention.last + 1, "government", 0.6)
    if mention.kind is Kind.PLACE and mention.first and words[mention.first - 1].text in lexicon().winds:
        wind = words[mention.first - 1]
        country = geography.is_country(" ".join(word.text for word in words[mention.first : mention.last]))
        return replace(mention, first=mention.first - 1, start=wind.start) if country else mention
    if mention.kind is Kind.PLACE and _is_group(words, mention):
        return replace(mention, kind=Kind.ORGANIZATION, sure=0.65)
    if mention.last < len(words) and words[mention.last].low == "'s":
        end = words[mention.last].end
        if geography.is_place(" ".join(word.text for word in words[mention.first : mention.last]) + "'s"):
            return replace(mention, kind=Kind.PLACE, last=mention.last + 1, end=end, sure=0.9)  # "St George's"
    if not _open(mention):
        return mention
    if _is_river(words, mention) or _is_short_state(words, mention.first):
        return replace(mention, kind=Kind.PLACE, sure=0.75)
    if _is_company(words, mention):
        return replace(mention, kind=Kind.ORGANIZATION, sure=0.65)
    if _is_place(words, mention):
        return replace(mention, kind=Kind.PLACE, sure=0.75)
    return mention


def _over(words: Sequence[Word], mention: Mention, first: int, last: int, head: str, sure: float) -> Mention:
    start, end = words[first].start, words[last - 1].end
    return replace(mention, kind=Kind.ORGANIZATION, first=first, last=last, start=start, end=end, head=head, sure=sure)


def _is_company(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a name ends like a company's, or a word such as "manufacturer" stands right before it."""
    name = words[mention.first : mention.last]
    lex = lexicon()
    before = words[mention.first - 1].low if mention.first else ""
    if all(lex.is_common(word.low) or word.low in lex.demonyms for word in name):
        return False
    if before in vocabulary("organizations").describing and not all(word.ent == "PERSON" for word in name):
        return True
    own = not lex.is_common(name[0].low) and name[0].low not in lex.demonyms
    return 2 <= len(name) <= 4 and own and name[-1].low in vocabulary("organizations").company_tails


def _is_group(words: Sequence[Word], mention: Mention) -> bool:
    """Whether what looks like a place is told to be a body: "the Tanlu Drone Valley association"."""
    after = words[mention.last].text if mention.last < len(words) else ""
    name = " ".join(word.text for word in words[mention.first : mention.last])
    return (
        mention.last - mention.first > 1 and after in vocabulary("names").local_bodies and not geography.is_place(name)
    )


def _is_river(words: Sequence[Word], mention: Mention) -> bool:
    """Told as in "the river Tees", "the banks of the Wear", "the Wear flows"."""
    if mention.last - mention.first > 2 or lexicon().is_common(words[mention.first].low):
        return False
    before = [word.text for word in words[max(0, mention.first - 4) : mention.first]]
    after = words[mention.last].text if mention.last < len(words) else ""
    if before[-1:] == ["river"]:
        return True
    banks = before[-2:] == ["of", "the"] and len(before) > 2 and before[-3] in vocabulary("names").banks
    return banks or (before[-1:] in (["the"], ["The"]) and after in _FLOWING)


def _is_place(words: Sequence[Word], mention: Mention) -> bool:
    name = words[mention.first : mention.last]
    if len(name) > 3 or any(lexicon().is_common(word.low) for word in name) or name[0].low in lexicon().demonyms:
        return False
    after = [word.low for word in words[mention.last : mention.last + 5]]
    before = [word.low for word in words[max(0, mention.first - 2) : mention.first]]
    if after[:1] and after[0] in vocabulary("names").settled:
        return True
    if len(before) == 2 and before[0] in vocabulary("names").officials and before[1] == "of":
        return name[0].ent not in ("PERSON", "ORG")
    if _in_country(words, mention, before) or (
        before[-1:] == ["in"] and before[0] in vocabulary("names").sited and name[0].ent != "PERSON"
    ):
        return True
    if _is_sited(words, mention, before) or (len(name) <= 2 and _is_short_state(words, mention.last + 1)):
        return True
    return (
        after[:1] == [","]
        and after[1:2] in (["a"], ["the"])
        and bool(vocabulary("names").told & set(after[2:4]))
        and bool(_ABOUT & set(after))
    )


def _is_sited(words: Sequence[Word], mention: Mention, before: Sequence[str]) -> bool:
    """Whether "in" or "near" stands before a name that nothing tells otherwise: "yesterday in Tres Piedras"."""
    name = words[mention.first : mention.last]
    text = " ".join(word.text for word in name)
    after = words[mention.last] if mention.last < len(words) else None
    governed = after is not None and (after.tag[:2] == "NN" or after.text in ("'s", "’s", "/", "&"))
    if len(name) > 2 or name[-1].tag[:3] != "NNP" or governed or not name[-1].text[1:].islower():
        return False
    town = geography.is_town(text)
    if before[-1:] in (["from"], ["to"]):
        return town and name[0].ent not in ("PERSON", "ORG")
    if before[-1:] not in (["in"], ["near"]) or no_site(words, mention):
        return False
    return town or name[0].ent in ("GPE", "LOC", "FAC", "")


def no_site(words: Sequence[Word], mention: Mention) -> bool:
    """Whether what "in" stands for before a name is no place: "written in Inuktitut", "invested in Ferrolux"."""
    taking = words[mention.first - 2].low if mention.first > 1 else ""
    return taking in vocabulary("names").no_sites or geography.is_language(words[mention.first].text)


def is_made(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a name is told to be a thing's: "the research vessel Aurora", "the Aurora app"."""
    things = vocabulary("names").things
    before = words[mention.first - 1].low if mention.first else ""
    after = words[mention.last].low if mention.last < len(words) else ""
    return before in things or (after in things and before == "the")


def _is_short_state(words: Sequence[Word], i: int) -> bool:
    """Whether word `i` is a state as the papers of America shorten them, after its town: "Lander Falls, Mont."."""
    if not 2 <= i < len(words) or words[i - 1].text != "," or not words[i - 2].text[0].isupper():
        return False
    return words[i].low in vocabulary("names").short_states and words[i].text[0].isupper()


def _in_country(words: Sequence[Word], mention: Mention, before: Sequence[str]) -> bool:
    """Whether a country, a part of one or a city follows after a comma: "in Tres Piedras, Mexico"."""
    if (
        not before
        or before[-1] not in vocabulary("names").around_places
        or mention.last + 1 >= len(words)
        or words[mention.last].text != ","
    ):
        return False
    return any(
        geography.is_place(" ".join(word.text for word in words[mention.last + 1 : mention.last + 1 + length]))
        for length in (1, 2)
    )


def _branches(words: Sequence[Word], mentions: Sequence[Mention]) -> list[Mention]:
    """Joins "the Tanlu branch of Harbour Bank" into one name."""
    found: list[Mention] = []
    for mention in mentions:
        at = mention.first - 1 - (mention.first > 0 and words[mention.first - 1].low == "the")
        branch = at >= 2 and words[at].low == "of" and words[at - 1].text in _OUTLYING
        if branch and mention.kind is Kind.ORGANIZATION and found and found[-1].last == at - 1:
            area = found.pop()
            found.append(_over(words, mention, area.first, mention.last, mention.head, mention.sure))
        else:
            found.append(mention)
    return found


def _listed_houses(words: Sequence[Word], mentions: Sequence[Mention]) -> list[Mention]:
    """Takes the names after "companies such as", or "six firms:", for bodies as far as the list goes."""
    found = list(mentions)
    end = -1
    for i, mention in enumerate(found):
        opened = any(
            [word.low for word in words[mention.first - len(link) : mention.first]] == link
            and any(
                word.low in vocabulary("names").many_houses
                for word in words[max(0, mention.first - len(link) - 7) : mention.first]
            )
            for link in _LISTING
        )
        gap = [word.low for word in words[end : mention.first]] if 0 <= end < mention.first else []
        if not opened and not (gap and all(each in vocabulary("names").between for each in gap)):
            end = -1
            continue
        end = mention.last
        name = words[mention.first : mention.last]
        own = not all(lexicon().is_common(word.low) or word.low in lexicon().demonyms for word in name)
        if _open(mention) and own and name[0].tag[:3] == "NNP":
            found[i] = replace(mention, kind=Kind.ORGANIZATION, sure=0.65)
    return found


def _glued(words: Sequence[Word]) -> Iterator[Mention]:
    """The places of "Lagos-based" and the like, and the states of "U.S.-Japan talks"."""
    for i, word in enumerate(words):
        parts = word.text.replace("‐", "-").split("-")
        if len(parts) < 2 or not word.text[0].isupper():
            continue
        if word.low.endswith(("-based", "-headquartered")):
            name = "-".join(parts[:-1])
            if geography.is_place(name):
                yield Mention(Kind.PLACE, i, i + 1, word.start, word.start + len(name), "", 0.9)
        elif all(geography.is_country(part) for part in parts):
            start = word.start
            for part in parts:
                yield Mention(Kind.PLACE, i, i + 1, start, start + len(part), "", 0.9)
                start += len(part) + 1


def in_rows(sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """Settles names that nothing else tells by the kind of the names that they are listed with."""
    found = list(mentions)
    for i, mention in enumerate(found):
        unsure = mention.kind is Kind.PLACE and mention.sure < 0.5
        hardly = mention.kind is Kind.ORGANIZATION and mention.sure < 0.5
        if not (_open(mention) or unsure or hardly):
            continue
        beside = (*found[max(0, i - 1) : i], *found[i + 1 : i + 2])
        sides = [each for each in beside if each.sure >= 0.6 and _next(sentence, mention, each)]
        kinds = {each.kind for each in sides}
        name = sentence.words[mention.first : mention.last]
        if hardly:
            found[i] = replace(mention, sure=0.6) if kinds == {Kind.ORGANIZATION} else mention
        elif kinds == {Kind.PLACE} and (unsure or _like_a_place(name)):
            found[i] = replace(mention, kind=Kind.PLACE, sure=0.6)
        elif kinds == {Kind.ORGANIZATION} and not unsure and (len(sides) == 2 or len(name) > 1):
            person = any(word.ent == "PERSON" for word in name)
            found[i] = mention if person else replace(mention, kind=Kind.ORGANIZATION, sure=0.55)
    return found


def _like_a_place(name: Sequence[Word]) -> bool:
    lex = lexicon()
    return (
        len(name) <= 2
        and f"{name[0].low}." not in vocabulary("names").short_states
        and not any(
            lex.is_common(word.low) or word.low in lex.demonyms or word.text.isupper() or word.ent in ("PERSON", "ORG")
            for word in name
        )
    )


def _next(sentence: Sentence, mention: Mention, other: Mention) -> bool:
    """Whether only a comma or an "and" stands between two mentions."""
    first, last = sorted((mention, other), key=lambda each: each.first)
    gap = [word.low for word in sentence.words[first.last : last.first]]
    return 0 < len(gap) <= 4 and all(each in vocabulary("names").between for each in gap)
