"""Who may sign: the organisations, countries and people of a sentence, and what "both universities" speaks of.

Which of them signs which paper is `signings`'.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from curator.extract.agreements.party import Item, Party, before_bracket, counted, definite, is_party, new_clause
from curator.extract.names.mentions import Kind, Mention, is_title_head
from curator.extract.organizations.bodies import Body, generic_words, meant_by
from curator.extract.scene import Scene, naming, plain, span
from curator.extract.text.lexicon import bag, lexicon, singular
from curator.extract.text.reading import Sentence, Word
from curator.extract.text.vocabulary import vocabulary

Span = tuple[int, int]
_REACH = 6
_LOOK_BACK = 4
_JOINTS = bag("with by between among")
_TOGETHER = bag("together along")
_FINITE = ("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB")
_MANY = 12
"""Who are so many are not looked for one by one."""


class Signers:
    """Finds parties in the sentences of one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._homes = _homes(scene)
        self._items: dict[int, dict[int, Item]] = {}

    def listed(self, sentence: Sentence, first: int, end: int, *, reach: int = _REACH) -> list[Party]:
        """The parties of a list that begins within `reach` words from `first` and ends before `end`.

        "The rector of A, Ana Silva, and the director of B" lists A and B; what stands for where or what about ends it.
        """
        words = sentence.words
        items = self._items_of(sentence)
        named = {each.first: each.last for each in self._scene.of(sentence, Kind.PERSON)}
        found: list[Item] = []
        titled, i = False, first
        while i < end:
            item = items.get(i)
            if item is not None and item.last <= end and is_party(words, item, first, [each.kind for each in found]):
                found.append(item)
            if item is not None or i in named:
                i = item.last if item is not None else named[i]
                titled = titled and i not in named.values()
                continue
            word = words[i]
            titled = (titled and word.text not in (",", ";")) or is_title_head(word.low)
            if word.text in (";", ":", "“", '"') or (word.low in vocabulary("agreements").stops and not titled):
                break
            if found and word.low in _JOINTS and words[i - 1].low not in _TOGETHER:
                break
            if (found and word.tag in _FINITE) or (not found and i - first > reach and not titled):
                break
            i += 1
        if i < end and len(found) > 1 and words[i].tag in ("VBD", "VBZ", "VBP", "MD") and new_clause(words, found[-1]):
            found.pop()
        return list({each.party.key: each.party for each in reversed(found)}.values())[::-1]

    def ending(self, sentence: Sentence, begin: int, end: int) -> list[Party]:
        """The parties of a list that ends right before word `end`, abbreviations in brackets aside."""
        words = sentence.words
        ends = {each.last: each for each in self._items_of(sentence).values()}
        chain: list[Item] = []
        k = end
        while k > begin:
            k = before_bracket(words, k)
            item = ends.get(k)
            if item is None or item.first < begin:
                break
            chain.insert(0, item)
            k = item.first
            while k > begin and words[k - 1].low in vocabulary("agreements").before_item:
                k -= 1
        found: list[Item] = []
        for item in chain:
            if is_party(words, item, begin, [each.kind for each in found]):
                found.append(item)
        return list({each.party.key: each.party for each in found}.values())

    def subject_before(self, sentence: Sentence, pronoun: int) -> list[Party]:
        """Whom "it" or "she" at a word speaks of: the first party of the sentence before."""
        if not sentence.index:
            return []
        before = self._scene.reading.sentences[sentence.index - 1]
        return _told_by(self.listed(before, 0, len(before.words), reach=12)[:1], span(sentence, pronoun, pronoun + 1))

    def inside(self, sentence: Sentence, first: int, end: int) -> list[Party]:
        """Every organisation and country named between two words, whatever stands between them."""
        items = [each for i, each in sorted(self._items_of(sentence).items()) if first <= i and each.last <= end]
        named = [each.party for each in items if each.kind is Kind.ORGANIZATION]
        return list({each.key: each for each in named}.values())

    def spoken_of(self, sentence: Sentence, first: int, end: int, *, last: bool = False) -> list[Party]:
        """The parties that "the two sides", "both universities", "the company" or "they" speak of in words first..end.

        Those who are counted but named nowhere come back as one party in the words that count them. With `last` only
        the words right before `end` count.
        """
        words = sentence.words
        told = [each for each in counted(words, first, end) if not last or each[1] == end]
        if told:
            begins, ends, number = told[-1]
            named = self._group(sentence, begins, words[ends - 1].low, number) if number <= _MANY else []
            where = words[begins].start, words[ends - 1].end
            return _told_by(named, where) or [
                Party(where, plain(self._scene.text[slice(*where)]).casefold(), counted=True)
            ]
        for i in range(end - 1, max(first, end - 1 if last else first) - 1, -1):
            if (
                words[i].low in vocabulary("agreements").groups("groups")
                and words[i - 1].low in ("the", "these", "all")
                and i
            ):
                return _told_by(self._group(sentence, i, words[i].low, 0), span(sentence, i - 1, i + 1))
            if words[i].low == "they":
                return _told_by(self._group(sentence, i, "parties", 0), span(sentence, i, i + 1))
        return []

    def _group(self, sentence: Sentence, before: int, noun: str, number: int) -> list[Party]:
        """The organisations named last that are so many; any number above one where `number` is 0."""
        heads = vocabulary("agreements").groups("groups").get(noun)
        if heads is None:
            return []
        sentences = self._scene.reading.sentences
        gathered: dict[str, Party] = {}
        for index in range(sentence.index, max(-1, sentence.index - _LOOK_BACK), -1):
            here = sentences[index]
            end = before if index == sentence.index else len(here.words)
            named = [each for each in self.inside(here, 0, end) if self._is_a(each, heads)]
            if number and len(named) == number:
                return named
            if not number and len(named) > 1:
                return self._first_list(here, end, named)
            gathered = {each.key: each for each in named} | gathered
            if number and len(gathered) >= number:
                return list(gathered.values()) if len(gathered) == number else []
            if not number and index < sentence.index:
                return []
        return []

    def _first_list(self, sentence: Sentence, end: int, named: list[Party]) -> list[Party]:
        first = next(i for i, each in sorted(self._items_of(sentence).items()) if each.party.key == named[0].key)
        listed = self.listed(sentence, first, end)
        return listed if len(listed) > 1 else []

    def _is_a(self, party: Party, heads: frozenset[str]) -> bool:
        return not heads or bool(set(party.key.replace(".", "").split()) & heads)

    def _items_of(self, sentence: Sentence) -> dict[int, Item]:
        if sentence.index not in self._items:
            mentions = self._scene.mentions[sentence.index]
            made = [self._item(sentence.words, each) for each in mentions if not each.quoted]
            made += self._generic(sentence)
            self._items[sentence.index] = {each.first: each for each in made if each is not None}
        return self._items[sentence.index]

    def _item(self, words: Sequence[Word], mention: Mention) -> Item | None:
        where = (mention.start, mention.end)
        if mention.kind is Kind.PERSON:
            home = self._homes.get(where)
            return Item(mention.first, mention.last, home, Kind.PERSON) if home is not None else None
        if mention.kind is Kind.PLACE:
            return self._place(words, mention)
        if mention.kind not in (Kind.ORGANIZATION, Kind.THING) and not _unknown(words, mention):
            return None
        body = self._scene.bodies.at(where)
        if body is None or (mention.sure < 0.5 and not mention.head):
            body = self._namesake(plain(self._scene.text[slice(*where)])) or body
        key = (body.name if body else plain(self._scene.text[slice(*where)])).casefold()
        return Item(mention.first, mention.last, Party(where, key), mention.kind)

    def _generic(self, sentence: Sentence) -> Iterator[Item]:
        """The bodies that "the university", "the French institute" and such speak of."""
        words = sentence.words
        for i, low in generic_words(sentence, 1, len(words)):
            body = meant_by(self._scene.bodies, low, words[i].start) if definite(words, i) else None
            if body is not None:
                party = _party_of(body, words[i].start, span(sentence, i, i + 1))
                yield Item(i, i + 1, party, Kind.ORGANIZATION)

    def _place(self, words: Sequence[Word], mention: Mention) -> Item | None:
        """A country or town that signs, its government or a branch there, or the body that is called by its name."""
        if words[mention.first].end > mention.end:
            return None  # "Lagos-based"
        where, last = (mention.start, mention.end), mention.last
        after = words[last] if last < len(words) else None
        if after is not None and after.low in vocabulary("agreements").place_bodies:
            return self._as_body(words, mention.first, last + 1)
        if after is not None and after.low in vocabulary("agreements").branches:
            return self._branch(words, mention)
        if after is not None and (after.low == "'s" or (after.tag[:2] in ("NN", "JJ") and after.text[0].islower())):
            return None
        name = plain(self._scene.text[slice(*where)])
        namesake = self._namesake(name, company=after is not None and is_title_head(after.low))
        if namesake is not None:
            return Item(mention.first, last, Party(where, namesake.name.casefold()), Kind.ORGANIZATION)
        return Item(mention.first, last, Party(where, name.casefold(), place=True), Kind.PLACE)

    def _branch(self, words: Sequence[Word], mention: Mention) -> Item | None:
        """As in "the Bergen branch of X"."""
        of = mention.last + 1
        if of + 1 >= len(words) or words[of].low != "of":
            return None
        begins = words[of + 1].start
        parent = next((span for body in self._scene.bodies for span in body.spans if span[0] == begins), None)
        last = next((k + 1 for k in range(of, len(words)) if parent and words[k].end == parent[1]), 0)
        return self._as_body(words, mention.first, last) if last else None

    def _as_body(self, words: Sequence[Word], first: int, last: int) -> Item:
        where = words[first].start, words[last - 1].end
        return Item(first, last, Party(where, plain(self._scene.text[slice(*where)]).casefold()), Kind.ORGANIZATION)

    def _namesake(self, word: str, *, company: bool = False) -> Body | None:
        """The only university of the article that carries a word in its name: "an agreement with Coimbra"."""
        heads = vocabulary("agreements").groups("groups")["companies" if company else "universities"]
        named = [
            body
            for body in self._scene.bodies
            if word in body.name.split() and len(word) < len(body.name) and singular(body.head) in heads
        ]
        return named[0] if len(named) == 1 else None


