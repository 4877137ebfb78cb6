"""Organisations with every name the article gives them, and their roles."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from curator.domain.article import PassageKind
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.extract.aliases import declared_acronyms, same_organization
from curator.extract.lexicon import bag
from curator.extract.mentions import Kind
from curator.extract.roles import roles_in
from curator.extract.scene import Entries, Scene, plain

STAGE = "organizations.rules.v1"
Span = tuple[int, int]
_ACTING = frozenset({"organizer", "host", "co-host", "sponsor", "initiator"})
_LAUNCHED_BODIES = bag(
    "alliance network laboratory centre consortium association federation coalition union society foundation council committee "
    "commission agency bureau office institute school academy college university faculty company league hub club"
)


@dataclass(slots=True)
class _Body:
    """What is gathered about one organisation."""

    name: str
    head: str
    spans: list[Span] = field(default_factory=list)
    sure: float = 0.0
    roles: dict[str, list[Span]] = field(default_factory=dict)

    def add(self, role: str, cue: Span) -> None:
        self.roles.setdefault(role, [])
        if cue not in self.roles[role]:
            self.roles[role].append(cue)


def propose_organizations(scene: Scene) -> Entries:
    """Proposes one entry an organisation, in the order of the first mention.

    Signatories come from the agreements, participants also from the affiliations of people, so both run before.
    """
    bodies = _bodies(scene)
    for sentence in scene.reading.sentences:
        for each in roles_in(scene, sentence):
            body = _standing(bodies, (each.mention.start, each.mention.end))
            if body is not None:
                body.add(each.role, each.cue)
    _signatories(scene, bodies)
    _participants(scene, bodies)
    ordered = sorted(bodies, key=lambda body: min(body.spans))
    return tuple(_entry(scene, body) for body in ordered if body.sure >= 0.5 or (body.sure >= 0.4 and body.roles))


def _bodies(scene: Scene) -> list[_Body]:
    """Joins the mentions of one organisation, the longest name first."""
    mentions = [
        (mention, scene.name(mention))
        for sentence in scene.reading.sentences
        if sentence.kind is not PassageKind.BYLINE
        for mention in scene.of(sentence, Kind.ORGANIZATION)
        if not mention.quoted
    ]
    declared = declared_acronyms(scene.reading, scene.mentions)
    outlet = {plain(v.words).casefold() for v in scene.reading.document.head if v.field == "outlet"}
    bodies: list[_Body] = []
    for mention, name in sorted(mentions, key=lambda each: (-len(each[1]), each[0].start)):
        body = _of(bodies, name, mention.head, declared)
        if body is None:
            body = _Body(name, mention.head)
            bodies.append(body)
        body.spans.append((mention.start, mention.end))
        body.sure = max(body.sure, mention.sure)
    _places_that_act(scene, bodies)
    return [
        body
        for body in bodies
        if not any(
            body.name.casefold().startswith(each)
            for each in outlet
            if len(each) > 8 and body.name.casefold() != each and len(body.spans) == 1
        )
    ]


def _places_that_act(scene: Scene, bodies: list[_Body]) -> None:
    """A party to an agreement that looks like a place ("International Automobile City") is a body all the same."""
    known = {span for body in bodies for span in body.spans}
    countries = {value.words for entry in scene.found.get("place", ()) for value in entry.values}
    for entry in scene.found.get("agreement", ()):
        for value in entry.values:
            where = (value.evidence[0].start, value.evidence[0].end)
            if (
                value.field == "parties"
                and where not in known
                and value.words not in countries
                and value.confidence >= 0.7
            ):
                bodies.append(_Body(value.words, "", [where], 0.6))


def _of(bodies: Iterable[_Body], name: str, head: str, declared: dict[str, str]) -> _Body | None:
    fitting = [body for body in bodies if same_organization(body.name, body.head, name, head, declared)]
    return fitting[0] if fitting else None


def _standing(bodies: Iterable[_Body], where: Span) -> _Body | None:
    return next((body for body in bodies if where in body.spans), None)


def _signatories(scene: Scene, bodies: list[_Body]) -> None:
    for entry in scene.found.get("agreement", ()):
        for value in entry.values:
            if value.field != "parties":
                continue
            for body in bodies:
                if any((each.start, each.end) in body.spans for each in value.evidence):
                    body.add("signatory", (value.evidence[0].start, value.evidence[0].end))


def _participants(scene: Scene, bodies: list[_Body]) -> None:
    """Whoever's people spoke or attended took part, unless it did more."""
    for entry in scene.found.get("person", ()):
        roles = {value.content for value in entry.values if value.field == "role"}
        if roles & {"author", "translator", "editor", "photographer"}:
            continue
        for value in entry.values:
            if value.field == "affiliation":
                body = _standing(bodies, (value.evidence[0].start, value.evidence[0].end))
                if body is not None and not _ACTING & set(body.roles):
                    body.add("participant", (value.evidence[0].start, value.evidence[0].end))
    for body in bodies:
        if _ACTING & set(body.roles):
            body.roles.pop("participant", None)


def _entry(scene: Scene, body: _Body) -> ProposedEntry:
    longest = max(body.spans, key=lambda span: (len(plain(scene.text[slice(*span)])), -span[0]))
    sure = min(0.97, body.sure + 0.02 * (len(body.spans) - 1))
    values: list[ProposedValue] = [scene.value("name", [longest, *sorted(body.spans)], sure)]
    choices = scene.profile.group("organization").field("roles").choices
    for role in choices:
        if role in body.roles:
            values.append(scene.value("roles", body.roles[role], min(sure, 0.75), words=role))
    if not body.roles and "mentioned" in choices:
        values.append(scene.value("roles", [longest], 0.5, words="mentioned"))
    return ProposedEntry(group="organization", values=tuple(values), stage=STAGE)
