"""Positions that several people share or that are told off one by one: "A and B, president and dean of X respectively".

Positions of one person are `position_of`'.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from curator.extract.names.mentions import Kind, Mention, is_title_head
from curator.extract.people.position_of import after_name, before_name
from curator.extract.people.position_tails import subject_end
from curator.extract.people.positions import Position, read_single
from curator.extract.text.lexicon import lexicon, singular
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

Named = Mapping[int, Mention]
_AFTER_GROUP = frozenset({",", "(", "–", "are", "were"})
_FAR = 60
_HELD_AT = frozenset({"of", "at", "from", "with"})


@dataclass(frozen=True, slots=True)
class Share:
    """What one person of a group gets: a position, or the organisation alone."""

    position: Position | None
    affiliation: tuple[int, int] | None


def shares(words: Sequence[Word], named: Named) -> dict[int, Share]:
    """The shares of the people of a sentence, by the first word of their names."""
    found: dict[int, Share] = {}
    for group in _groups(words, named):
        ways = (_told_off, _opened, _led_by, _plural_after, _plural_before)
        told = next((told for way in ways if (told := way(words, group, named))), None)
        found |= dict(zip((each.first for each in group), told, strict=True)) if told else {}
    return found


def _groups(words: Sequence[Word], named: Named) -> Iterator[list[Mention]]:
    """Names in a row: "Ana Silva, Lars Holm and Prof. Bo Sun", longest first from the left."""
    people = [each for _, each in sorted(named.items()) if each.kind is Kind.PERSON]
    group: list[Mention] = []
    for person in people:
        gap = words[group[-1].last : before_name(words, person.first)] if group else ()
        if group and not (1 <= len(gap) <= 2 and all(word.low in (",", "and", "&") for word in gap)):
            if len(group) > 1:
                yield group
            group = []
        group.append(person)
    if len(group) > 1:
        yield group


def _told_off(words: Sequence[Word], group: list[Mention], named: Named) -> list[Share] | None:
    """One position each, in order, before the word "respectively"."""
    i = group[-1].last
    mark = next((k for k in range(i, min(i + 60, len(words))) if words[k].low == "respectively"), None)
    if mark is None or mark <= i or words[i].text not in (",", "(", "–"):
        return None
    k = i + 1
    if words[k].low in _HELD_AT:
        bodies = _bodies(words, k + 1, named, len(group))
        return [Share(None, body) for body in bodies] if bodies else None
    return _in_order(words, k, mark, named, len(group))


def _opened(words: Sequence[Word], group: list[Mention], named: Named) -> list[Share] | None:
    """As in "A and B, respectively president and dean of X" and "respectively president and dean of X, A and B"."""
    i, k = group[-1].last, before_name(words, group[0].first)
    i += i < len(words) and words[i].low in _AFTER_GROUP
    if i < len(words) and words[i].low == "respectively":
        return _in_order(words, i + 1, min(i + _FAR, len(words)), named, len(group))
    mark = next((j for j in range(k - 1, max(-1, k - _FAR), -1) if words[j].low == "respectively"), k)
    # Both may be told before the names: "respectively the director of X and the rector of Y, A and B".
    return _in_order(words, mark + 1, k, named, len(group), whole=True)


def _in_order(
    words: Sequence[Word], k: int, end: int, named: Named, count: int, *, whole: bool = False
) -> list[Share] | None:
    """So many positions, one after the other, from word `k` on; the last tells where all are held.

    Args:
        words: Of the sentence.
        k: Where the first begins.
        end: The word before which all begin.
        named: The sentence's mentions by their first word.
        count: Of the people.
        whole: Nothing else stands before `end`.
    """
    positions: list[Position] = []
    while k < end and len(positions) < count:
        position = read_single(words, k, named)
        if position is None:
            return None
        positions.append(position)
        k = position.end
        while k < end and words[k].low in (",", "and"):
            k += 1
    if len(positions) != count or (whole and k < end):
        return None
    shared = positions[-1].affiliation
    return [Share(each, each.affiliation or shared) for each in positions]


def _led_by(words: Sequence[Word], group: list[Mention], named: Named) -> list[Share] | None:
    """As in "Teams from X and Y, led by A and B respectively"."""
    i, k = group[-1].last, before_name(words, group[0].first)
    told = any(word.low == "respectively" for word in (*words[i : i + 2], *words[max(0, k - 3) : k]))
    while (
        told
        and k
        and (
            words[k - 1].low in vocabulary("people").led
            or words[k - 1].low in ("respectively", ",", "were", "was", "are")
        )
    ):
        k -= 1
    led = any(word.low in vocabulary("people").led for word in words[k : group[0].first])
    before = [each for _, each in sorted(named.items()) if each.last <= k][-len(group) :]
    if not led or len(before) < len(group) or before[-1].last != k:
        return None
    bodies = _bodies(words, before[0].first, named, len(group))
    return [Share(None, body) for body in bodies] if bodies else None


def _plural(words: Sequence[Word], i: int) -> int | None:
    """Index after a plural title that begins at word `i`: "both vice presidents"."""
    lex = lexicon()
    for k in range(i, min(i + 6, len(words))):
        low = words[k].low
        if low != singular(low) and is_title_head(singular(low)):
            return k + 1
        if (
            low not in vocabulary("people").both
            and low not in lex.title_modifiers
            and low not in lex.fields
            and not is_title_head(low)
        ):
            return None
    return None


def _plural_after(words: Sequence[Word], group: list[Mention], named: Named) -> list[Share] | None:
    """As in "A and B, presidents of X and Y" and "A and B, both professors at X"."""
    i = after_name(words, group[-1].last)
    if i + 1 >= len(words) or words[i].text not in (",", "("):
        return None
    body = named.get(i + 1)
    owned = body is not None and body.kind is Kind.ORGANIZATION
    begin = body.last + (body.last < len(words) and words[body.last].low == "'s") if body and owned else i + 1
    return _of_plural(words, begin, named, len(group))


def _plural_before(words: Sequence[Word], group: list[Mention], named: Named) -> list[Share] | None:
    """As in "the presidents of X and Y, A and B" and "Professors A and B"."""
    end = before_name(words, group[0].first)
    if end and words[end - 1].text == ",":
        end -= 1
    for begin in range(max(0, end - 20), end):
        after = _plural(words, begin)
        if after is None or (begin and words[begin - 1].low in lexicon().title_modifiers):
            continue
        told = _of_plural(words, begin, named, len(group))
        ends = {after, *(each.position.end for each in told or () if each.position)}
        if told and end in ends | {each.affiliation[1] for each in told if each.affiliation}:
            return told
    return None


def _of_plural(words: Sequence[Word], i: int, named: Named, count: int) -> list[Share] | None:
    last = _plural(words, i)
    if last is None:
        return None
    first = i
    while first < last - 1 and words[first].low in vocabulary("people").both:
        first += 1
    position = Position(first, last, last)
    if last < len(words) and words[last].low in _HELD_AT:
        bodies = _bodies(words, last + 1, named, count) or _bodies(words, last + 1, named, 1)
        bodies = bodies * count if len(bodies) == 1 else bodies
        if bodies:
            return [Share(replace(position, affiliation=body), body) for body in bodies]
        stop = subject_end(words, last + 1, named) if words[last].low == "of" else None
        position = replace(position, last=stop or last, end=stop or last)
    owner = next((each for each in named.values() if each.kind is Kind.ORGANIZATION and _owns(words, each, i)), None)
    return [Share(position, (owner.first, owner.last) if owner else None)] * count


def _owns(words: Sequence[Word], body: Mention, i: int) -> bool:
    """Whether an organisation stands right before word `i`: "Ferrolux co-founders", "Ferrolux's directors"."""
    return body.last == i or (body.last == i - 1 and words[body.last].low == "'s")


def _bodies(words: Sequence[Word], i: int, named: Named, count: int) -> list[tuple[int, int]]:
    """Exactly so many organisations or places in a row from word `i` on, else none."""
    found: list[tuple[int, int]] = []
    while i < len(words) and len(found) < count:
        if words[i].low in ("the", ",", "and", "of", "from"):
            i += 1
            continue
        body = named.get(i)
        if body is None or body.kind not in (Kind.ORGANIZATION, Kind.PLACE):
            return []
        found.append((body.first, body.last))
        i = body.last
    return found if len(found) == count else []
