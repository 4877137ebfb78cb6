"""The lists of words that the English stages go by, one file a subject in `resources/gazetteers`, read at first use.

What the words are for stands in the files, with their sources; what many stages ask of them is in `lexicon`. Names of
places come from `names.geography`.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

from resources import resource


class Vocabulary:
    """The lists of one subject; each is an attribute, a set of words in small letters, named as in the file.

    A table of the file says in its comment where its lists come from. A list is a text of words between spaces, or an
    array of phrases; `@name` in it stands for the words of another list, `@subject.name` for those of another subject.
    Tables under `choices` sort words by what they stand for, those under `patterns` hold regular expressions.

    Args:
        subject: Part of the file's name.

    Raises:
        KeyError: A list refers to one that is not there.
    """

    def __init__(self, subject: str) -> None:
        written = tomllib.loads(resource(f"gazetteers/extract-{subject}.toml").read_text("utf-8"))
        self._subject = subject
        self._patterns: Mapping[str, list[str]] = written.pop("patterns", {})
        sorted_words = written.pop("choices", {})
        self._written = {name: text for table in written.values() for name, text in table.items()}
        self.__dict__.update({name: self._read(text) for name, text in self._written.items()})
        self._groups = {
            name: {choice: self._read(text) for choice, text in table.items()} for name, table in sorted_words.items()
        }
        self._choices = {
            name: {word: choice for choice, words in table.items() for word in words}
            for name, table in self._groups.items()
        }

    def __getattr__(self, name: str) -> frozenset[str]:
        raise AttributeError(f"no list in extract-{self.__dict__['_subject']}.toml is named {name}")

    def choices(self, name: str) -> Mapping[str, str]:
        """Each word or phrase of a table under `choices`, and what it stands for."""
        return self._choices[name]

    def groups(self, name: str) -> Mapping[str, frozenset[str]]:
        """The same table the other way round: the words that stand for each choice."""
        return self._groups[name]

    def pattern(self, name: str) -> str:
        """The expressions of a list under `patterns` as one, any of which may match; spaces match any white space."""
        return "|".join(self._patterns[name]).replace(" ", r"\s+")

    def _read(self, written: str | Iterable[str]) -> frozenset[str]:
        if not isinstance(written, str):
            return frozenset(written)
        found: set[str] = set()
        for word in written.split():
            found |= self._referred(word[1:]) if word.startswith("@") and len(word) > 1 else {word}
        return frozenset(found)

    def _referred(self, name: str) -> frozenset[str]:
        subject, _, own = name.rpartition(".")
        return getattr(vocabulary(subject), own) if subject else self._read(self._written[own])


@cache
def vocabulary(subject: str) -> Vocabulary:
    """The lists of a subject: `agreements`, `english`, `events`, `figures`, `launches`, `names` and so on."""
    return Vocabulary(subject)
