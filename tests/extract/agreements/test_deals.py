"""Agreements, launches, events and places in single sentences."""

import pytest

from tests.extract.conftest import Proposer, contents, quotes


def parties(proposed: Proposer, text: str) -> list[set[object]]:
    return [set(contents(entry, "parties")) for entry in proposed(text, "agreement")]


def test_one_side_with_several_partners_gives_one_agreement_each(proposed: Proposer) -> None:
    text = "Porto University signed cooperation agreements with the Lagos Port Authority and Evora University."
    assert parties(proposed, text) == [
        {"Porto University", "Lagos Port Authority"},
        {"Porto University", "Evora University"},
    ]


def test_a_joint_signing_gives_one_agreement(proposed: Proposer) -> None:
    text = "Porto University, the Lagos Port Authority and Evora University signed a letter of intent on May 3."
    (entry,) = proposed(text, "agreement")
    assert contents(entry, "parties") == ["Porto University", "Lagos Port Authority", "Evora University"]
    assert contents(entry, "kind") == ["letter of intent"]
    assert [str(each) for each in contents(entry, "date")] == ["2024-05-03"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A memorandum of understanding between Porto University and the Lagos Port Authority was signed.",
        "A memorandum of understanding was signed by Porto University and the Lagos Port Authority.",
        "Porto University inked a memorandum of understanding with the Lagos Port Authority.",
    ],
)
def test_ways_of_telling_a_signing(proposed: Proposer, sentence: str) -> None:
    assert parties(proposed, sentence) == [{"Porto University", "Lagos Port Authority"}]
    (entry,) = proposed(sentence, "agreement")
    assert contents(entry, "kind") == ["memorandum of understanding"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The rectors of nine colleges signed a letter of intent.", "nine colleges"),
        ("After two days of talks the three sides jointly signed a memorandum of understanding.", "three sides"),
        ("Both parties signed a framework agreement.", "Both parties"),
        ("The charter was signed by mayors of 14 coastal towns.", "14 coastal towns"),
    ],
)
def test_parties_that_are_only_counted(proposed: Proposer, sentence: str, who: str) -> None:
    assert parties(proposed, sentence) == [{who}]


def test_what_was_counted_long_before_does_not_sign(proposed: Proposer) -> None:
    assert parties(proposed, "After 30 guests had left the hall quietly, everybody signed a charter.") == []


def test_what_is_only_hoped_for_is_no_agreement(proposed: Proposer) -> None:
    assert parties(proposed, "Porto University plans to sign a contract with the Lagos Port Authority.") == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The Delta Rice Network was officially established.", ["Delta Rice Network"]),
        (
            "Porto University unveiled the Open Tide Atlas and the Delta Soil Index.",
            ["Open Tide Atlas", "Delta Soil Index"],
        ),
        ("The forum saw the launch of the Delta Soil Index.", ["Delta Soil Index"]),
        ("The Delta Rice Network was founded in 1987.", []),
        ("The minister opened the Lakeside Forum.", []),
        ("The Delta Rice Network, initiated by nine growers, was founded.", ["Delta Rice Network"]),
        (
            "The Delta Rice Network, which is headed by three members of the Evora Growers Union, was established.",
            ["Delta Rice Network"],
        ),
        (
            "The Delta Rice Network backed by Evora University said that the Tide Institute was founded.",
            ["Tide Institute"],
        ),
        ("An unveiling ceremony for the Delta Soil Atlas drew 40 guests.", ["Delta Soil Atlas"]),
        ("The founding ceremony of the Delta Rice Network was short.", ["Delta Rice Network"]),
        (
            "The Inauguration Ceremony of the Lakeside Forum and the Delta Rice Network took place in Bergen.",
            ["Delta Rice Network"],
        ),
        ("At the opening ceremony of the Tide Institute a choir sang.", []),
        ("At the Opening Ceremony of the Lakeside Forum, the Tide Institute was praised.", []),
    ],
)
def test_what_is_launched(proposed: Proposer, sentence: str, names: list[str]) -> None:
    assert [entry.values[0].words for entry in proposed(sentence, "launch")] == names


def test_an_event_has_name_place_theme_and_edition(proposed: Proposer) -> None:
    text = 'The Third Lakeside Forum on Clean Steel was held in Bergen on May 3 under the theme "Iron Without Smoke".'
    (event,) = proposed(text, "event")
    assert event.values[0].words == "Third Lakeside Forum on Clean Steel"
    assert contents(event, "type") == ["forum"]
    assert contents(event, "place") == ["Bergen"]
    assert contents(event, "theme") == ["Iron Without Smoke"]
    assert contents(event, "edition") == ["Third"]


