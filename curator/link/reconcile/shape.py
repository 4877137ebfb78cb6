"""Checked access to answers: what is not of the shape that the protocol gives is a sentence that says where."""

import json
import math
from collections.abc import Mapping
from typing import Any

from curator.link.reconcile.failure import MalformedError

MOST_CHARACTERS = 2000
"""So much of a text of an answer is kept; names and descriptions are far shorter."""


class Shape:
    """A part of an answer, and where it stands in it.

    Args:
        service: Whose answer it is.
        content: As JSON gives it.
        where: The way to it, for sentences.
    """

    def __init__(self, service: str, content: object, where: str = "the answer") -> None:
        self.service = service
        self.content = content
        self.where = where

    @classmethod
    def read(cls, service: str, answer: bytes) -> "Shape":
        """Reads JSON.

        Raises:
            MalformedError: It is none.
        """
        try:
            return cls(service, json.loads(answer, parse_constant=_no_number))
        except (ValueError, RecursionError) as error:
            raise MalformedError(service, "it is no JSON") from error

    def table(self) -> Mapping[str, Any]:
        """The part as an object."""
        if not isinstance(self.content, dict):
            raise self.wrong("is no object")
        return self.content

    def items(self) -> list["Shape"]:
        """The part as a list."""
        if not isinstance(self.content, list):
            raise self.wrong("is no list")
        return [Shape(self.service, each, f"{self.where}[{at}]") for at, each in enumerate(self.content)]

    def text(self) -> str:
        """The part as a text, cut where it is far too long; blanks of every kind are one blank each."""
        if not isinstance(self.content, str):
            raise self.wrong("is no text")
        # Half a surrogate pair can stand in JSON, but nowhere else.
        whole = self.content[:MOST_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
        return " ".join(whole.replace("\x00", " ").split())

    def name(self) -> str:
        """The part as a text that is not empty."""
        return self.text() or self._empty()

    def label(self) -> str:
        """The part as a text; of a text in several languages, as states of the draft have it, the first."""
        if isinstance(self.content, list):
            listed = self.items()
            return listed[0].at("str").text() if listed else ""
        return self.text()

    def number(self) -> float:
        """The part as a finite number; one written as a text is taken too, for some services write it so."""
        content = self.content
        if isinstance(content, str):
            try:
                content = float(content)
            except ValueError:
                raise self.wrong("is no number") from None
        if isinstance(content, bool) or not isinstance(content, int | float):
            raise self.wrong("is no number")
        try:
            number = float(content)
        except OverflowError:
            raise self.wrong("is no number") from None
        if not math.isfinite(number):
            raise self.wrong("is no number")
        return number

    def get(self, key: str) -> "Shape | None":
        """A field of an object, or None where it is missing or null."""
        content = self.table().get(key)
        return None if content is None else Shape(self.service, content, f"{self.where}.{key}")

    def at(self, key: str) -> "Shape":
        """A field of an object that must be there."""
        found = self.get(key)
        if found is None:
            raise self.wrong(f"has no “{key}”")
        return found

    def wrong(self, what: str) -> MalformedError:
        """The error that says what is wrong with this part."""
        return MalformedError(self.service, f"{self.where} {what}")

    def _empty(self) -> str:
        raise self.wrong("is empty")


def _no_number(constant: str) -> float:
    raise ValueError(constant)
