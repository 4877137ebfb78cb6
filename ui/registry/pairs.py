"""Pairs of entities that may be the same, as the screen shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from curator.domain.entity import Entity
from curator.domain.watch import Watch
from curator.link.duplicates import Evidence, Sign
from curator.services.registry import Registry
from ui.plain import shortened

_LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two entities.

    Attributes:
        one: An entity.
        other: Another.
        score: 0 to 1, higher is likelier.
        reasons: What speaks for their being the same, as sentences.
        contrary: What speaks against it, as sentences.
    """

    one: Entity
    other: Entity
    score: float
    reasons: tuple[str, ...]
    contrary: tuple[str, ...]


def find_pairs(registry: Registry, watch: Watch) -> list[Pair]:
    """The likeliest pairs first; for another thread than the window's."""
    return [
        Pair(
            one=each.one,
            other=each.other,
            score=each.score,
            reasons=_sentences(one for one in each.evidence if one.speaks_for),
            contrary=_sentences(one for one in each.evidence if not one.speaks_for),
        )
        for each in registry.duplicates(watch)
    ]


def _sentences(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(
        ": ".join(part for part in (_name(each.sign), shortened(each.words, _LONGEST)) if part) for each in evidence
    )


def _name(sign: Sign) -> str:
    return {
        Sign.SHARED_IDENTIFIER: _tr("same identifier"),
        Sign.SAME_NAME: _tr("same name"),
        Sign.SAME_WORDS: _tr("same words in another order"),
        Sign.SHARED_ALIAS: _tr("another name of one is a name of the other"),
        Sign.SPELT_ALIKE: _tr("nearly the same spelling"),
        Sign.ACRONYM: _tr("one is the acronym of the other"),
        Sign.SHARED_ACRONYM: _tr("same acronym"),
        Sign.SAME_PLACE: _tr("same place"),
        Sign.SAME_ARTICLES: _tr("named in the same articles"),
        Sign.SAME_PARENT: _tr("belong to the same"),
        Sign.OTHER_IDENTIFIER: _tr("different identifiers in one list"),
        Sign.OTHER_PLACE: _tr("different places"),
        Sign.OTHER_PARENT: _tr("belong to different ones"),
    }[sign]


def _tr(text: str) -> str:
    return QCoreApplication.translate("registry", text)
