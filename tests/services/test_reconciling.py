"""Names are looked up only where a person wants it, and what is found becomes an entity only when it is chosen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from curator.app import Workspace
from curator.domain.entity import Entity, EntityKind, Identifier
from curator.domain.lesson import Scope
from curator.domain.record import Judgement, Link
from curator.domain.watch import Watch
from curator.errors import Cancelled, UserError
from curator.link.reconcile.manifest import ServiceType
from curator.link.reconcile.transport import Limits
from curator.services.known_services import answers_folder, own_scheme
from curator.services.lookups import Found, LookUp, Name, Outcome
from curator.services.reconciling import Reconciling
from curator.settings import WIKIDATA, LookUpService, Settings, load_settings
from tests.link.reconcile.csv_service import csv_reconcile
from tests.link.reconcile.loopback import MANIFEST, Reply, Request, Service, match, older, serving
from tests.services.material import give, record_of, value_of

HIT = "Quay Institute"
ORGANIZATION = EntityKind.ORGANIZATION
QUICK = Limits(connect=2.0, read=2.0, whole=5.0, apart=0.0, backoff=0.0)
TIDES = {**MANIFEST, "identifierSpace": "http://www.wikidata.org/entity/"}


def known(words: str) -> list[object]:
    if words == HIT:
        return [
            match("Q7", "Quay Institute of Tides", 98, description="institute in Varnholm", match=True),
            match("Q8", "Quay Museum", 41),
        ]
    return [match("Q9", "Linhe Polytechnic University", 88)] if words.startswith("Linhe") else []


@pytest.fixture
def reconciling(desk: Workspace) -> Iterator[Reconciling]:
    desk.reconciling.forget_answers()
    found = Reconciling(desk._context, desk.linking, QUICK)
    yield found
    found.close()


@contextmanager
def switched_on(
    reconciling: Reconciling, answer: Callable[[Request], Reply] | None = None, *kinds: str
) -> Iterator[Service]:
    with serving(answer or older(known, TIDES)) as service:
        wanted = tuple((kind, "") for kind in kinds or ("organization",))
        reconciling.keep_services([LookUpService(name="Harbour", address=service.address, on=True, kinds=wanted)])
        yield service


def only(lookup: LookUp, entity_name: str) -> Found:
    (found,) = (each for each in lookup.found if each.candidate.entity.name == entity_name)
    return found


def test_nothing_is_asked_until_a_person_switches_a_service_on(desk: Workspace, reconciling: Reconciling) -> None:
    give(desk)
    with serving(older(known)) as service:
        reconciling.keep_services([LookUpService(name="Harbour", address=service.address)])
        assert reconciling.look_up(HIT, "organization").outcome is Outcome.NOT_ASKED
        assert reconciling.unlinked() == []
        assert reconciling.active("organization") == ()
    assert service.requests == []


def test_the_list_of_services_is_kept_in_the_settings(reconciling: Reconciling, own_settings: Path) -> None:
    assert reconciling.services() == (WIKIDATA,)
    mine = (replace(WIKIDATA, on=True), LookUpService(name="Tides", address="http://127.0.0.1:1/"))
    reconciling.keep_services(mine)
    assert load_settings() == Settings(services=mine)
    own_settings.unlink()
    own_settings.mkdir()
    with pytest.raises(UserError, match="could not be saved"):
        reconciling.keep_services(())


def test_what_a_service_knows_becomes_candidates_that_say_why(reconciling: Reconciling) -> None:
    with switched_on(reconciling) as service:
        lookup = reconciling.look_up(HIT, "organization")
    assert lookup.outcome is Outcome.FOUND
    first, second = (each.candidate for each in lookup.found)
    assert first.why == ("Harbour, 98",)
    assert (first.score, second.score) == (0.98, 0.41)
    assert first.entity.identifiers == (Identifier("wikidata", "Q7"),)
    assert first.entity.description == "institute in Varnholm"
    assert lookup.certain is lookup.found[0]
    assert service.asked() == [HIT]


def test_a_sure_answer_counts_only_where_the_names_are_alike(reconciling: Reconciling) -> None:
    told = {
        "European Council": [match("Q1", "National Security Council", 99, match=True)],
        "Quay Museum": [match("Q2", "Quay Museum", 30, match=True)],
        "Tidal Agency": [match("Q3", "The Tidal Agency", 90)],
        "Tidal Bureau": [match("Q4", "Tidal Bureau", 40)],
        HIT: [match("Q5", "Quay Institute of Tides", 42, match=True)],
    }
    with switched_on(reconciling, older(lambda words: told[words], TIDES)):
        ticked = {words: reconciling.look_up(words, "organization").certain is not None for words in told}
    assert ticked == {
        "European Council": False,
        "Quay Museum": True,
        "Tidal Agency": True,
        "Tidal Bureau": False,
        HIT: False,
    }


def test_an_entity_of_that_name_gets_the_identifier(desk: Workspace, reconciling: Reconciling) -> None:
    article = give(desk)
    there = Entity(id=5, kind=ORGANIZATION, name="Quay institute of tides", identifiers=(Identifier("ror", "04a"),))
    other = Entity(id=6, kind=ORGANIZATION, name="Quay Museum", identifiers=(Identifier("wikidata", "Q99"),))
    for each in (there, other, Entity(id=7, kind=EntityKind.PERSON, name="Quay Institute of Tides")):
        desk.registry.create(each)
    with switched_on(reconciling):
        hit = reconciling.look_up(HIT, "organization")
        first, second = hit.found
        assert (first.candidate.entity.id, first.known, first.adds) == (5, True, Identifier("wikidata", "Q7"))
        assert (second.known, second.adds) == (False, None)
        record = record_of(desk, article)
        done = reconciling.choose(record, {value_of(record, "organization", HIT).id}, first)
    assert done is not None
    wanted = (Identifier("ror", "04a"), Identifier("wikidata", "Q7"))
    assert desk.registry.named("5")[0].identifiers == wanted
    desk.review.undo()
    assert desk.registry.named("5")[0].identifiers == wanted[:1]
    reconciling.confirm([(hit.name, first), (Name("Linhe Polytechnic", ORGANIZATION), first)])
    assert desk.registry.named("5")[0].identifiers == wanted


def test_only_kinds_that_a_service_is_for_are_asked(reconciling: Reconciling) -> None:
    with switched_on(reconciling, None, "place") as service:
        assert reconciling.look_up(HIT, "organization").outcome is Outcome.NOT_ASKED
    assert service.requests == []


def test_what_is_chosen_becomes_an_entity_once(desk: Workspace, reconciling: Reconciling) -> None:
    first, second = give(desk), give(desk, "Another headline")
    with switched_on(reconciling):
        found = reconciling.look_up(HIT, "organization").found[0]
        record = record_of(desk, first)
        done = reconciling.choose(record, {value_of(record, "organization", HIT).id}, found, scope=Scope.ARTICLE)
        assert done is not None
        record = record_of(desk, second)
        reconciling.choose(record, {value_of(record, "organization", HIT).id}, found)
        again = reconciling.look_up(HIT, "organization").found[0]
    links = [value_of(record_of(desk, each), "organization", HIT).link for each in (first, second)]
    assert [link and link.judgement for link in links] == [Judgement.NEW, Judgement.MATCHED]
    assert {link and link.entity_id for link in links} == {found.candidate.entity.id}
    assert (again.known, again.candidate.entity.id) == (True, found.candidate.entity.id)
    desk.review.undo()
    desk.review.undo()
    assert desk.registry.search("Quay Institute of Tides") == []


def test_what_failed_is_told_apart_from_what_nobody_knows(reconciling: Reconciling) -> None:
    with switched_on(reconciling):
        nobody = reconciling.look_up("Aldo Ferrant Office", "organization")
    assert (nobody.outcome, nobody.failed) == (Outcome.NO_MATCH, ())
    failed = reconciling.look_up("Someone Else", "organization")
    assert failed.outcome is Outcome.FAILED
    assert failed.failed[0].sentence == "“Harbour” cannot be reached."


def test_one_service_that_fails_leaves_the_other_s_answer(reconciling: Reconciling) -> None:
    with serving(older(known)) as good, serving(lambda _: Reply(status=500)) as bad:
        reconciling.keep_services(
            [
                LookUpService(name="Broken", address=bad.address, on=True),
                LookUpService(name="Harbour", address=good.address, on=True),
            ]
        )
        lookup = reconciling.look_up(HIT, "organization")
        none = reconciling.look_up("Nobody", "organization")
    assert lookup.outcome is Outcome.FOUND
    assert [error.sentence for error in lookup.failed] == ["“Broken” is not able to answer now (status 500)."]
    assert none.outcome is Outcome.FAILED
    assert lookup.found[0].candidate.entity.identifiers == (Identifier("harbour", "Q7"),)


def test_two_services_with_the_same_identifier_give_one_candidate(reconciling: Reconciling) -> None:
    with serving(older(known, TIDES)) as one, serving(older(known, TIDES)) as other:
        services = [
            LookUpService(name=name, address=each.address, on=True) for name, each in (("A", one), ("B", other))
        ]
        reconciling.keep_services(services)
        lookup = reconciling.look_up(HIT, "organization")
    assert [each.candidate.why for each in lookup.found] == [
        ("A, 98", "B, 98"),
        ("A, 41", "B, 41"),
    ]


def test_all_unlinked_names_are_looked_up_and_confirmed_as_one_act(desk: Workspace, reconciling: Reconciling) -> None:
    first, second = give(desk), give(desk, "Another headline")
    record = record_of(desk, second)
    desk.linking.refuse(record, {value_of(record, "organization", HIT).id})
    steps: list[tuple[int, int]] = []
    with switched_on(reconciling) as service:
        names = reconciling.unlinked()
        assert [(each.words, each.mentions) for each in names] == [("Linhe Polytechnic", 4), (HIT, 3)]
        report = reconciling.look_up_all(names, Watch(step=lambda done, total, _: steps.append((done, total))))
    assert sorted(service.asked()) == ["Linhe Polytechnic", HIT]
    assert steps == [(1, 2), (2, 2)]
    linhe, hit = report.results
    done = reconciling.confirm([(linhe.name, linhe.found[0]), (hit.name, only(hit, "Quay Institute of Tides"))])
    assert done is not None
    link = value_of(record_of(desk, first), "organization", HIT).link
    (lesson,) = desk.linking.lessons([HIT])
    assert link == Link(Judgement.MATCHED, hit.found[0].candidate.entity.id, lesson.rule)
    assert value_of(record_of(desk, second), "organization", HIT).link == Link(Judgement.REJECTED, None, "Mira")
    assert reconciling.unlinked() == []
    desk.review.undo()
    assert value_of(record_of(desk, first), "organization", HIT).link is None
    assert desk.registry.search("Quay Institute of Tides") == []


def test_what_others_made_meanwhile_is_not_made_twice(desk: Workspace, reconciling: Reconciling) -> None:
    give(desk)
    with switched_on(reconciling):
        (hit,) = reconciling.look_up_all([Name(HIT, ORGANIZATION)]).results
    theirs = Entity(id=5, kind=ORGANIZATION, name="Tidal Institute", identifiers=(Identifier("wikidata", "Q7"),))
    record = record_of(desk, give(desk, "Third headline"))
    desk.linking.link_new(record, {value_of(record, "organization", HIT).id}, theirs, scope=Scope.ARTICLE)
    reconciling.confirm([(hit.name, hit.found[0])])
    found = desk.registry.search("Quay Institute of Tides")
    assert "Quay Institute of Tides" not in {each.entity.name for each in found}
    (lesson,) = (each for each in desk.linking.lessons([HIT]) if each.scope is Scope.EVERYWHERE)
    assert lesson.entity_id == 5


def test_a_look_up_that_is_stopped_gives_what_is_known_by_then(desk: Workspace, reconciling: Reconciling) -> None:
    stopped: list[bool] = []
    watch = Watch(step=lambda *_: stopped.append(True), cancelled=lambda: bool(stopped))
    names = [Name(f"Linhe {each}", ORGANIZATION) for each in range(6)]
    with switched_on(reconciling, older(known, {**TIDES, "batchSize": 2})) as service:
        report = reconciling.look_up_all(names, watch)
        with pytest.raises(Cancelled):
            reconciling.look_up("Linhe 5", "organization", Watch(cancelled=lambda: True))
    assert report.cancelled
    assert [each.name for each in report.results] == names[:2]
    assert len(service.asked()) == 2


def test_answers_are_kept_until_they_are_forgotten(reconciling: Reconciling) -> None:
    with switched_on(reconciling) as service:
        reconciling.look_up(HIT, "organization")
        reconciling.look_up(HIT, "organization")
        assert service.asked() == [HIT]
        reconciling.forget_answers()
        assert not answers_folder().exists()
        reconciling.look_up(HIT, "organization")
        assert service.asked() == [HIT, HIT]


def test_a_service_is_tested_by_what_it_says_of_itself(reconciling: Reconciling) -> None:
    with serving(older(known, TIDES)) as service:
        offers = reconciling.test(service.address)
    assert (offers.name, offers.types, offers.scheme) == (
        "Harbour names",
        (ServiceType("Q1", "institute"),),
        "wikidata",
    )
    assert service.asked() == []
    with pytest.raises(UserError, match="“nowhere” "):
        reconciling.test("nowhere")


def test_a_real_service_from_name_to_entity(desk: Workspace, reconciling: Reconciling, tmp_path: Path) -> None:
    article = give(desk)
    with csv_reconcile(tmp_path) as address:
        reconciling.keep_services([LookUpService(name="Tide table", address=address, on=True)])
        lookup = reconciling.look_up("Linhe Polytechnic", "organization")
    record = record_of(desk, article)
    reconciling.choose(record, {value_of(record, "organization", "Linhe Polytechnic").id}, lookup.found[0])
    (candidate,) = desk.registry.search("Linhe Polytechnic")
    assert candidate.entity.identifiers == (Identifier("tide-table", "R2"),)


def test_a_service_of_its_own_has_a_scheme_of_its_own() -> None:
    assert (own_scheme("Tide Table (en)"), own_scheme("潮汐"), own_scheme("…")) == ("tide-table-en", "潮汐", "service")
