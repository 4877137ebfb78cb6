"""The ways in which a signing is told, sentence by sentence."""

import pytest

from tests.extract.conftest import Proposer, contents

PORTO, EVORA, TIDE, STEEL, PORT = (
    "Porto University",
    "Evora University",
    "Tide Institute",
    "Kiruna Steel AB",
    "Lagos Port Authority",
)


def parties(proposed: Proposer, text: str) -> list[set[object]]:
    return [set(contents(entry, "parties")) for entry in proposed(text, "agreement")]


def in_order(pairs: list[set[object]]) -> list[list[str]]:
    return sorted(sorted(map(str, each)) for each in pairs)


@pytest.mark.parametrize(
    "sentence",
    [
        "Porto University, which has 20 institutes, signed a contract with Kiruna Steel AB.",
        "Porto University, a member of the Evora Growers Union, signed a contract with Kiruna Steel AB.",
        "Porto University has entered into a five-year partnership agreement with Kiruna Steel AB.",
        "Porto University, on its part, entered into an agreement with Kiruna Steel AB.",
        "Porto University sealed a deal with Kiruna Steel AB.",
        "Porto University renewed its cooperation agreement with Kiruna Steel AB.",
        "Porto University put its signature to a convention with Kiruna Steel AB.",
        "Porto University today announced a partnership agreement with Kiruna Steel AB.",
        "Porto University and Kiruna Steel AB exchanged memoranda of understanding.",
        "A protocol was concluded on June 3 among Porto University and Kiruna Steel AB.",
        "The contract, signed by Porto University and Kiruna Steel AB, runs for five years.",
        "Signed by Porto University and Kiruna Steel AB, the memorandum covers three years.",
        "The cooperation agreement with Kiruna Steel AB was signed by the rector of Porto University, Ana Silva.",
        "Ana Silva, rector of Porto University, and Jan Berg, chief executive of Kiruna Steel AB, signed an accord.",
        "The accord was signed by Ana Silva, rector of Porto University, and Jan Berg, director of Kiruna Steel AB.",
        "Ana Silva signed the charter on behalf of Porto University, and Jan Berg on behalf of Kiruna Steel AB.",
        "The parties to the memorandum are Porto University and Kiruna Steel AB.",
        "Among those who signed memoranda with Porto University were Kiruna Steel AB.",
        "Under an agreement with Kiruna Steel AB, Porto University will open a furnace.",
        "Under the agreement, signed in Bergen, Porto University will supply Kiruna Steel AB with ore.",
        "Porto University and Kiruna Steel AB have joined forces under a memorandum signed on 3 May.",
        "Porto University awarded Kiruna Steel AB a contract worth 3 million euros.",
        "Kiruna Steel AB was awarded a contract by Porto University.",
        "Porto University welcomed guests from Kiruna Steel AB. The two sides signed a memorandum of cooperation.",
        "Porto University and Kiruna Steel AB met in Bergen. The parties signed a joint declaration.",
        "Ana Silva, rector of Porto University, spoke first. Later Ms Silva signed a contract with Kiruna Steel AB.",
        "A memorandum of understanding was ready. The document was signed by Porto University and Kiruna Steel AB.",
    ],
)
def test_a_signing_of_two(proposed: Proposer, sentence: str) -> None:
    assert parties(proposed, sentence) == [{PORTO, STEEL}]


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        (
            "Porto University signed agreements with Evora University and Kiruna Steel AB, respectively.",
            [{PORTO, EVORA}, {PORTO, STEEL}],
        ),
        (
            "Porto University and Evora University each signed a memorandum with the Tide Institute.",
            [{PORTO, TIDE}, {EVORA, TIDE}],
        ),
        (
            "Pacts were signed by Porto University with Evora University and by Tide Institute with Kiruna Steel AB.",
            [{PORTO, EVORA}, {TIDE, STEEL}],
        ),
        (
            "Two pacts: between Porto University and Kiruna Steel AB, between Evora University and Tide Institute.",
            [{PORTO, STEEL}, {EVORA, TIDE}],
        ),
        (
            "Porto University signed a trilateral accord with Evora University and the Tide Institute.",
            [{PORTO, EVORA, TIDE}],
        ),
        (
            "Porto University, Evora University and the Tide Institute met. The three partners signed a charter.",
            [{PORTO, EVORA, TIDE}],
        ),
        (
            "A delegation of Evora University came to Porto University. Both universities signed a pact.",
            [{EVORA, PORTO}],
        ),
        ("The governments of Portugal and Nigeria signed a protocol.", [{"Portugal", "Nigeria"}]),
        ("Porto University put pen to paper on a five-year deal with Kiruna Steel AB.", [{PORTO, STEEL}]),
        (
            (
                "Porto University signed a Memorandum of Intent with Evora University and the Tide Institute. "
                "Porto University and Evora University signed a Student Mobility Agreement."
            ),
            [{PORTO, EVORA, TIDE}, {PORTO, EVORA}],
        ),
        ("Ministers from Kenya and Uganda signed a declaration.", [{"Kenya", "Uganda"}]),
        (
            "Porto University has stipulated with Evora University and the Tide Institute a degree agreement.",
            [{PORTO, EVORA, TIDE}],
        ),
        (
            "The rector of Porto University, Ana Silva, signed on Wednesday a pact with Evora University.",
            [{PORTO, EVORA}],
        ),
        (
            "Porto University and Evora University renewed their agreement on soils, which was signed in 2009.",
            [{PORTO, EVORA}],
        ),
        ("Porto University and Kiruna Steel AB came to an agreement.", [{PORTO, STEEL}]),
        ("With the signing of the pact, Porto University and Evora University will share data.", [{PORTO, EVORA}]),
        (
            "Porto University and Evora University signed a letter of intent to move data between Chile and Peru.",
            [{PORTO, EVORA}],
        ),
        ("Signatories to the pledge include Porto University and Evora University.", [{PORTO, EVORA}]),
    ],
)
def test_who_signs_with_whom(proposed: Proposer, sentence: str, pairs: list[set[object]]) -> None:
    assert in_order(parties(proposed, sentence)) == in_order(pairs)


