"""Organisations named in a row: "by A, B of Kenya and the software firm C". What the row means is in `roles`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from curator.extract.names.mentions import Kind, Mention, is_title_head
from curator.extract.scene import Scene
from curator.extract.text.lexicon import lexicon
from curator.extract.text.reading import Sentence, Word
from curator.extract.text.vocabulary import vocabulary

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with its organisations, and what may stand between two of a row without ending it.

    Attributes:
        sentence: Where they stand.
        words: Of the sentence.
        bodies: Its organisations, in order.
        places: Its places by the index of their first word.
        people: Indices of words that belong to people and their positions.
    """

    sentence: Sentence
    words: Sequence[Word]
    bodies: Sequence[Mention]
    places: dict[int, Mention]
    people: frozenset[int]

    @classmethod
    def of(cls, scene: Scene, sentence: Sentence) -> "Row":
        """The row of a sentence of the scene."""
        people = scene.of(sentence, Kind.PERSON, Kind.TITLE)
        return cls(
            sentence,
            sentence.words,
            scene.of(sentence, Kind.ORGANIZATION),
            {each.first: each for each in scene.of(sentence, Kind.PLACE)},
            frozenset(i for each in people for i in range(each.first, each.last)),
        )

    def after(self, i: int, reach: int = 8) -> list[Mention]:
        """The organisations of a row that begins within `reach` words after word `i`."""
        ahead = [body for body in self.bodies if body.first > i]
        if not ahead or ahead[0].first - i > reach or not self._leads(i + 1, ahead[0].first):
            return []
        listed = [ahead[0]]
        for body in ahead[1:]:
            if not self._joined(listed[-1], body):
                break
            listed.append(body)
        return listed[:-1] if len(listed) > 1 and self._new_clause(*listed[-2:]) else listed

    def before(self, i: int, adverbs: int = 3) -> list[Mention]:
        """The organisations of a row that ends right before word `i`, adverbs and auxiliaries aside."""
        behind = [body for body in self.bodies if body.last <= i]
        if not behind or i - behind[-1].last > 20:
            return []
        listed = [behind[-1]]
        for body in reversed(behind[:-1]):
            if not self._joined(body, listed[0]):
                break
            listed.insert(0, body)
        return listed if self._ends(listed, i, adverbs) else []

    def _leads(self, first: int, last: int) -> bool:
        """Whether the words before a row lead to it: no person, position or clause stands between."""
        return not any(
            i in self.people or is_title_head(self.words[i].low) or self.words[i].tag in _FINITE
            for i in range(first, last)
        )

    def _joined(self, body: Mention, following: Mention) -> bool:
        """Whether only words of a row stand between two bodies."""
        gap = list(self.plain(body.last, following.first))
        if gap and gap[-1] in vocabulary("organizations").row_nouns:
            while gap and gap[-1] not in vocabulary("organizations").separators:
                gap.pop()
        return len(gap) <= 8 and all(
            each in vocabulary("organizations").in_rows or each in lexicon().demonyms for each in gap
        )

    def plain(self, first: int, last: int) -> Iterator[str]:
        """Words in small letters, without brackets and without places and the "of", "in" or comma before them."""
        held: list[str] = []
        i = first
        while i < last:
            if self.words[i].text == "(":
                i = next((k + 1 for k in range(i, min(i + 9, last)) if self.words[k].text == ")"), i + 1)
            elif i in self.places and self.places[i].last <= last:
                while held and held[-1] in ("the", "of", "in", "from", ","):
                    held.pop()
                i = self.places[i].last
            else:
                if self.words[i].text != ")":
                    held.append(self.words[i].low)
                i += 1
        yield from held

    def _new_clause(self, body: Mention, last: Mention) -> bool:
        """Whether the last of a row begins a clause: "..., with A, and B unveiled"."""
        gap = [word.text for word in self.words[body.last : last.first]]
        return (
            last.last < len(self.words)
            and self.words[last.last].tag in ("VBD", "VBZ", "VBP", "MD")
            and "," in gap
            and "and" in gap
        )

    def _ends(self, listed: Sequence[Mention], i: int, adverbs: int) -> bool:
        rest = list(self.plain(listed[-1].last, i))
        if rest[:1] == [","] and (self._companion(listed) or rest[1:2] in (["which"], ["who"])):
            rest = rest[1:]
        adverb = {word.low for word in self.words[listed[-1].last : i] if word.tag == "RB"}
        return len(rest) <= adverbs and all(each in lexicon().before_verbs or each in adverb for each in rest)

    def _companion(self, listed: Sequence[Mention]) -> bool:
        """Whether the row has a part between commas: "A, in partnership with B, launched"."""
        return any({",", "with"} <= {word.low for word in self.words[a.last : b.first]} for a, b in pairwise(listed))
