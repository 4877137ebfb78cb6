"""Reads a profile from TOML and refuses a bad one with file, line and reason."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from curator.domain.entity import EntityKind
from curator.domain.profile import COLOURS, SEPARATOR, Field, FieldType, Group, Profile
from curator.errors import UserError

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_HEADER = re.compile(r"\s*\[\[\s*(group(?:\.field)?)\s*\]\]")


def load_profile(path: Path) -> Profile:
    """Reads a profile.

    Args:
        path: A TOML file as `resources/profiles/innovation-events.toml`; its stem is the profile's name.

    Returns:
        The profile, checked.

    Raises:
        UserError: The file cannot be read or is no profile; the sentence names file, line and reason.
    """
    try:
        text = path.read_text("utf-8-sig")  # some editors write a byte order mark, which TOML does not know
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"The profile {path} cannot be read: {error}.", "Choose another profile.") from error
    return read_profile(text, path)


def read_profile(text: str, path: Path) -> Profile:
    """Reads a profile's text; `path` is for its name and for messages. See `load_profile`."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        raise _refusal(path, int(found[1]) if found else text.count("\n") + 1, str(error)) from error
    return _Reader(path, text).profile(table)


def _refusal(path: Path, line: int, reason: str) -> UserError:
    return UserError(f"{path}, line {line}: {reason.rstrip('.')}.", "Mend this line, or choose another profile.")


@dataclass(frozen=True)
class _Block:
    """One `[[...]]` block of the file and the line of its header."""

    table: Mapping[str, Any]
    line: int


