"""How facets of the queue are called: on chips, in the popup that sets them, and aloud."""

from PySide6.QtCore import QCoreApplication

from curator.domain.queue import Facet, FacetKind
from ui.words import date_words, language_name


def kind_name(kind: FacetKind) -> str:
    """What is narrowed by, in a word."""
    return {
        FacetKind.OUTLET: _tr("outlet"),
        FacetKind.LANGUAGE: _tr("language"),
        FacetKind.FROM: _tr("from"),
        FacetKind.UNTIL: _tr("until"),
        FacetKind.CURATOR: _tr("curator"),
        FacetKind.DOUBTS: _tr("doubts"),
        FacetKind.DUPLICATES: _tr("duplicates"),
        FacetKind.TOPIC: _tr("topic"),
        FacetKind.ENTITY: _tr("contains"),
    }[kind]


def value_words(facet: Facet) -> str:
    """Which value of it, as a person reads it."""
    match facet.kind:
        case FacetKind.FROM | FacetKind.UNTIL:
            return date_words(facet.value)
        case FacetKind.LANGUAGE:
            return language_name(facet.value)
        case FacetKind.DOUBTS:
            return _tr("something is in doubt")
        case FacetKind.DUPLICATES:
            return _tr("begins like “%1”").replace("%1", facet.label) if facet.value else _tr("begins like another")
    return facet.label or facet.value


def facet_words(facet: Facet) -> str:
    """Both on a line: “outlet: Baltic Wire”; what says enough by itself stands alone."""
    if facet.kind in (FacetKind.DOUBTS, FacetKind.DUPLICATES):
        return value_words(facet)
    if facet.kind in (FacetKind.FROM, FacetKind.UNTIL):
        return f"{kind_name(facet.kind)} {value_words(facet)}"
    return f"{kind_name(facet.kind)}: {value_words(facet)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("facets", text)