def _told_by(parties: Sequence[Party], cue: Span) -> list[Party]:
    """Parties that are named before, and the words that speak of them where they sign."""
    return [replace(each, cue=cue) for each in parties]


def _unknown(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a name that no rule knows may be an organisation's."""
    lex = lexicon()
    low = words[mention.first].low
    lone = mention.last - mention.first == 1
    return (
        mention.kind is Kind.OTHER
        and not mention.head
        and low not in lex.demonyms
        and not (lone and lex.is_common(low))
    )


def _homes(scene: Scene) -> dict[Span, Party]:
    """From every mention of a person to the organisation that the person belongs to."""
    homes: dict[Span, Party] = {}
    for entry in scene.entries("person"):
        for value in entry.values:
            if value.field == "affiliation":
                where = naming(value)
                body = scene.bodies.at(where)
                home = Party(where, (body.name if body else value.words).casefold())
                mentions = [(e.start, e.end) for name in entry.values if name.field == "name" for e in name.evidence]
                homes |= {each: replace(home, cue=each) for each in mentions}
    return homes


def _party_of(body: Body, before: int, cue: Span) -> Party:
    """A body as it was named last before a place in the text where other words speak of it."""
    where = max((each for each in body.spans if each[0] < before), default=body.fullest)
    return Party(where, body.name.casefold(), cue=cue)
