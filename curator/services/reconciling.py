"""Looking names up with services of others: which may be asked, what they know, and what becomes of it.

Nothing is asked of a service that is off, and of an article only the name leaves the machine, with the kind of thing
it is. Which services there are is `curator.services.known_services`'.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from curator.domain.change import Act, Change, ChangeSet
from curator.domain.entity import Entity, EntityKind
from curator.domain.filling import filled
from curator.domain.lesson import Scope
from curator.domain.record import Judgement, Link, Record
from curator.domain.registry import Mention, MentionQuery
from curator.domain.watch import Watch
from curator.errors import Cancelled
from curator.link.reconcile.client import Answer, Query
from curator.link.reconcile.failure import ServiceError
from curator.link.reconcile.transport import USUAL_LIMITS, Limits
from curator.services.context import Context
from curator.services.details import About, about, with_fills
from curator.services.known_services import Services
from curator.services.linking import Linking, fields_of
from curator.services.lookups import (
    Found,
    LookUp,
    LookUpReport,
    Name,
    Told,
    may_be,
    merge_answers,
    with_candidates,
)
from curator.services.subject import shorten
from curator.services.teaching import teach
from curator.settings import LookUpService

MOST_NAMES = 2000
"""So many names are looked up in one go, the most frequent ones."""


class Reconciling(Services):
    """What the services that are on know of names. Safe to use from any thread.

    Raises of every call that asks a service: `Cancelled` where its watch is asked to stop.

    Args:
        context: The workspace.
        linking: Where choices are made.
        limits: How much is asked of a service.
    """

    def __init__(self, context: Context, linking: Linking, limits: Limits = USUAL_LIMITS) -> None:
        super().__init__(limits)
        self._context = context
        self._linking = linking

    # Looking up

    def look_up(self, words: str, kind: EntityKind | str, watch: Watch = Watch()) -> LookUp:
        """What the services that are on know of one name."""
        report = self.look_up_all([Name(words, EntityKind(kind))], watch)
        if report.cancelled:
            raise Cancelled
        return report.results[0]

    def look_closer(self, words: str, kind: EntityKind | str, watch: Watch = Watch()) -> LookUp:
        """As `look_up`, with what the properties of the answers would fill in."""
        lookup = self.look_up(words, kind, watch)
        found, failed = list[Found](), list(lookup.failed)
        for service in dict.fromkeys(each.service for each in lookup.found):
            own = [each for each in lookup.found if each.service == service]
            client = self._client(service)
            try:
                found += with_fills(self._context.reads, client, self._scheme(client), lookup.name.kind, own, watch)
            except ServiceError as error:
                found += own
                failed.append(error)
        return replace(lookup, found=tuple(sorted(found, key=_by_score)), failed=tuple(failed))

    def suggest(self, beginning: str, kind: EntityKind | str, watch: Watch = Watch()) -> LookUp:
        """What the services that are on have whose name begins so; those that complete no names are not asked."""
        name = Name(beginning, EntityKind(kind))
        told = []
        for service in self.active(kind):
            client, query = self._client(service), Query(beginning)
            try:
                if not client.manifest(watch).suggest:
                    continue
                matches = client.suggest(beginning, watch)
                answer = Answer(query, tuple(each for each in matches if may_be(service, name.kind, each)))
            except ServiceError as error:
                answer = Answer(query, error=error)
            told.append(Told(service, self._scheme(client), answer))
        return next(iter(merge_answers(self._context.reads, {name: told})))

    def about(self, found: Found, watch: Watch = Watch()) -> About:
        """What the service says of one of its answers.

        Raises:
            UserError: The service failed.
        """
        return about(self._client(found.service), found, watch)

    def unlinked(self, limit: int = MOST_NAMES) -> list[Name]:
        """Names in the curator's unfinished records that stand for nothing yet and for which a service is on.

        Args:
            limit: No more than these; the most frequent ones are given.
        """
        profile = self._context.profile
        names = [
            Name(found.words, kind, found.mentions, found.articles)
            for kind in EntityKind
            if self.active(kind)
            for found in self._context.reads.unlinked_names(fields_of(profile, kind), limit)
        ]
        return sorted(names, key=lambda name: (-name.mentions, name.words))[:limit]

    def look_up_all(self, names: Sequence[Name], watch: Watch = Watch()) -> LookUpReport:
        """What the services that are on know of many names; stores nothing.

        Args:
            names: Which.
            watch: Steps are names; where it asks to stop, what is known by then is given.

        Returns:
            A result for each name that every service for its kind has answered or failed.
        """
        names = list(dict.fromkeys(names))
        services = [service for service in self.services() if service.on]
        asked = [(service, [each for each in names if service.type_for(each.kind) is not None]) for service in services]
        total = sum(len(wanted) for _, wanted in asked)
        answers: dict[Name, list[Told]] = {name: [] for name in names}
        done, cancelled = 0, False
        try:
            for service, wanted in asked:
                for name, told in self._ask(service, wanted, watch):
                    answers[name].append(told)
                    done += 1
                    watch.step(done, total, name.words)
        except Cancelled:
            cancelled = True
        due = {kind: sum(each.type_for(kind) is not None for each in services) for kind in EntityKind}
        whole = {name: told for name, told in answers.items() if len(told) == due[name.kind]}
        return LookUpReport(tuple(merge_answers(self._context.reads, whole)), cancelled)

    # Choosing

    def choose(
        self,
        record: Record,
        value_ids: Collection[int],
        found: Found,
        *,
        scope: Scope = Scope.EVERYWHERE,
        others: Sequence[Mention] = (),
        watch: Watch = Watch(),
    ) -> ChangeSet | None:
        """Says that these names stand for what a service found, which becomes an entity where it is none yet.

        Args:
            record: See `curator.services.linking.Linking.link`, also for what it raises.
            value_ids: See there.
            found: What was looked up.
            scope: See there.
            others: See there.
            watch: See there.
        """
        found = self._known_meanwhile(found)
        entity, link = found.candidate.entity, self._linking
        if found.known:
            return link.link(record, value_ids, entity.id, scope=scope, others=others, gets=found.gets, watch=watch)
        made = filled(entity, found.fill)
        return link.link_new(record, value_ids, made, scope=scope, others=others, watch=watch)

    def confirm(self, choices: Iterable[tuple[Name, Found]], watch: Watch = Watch()) -> ChangeSet | None:
        """Links every unlinked mention of names in the curator's unfinished records to what was found, as one act.

        Args:
            choices: What a person confirmed, a pair a name.
            watch: See `curator.services.linking.Linking.link`.

        Returns:
            What was committed, or None where nothing is left to link.

        Raises:
            ConflictError: Something was changed meanwhile; the sentence says whether some were linked.
        """
        changes: list[Change] = []
        made: set[int] = set()
        now: dict[int, Entity] = {}
        named = []
        for name, chosen in choices:
            found = self._known_meanwhile(chosen)
            mentions = [each for each in self._mentions(name) if each.value.link is None]
            if not mentions:
                continue
            entity = found.candidate.entity
            if not found.known and entity.id not in made:
                made.add(entity.id)
                changes.append(Change(None, filled(entity, found.fill)))
            if found.known:
                before = now.get(entity.id) or self._linking.living(entity.id)
                now[entity.id] = filled(before, found.gets)
                changes += [Change(before, now[entity.id])] if now[entity.id] != before else []
            first = (mentions[0].value, mentions[0].article.id)
            taught = teach(self._context, [first], [entity], Scope.EVERYWHERE, means=True)
            link = Link(Judgement.MATCHED, entity.id, taught.lessons[0].rule)
            changes += [*taught.changes, *(Change(each.value, replace(each.value, link=link)) for each in mentions)]
            named.append(name.words)
        if not changes:
            return None
        return self._context.commit(self._context.change_set(Act.LINK, shorten(", ".join(named)), changes), watch)

    # Inside

    def _ask(self, service: LookUpService, names: Sequence[Name], watch: Watch) -> Iterator[tuple[Name, Told]]:
        if not names:
            return
        client = self._client(service)
        queries = [
            Query(" ".join(name.words.split()), service.type_for(name.kind) or "", kind=name.kind) for name in names
        ]
        for name, answer in zip(names, client.ask(queries, watch), strict=True):
            yield name, Told(service, self._scheme(client), with_candidates(service, name, answer))

    def _mentions(self, name: Name) -> list[Mention]:
        fields = fields_of(self._context.profile, name.kind)
        query = MentionQuery(words=name.words, fields=fields, open_only=True, mine_only=True, free_only=True)
        return self._context.reads.mentions(query)

    def _known_meanwhile(self, found: Found) -> Found:
        """The same with the entity that has its identifier by now, where there is one."""
        if found.known and found.adds is None:
            return found
        identifier = found.adds or found.candidate.entity.identifiers[0]
        ids = self._context.reads.entities_identified(identifier.scheme, [identifier.value])
        if identifier.value not in ids:
            return found
        entity = self._context.reads.meant(ids.values())[ids[identifier.value]]
        return replace(found, candidate=replace(found.candidate, entity=entity), known=True, adds=None)


def _by_score(found: Found) -> float:
    return -found.candidate.score
