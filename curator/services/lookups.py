"""What looking names up gives: for each name candidates, no match, or why nothing is known.

Asking is `curator.services.reconciling`'s.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from curator.domain.entity import Candidate, Entity, EntityKind, Identifier, Reason, ReasonKind
from curator.domain.ids import new_id
from curator.errors import UserError
from curator.link.reconcile.answers import Match
from curator.link.reconcile.client import Answer
from curator.link.reconcile.manifest import bare_identifier
from curator.settings import LookUpService
from db.reads import Reads

_UNSCORED = 0.5


@dataclass(frozen=True, slots=True)
class Name:
    """A name to look up.

    Attributes:
        words: As written.
        kind: What kind of entity it names.
        mentions: How often it is written, where that was counted.
        articles: In how many articles.
    """

    words: str
    kind: EntityKind
    mentions: int = 0
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Offers:
    """What a service says of itself.

    Attributes:
        name: As it calls itself.
        versions: Of the protocol.
        types: Kinds of things that it knows, by name.
        scheme: Whose identifiers it has, or empty where they are its own.
    """

    name: str
    versions: tuple[str, ...]
    types: tuple[str, ...]
    scheme: str


class Outcome(StrEnum):
    """What became of looking a name up."""

    FOUND = "found"
    NO_MATCH = "no-match"
    FAILED = "failed"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate of a service.

    Attributes:
        candidate: As other candidates are; the reason says which service, by what name, and its score.
        known: Whether the entity is in the registry already; otherwise it is made when it is chosen.
        certain: Whether the service takes it for the one that is meant.
    """

    candidate: Candidate
    known: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class LookUp:
    """What is known of one name.

    Attributes:
        name: The name.
        found: Candidates of all services, best first.
        asked: The names of the services that were asked.
        failed: For those that failed, why.
    """

    name: Name
    found: tuple[Found, ...] = ()
    asked: tuple[str, ...] = ()
    failed: tuple[UserError, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """In a word; a name is without match only where every service that was asked has answered."""
        if self.found:
            return Outcome.FOUND
        if not self.asked:
            return Outcome.NOT_ASKED
        return Outcome.FAILED if self.failed else Outcome.NO_MATCH

    @property
    def certain(self) -> Found | None:
        """The one candidate that a service is certain of, where it is the only one."""
        sure = [each for each in self.found if each.certain]
        return sure[0] if len(sure) == 1 else None


@dataclass(frozen=True, slots=True)
class LookUpReport:
    """What is known of many names, and whether somebody stopped before the last."""

    results: tuple[LookUp, ...]
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a service answered to a name, and the scheme of its identifiers."""

    service: LookUpService
    scheme: str
    answer: Answer


def merge_answers(reads: Reads, answers: Mapping[Name, Sequence[Told]]) -> Iterator[LookUp]:
    """Makes candidates of answers; what the registry has under an identifier is that entity, the rest are new ones.

    The same identifier is the same entity for all names, so that choosing it twice makes it once.
    """
    known = _known(reads, answers)
    made: dict[tuple[EntityKind, Identifier], Entity] = {}
    for name, told in answers.items():
        found: dict[int, Found] = {}
        for each in told:
            for match in each.answer.matches:
                identifier = _identifier(each.scheme, match)
                entity = known.get(identifier) or made.setdefault(
                    (name.kind, identifier), _new(name.kind, identifier, match)
                )
                # What the registry has under the identifier as another kind of thing is not meant by this name.
                if entity.kind is name.kind:
                    one = _found(each.service, match, entity, known=identifier in known)
                    found[entity.id] = _both(found[entity.id], one) if entity.id in found else one
        yield LookUp(
            name,
            tuple(sorted(found.values(), key=lambda each: -each.candidate.score)),
            tuple(each.service.name for each in told),
            tuple(each.answer.error for each in told if each.answer.error),
        )


def _known(reads: Reads, answers: Mapping[Name, Sequence[Told]]) -> dict[Identifier, Entity]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for told in answers.values():
        for each in told:
            wanted[each.scheme] |= {_identifier(each.scheme, match).value for match in each.answer.matches}
    ids = {
        Identifier(scheme, value): entity_id
        for scheme, values in wanted.items()
        for value, entity_id in reads.entities_identified(scheme, sorted(values)).items()
    }
    meant = reads.meant(set(ids.values()))
    return {identifier: meant[entity_id] for identifier, entity_id in ids.items()}


def _identifier(scheme: str, match: Match) -> Identifier:
    return Identifier(scheme, bare_identifier(scheme, match.id))


def _new(kind: EntityKind, identifier: Identifier, match: Match) -> Entity:
    return Entity(id=new_id(), kind=kind, name=match.name, description=match.description, identifiers=(identifier,))


def _found(service: LookUpService, match: Match, entity: Entity, *, known: bool) -> Found:
    score = f", {match.score:.0f}" if match.score is not None else ""
    reason = Reason(ReasonKind.LOOKED_UP, f"{service.name}: {match.name}{score}")
    likely = match.score / 100 if match.score is not None else 1.0 if match.certain else _UNSCORED
    return Found(Candidate(entity, likely, (reason,)), known, match.certain)


def _both(one: Found, other: Found) -> Found:
    """What two services say of the same entity."""
    first, second = sorted((one.candidate, other.candidate), key=lambda each: -each.score)
    reasons = tuple(dict.fromkeys((*first.reasons, *second.reasons)))
    return replace(one, candidate=replace(first, reasons=reasons), certain=one.certain or other.certain)
