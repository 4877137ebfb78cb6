"""What every stage works on: the reading, its mentions, and how a proposal is written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from curator.domain.content import Content
from curator.domain.evidence import cite
from curator.domain.profile import Profile
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.extract.dates.written import Dated, Dates
from curator.extract.names.mentions import Kind, Mention
from curator.extract.organizations.bodies import Bodies
from curator.extract.text.reading import Reading, Sentence

Entries = tuple[ProposedEntry, ...]
DOUBTFUL_DAY = 0.3
"""Confidence in a day of which only the figures are known, not what they stand for."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A document under extraction.

    Attributes:
        reading: Sentences at their offsets.
        mentions: Of each sentence, settled, in order.
        bodies: Its organisations, mentions joined.
        dates: Of each sentence.
        profile: Which groups, fields and choices are wanted.
        found: Entries of stages that ran before, by group: those that the stage at work declares to read.
    """

    reading: Reading
    mentions: Sequence[Sequence[Mention]]
    bodies: Bodies
    dates: Sequence[Dates]
    profile: Profile
    found: Mapping[str, Entries]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.text

    def seeing(self, found: Mapping[str, Entries]) -> "Scene":
        """The scene for a stage that reads these groups."""
        return replace(self, found=found)

    def entries(self, group: str) -> Entries:
        """What was proposed of a group; nothing where the profile lacks it.

        Raises:
            KeyError: The stage does not declare that it reads the group.
        """
        return self.found[group]

    def name(self, mention: Mention) -> str:
        """The words of a mention with single spaces."""
        return plain(self.text[mention.start : mention.end])

    def dates_in(self, sentence: Sentence) -> Sequence[Dated]:
        """The dates of a sentence, in order."""
        return self.dates[sentence.index].told

    def of(self, sentence: Sentence, *kinds: Kind) -> list[Mention]:
        """The mentions of a sentence of these kinds."""
        return [each for each in self.mentions[sentence.index] if each.kind in kinds]

    def value(
        self,
        field: str,
        spans: Sequence[tuple[int, int]],
        confidence: float,
        *,
        content: Content = None,
        words: str = "",
    ) -> ProposedValue:
        """A value that stands on ranges of the text.

        Args:
            field: The profile's key.
            spans: At least one range; the first gives the words.
            confidence: 0 to 1.
            content: Typed content; None means the words themselves.
            words: Where a value is written differently from its first range, such as a choice.
        """
        written = words or plain(self.text[slice(*spans[0])])
        evidence = tuple(cite(self.text, *span) for span in dict.fromkeys(spans))
        typed = written if content is None else content
        return ProposedValue(
            field=field, words=written, content=typed, evidence=evidence, confidence=round(confidence, 3)
        )

    def unread(self, field: str, where: tuple[int, int]) -> ProposedValue:
        """A value whose words can be read in several ways, so that a person decides: it has no content."""
        evidence = (cite(self.text, *where),)
        words = plain(evidence[0].quote)
        return ProposedValue(field=field, words=words, content=None, evidence=evidence, confidence=DOUBTFUL_DAY)

    def is_doubtful_day(self, where: tuple[int, int]) -> bool:
        """Whether a range is a day in figures that was read the likelier of two ways."""
        return any(each.doubtful and (each.start, each.end) == where for dates in self.dates for each in dates.told)


def naming(value: ProposedValue) -> tuple[int, int]:
    """The range that names a value: the first piece of its evidence that says its words, else the first of all.

    What is told by other words ("its director") cites those first and the name after them.
    """
    said = next((each for each in value.evidence if plain(each.quote) == value.words), value.evidence[0])
    return said.start, said.end


def plain(words: str) -> str:
    """Words with every blank, line ends included, as one space."""
    return " ".join(words.split())


def span(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The range of the text that words first..last of a sentence cover."""
    return sentence.words[first].start, sentence.words[last - 1].end
