"""Organisations with every name the article gives them, and their roles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.extract.organizations.roles import roles_in
from curator.extract.scene import Entries, Scene, naming, plain

STAGE = "organizations.rules.v5"
Span = tuple[int, int]
_ACTING = frozenset({"organizer", "host", "co-host", "sponsor", "initiator"})


@dataclass(slots=True)
class _Body:
    """What is gathered about one organisation."""

    name: str
    head: str
    spans: list[Span] = field(default_factory=list)
    sure: float = 0.0
    roles: dict[str, dict[Span, None]] = field(default_factory=dict)

    def add(self, role: str, cue: Span) -> None:
        self.roles.setdefault(role, {})[cue] = None


def propose_organizations(scene: Scene) -> Entries:
    """Proposes one entry an organisation, in the order of the first mention.

    Signatories come from the agreements, participants also from the affiliations of people, so both run before.
    """
    bodies = _bodies(scene)
    standing: dict[Span, list[_Body]] = {}
    for body in bodies:
        for where in body.spans:
            standing.setdefault(where, []).append(body)
    for sentence in scene.reading.sentences:
        for each in roles_in(scene, sentence):
            for body in standing.get((each.mention.start, each.mention.end), ())[:1]:
                body.add(each.role, each.cue)
    _signatories(scene, standing)
    _participants(scene, standing)
    for body in bodies:
        if _ACTING & set(body.roles):
            body.roles.pop("participant", None)
    ordered = sorted(bodies, key=lambda body: min(body.spans))
    return tuple(_entry(scene, body) for body in ordered if body.sure >= 0.5 or (body.sure >= 0.4 and body.roles))


def _bodies(scene: Scene) -> list[_Body]:
    """The organisations of the scene, without the outlet that reports, and with places that act as parties."""
    outlet = {plain(each.words).casefold() for each in scene.reading.document.head if each.field == "outlet"}
    bodies = [
        _Body(body.name, body.head, list(body.spans), body.sure)
        for body in scene.bodies
        if not (len(body.spans) == 1 and any(_reports(body.name.casefold(), each) for each in outlet))
    ]
    _places_that_act(scene, bodies)
    return bodies


def _reports(name: str, outlet: str) -> bool:
    """Whether a name is the outlet's with words glued to it, as pages that were badly copied have it."""
    return len(outlet) > 8 and name.startswith(outlet) and name != outlet


def _places_that_act(scene: Scene, bodies: list[_Body]) -> None:
    """A party to an agreement that looks like a place ("International Science City") is a body all the same."""
    known = {span for body in bodies for span in body.spans}
    countries = {value.words for entry in scene.entries("place") for value in entry.values}
    for entry in scene.entries("agreement"):
        for value in entry.values:
            where = naming(value)
            if (
                value.field == "parties"
                and where not in known
                and value.words not in countries
                and value.confidence >= 0.7
            ):
                bodies.append(_Body(value.words, "", [where], 0.6))


def _signatories(scene: Scene, standing: Mapping[Span, Sequence[_Body]]) -> None:
    for entry in scene.entries("agreement"):
        for value in entry.values:
            if value.field != "parties":
                continue
            cited = {id(body): body for each in value.evidence for body in standing.get((each.start, each.end), ())}
            for body in cited.values():
                for each in value.evidence:
                    body.add("signatory", (each.start, each.end))


def _participants(scene: Scene, standing: Mapping[Span, Sequence[_Body]]) -> None:
    """Whoever's people spoke or attended took part, unless it held the event."""
    for entry in scene.entries("person"):
        roles = {value.content for value in entry.values if value.field == "role"}
        if roles & {"author", "translator", "editor", "photographer"}:
            continue
        for value in entry.values:
            if value.field == "affiliation":
                for body in standing.get(naming(value), ())[:1]:
                    for cue in _told_with(scene, value, entry):
                        body.add("participant", cue)


def _told_with(scene: Scene, affiliation: ProposedValue, person: ProposedEntry) -> Iterator[Span]:
    """What says that a person is of an organisation: the words of the affiliation and, beside them, name and title."""
    told = scene.reading.at(affiliation.evidence[0].start)
    for value in person.values:
        for each in value.evidence:
            beside = value.field in ("name", "title") and told.start <= each.start < told.end
            if value is affiliation or beside:
                yield each.start, each.end


def _entry(scene: Scene, body: _Body) -> ProposedEntry:
    longest = max(body.spans, key=lambda span: (len(plain(scene.text[slice(*span)])), -span[0]))
    sure = min(0.97, body.sure + 0.02 * (len(body.spans) - 1))
    values: list[ProposedValue] = [scene.value("name", [longest, *sorted(body.spans)], sure)]
    choices = scene.profile.group("organization").field("roles").choices
    given = [role for role in choices if role in body.roles]
    values += [scene.value("roles", list(body.roles[role]), min(sure, 0.75), words=role) for role in given]
    if not body.roles and "mentioned" in choices:
        values.append(scene.value("roles", [longest], 0.5, words="mentioned"))
    return ProposedEntry(group="organization", values=tuple(values), stage=STAGE)
