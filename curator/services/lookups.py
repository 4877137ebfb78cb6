"""What looking names up gives: for each name candidates, no match, or why nothing is known.

Asking is `curator.services.reconciling`'s.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from curator.domain.entity import Candidate, Entity, EntityKind, Identifier, Reason, ReasonKind
from curator.domain.filling import NOTHING, Fill
from curator.domain.ids import new_id
from curator.domain.names import fold
from curator.errors import UserError
from curator.link.answered import far_off, taken
from curator.link.reconcile.answers import Match
from curator.link.reconcile.client import Answer
from curator.link.reconcile.kinds import general_type, kinds_said
from curator.link.reconcile.manifest import ServiceType, bare_identifier
from curator.settings import LookUpService
from db.reads import Reads

_MOST_NAMESAKES = 5


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


class Ability(StrEnum):
    """What a service may be able to do besides answering for names."""

    NAMES = "completes names"
    TYPES = "completes types"
    PAGES = "has pages about its entities"
    PROPERTIES = "gives properties"


@dataclass(frozen=True, slots=True)
class Offers:
    """What a service says of itself.

    Attributes:
        name: As it calls itself.
        versions: Of the protocol.
        types: Kinds of things that it knows.
        scheme: Whose identifiers it has, or empty where they are its own.
        abilities: What it can do besides answering for names.
    """

    name: str
    versions: tuple[str, ...]
    types: tuple[ServiceType, ...]
    scheme: str
    abilities: frozenset[Ability]

    def type_of(self, kind: EntityKind) -> str:
        """The identifier of the type that all of a kind have there, or empty where it names none."""
        return general_type(self.types, kind)


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
        certain: Whether name and service speak for it so much that it is offered as chosen.
        adds: The identifier that the entity of the registry gets when it is chosen; None where it has it.
        service: Whose answer it is; of two that gave it, the first.
        at: Its identifier there.
        types: What kinds of thing it is there, by name.
        fill: What the entity gets besides when it is chosen.
    """

    candidate: Candidate
    known: bool
    certain: bool
    adds: Identifier | None
    service: LookUpService
    at: str
    types: tuple[str, ...] = ()
    fill: Fill = NOTHING

    @property
    def gets(self) -> Fill:
        """All that the entity gets when it is chosen."""
        return replace(self.fill, identifiers=(*([self.adds] if self.adds else []), *self.fill.identifiers))


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
        """The one candidate that is certain, where it is the only one and no other is called the same."""
        sure = [each for each in self.found if each.certain]
        called = [fold(each.candidate.entity.name) for each in self.found]
        return sure[0] if len(sure) == 1 and called.count(fold(sure[0].candidate.entity.name)) == 1 else None


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


def may_be(service: LookUpService, kind: EntityKind, match: Match) -> bool:
    """Whether an answer is not plainly of another kind: by what the person calls the kinds there, or as types say."""
    types = {each.id for each in match.types}
    if service.type_for(kind) in types:
        return True
    said = kinds_said(match.types) | {each for each in EntityKind if service.type_for(each) in types}
    return not said or kind in said


def with_candidates(service: LookUpService, name: Name, answer: Answer) -> Answer:
    """An answer without what is plainly of another kind, and without what the service gives next to nothing."""
    matches = (
        each
        for each in answer.matches
        if may_be(service, name.kind, each) and not far_off(name.words, each.name, each.score, sure=each.certain)
    )
    return replace(answer, matches=tuple(matches))


def merge_answers(reads: Reads, answers: Mapping[Name, Sequence[Told]]) -> Iterator[LookUp]:
    """Makes candidates of answers.

    What the registry has under an identifier is that entity; what it has by the same name, and without another
    identifier of that list, is offered to get the identifier; the rest are new ones. The same identifier is the same
    entity for all names, so that choosing it twice makes it once.
    """
    known, called = _known(reads, answers), _called(reads, answers)
    made: dict[tuple[EntityKind, Identifier], Entity] = {}
    for name, told in answers.items():
        found: dict[tuple[int, Identifier | None], Found] = {}
        for each in told:
            for match in each.answer.matches:
                identifier = _identifier(each.scheme, match)
                for entity, adds in _meant(name.kind, identifier, match, known, called):
                    new = entity or made.setdefault((name.kind, identifier), _new(name.kind, identifier, match))
                    one = _found(name, each.service, match, new, known=entity is not None, adds=adds)
                    key = new.id, adds
                    found[key] = _both(found[key], one) if key in found else one
        yield LookUp(
            name,
            tuple(sorted(found.values(), key=lambda each: -each.candidate.score)),
            tuple(each.service.name for each in told),
            tuple(each.answer.error for each in told if each.answer.error),
        )


def _meant(
    kind: EntityKind,
    identifier: Identifier,
    match: Match,
    known: Mapping[Identifier, Entity],
    called: Mapping[tuple[EntityKind, str], Sequence[Entity]],
) -> list[tuple[Entity | None, Identifier | None]]:
    """What a match may be in the registry, None where it is new, and the identifier that it would get."""
    there = known.get(identifier)
    if there is not None:
        # What the registry has under the identifier as another kind of thing is not meant by this name.
        return [(there, None)] if there.kind is kind else []
    namesakes = called.get((kind, fold(match.name)), ())
    free = [each for each in namesakes if all(one.scheme != identifier.scheme for one in each.identifiers)]
    return [(each, identifier) for each in free[:_MOST_NAMESAKES]] or [(None, None)]


def _called(reads: Reads, answers: Mapping[Name, Sequence[Told]]) -> dict[tuple[EntityKind, str], list[Entity]]:
    """By kind and folded name the living entities that are called what services answered."""
    names = {match.name for told in answers.values() for each in told for match in each.answer.matches}
    bearers = {each.living for grounds in reads.grounds(names).values() for each in grounds.bearers} if names else set()
    called: dict[tuple[EntityKind, str], list[Entity]] = defaultdict(list)
    for _, entity in sorted(reads.meant(bearers).items()):
        called[entity.kind, fold(entity.name)].append(entity)
    return called


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


def _found(
    name: Name, service: LookUpService, match: Match, entity: Entity, *, known: bool, adds: Identifier | None
) -> Found:
    score = f", {match.score:.0f}" if match.score is not None else ""
    called = "" if match.name == entity.name else f": {match.name}"
    reason = Reason(ReasonKind.LOOKED_UP, f"{service.name}{called}{score}")
    likely = match.score / 100 if match.score is not None else float(match.certain)
    certain = taken(name.words, entity, match.name, match.score, sure=match.certain)
    types = tuple(dict.fromkeys(each.name for each in match.types))
    return Found(Candidate(entity, likely, (reason,)), known, certain, adds, service, match.id, types)


def _both(one: Found, other: Found) -> Found:
    """What two services say of the same entity."""
    first, second = sorted((one.candidate, other.candidate), key=lambda each: -each.score)
    reasons = tuple(dict.fromkeys((*first.reasons, *second.reasons)))
    return replace(one, candidate=replace(first, reasons=reasons), certain=one.certain or other.certain)