def test_places_are_named_once_and_not_for_the_bodies_that_carry_their_name(proposed: Proposer) -> None:
    text = (
        "From Nairobi the Nairobi Water Company piped it to Kisumu. "
        "In Nairobi, and in the United States, the U.S. envoy said, rain is scarce."
    )
    assert [entry.values[0].words for entry in proposed(text, "place")] == ["Nairobi", "Kisumu", "United States"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Top 20 Harbours for Clean Fuels", "ranking"),
        ("Global Best Ten Clock Makers", "ranking"),
        ("Delta Soil Index", "index"),
    ],
)
def test_what_kind_of_thing_is_launched(proposed: Proposer, name: str, kind: str) -> None:
    (launch,) = proposed(f"Porto University released the {name}.", "launch")
    assert contents(launch, "kind") == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Third Lakeside Forum, an integral part of the Bergen Steel Week, was held on May 3.",
        "The Third Lakeside Forum was held on May 3 as part of the 2024 Bergen Steel Week.",
        "The Third Lakeside Forum was held within the framework of the Bergen Steel Week.",
        "The Third Lakeside Forum took place on May 3 on the sidelines of the Bergen Steel Week.",
        "The Third Lakeside Forum took place in conjunction with the Bergen Steel Week.",
        "The Third Lakeside Forum was held on May 3 alongside the Bergen Steel Week.",
        "As part of the Bergen Steel Week, the Third Lakeside Forum was held on May 3.",
    ],
)
def test_an_event_may_be_part_of_a_larger_one(proposed: Proposer, sentence: str) -> None:
    (event,) = proposed(sentence, "event")
    assert contents(event, "name") == ["Third Lakeside Forum"]
    assert [str(each).removeprefix("2024 ") for each in contents(event, "part_of")] == ["Bergen Steel Week"]


def test_an_event_beside_another_is_no_part_of_it(proposed: Proposer) -> None:
    sentence = "The Third Lakeside Forum was held on May 3, two weeks before the Bergen Steel Week."
    assert [contents(event, "part_of") for event in proposed(sentence, "event")] == [[]]


def test_a_backslash_in_a_sentence_hides_no_event(proposed: Proposer) -> None:
    (event,) = proposed(r"A workshop on clean steel \ iron without smoke was held in Bergen on May 3.", "event")
    assert str(contents(event, "name")[0]).startswith("workshop on clean steel")


def test_a_party_cites_how_it_is_called_where_it_signs_the_verb_and_its_name(proposed: Proposer) -> None:
    text = "Orda University received guests from Porto University. The two universities signed a letter of intent."
    (entry,) = proposed(text, "agreement")
    assert contents(entry, "parties") == ["Orda University", "Porto University"]
    assert quotes(entry, "parties") == [
        ["two universities", "Orda University", "signed"],
        ["two universities", "Porto University", "signed"],
    ]


def test_a_party_that_a_person_signs_for_cites_the_person(proposed: Proposer) -> None:
    text = "Ana Silva is the rector of Orda University.\n\nAna Silva signed a contract with Porto University."
    (entry,) = proposed(text, "agreement")
    assert quotes(entry, "parties")[0] == ["Ana Silva", "Orda University", "signed"]
    assert entry.values[1].evidence[0].start > text.index("\n")


def test_a_paper_named_before_is_cited_with_the_words_that_speak_of_it(proposed: Proposer) -> None:
    text = (
        "Delegates drafted a memorandum of understanding on rice. "
        "The document was signed by Orda University and Porto University."
    )
    (entry,) = proposed(text, "agreement")
    assert contents(entry, "kind") == ["memorandum of understanding"]
    assert quotes(entry, "kind") == [["document", "memorandum of understanding"]]


def test_the_day_of_the_event_is_less_sure_and_cited_with_the_signing(proposed: Proposer) -> None:
    text = (
        "The Harbour Science Forum was held in Bergen on May 3. "
        "Orda University and Porto University signed a letter of intent."
    )
    (entry,) = proposed(text, "agreement")
    assert [str(each) for each in contents(entry, "date")] == ["2024-05-03"]
    assert quotes(entry, "date") == [["signed", "May 3"]]


def test_a_signatory_cites_the_sentence_that_tells_the_signing(proposed: Proposer) -> None:
    text = "Orda University received guests from Porto University. The two universities signed a letter of intent."
    for body in proposed(text, "organization"):
        assert {"two universities", "signed"} <= {quote for role in quotes(body, "roles") for quote in role}


@pytest.mark.parametrize("day", ["03/04/2024", "4-5/9"])
def test_a_day_that_can_be_read_in_several_ways_is_left_open(proposed: Proposer, day: str) -> None:
    text = f"Lakeside University and the Port Institute signed a memorandum of understanding in Bergen on {day}."
    (deal,) = proposed(text, "agreement")
    (date,) = [value for value in deal.values if value.field == "date"]
    assert (date.words, date.content) == (day, None)
    assert date.confidence < 0.5
