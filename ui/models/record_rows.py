"""What a record's list says: a heading for each group and a line for each entry, as plain values.

Which of them are shown in which order is here; Qt's model of them is `record_model`, drawing is the delegate's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from curator.domain.checks import check_entry
from curator.domain.content import PartialDate, show_content
from curator.domain.dossier import Dossier
from curator.domain.entity import Entity
from curator.domain.profile import Field, FieldType, Group, Profile
from curator.domain.record import Entry, Judgement, Status, Value
from curator.domain.sureness import Sureness, least_sure, sureness
from ui import words

_JUDGED = (True, 0.0)
"""The place of what is judged: after everything that is not."""


class Order(Enum):
    """In which order entries are listed."""

    UNRESOLVED = "unresolved first"
    LEAST_SURE = "least sure first"
    SUREST = "surest first"
    FORM = "in the form's order"


class Linked(Enum):
    """What is known about the entity that a name stands for."""

    NAMELESS = "names no entity"
    OPEN = "not linked"
    RULE = "linked by rule"
    CHOSEN = "linked by a person"
    REFUSED = "none of these"


@dataclass(frozen=True, slots=True)
class Heading:
    """A group's heading.

    Attributes:
        group: The profile's group key.
        title: Its plural.
        colour: Its colour role.
        count: Entries that are shown or could be: rejected ones are not counted.
        left: Entries with an open value.
        proposed: Entries with a proposed value, which “confirm all” would confirm.
        single: There is never more than one entry of it.
    """

    group: str
    title: str
    colour: str
    count: int
    left: int
    proposed: int
    single: bool

    @property
    def says(self) -> str:
        """“5 · 3 left”, or “2 · judged”."""
        if not self.left:
            return _tr("%1 · judged").replace("%1", f"{self.count:,}")
        return _tr("%1 · %2 left").replace("%1", f"{self.count:,}").replace("%2", f"{self.left:,}")

    @property
    def aloud(self) -> str:
        """For a screen reader."""
        return f"{self.title}, {self.says}"


@dataclass(frozen=True, slots=True)
class Line:
    """An entry on one or two quiet lines.

    Attributes:
        entry_id: The entry.
        group: The profile's group key.
        group_title: One of the group, on screen.
        colour: Its colour role.
        status: The entry's.
        name: The words of its first field.
        proposed: The words that had been proposed as its name, where a person put others; else empty.
        second: The other fields' words.
        confidence: Of the open value that is least sure, or None where nothing is open.
        linked: What is known of the entity that the name stands for.
        entity: The entity's name, or what there is instead.
        pill: The same for the eye, shorter where the name says it already.
        problems: How many checks found something.
    """

    entry_id: int
    group: str
    group_title: str
    colour: str
    status: Status
    name: str
    proposed: str
    second: str
    confidence: float | None
    linked: Linked
    entity: str
    pill: str
    problems: int

    @property
    def sureness(self) -> Sureness | None:
        """How sure the least sure of what is open is, or None where nothing is open."""
        return sureness(self.confidence) if self.confidence is not None else None

    @property
    def aloud(self) -> str:
        """For a screen reader: “Organization, Linhe Polytechnic, proposed, likely, about 9 in 10 right, not linked”."""
        parts = [self.group_title, self.name or _tr("without a name"), words.status_name(self.status)]
        if self.confidence is not None:
            parts.append(words.sureness_aloud(self.confidence))
        if self.linked in (Linked.RULE, Linked.CHOSEN):
            parts.append(_tr("stands for %1").replace("%1", self.entity))
        elif self.pill:
            parts.append(self.pill)
        if self.second:
            parts.append(self.second)
        if self.problems:
            parts.append(QCoreApplication.translate("record", "%n problem(s)", None, self.problems))
        return ", ".join(parts)


Row = Heading | Line


def shown_words(field: Field, value: Value) -> str:
    """A value's words for a list: choices by their own name, dates and numbers as they were understood."""
    if field.type in (FieldType.CHOICE, FieldType.CHOICES) and isinstance(value.content, str):
        return value.content
    if isinstance(value.content, PartialDate):
        return words.date_words(str(value.content))
    if isinstance(value.content, int | float):
        return show_content(value.content)
    return " ".join(value.words.split())


