"""Words about answers of services: which are asked, why there is nothing, and what an entity would get."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from curator.domain.entity import Candidate, Reason, ReasonKind
from curator.domain.filling import Fill
from ui.plain import shortened

if TYPE_CHECKING:
    from curator.services.lookups import Found, LookUp

_LONGEST, _MOST_NAMES = 60, 4


def asking_words(services: Sequence[str]) -> str:
    """That services are being asked: “Asking Wikidata… Esc stops.”."""
    return _tr("Asking %1… Esc stops.").replace("%1", ", ".join(services))


def outcome_words(lookup: "LookUp") -> str:
    """Why there are no answers, or not of all services; empty where nothing need be said."""
    # Imported where it is needed: the first window is painted without services of others.
    from curator.services.lookups import Outcome

    failed = " ".join(str(each) for each in lookup.failed)
    if lookup.outcome is Outcome.NO_MATCH:
        return _tr("No match at %1.").replace("%1", ", ".join(lookup.asked))
    if lookup.outcome is Outcome.FAILED:
        return f"{_tr('Look-up failed:')} {failed} {_tr('U tries again.')}"
    return failed


def candidate_of(found: "Found") -> Candidate:
    """An answer as a row beside the registry's own candidates; without a score where its service gave none."""
    said = [*found.types[:2], _tr("in the registry") if found.known else _tr("new"), gets_briefly(found.gets)]
    reasons = (Reason(ReasonKind.LOOKED_UP, shortened(each, _LONGEST)) for each in said if each)
    return replace(found.candidate, reasons=(*found.candidate.reasons, *reasons))


def gets_briefly(fill: Fill) -> str:
    """What an entity would get, in a few words: “gets ROR, 3 names, a place”."""
    parts = [_scheme(each.scheme) for each in fill.identifiers]
    parts += [_tr("names")] if fill.aliases else []
    parts += [_tr("description")] if fill.description else []
    parts += [_tr("parent")] if fill.parent else []
    parts += [_tr("place")] if fill.place else []
    return _tr("gets %1").replace("%1", ", ".join(parts)) if parts else ""


def gets_words(fill: Fill) -> str:
    """All that an entity would get: “Gets ROR 02mhbdp94 · also called LP · belongs to Linhe House · in Varnholm”."""
    parts = [f"{_scheme(each.scheme)} {shortened(each.value, _LONGEST)}" for each in fill.identifiers]
    names = ", ".join(shortened(each.name, _LONGEST) for each in fill.aliases[:_MOST_NAMES])
    names += "…" if len(fill.aliases) > _MOST_NAMES else ""
    told = (
        (_tr("also called %1"), names),
        ("%1", shortened(fill.description, _LONGEST)),
        (_tr("belongs to %1"), shortened(fill.parent.name, _LONGEST) if fill.parent else ""),
        (_tr("in %1"), shortened(fill.place.name, _LONGEST) if fill.place else ""),
    )
    parts += [words.replace("%1", what) for words, what in told if what]
    return _tr("Gets %1").replace("%1", " · ".join(parts)) if parts else ""


def _scheme(scheme: str) -> str:
    # Imported where it is needed: the words of the registry page are not wanted on the way to the first window.
    from ui.registry.words import scheme_name

    return scheme_name(scheme)


def _tr(text: str) -> str:
    return QCoreApplication.translate("online", text)
