"""What many English stages ask of the words of the genre; the words themselves lie in `resources/gazetteers`."""

from functools import cache

from curator.extract.text.vocabulary import Vocabulary


class Lexicon(Vocabulary):
    """The words of the genre that several stages go by; `extract-english.toml` says what each list is for.

    Attributes:
        events: Head of an event's name to the choice of the field `type`.
        launches: Head of a founded or unveiled thing to its kind.
        demonyms: Adjective to country.
    """

    def __init__(self) -> None:
        super().__init__("english")
        self.events = self.choices("events")
        self.launches = self.choices("launches")
        self.demonyms = self.choices("demonyms")

    def is_head(self, word: str) -> bool:
        """Whether a word in small letters is the head of any kind of name but a person's."""
        return any(
            each in heads
            for each in (word, singular(word), own_part(word))
            for heads in (self.organizations, self.events, self.launches, self.agreements)
        )

    def is_common(self, word: str) -> bool:
        """Whether a word in small letters belongs to the vocabulary, so that it cannot be a person's name."""
        return self.is_head(word) or any(
            word in words
            for words in (self.fields, self.titles, self.title_modifiers, self.places, self.compass, self.plain)
        )


def bag(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


def singular(word: str) -> str:
    """The singular of a regular plural in small letters; other words unchanged."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ics", "works", "news")) and len(word) > 3:
        return word[:-1]
    return word


def own_part(word: str) -> str:
    """What a hyphened head says after its hyphen, `institute` of `csir-institute`; other words unchanged."""
    part = word.rpartition("-")[2]
    return part if part in lexicon().hyphened else word


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the program."""
    return Lexicon()