def linked_state(field: Field, value: Value) -> Linked:
    """What is known about the entity of a value."""
    if not field.type.names_entity:
        return Linked.NAMELESS
    if value.link is None:
        return Linked.OPEN
    if value.link.judgement is Judgement.REJECTED:
        return Linked.REFUSED
    return Linked.RULE if value.link.by.startswith("rule:") else Linked.CHOSEN


def linked_words(field: Field, value: Value, entities: Mapping[int, Entity]) -> str:
    """The entity's name, or what there is instead; empty for a field that names none."""
    state = linked_state(field, value)
    if state is Linked.OPEN:
        return _tr("not linked")
    if state is Linked.REFUSED:
        return _tr("none of these")
    if state is Linked.NAMELESS or value.link is None or value.link.entity_id is None:
        return ""
    entity = entities.get(value.link.entity_id)
    return entity.name if entity else _tr("unknown entity")


def _pill(field: Field, value: Value, entities: Mapping[int, Entity]) -> str:
    """The entity's name, where that is more than the name beside it."""
    name, state = linked_words(field, value, entities), linked_state(field, value)
    if state in (Linked.RULE, Linked.CHOSEN) and name == shown_words(field, value):
        return _tr("linked by rule") if state is Linked.RULE else _tr("linked")
    return name


def line(group: Group, entry: Entry, entities: Mapping[int, Entity]) -> Line:
    """Says an entry on one line."""
    first = group.fields[0]
    names = entry.standing(first.key) or entry.of(first.key)
    second = [shown_words(first, value) for value in names[1:]]
    for field in group.fields[1:]:
        for value in entry.standing(field.key):
            said = shown_words(field, value)
            # What begins and ends on the same day is said to be on that day.
            if field.type is not FieldType.DATE or second[-1:] != [said]:
                second.append(said)
    name = names[0] if names else None
    return Line(
        entry_id=entry.id,
        group=group.key,
        group_title=group.title,
        colour=group.colour,
        status=entry.status,
        name=shown_words(first, name) if name else "",
        proposed=name.proposed if name else "",
        second=" · ".join(each for each in second if each),
        confidence=least_sure(entry),
        linked=linked_state(first, name) if name else Linked.NAMELESS,
        entity=linked_words(first, name, entities) if name else "",
        pill=_pill(first, name, entities) if name else "",
        problems=len(check_entry(group, entry)) if entry.status is not Status.REJECTED else 0,
    )


def heading(group: Group, entries: Iterable[Entry]) -> Heading:
    """Says how far a group has come."""
    states = [{value.status for value in entry.values} for entry in entries if entry.status is not Status.REJECTED]
    return Heading(
        group=group.key,
        title=group.title if group.single else group.plural,
        colour=group.colour,
        count=len(states),
        left=sum(any(status.open for status in each) for each in states),
        proposed=sum(Status.PROPOSED in each for each in states),
        single=group.single,
    )


def group_order(profile: Profile, entries: Sequence[Entry], order: Order) -> list[str]:
    """The groups in the order of the screen: where it is not the form's, by the entry that comes first in each."""
    keys = [group.key for group in profile.groups]
    if order is Order.FORM:
        return keys
    places: dict[str, tuple[bool, float]] = {}
    for entry in entries:
        place = _place(entry, order)
        places[entry.group] = min(place, places.get(entry.group, place))
    return sorted(keys, key=lambda key: places.get(key, _JUDGED))


def entry_order(entries: Sequence[Entry], order: Order) -> list[int]:
    """The entries of all groups in the order of the screen, within their groups."""
    if order is not Order.FORM:
        entries = sorted(entries, key=lambda entry: _place(entry, order))
    return [entry.id for entry in entries]


def _place(entry: Entry, order: Order) -> tuple[bool, float]:
    """What entries are sorted by: judged ones come last, those of the same place stay as the form has them."""
    if not entry.status.open:
        return _JUDGED
    sure = least_sure(entry)
    if order is Order.UNRESOLVED or sure is None:
        return False, 0.0
    return False, sure if order is Order.LEAST_SURE else -sure


def by_group(dossier: Dossier) -> dict[str, list[Entry]]:
    """The entries of each group that has any."""
    found: dict[str, list[Entry]] = {}
    for entry in dossier.record.entries:
        found.setdefault(entry.group, []).append(entry)
    return found


def _tr(text: str) -> str:
    return QCoreApplication.translate("record", text)