def test_a_list_of_papers_gives_one_agreement_a_line(proposed: Proposer) -> None:
    text = (
        "Documents were signed at the end."
        "\n\n- Memorandum of understanding between Porto University and Kiruna Steel AB"
        "\n\n- Licence agreement: Evora University – Tide Institute"
    )
    assert parties(proposed, text) == [{PORTO, STEEL}, {EVORA, TIDE}]


def test_the_kind_of_a_document_is_the_paper_named_before(proposed: Proposer) -> None:
    text = (
        "The highlight was a framework agreement on clean steel. "
        "The document was signed by Porto University and the Tide Institute."
    )
    (entry,) = proposed(text, "agreement")
    assert contents(entry, "kind") == ["framework agreement"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The agreement between Porto University and the Tide Institute, signed in 2009, has expired.",
        "Porto University hopes to sign an agreement with the Tide Institute next year.",
        "Porto University will sign a memorandum with the Tide Institute.",
        "Porto University signed memoranda with universities and companies.",
        "In a statement Porto University said the Tide Institute had won.",
        "Porto University and Evora University are party to the Paris Agreement.",
        "The partnership of cooperation between Portugal and Nigeria goes on.",
        "The government said that the deal was reached after long talks.",
    ],
)
def test_what_is_no_agreement(proposed: Proposer, sentence: str) -> None:
    assert parties(proposed, sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The memorandum was signed for Porto University by Ana Silva and for Kiruna Steel AB by Jan Berg.",
        "From the side of Porto University and on behalf of Kiruna Steel AB, the memorandum was signed on Monday.",
        "The Lima Act was subscribed by Porto University and Kiruna Steel AB.",
        "Porto University and Kiruna Steel AB signed the Programme of Scientific Cooperation for 2024-2027.",
        "With the signature of the agreement, Porto University and Kiruna Steel AB will share laboratories.",
        "Porto University entered a strategic partnership with Kiruna Steel AB.",
        "Porto University and Kiruna Steel AB agreed to share data. Under the contract, signed on Monday, it is free.",
        "Two protocols were signed. In one, Porto University and Kiruna Steel AB committed themselves to share data.",
        "At the end, documents were exchanged between Porto University and Kiruna Steel AB.",
        "Under a Supply Agreement signed on Monday, Porto University will run it and Kiruna Steel AB will sell it.",
    ],
)
def test_further_ways_to_sign(proposed: Proposer, sentence: str) -> None:
    assert parties(proposed, sentence) == [{PORTO, STEEL}]


def test_pairs_that_are_numbered(proposed: Proposer) -> None:
    text = (
        "MoUs were exchanged between (i) Porto University and Evora University, for exchange of scholars; "
        "(ii) Porto University and the Tide Institute; and (iii) Kiruna Steel AB and Lagos Port Authority."
    )
    assert in_order(parties(proposed, text)) == [sorted((EVORA, PORTO)), sorted((STEEL, PORT)), sorted((PORTO, TIDE))]


def test_cities_sign_by_their_names(proposed: Proposer) -> None:
    assert parties(proposed, "The town of Bergen and the city of Porto signed a twinning agreement.") == [
        {"Bergen", "Porto"}
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The President signed the Clean Air Act.",
        "Porto University and Kiruna Steel AB agreed to meet again.",
    ],
)
def test_what_is_no_signing_between_parties(proposed: Proposer, sentence: str) -> None:
    assert not parties(proposed, sentence)
