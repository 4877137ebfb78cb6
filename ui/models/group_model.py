"""The members of a group as rows, with what the person said of them so far. Storing that is the page's."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from curator.domain.entity import Entity
from curator.domain.profile import Profile
from curator.services.grouping import Group, Member, Verdict
from ui.record.sentence import Sentence, sentence_of
from ui.registry.group_words import odd_words, place_words, verdict_words

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member as it is drawn.

    Attributes:
        member: It.
        colour: The colour role of its group.
        sentence: Its words in their sentence; None where nothing of the text supports it.
        place: Where it stands.
        entity: The name of what it stands for, now or once it is stored; empty for nothing.
        automatic: Nobody said yes to that yet.
        odd: In what it differs from the rest.
        said: What was said of it and is not stored yet.
        verdict: The same, or None.
    """

    member: Member
    colour: str
    sentence: Sentence | None
    place: str
    entity: str
    automatic: bool
    odd: str
    said: str
    verdict: Verdict | None

    @property
    def aloud(self) -> str:
        """For a screen reader."""
        words = self.member.mention.value.words
        said = f"{self.sentence.before}{self.sentence.words}{self.sentence.after}" if self.sentence else words
        return ", ".join(each for each in (self.said, said, self.entity, self.odd, self.place) if each)


class GroupModel(QAbstractListModel):
    """Rows in the order of the group.

    Args:
        profile: The schema of the records.
        parent: Its owner.
    """

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._members: tuple[Member, ...] = ()
        self.verdicts: dict[int, Verdict] = {}
        self._known: dict[int, Entity] = {}

    def show(self, group: Group) -> None:
        """Shows a group; what was said of members that are there still stays said."""
        self.beginResetModel()
        self._members = group.members
        here = {each.mention.value.id for each in group.members}
        self.verdicts = {number: verdict for number, verdict in self.verdicts.items() if number in here}
        self.endResetModel()

    def know(self, entities: Mapping[int, Entity]) -> None:
        """Takes note of entities that may be chosen, for their names."""
        self._known |= entities

    def member(self, row: int) -> Member | None:
        """The member of a row."""
        return self._members[row] if 0 <= row < len(self._members) else None

    def say(self, row: int, verdict: Verdict | None) -> None:
        """Takes note of what was said of a member; None for nothing any more."""
        number = self._members[row].mention.value.id
        if verdict is None or verdict == Verdict():
            self.verdicts.pop(number, None)
        else:
            self.verdicts[number] = verdict
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def said(self, row: int) -> Verdict:
        """What was said of a member."""
        return self.verdicts.get(self._members[row].mention.value.id, Verdict())

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many members."""
        return 0 if parent.isValid() else len(self._members)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row, or its words."""
        member = self.member(index.row()) if index.isValid() else None
        if member is None:
            return None
        if role == ROW_ROLE:
            return self._row(member)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return self._row(member).aloud
        return None

    def _row(self, member: Member) -> MemberRow:
        verdict = self.verdicts.get(member.mention.value.id)
        group = self._profile.group(member.mention.group)
        chosen = self._known.get(verdict.entity_id) if verdict and verdict.entity_id is not None else None
        entity = chosen or (None if verdict and verdict.refused else member.entity)
        return MemberRow(
            member=member,
            colour=group.colour,
            sentence=sentence_of(member.text, member.evidence) if member.evidence else None,
            place=place_words(member, f"{group.title}: {group.field(member.mention.value.field).title}"),
            entity=entity.name if entity else "",
            automatic=member.automatic and not (verdict and (verdict.confirmed or verdict.refused or chosen)),
            odd=" · ".join(map(odd_words, member.odd)),
            said=verdict_words(verdict, linked=member.entity is not None),
            verdict=verdict,
        )