class _Reader:
    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.split("\n")
        self._headers: dict[str, Iterator[int]] = {}
        for kind in ("group", "group.field"):
            self._headers[kind] = iter([n for n, line in enumerate(self._lines, 1) if _is_header(line, kind)])

    def profile(self, table: Mapping[str, Any]) -> Profile:
        top = _Block(table, 1)
        self._known(top, {"title", "version", "group"})
        blocks = [_Block(each, next(self._headers["group"], 1)) for each in self._tables(top, "group")]
        groups = tuple(self._group(block) for block in blocks)
        if not groups:
            raise _refusal(self._path, 1, "a profile needs at least one [[group]]")
        self._unique(blocks, groups)
        return Profile(
            name=self._path.stem, title=self._name(top, "title"), version=self._number(top, "version"), groups=groups
        )

    def _group(self, block: _Block) -> Group:
        names = {each.name for each in fields(Group)} - {"fields"}
        self._known(block, names | {"field"})
        blocks = [_Block(each, next(self._headers["group.field"], block.line)) for each in self._tables(block, "field")]
        found = tuple(self._field(each) for each in blocks)
        if not found:
            raise _refusal(self._path, block.line, f"the group “{block.table.get('key')}” has no [[group.field]]")
        self._unique(blocks, found)
        dates = {field.key for field in found if field.type is FieldType.DATE}
        for at, field in zip(blocks, found, strict=True):
            if field.not_before and not (field.key in dates and field.not_before in dates - {field.key}):
                raise self._at(at, "not_before", "not_before stands at a date and names another date of the group")
        return Group(
            key=self._key(block),
            title=self._name(block, "title"),
            plural=self._name(block, "plural"),
            colour=self._colour(block),
            single=self._flag(block, "single"),
            shortcut=self._shortcut(block),
            fields=found,
        )

    def _field(self, block: _Block) -> Field:
        self._known(block, {each.name for each in fields(Field)})
        kind = self._type(block)
        choices = self._choices(block)
        entity = self._text(block, "entity", "")
        at_least = self._number(block, "at_least", 0)
        if bool(choices) is not (kind in (FieldType.CHOICE, FieldType.CHOICES)):
            raise self._at(block, "choices", "choices belong to fields of type choice or choices, and only there")
        if bool(entity) is not kind.names_entity or (entity and entity not in set(EntityKind)):
            reason = f"fields of type entity or entities, and only they, have an entity: {', '.join(EntityKind)}"
            raise self._at(block, "entity", reason)
        if at_least < 0 or (at_least and not kind.many):
            raise self._at(block, "at_least", "at_least is a count, for fields of type choices or entities")
        if self._flag(block, "unique") and kind is not FieldType.TEXT:
            raise self._at(block, "unique", "unique belongs to fields of type text, and only there")
        return Field(
            key=self._key(block),
            title=self._name(block, "title"),
            type=kind,
            help=self._text(block, "help", ""),
            required=self._flag(block, "required"),
            choices=choices,
            entity=entity,
            not_before=self._text(block, "not_before", ""),
            at_least=at_least,
            shortcut=self._shortcut(block),
            unique=self._flag(block, "unique"),
            vocabulary=self._vocabulary(block, kind),
        )

    def _vocabulary(self, block: _Block, kind: FieldType) -> tuple[tuple[str, tuple[str, ...]], ...]:
        table = block.table.get("vocabulary", {})
        if table and kind is not FieldType.TEXT:
            raise self._at(block, "vocabulary", "a vocabulary belongs to fields of type text, and only there")
        if not isinstance(table, dict):
            raise self._at(block, "vocabulary", "write the vocabulary as a table [group.field.vocabulary]")
        for name, words in table.items():
            told = isinstance(words, list) and words and all(isinstance(each, str) and each.strip() for each in words)
            if not (name.strip() and told):
                raise self._at(block, f'"{name}"', f"“{name}” needs a list of words that tell of it")
        return tuple((name, tuple(words)) for name, words in table.items())

    def _type(self, block: _Block) -> FieldType:
        try:
            return FieldType(self._text(block, "type"))
        except ValueError as error:
            raise self._at(block, "type", f"{error}; known types are {', '.join(FieldType)}") from error

    def _choices(self, block: _Block) -> tuple[str, ...]:
        choices = block.table.get("choices", [])
        if not isinstance(choices, list) or not all(isinstance(each, str) and each.strip() for each in choices):
            raise self._at(block, "choices", "choices must be a list of words")
        if len({each.casefold() for each in choices}) < len(choices):
            raise self._at(block, "choices", "a choice stands twice")
        if any(SEPARATOR in each for each in choices):
            raise self._at(block, "choices", f"“{SEPARATOR}” stands between choices, so none may hold it")
        return tuple(choices)

    def _known(self, block: _Block, names: set[str]) -> None:
        for name in block.table:
            if name not in names:
                raise self._at(block, name, f"“{name}” is not known here; known are {', '.join(sorted(names))}")

    def _key(self, block: _Block) -> str:
        key = self._text(block, "key")
        if not _KEY.fullmatch(key):
            raise self._at(block, "key", f"the key “{key}” must be small letters, digits and _")
        return key

    def _shortcut(self, block: _Block) -> str:
        letter = self._text(block, "shortcut", "")
        if letter and not re.fullmatch(r"[a-z]", letter):
            raise self._at(block, "shortcut", f"the shortcut “{letter}” must be one small letter")
        return letter

    def _colour(self, block: _Block) -> str:
        role = self._text(block, "colour")
        if role not in COLOURS:
            raise self._at(block, "colour", f"the colour “{role}” is not known; known are {', '.join(COLOURS)}")
        return role

    def _name(self, block: _Block, name: str) -> str:
        """Text that a person reads and that must not be blank."""
        words = self._text(block, name)
        if not words.strip():
            raise self._at(block, name, f"“{name}” is empty")
        return words

    def _text(self, block: _Block, name: str, default: str | None = None) -> str:
        value = block.table.get(name, default)
        if value is None:
            raise self._at(block, name, f"“{name}” is missing")
        if not isinstance(value, str):
            raise self._at(block, name, f"“{name}” must be text in quotes")
        return value

    def _number(self, block: _Block, name: str, default: int | None = None) -> int:
        value = block.table.get(name, default)
        if value is None:
            raise self._at(block, name, f"“{name}” is missing")
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._at(block, name, f"“{name}” must be a whole number")
        return value

    def _flag(self, block: _Block, name: str) -> bool:
        value = block.table.get(name, False)
        if not isinstance(value, bool):
            raise self._at(block, name, f"“{name}” must be true or false")
        return value

    def _tables(self, block: _Block, name: str) -> list[Mapping[str, Any]]:
        tables = block.table.get(name, [])
        if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
            raise self._at(block, name, f"write [[{name}]] as a block of its own")
        return tables

    def _unique(self, blocks: Sequence[_Block], items: Sequence[Group] | Sequence[Field]) -> None:
        for name in ("key", "shortcut"):
            seen: set[str] = set()
            for block, item in zip(blocks, items, strict=True):
                word = getattr(item, name)
                if word in seen:
                    raise self._at(block, name, f"the {name} “{word}” stands twice")
                seen |= {word} - {""}

    def _at(self, block: _Block, name: str, reason: str) -> UserError:
        """Points at the line of `name` inside the block, else at the block's header."""
        for number in range(block.line, len(self._lines)):
            if _HEADER.match(self._lines[number]):
                break
            if re.match(rf"\s*{re.escape(name)}\s*=", self._lines[number]):
                return _refusal(self._path, number + 1, reason)
        return _refusal(self._path, block.line, reason)


def _is_header(line: str, kind: str) -> bool:
    found = _HEADER.match(line)
    return bool(found) and found is not None and found[1] == kind
