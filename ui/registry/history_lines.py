"""The history of an entity as lines: what was done, what it changed, who took it back or restored it. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from curator.domain.change import NONE_MEANT, Act, Change
from curator.domain.entity import Alias, Entity, Identifier, NameKind
from curator.domain.lesson import Distinction, Lesson
from curator.domain.told import Told
from ui.plain import shortened
from ui.registry.lines import Line
from ui.registry.words import kind_name, lesson_sentence, name_kind_name, scheme_name, scope_words, time_words
from ui.words import act_name

_LONGEST = 80

_T = TypeVar("_T")
Names = Mapping[int, Entity]


def named_in(history: Sequence[Told]) -> set[int]:
    """The entities whose names these lines say."""
    found: set[int] = set()
    for told in history:
        for change in told.act.changes:
            for state in (change.before, change.after):
                match state:
                    case Entity():
                        found |= {state.id, *({state.parent, state.place, state.merged_into} - {None})}  # type: ignore[arg-type]
                    case Lesson():
                        found.add(state.entity_id)
                    case Distinction():
                        found |= {state.one, state.other}
    return found


def history_line(told: Told, names: Names) -> Line:
    """One act: “Edited: description “a” → “b””, and under it who did it and whether it was taken back."""
    words, after = _said(told, names)
    return Line(
        words=words, after=after, remark=_who(told), right=time_words(told.act.at), gone=not told.stands, what=told
    )


def _who(told: Told) -> str:
    if told.last is None:
        return told.act.curator
    said = _tr("%1 · restored by %2, %3") if told.stands else _tr("%1 · taken back by %2, %3")
    return said.replace("%3", time_words(told.last.at)).replace("%2", told.last.curator).replace("%1", told.act.curator)


def _said(told: Told, names: Names) -> tuple[str, str]:
    """What was done in a word or two, and the rest of the sentence."""
    act, changes = told.act, told.act.changes
    merged = next((each for each in changes if _into(each.before) != _into(each.after)), None)
    if merged is not None and act.act in (Act.MERGE, Act.UNMERGE, Act.SPLIT):
        into = _into(merged.after) or _into(merged.before)
        said = _tr(" %1 into %2") if _into(merged.after) else _tr(" of %1 into %2")
        verb = _tr("Merged") if _into(merged.after) else _tr("Took back the merge")
        return verb, said.replace("%2", _name(into, names)).replace("%1", _name(merged.state.id, names))
    details = "; ".join(_details(changes, names, act.subject))
    if act.act is Act.LINK and act.subject.startswith(NONE_MEANT):
        return act_name(act.act, act.subject), f": {details}" if details else ""
    subject = f" {shortened(act.subject, _LONGEST)}" if act.subject and act.act is not Act.EDIT_ENTITY else ""
    return _verb(act.act), f"{subject}: {details}" if details else subject


def _verb(act: Act) -> str:
    return {
        Act.ADD: _tr("Made"),
        Act.EDIT_ENTITY: _tr("Edited"),
        Act.LINK: _tr("Linked"),
        Act.MERGE: _tr("Merged"),
        Act.UNMERGE: _tr("Took back the merge"),
        Act.SPLIT: _tr("Split"),
        Act.DISTINGUISH: _tr("Told apart"),
        Act.REVOKE: _tr("Revoked"),
        Act.TAKE_IN: _tr("Took in"),
    }.get(act, act_name(act))


def _into(state: object) -> int | None:
    return state.merged_into if isinstance(state, Entity) else None


def _details(changes: Iterable[Change], names: Names, subject: str) -> Iterator[str]:
    for change in changes:
        match change.before, change.after:
            case Entity() as before, Entity() as after:
                yield from _edited(before, after, names)
            case Lesson() as gone, None:
                yield _tr("no longer holds: %1").replace("%1", lesson_sentence(gone, _name(gone.entity_id, names)))
            case (None, Lesson(words=words, means=True) as lesson) if words == subject:
                yield _tr("learned %1").replace("%1", scope_words(lesson))
            case ((Lesson() | None), Lesson() as lesson):
                yield _tr("learned: %1").replace("%1", lesson_sentence(lesson, _name(lesson.entity_id, names)))


def _edited(before: Entity, after: Entity, names: Names) -> Iterator[str]:
    """What an edit did to an entity, field by field."""
    for title, old, new in (
        (_tr("name"), before.name, after.name),
        (_tr("kind"), kind_name(before.kind), kind_name(after.kind)),
        (_tr("description"), before.description, after.description),
        (_tr("belongs to"), _name(before.parent, names), _name(after.parent, names)),
        (_tr("place"), _name(before.place, names), _name(after.place, names)),
    ):
        if old != new:
            yield _from_to(title, old, new)
    yield from _come_and_gone(before.aliases, after.aliases, _alias_words)
    yield from _come_and_gone(before.identifiers, after.identifiers, _identifier_words)


def _from_to(title: str, old: str, new: str) -> str:
    if not old:
        return f"{title} “{shortened(new, _LONGEST)}”"
    to = f"“{shortened(new, _LONGEST)}”" if new else _tr("nothing")
    return f"{title} “{shortened(old, _LONGEST)}” → {to}"


def _come_and_gone(before: Sequence[_T], after: Sequence[_T], words: Callable[[_T], str]) -> Iterator[str]:
    yield from (f"− {words(each)}" for each in before if each not in after)
    yield from (f"+ {words(each)}" for each in after if each not in before)


def _alias_words(alias: Alias) -> str:
    kind = "" if alias.kind is NameKind.FULL else name_kind_name(alias.kind)
    more = ", ".join(part for part in (kind, alias.language) if part)
    return shortened(alias.name, _LONGEST) + (f" ({more})" if more else "")


def _identifier_words(identifier: Identifier) -> str:
    return f"{scheme_name(identifier.scheme)} {shortened(identifier.value, _LONGEST)}"


def _name(entity_id: int | None, names: Names) -> str:
    if entity_id is None:
        return ""
    return names[entity_id].name if entity_id in names else _tr("an entity that is gone")


def _tr(text: str) -> str:
    return QCoreApplication.translate("registry", text)
