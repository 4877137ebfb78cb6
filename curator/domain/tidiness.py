"""Names and entities as they are kept: one blank between words, none around them, nothing said twice. Pure."""

import re
from collections.abc import Iterable
from dataclasses import replace

from curator.domain.entity import Alias, Entity, Identifier

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")


def visible(text: str) -> str:
    """A text with blanks where it has control characters, which no name has."""
    return _CONTROL.sub(" ", text)


def tidy(text: object) -> str:
    """A text without what no name has: control characters, repeated blanks."""
    return " ".join(visible(str(text)).split())


def tidied(entity: Entity) -> Entity:
    """An entity as a list says it; of one that was made by any act it is the entity itself."""
    name = tidy(entity.name)
    aliases = (replace(each, name=tidy(each.name), language=tidy(each.language)) for each in entity.aliases)
    return replace(
        entity,
        name=name,
        description=tidy(entity.description),
        aliases=other_names(aliases, name),
        identifiers=stripped(entity.identifiers),
    )


def other_names(aliases: Iterable[Alias], name: str) -> tuple[Alias, ...]:
    """Other names than the preferred one, each once, as it was said first."""
    by_name: dict[str, Alias] = {}
    for alias in aliases:
        if alias.name not in ("", name):
            by_name.setdefault(alias.name, alias)
    return tuple(by_name.values())


def stripped(identifiers: Iterable[Identifier]) -> tuple[Identifier, ...]:
    """Identifiers without what none has: control characters, repeated blanks; each once."""
    return tuple(dict.fromkeys(Identifier(tidy(each.scheme), tidy(each.value)) for each in identifiers))
