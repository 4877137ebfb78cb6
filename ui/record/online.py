"""Services of others asked about the name in focus: in the background, their answers as rows among the candidates.

What is shown of them is `ui.record.stands_for`'s and `ui.record.online_note`'s; choosing one is `ui.record.linking`'s.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from curator.domain.entity import EntityKind
from curator.errors import UserError
from ui.record.online_note import NOTHING, Note
from ui.record.online_words import asking_words, candidate_of, gets_words, outcome_words
from ui.record.stands_for import StandsFor
from ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from curator.services.details import About
    from curator.services.lookups import Found, LookUp, Name
    from curator.services.reconciling import Reconciling

_TYPING, _MARKING, _FEWEST_LETTERS = 300, 250, 2
_NONE = -1


@dataclass(slots=True)
class _Asked:
    """What is known of one name.

    Attributes:
        task: Under way.
        services: The names of those that are asked.
        lookup: What came of it, once it came.
        at: Which answer is told of.
    """

    task: Task | None = None
    services: list[str] = field(default_factory=list)
    lookup: "LookUp | None" = None
    at: int = 0

    @property
    def found(self) -> "tuple[Found, ...]":
        """The answers."""
        return self.lookup.found if self.lookup else ()


class Online(QObject):
    """Between the candidates on the card and the services that are on.

    Signals:
        answered: Services were asked about the name in focus, or have answered.

    Attributes:
        tasks: Where services are asked; without, nobody is.
        typing: Runs out once nobody types any more, and services are asked.

    Args:
        reconciling: Whom to ask.
        panel: Where the answers are shown.
        parent: Its owner.
    """

    answered = Signal()

    def __init__(self, reconciling: "Callable[[], Reconciling]", panel: StandsFor, parent: QObject) -> None:
        super().__init__(parent)
        self.tasks: Tasks | None = None
        self._reconciling, self._panel = reconciling, panel
        self._names: dict[Name, _Asked] = {}
        self._typed = _Asked(at=_NONE)
        self._told: dict[tuple[str, str], About | UserError] = {}
        self.typing = QTimer(self, singleShot=True, interval=_TYPING)
        self.typing.timeout.connect(self._complete)
        self._marking = QTimer(self, singleShot=True, interval=_MARKING)
        self._marking.timeout.connect(self._tell)
        panel.value_shown.connect(self._show)
        panel.words_typed.connect(self._begin_typing)
        panel.row_marked.connect(self._mark)

    # What can be done

    def ask(self) -> bool:
        """Asks about the name in focus, or tells of the next answer; whether a service is on for it."""
        name = self._name()
        if name is None or self.tasks is None:
            return False
        known = self._names.get(name)
        if known is not None and known.found:
            known.at = (known.at + 1) % len(known.found)
            self._show()
        elif known is None or known.task is None:
            services = [each.name for each in self._reconciling().active(name.kind)]
            if not services:
                return False
            asked = self._names[name] = _Asked(services=services)
            asked.task = self.tasks.run(
                lambda watch: self._reconciling().look_closer(name.words, name.kind, watch),
                partial(self._arrived, name, asked),
                lambda error: self._arrived(name, asked, _failed(name, services, error)),
                name=self.tr("Looking up %1").replace("%1", name.words),
                stopped=partial(self._forget, name, asked),
                owner=self,
            )
            self._show()
            self.answered.emit()
        return True

    def leave(self) -> bool:
        """Stops asking about the name in focus, or puts its answers away; whether there was anything of it."""
        name = self._name()
        known = self._names.pop(name, None) if name else None
        if known is not None and known.task is not None:
            known.task.cancel()
        self._show()
        return known is not None

    def answer(self, entity_id: int) -> "Found | None":
        """The answer that is shown as an entity, or None where the registry's own candidate is."""
        return next((each for each in self._asked().found if each.candidate.entity.id == entity_id), None)

    def open_page(self, entity_id: int | None = None) -> bool:
        """Opens the service's page of an answer, or of that which is told of; whether there is such an answer."""
        found = self._marked() if entity_id is None else self.answer(entity_id)
        if found is not None:
            self._about(found, _open)
        return found is not None

    # Inside

    def _name(self) -> "Name | None":
        # Imported where it is needed: the first window is painted without services of others.
        from curator.services.lookups import Name

        value = self._panel.value
        return Name(value.words, EntityKind(self._panel.kind)) if value is not None else None

    def _asked(self) -> _Asked:
        """What is shown now: of the words being typed, else of the name in focus."""
        name = self._name()
        return self._typed if self._panel.typed else self._names.get(name, _Asked()) if name else _Asked()

    def _marked(self) -> "Found | None":
        asked = self._asked()
        return asked.found[asked.at] if asked.at in range(len(asked.found)) else None

    def _arrived(self, name: "Name", asked: _Asked, lookup: "LookUp") -> None:
        if self._names.get(name) is asked:
            asked.task, asked.lookup = None, lookup
            self._show()
            if name == self._name():
                self.answered.emit()

    def _forget(self, name: "Name", asked: _Asked) -> None:
        """Forgets what was stopped, unless it is being asked for anew."""
        if self._names.get(name) is asked:
            del self._names[name]
            self._show()

    # Typing

    def _begin_typing(self, words: str) -> None:
        """Waits for the next letter before anybody is asked; what was asked for fewer letters is of no use now."""
        if self._typed.task is not None:
            self._typed.task.cancel()
        self._typed = _Asked(at=_NONE)
        if len(words) >= _FEWEST_LETTERS:
            self.typing.start()
        else:
            self.typing.stop()
        self._show()

    def _complete(self) -> None:
        from curator.services.lookups import Name, Outcome

        words, kind = self._panel.typed, self._panel.kind
        services = [each.name for each in self._reconciling().active(kind)] if words and self.tasks else []
        if self.tasks is None or not services:
            return
        asked = self._typed = _Asked(services=services, at=_NONE)

        name = Name(words, EntityKind(kind))

        def arrived(lookup: "LookUp") -> None:
            asked.task = None
            asked.lookup = lookup if lookup.outcome is not Outcome.NO_MATCH else None
            self._show()

        asked.task = self.tasks.run(
            lambda watch: self._reconciling().suggest(words, kind, watch),
            arrived,
            lambda error: arrived(_failed(name, services, error)),
            owner=self,
        )

    # Telling more

    def _mark(self, entity_id: int) -> None:
        """Tells of the answer that is marked in the search, once the marking rests."""
        asked = self._asked()
        ids = [each.candidate.entity.id for each in asked.found]
        at = ids.index(entity_id) if entity_id in ids else _NONE
        if at != asked.at:
            asked.at = at
            self._show()

    def _tell(self) -> None:
        found = self._marked()
        if found is not None:
            self._about(found, self._show_told)

    def _show_told(self, _told: "About | UserError") -> None:
        self._show()
        self.answered.emit()

    def _about(self, found: "Found", then: "Callable[[About | UserError], None]") -> None:
        """Has the service tell of an answer; once for each."""
        key = (found.service.address, found.at)
        known = self._told.get(key)
        if known is not None or self.tasks is None:
            if known is not None:
                then(known)
            return

        def told(what: "About | UserError") -> None:
            self._told[key] = what
            then(what)

        self.tasks.run(lambda watch: self._reconciling().about(found, watch), told, told, owner=self)

    # Showing

    def _show(self) -> None:
        asked, found = self._asked(), self._marked()
        if found is not None and (found.service.address, found.at) not in self._told:
            self._marking.start()
        self._panel.show_more([candidate_of(each) for each in asked.found], self._note(asked, found))

    def _note(self, asked: _Asked, found: "Found | None") -> Note:
        if asked.task is not None:
            return Note(state=asking_words(asked.services))
        if asked.lookup is None:
            return NOTHING
        from curator.services.lookups import Outcome

        state, failed = outcome_words(asked.lookup), asked.lookup.outcome is Outcome.FAILED
        if found is None:
            return Note(state=state, failed=failed)
        told = self._told.get((found.service.address, found.at))
        return Note(
            state=state,
            failed=failed,
            title=f"{found.candidate.entity.name} · {found.service.name}",
            told=_told_words(told, found.candidate.entity.name),
            gets=gets_words(found.gets),
            keys=self._keys(many=len(asked.found) > 1),
        )

    def _keys(self, *, many: bool) -> str:
        if self._panel.searching:
            return self.tr("Alt Enter: its page")
        others = [self.tr("O: its page"), self.tr("Esc: puts the answers away")]
        return " · ".join([self.tr("U: the next"), *others] if many else others)


def _failed(name: "Name", services: Sequence[str], error: UserError) -> "LookUp":
    from curator.services.lookups import LookUp

    return LookUp(name, asked=tuple(services), failed=(error,))


def _told_words(told: "About | UserError | None", name: str) -> str:
    """A page's words without its heading, where that is the name that is said already; or why there are none."""
    if told is None or isinstance(told, UserError):
        return str(told or "")
    first, _, rest = told.words.partition("\n")
    return rest if first == name else told.words


def _open(told: "About | UserError") -> None:
    if not isinstance(told, UserError) and told.page:
        QDesktopServices.openUrl(QUrl(told.page))
