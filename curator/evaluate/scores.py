"""Scores of proposals against gold records: found, missed, too many; parts right; text rightly left out.

Every figure is counted over all articles together, not as a mean of articles. What a curator has to do about it is
`acts`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from curator.evaluate.acts import Effort, effort
from curator.evaluate.facts import GROUPS, Fact, Facts
from curator.evaluate.matching import Pair, pairs
from curator.evaluate.parts import PARTS, Names, is_right
from curator.evaluate.words import close


@dataclass(frozen=True, slots=True)
class Score:
    """How much of something was found.

    Attributes:
        hit: Found rightly.
        gold: What there is to find.
        found: What was proposed.
    """

    hit: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.hit + other.hit, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        """The share of the proposals that are right, 0 to 1."""
        return self.hit / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share that was found, 0 to 1."""
        return self.hit / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some are right."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def share(self) -> float:
        """0 to 1; of nothing it is 1."""
        return self.right / self.of if self.of else 1.0


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that is not as in the gold record.

    Attributes:
        article: The article's name.
        group: One of `facts.GROUPS`, with a part behind a dot where only that is wrong.
        kind: `missed`, `spurious`, `nearly` or `part`.
        gold: The gold record's words, or empty.
        found: The proposal's words, or empty.
    """

    article: str
    group: str
    kind: str
    gold: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One article's proposals against its gold record, or several together.

    Attributes:
        scores: By `people.strict`, `people.relaxed` and so on, `organizations.roles`, `boilerplate.characters`.
        shares: By `article.title`, `people.affiliation` and so on; parts count where their entry was found at all.
        effort: What a curator has to do.
        misses: What is not as it should be.
    """

    scores: Mapping[str, Score] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)
    effort: Effort = field(default_factory=Effort)
    misses: tuple[Miss, ...] = ()


def compare(name: str, gold: Facts, found: Facts, text: str) -> Comparison:
    """Compares an article's proposals with its gold record.

    Args:
        name: The article's, for the misses.
        gold: Its gold record.
        found: What is proposed.
        text: The article's, in which the offsets of `found.unread` lie.
    """
    paired = {group: pairs(group, gold.groups[group], found.groups[group]) for group in GROUPS}
    scores = {"boilerplate.characters": _characters(gold, found, text)}
    shares = dict(_head_shares(gold, found))
    misses: list[Miss] = []
    known = [each.names for each in gold.groups["organizations"]]
    for group, made in paired.items():
        wanted, got = gold.groups[group], found.groups[group]
        same = [pair for pair in made if not pair.near]
        scores[f"{group}.strict"] = Score(len(same), len(wanted), len(got))
        scores[f"{group}.relaxed"] = Score(len(made), len(wanted), len(got))
        both = [(wanted[pair.gold], got[pair.found]) for pair in made]
        for part, right in _parts(group, both, known):
            key = f"{group}.{part}"
            shares[key] = shares.get(key, Share()) + Share(int(right), 1)
        misses += _misses(name, group, gold, found, made)
        misses += _wrong_parts(name, group, both, known)
    organizations = gold.groups["organizations"], found.groups["organizations"]
    scores["organizations.roles"] = _roles(*organizations, paired["organizations"])
    return Comparison(scores=scores, shares=shares, effort=effort(gold, found, paired), misses=tuple(misses))


def together(comparisons: Iterable[Comparison]) -> Comparison:
    """Several articles as one, counted together."""
    scores: dict[str, Score] = {}
    shares: dict[str, Share] = {}
    misses: list[Miss] = []
    needed = Effort()
    for each in comparisons:
        for key, score in each.scores.items():
            scores[key] = scores.get(key, Score()) + score
        for key, share in each.shares.items():
            shares[key] = shares.get(key, Share()) + share
        needed += each.effort
        misses += each.misses
    return Comparison(scores=scores, shares=shares, effort=needed, misses=tuple(misses))


def marked(facts: Facts, text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Where a gold record's spans that are not the article lie.

    Returns:
        Ranges in code points, and the first words of the spans that are not in the text.
    """
    spans, lost = [], []
    for first, last in facts.marks:
        start = text.find(first)
        at = text.find(last, start) if start >= 0 else -1
        if at < 0:
            lost.append(first)
        else:
            spans.append((start, at + len(last)))
    return spans, lost


def _head_shares(gold: Facts, found: Facts) -> Iterator[tuple[str, Share]]:
    yield "article.title", Share(int(close(gold.head.get("title"), found.head.get("title"), 0.8)), 1)
    yield "article.published", Share(int(gold.head.get("published") == found.head.get("published")), 1)


def _parts(group: str, both: Iterable[tuple[Fact, Fact]], organizations: Names) -> Iterator[tuple[str, bool]]:
    for gold, found in both:
        for part, rule in PARTS[group].items():
            right = is_right(rule, gold.parts.get(part), found.parts.get(part), organizations)
            if rule.scored and right is not None:
                yield part, right


def _roles(gold: Sequence[Fact], found: Sequence[Fact], made: Sequence[Pair]) -> Score:
    """Of organisations that were found at all; the roles of the others were missed."""
    by_gold = {pair.gold: found[pair.found] for pair in made}
    total = Score()
    for at, each in enumerate(gold):
        got = by_gold[at].roles if at in by_gold else frozenset()
        total += Score(len(each.roles & got), len(each.roles), len(got))
    return total


def _characters(gold: Facts, found: Facts, text: str) -> Score:
    wanted, _ = marked(gold, text)
    mask, guess = bytearray(len(text)), bytearray(len(text))
    for spans, marks in ((wanted, mask), (found.unread, guess)):
        for start, end in spans:
            marks[start:end] = b"\1" * len(marks[start:end])
    return Score(sum(one & other for one, other in zip(mask, guess, strict=True)), sum(mask), sum(guess))


def _misses(name: str, group: str, gold: Facts, found: Facts, made: Sequence[Pair]) -> Iterator[Miss]:
    wanted, got = gold.groups[group], found.groups[group]
    paired, used = {pair.gold: pair for pair in made}, {pair.found for pair in made}
    for at, each in enumerate(wanted):
        if at not in paired:
            yield Miss(name, group, "missed", each.label, "")
            continue
        other = got[paired[at].found]
        if paired[at].near:
            yield Miss(name, group, "nearly", each.label, other.label)
    for at, each in enumerate(got):
        if at not in used:
            yield Miss(name, group, "spurious", "", each.label)


def _wrong_parts(name: str, group: str, both: Iterable[tuple[Fact, Fact]], organizations: Names) -> Iterator[Miss]:
    for gold, found in both:
        for part, rule in PARTS[group].items():
            said, got = gold.parts.get(part), found.parts.get(part)
            if rule.listed and is_right(rule, said, got, organizations) is False:
                yield Miss(name, f"{group}.{part}", "part", f"{gold.label}: {_told(said)}", _told(got))


def _told(part: str | frozenset[str] | None) -> str:
    return ", ".join(sorted(part)) if isinstance(part, frozenset) else part or ""
