"""Organisations of an article with all their mentions, before anything is said of their roles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from curator.domain.article import PassageKind
from curator.extract.names.mentions import Kind, Mention
from curator.extract.organizations.aliases import Name, declared_acronyms
from curator.extract.organizations.index import BodyIndex
from curator.extract.text.lexicon import singular
from curator.extract.text.reading import Reading, Sentence
from curator.extract.text.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Body:
    """One organisation: its fullest name, the head of that name, its mentions' ranges, how sure it is."""

    name: str
    head: str
    spans: tuple[tuple[int, int], ...]
    sure: float

    @property
    def fullest(self) -> tuple[int, int]:
        """The first range where the fullest name stands."""
        return self.spans[0]


class Bodies:
    """The organisations of an article, found by their ranges and names without a look at each."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        """Takes them in the order in which the first of those that fit is meant."""
        self._all = tuple(bodies)
        self._at = {span: body for body in reversed(self._all) for span in body.spans}
        self._called = {body.name.casefold(): body for body in reversed(self._all)}

    def __iter__(self) -> Iterator[Body]:
        return iter(self._all)

    def at(self, where: tuple[int, int]) -> Body | None:
        """The organisation that is mentioned exactly there."""
        return self._at.get(where)

    def called(self, name: str) -> Body | None:
        """The organisation whose fullest name it is, whatever the case."""
        return self._called.get(name.casefold())


def join_bodies(reading: Reading, mentions: Sequence[Sequence[Mention]]) -> Bodies:
    """Joins the mentions of one organisation, starting from the longest names."""
    text = reading.text
    flat = [
        (mention, " ".join(text[mention.start : mention.end].split()))
        for sentence in reading.sentences
        if sentence.kind is not PassageKind.BYLINE
        for mention in mentions[sentence.index]
        if mention.kind is Kind.ORGANIZATION and not mention.quoted
    ]
    index = BodyIndex(declared_acronyms(reading, mentions))
    known: dict[tuple[str, str], int] = {}
    joined: list[list[tuple[Mention, str]]] = []
    for mention, name in sorted(flat, key=lambda each: (-len(each[1]), each[0].start)):
        at = known.get((name, mention.head))
        if at is None:
            at = known[name, mention.head] = index.place(Name.of(name, mention.head))
        if at == len(joined):
            joined.append([])
        joined[at].append((mention, name))
    return Bodies(map(_body, joined))


def _body(joined: Sequence[tuple[Mention, str]]) -> Body:
    longest, name = joined[0]
    spans = tuple((mention.start, mention.end) for mention, _ in joined)
    return Body(name, longest.head, spans, max(mention.sure for mention, _ in joined))


def meant_by(bodies: Iterable[Body], word: str, before: int) -> Body | None:
    """The organisation that "the university", or a bare "rector", speaks of: the one named last before that place.

    Args:
        bodies: Of the article.
        word: A head or a title in small letters.
        before: Only mentions that begin before this code point count.

    Returns:
        The organisation, or None where none of the kind was named.
    """
    one = singular(word)
    heads = _heads_of().get(one) or (frozenset({one}) if one in vocabulary("organizations").own_heads else None)
    if heads is None:
        return None
    named = [
        (start, body)
        for body in bodies
        if singular(body.head) in heads or _first_word(body.name) in heads
        for start, _ in body.spans
        if start < before
    ]
    very = [each for each in named if one in (singular(each[1].head), _first_word(each[1].name))]
    return max(very or named, key=lambda each: each[0])[1] if named else None


def _goes_on(sentence: Sentence, i: int) -> bool:
    """Whether a capitalised head is the beginning of a name: "the Institute of", "the Council Chamber"."""
    return i < len(sentence.words) and (
        sentence.words[i].low in ("of", "for", "on") or sentence.words[i].text[0].isupper()
    )


def _first_word(name: str) -> str:
    return name.split()[0].casefold() if name else ""


def generic_words(sentence: Sentence, first: int, last: int) -> Iterator[tuple[int, str]]:
    """Heads that stand for an organisation named elsewhere ("the university"), with their index."""
    for i in range(first, last):
        word = sentence.words[i]
        alone = i > 0 and sentence.words[i - 1].low == "the" and not _goes_on(sentence, i + 1)
        if (word.text[0].islower() or alone) and (
            singular(word.low) in _heads_of() or word.low in vocabulary("organizations").own_heads
        ):
            yield i, word.low


def _heads_of() -> Mapping[str, frozenset[str]]:
    return vocabulary("organizations").groups("meant")
