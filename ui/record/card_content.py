"""What the open card says, as plain values: made from the record, compared and drawn by the widgets."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from curator.domain.checks import Finding
from curator.domain.dossier import Dossier
from curator.domain.entity import Entity
from curator.domain.profile import Field, Group, Profile
from curator.domain.record import Entry, Status, Value
from curator.domain.sureness import Sureness, least_sure, sureness
from ui import words
from ui.desk import Focus
from ui.models.record_rows import Linked, linked_state, linked_words, shown_words
from ui.record.sentence import Sentence, sentence_of


@dataclass(frozen=True, slots=True)
class ValueContent:
    """A value as a chip or quiet field shows it.

    Attributes:
        id: The value's identifier.
        words: As a person reads it.
        status: What became of it.
        proposed: The words that a person replaced, struck through beside the new; else empty.
        linked: What is known of the entity.
        entity: The entity's name, or what there is instead.
        note: The curator's remark.
        reason: Why it was rejected.
        confidence: Of what a machine proposed and nobody judged yet, else None.
        aloud: For a screen reader.
        focused: The keys act on it.
    """

    id: int
    words: str
    status: Status
    proposed: str
    linked: Linked
    entity: str
    note: str
    reason: str
    confidence: float | None
    aloud: str
    focused: bool

    @property
    def sureness(self) -> Sureness | None:
        """How sure it is, or None where nobody need ask any more."""
        return sureness(self.confidence) if self.confidence is not None else None

    @property
    def doubtful(self) -> bool:
        """Whether it is proposed, and that hardly to be relied on."""
        return self.status is Status.PROPOSED and self.sureness is Sureness.DOUBTFUL


@dataclass(frozen=True, slots=True)
class FieldContent:
    """A row of the form.

    Attributes:
        field: The profile's field.
        values: Its values; rejected ones only on request.
        problems: What checks found, as sentences.
        focused: The field is empty and the keys wait for its words.
        keyed: E would edit it.
    """

    field: Field
    values: tuple[ValueContent, ...]
    problems: tuple[str, ...]
    focused: bool
    keyed: bool


@dataclass(frozen=True, slots=True)
class CardContent:
    """Everything the open card says but the candidates.

    Attributes:
        entry_id: The entry.
        group: The profile's group key.
        title: One of the group, on screen.
        colour: The group's colour role.
        status: The entry's.
        name: Its first field's words.
        confidence: Of the open value that is least sure, or None where nothing is open.
        credit: Confidence and who proposed it.
        credited: The confidence of it where that is still open, else None.
        sentence: The words in focus in their sentence, or None where nothing of the text supports them.
        place: Which piece of evidence the sentence is, from 0.
        places: How many pieces of evidence there are.
        fields: The rows of the form.
        named: The value whose entity can be chosen, or None.
        whole: The entry as a whole is in focus.
    """

    entry_id: int
    group: str
    title: str
    colour: str
    status: Status
    name: str
    confidence: float | None
    credit: str
    credited: float | None
    sentence: Sentence | None
    place: int
    places: int
    fields: tuple[FieldContent, ...]
    named: Value | None
    whole: bool

    @property
    def sureness(self) -> Sureness | None:
        """How sure the least sure of what is open is, or None where nothing is open."""
        return sureness(self.confidence) if self.confidence is not None else None


def card_content(  # the card shows what seven things together say
    profile: Profile,
    dossier: Dossier,
    entry: Entry,
    focus: Focus,
    findings: list[Finding],
    *,
    place: int = 0,
    rejected: bool = False,
) -> CardContent:
    """Says what the open card shows.

    Args:
        profile: The record's schema.
        dossier: The open article.
        entry: The open entry.
        focus: Which of its values the keys act on.
        findings: What checks found in this entry.
        place: Which piece of evidence is wanted, from 0; counted around.
        rejected: Rejected values are shown too.
    """
    group = profile.group(entry.group)
    rejected = rejected or entry.status is Status.REJECTED
    fields = tuple(
        _field(field, entry, focus, findings, dossier.entities, rejected=rejected, first=field is group.fields[0])
        for field in group.fields
    )
    first = _first(group, entry, rejected=rejected)
    shown = next((value for value in entry.values if value.id == focus.value_id), None)
    speaking = shown or _with_evidence(entry, first)
    told = shown or _least_sure(entry) or first
    pieces = speaking.evidence if speaking else ()
    place = place % len(pieces) if pieces else 0
    return CardContent(
        entry_id=entry.id,
        group=group.key,
        title=group.title,
        colour=group.colour,
        status=entry.status,
        name=_name(group, entry),
        confidence=least_sure(entry),
        credit=_credit(told),
        credited=_open_confidence(told),
        sentence=sentence_of(dossier.article.text, pieces[place]) if pieces else None,
        place=place,
        places=len(pieces),
        fields=fields,
        named=named_value(profile, entry, shown),
        whole=shown is None and not focus.field,
    )


def _name(group: Group, entry: Entry) -> str:
    named = entry.standing(group.fields[0].key) or entry.of(group.fields[0].key)
    return shown_words(group.fields[0], named[0]) if named else ""


def walk(content: CardContent) -> list[Focus]:
    """What the arrows stop at in the open card: the entry as a whole, its values, its empty fields."""
    stops = [Focus(content.entry_id)]
    for row in content.fields:
        if row.values:
            stops += [Focus(content.entry_id, value.id) for value in row.values]
        else:
            stops.append(Focus(content.entry_id, None, row.field.key))
    return stops


def _field(
    field: Field,
    entry: Entry,
    focus: Focus,
    findings: list[Finding],
    entities: Mapping[int, Entity],
    *,
    rejected: bool,
    first: bool,
) -> FieldContent:
    values = entry.of(field.key) if rejected else entry.standing(field.key)
    whole = focus.value_id is None and not focus.field
    return FieldContent(
        field=field,
        values=tuple(_value(field, value, focus, entities) for value in values),
        problems=tuple(words.problem_sentence(each, field.title) for each in findings if each.field == field.key),
        focused=focus.field == field.key,
        keyed=first if whole else focus.field == field.key or any(value.id == focus.value_id for value in values),
    )


def _value(field: Field, value: Value, focus: Focus, entities: Mapping[int, Entity]) -> ValueContent:
    shown = shown_words(field, value)
    entity = linked_words(field, value, entities)
    aloud = [field.title, shown, words.status_name(value.status)]
    confidence = _open_confidence(value)
    if confidence is not None:
        aloud.append(words.sureness_aloud(confidence))
    aloud += [part for part in (entity, value.note, value.reason) if part]
    return ValueContent(
        id=value.id,
        words=shown,
        status=value.status,
        proposed=" ".join(value.proposed.split()),
        linked=linked_state(field, value),
        entity=entity,
        note=value.note,
        reason=value.reason,
        confidence=confidence,
        aloud=", ".join(aloud),
        focused=value.id == focus.value_id,
    )


def _first(group: Group, entry: Entry, *, rejected: bool) -> Value | None:
    ordered = (value for field in group.fields for value in entry.of(field.key))
    return next((value for value in ordered if rejected or value.status is not Status.REJECTED), None)


def _with_evidence(entry: Entry, first: Value | None) -> Value | None:
    if first is None or first.evidence:
        return first
    return next((value for value in entry.values if value.evidence and value.status is not Status.REJECTED), first)


def named_value(profile: Profile, entry: Entry, shown: Value | None = None) -> Value | None:
    """The value in focus if it names an entity, else the first of the entry that does and is not linked yet.

    Args:
        profile: The record's schema.
        entry: The open entry.
        shown: The value in focus, or None: the entry as a whole.
    """
    group = profile.group(entry.group)
    if shown is not None:
        return shown if group.field(shown.field).type.names_entity else None
    named = [value for field in group.fields if field.type.names_entity for value in entry.standing(field.key)]
    if named and group.fields[0].type.names_entity:
        return named[0]
    return next((value for value in named if value.link is None), named[0] if named else None)


def _least_sure(entry: Entry) -> Value | None:
    """The open value that gives the entry its mark: the number beside it is this one's."""
    lowest = least_sure(entry)
    return next((each for each in entry.values if each.status.open and each.confidence == lowest), None)


def _open_confidence(value: Value | None) -> float | None:
    return value.confidence if value is not None and value.status.open else None


def _credit(value: Value | None) -> str:
    """“0.86 · person.rules.v2”; what is open and doubtful says so before."""
    if value is None:
        return ""
    if value.confidence is None:
        return QCoreApplication.translate("record", "added by hand")
    doubtful = value.status.open and sureness(value.confidence) is Sureness.DOUBTFUL
    parts = (words.sureness_name(Sureness.DOUBTFUL) if doubtful else "", f"{value.confidence:.2f}", value.extractor)
    return " · ".join(part for part in parts if part)
