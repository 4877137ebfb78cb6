"""Lines of pages that are no part of an article, and lines that only resemble them."""

from pathlib import Path

import pytest

from curator.domain.article import Document, PassageKind
from curator.segment.segment import segment

TITLE = "Coastal labs pool research boats under one flag"
FIRST = (
    "Four marine institutes on the Gulf of Ekon agreed on Wednesday to run their forty research boats as one fleet, "
    "the first arrangement of its kind in the region."
)
SECOND = (
    "The compact was signed by the Ekon Institute of Oceanography and three partners. It takes effect in spring, the "
    "partners said in a joint statement."
)
THIRD = (
    "The vessels will be maintained in the yard of Port Ekon, where a new crane was put up last autumn with money of "
    "the province and of the harbour company."
)
FOURTH = (
    "The partners will meet again in the autumn, when the first boats come home from the northern banks, and will then "
    "decide which of the sonar records of the past ten years are to be opened to the schools of the coast."
)
LINES = (Path(__file__).parent / "boilerplate.txt").read_text("utf-8").splitlines()
LOOKALIKES = (Path(__file__).parent / "lookalikes.txt").read_text("utf-8").splitlines()
BOILERPLATE = {PassageKind.BOILERPLATE, PassageKind.REPEATED}


def kinds_of(line: str, *lines: str) -> set[PassageKind]:
    text = "\n\n".join(lines)
    start = f"\n{text}".index(f"\n{line}")
    end = start + len(line)
    return {p.kind for p in segment(Document(text)).passages if p.start < end and start < p.end}


def places(line: str) -> dict[str, set[PassageKind]]:
    """What a line is taken for at each of the places where pages put such lines."""
    return {
        "top": kinds_of(line, line, TITLE, "3 May 2024", FIRST, SECOND, THIRD),
        "under the title": kinds_of(line, TITLE, "3 May 2024", line, FIRST, SECOND, THIRD),
        "between": kinds_of(line, TITLE, "3 May 2024", FIRST, line, SECOND, THIRD),
        "end": kinds_of(line, TITLE, "3 May 2024", FIRST, SECOND, THIRD, line),
    }


@pytest.mark.parametrize("line", LINES)
def test_boilerplate_wherever_it_stands(line: str) -> None:
    allowed = BOILERPLATE | {PassageKind.DATELINE}
    assert {place: kinds for place, kinds in places(line).items() if not kinds <= allowed} == {}


@pytest.mark.parametrize(
    "line",
    [
        "Background",
        "Education",
        "A PACT FOR THE RIVER",
        "About 300 people attended the opening in the old customs house.",
        "More than 1,200 hours of sonar records will be open to schools, the partners said.",
        "Subscribers of the network, she said, will pay nothing.",
        "Share of women among the founders: 38 percent",
        "1. Outline of the Dialogue",
        "Next, the mayors signed the charter in the old hall.",
        "Contact between the two sides began in 2019, when a delegation visited the port.",
        "Venue: Fukuoka City",
        "Comments by the minister on the fuel tax drew applause.",
        "Views from the harbour were shown in an exhibition of 40 photographs.",
        "The memorandum says that the English text shall prevail.",
        "Home-grown technology",
        "Search for new materials goes on",
        "Privacy of patients was a topic of the second panel, chaired by Ada Lund.",
        "Ada Lund is a reader in ocean science at the institute and will lead the fleet.",
    ],
)
def test_what_only_resembles_boilerplate(line: str) -> None:
    assert not kinds_of(line, TITLE, "3 May 2024", FIRST, SECOND, line, THIRD, FOURTH) & BOILERPLATE


@pytest.mark.parametrize("line", LOOKALIKES)
def test_sentences_that_begin_as_boilerplate_does(line: str) -> None:
    found = {
        "first": kinds_of(line, TITLE, "3 May 2024", line, FIRST, SECOND, THIRD, FOURTH),
        "between": kinds_of(line, TITLE, "3 May 2024", FIRST, SECOND, line, THIRD, FOURTH),
        "last": kinds_of(
            line, TITLE, "3 May 2024", FIRST, SECOND, THIRD, FOURTH, line, "Related news", "Ferry painted"
        ),
    }
    assert {place: kinds for place, kinds in found.items() if kinds != {PassageKind.BODY}} == {}


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Azamat Karimov",
        "(Photographed by SUN Peng)",
        "(With inputs from Debashis Nayak in Port Ekon)",
        "Additional reporting: Moses Okello",
        "Reporting by Ada Lund; editing by Per Holm",
        "Text: Jutta Brenner",
        "Editor: Yi Ran",
        "The delegates in a group photo",
        "Partners of the Ekon Institute of Oceanography signing the compact",
        "Officials pose for the cameras after the signing. Courtesy of Port Ekon",
        "The next meeting will be held in Port Ekon in spring. Enditem",
        "The next meeting will be held in Port Ekon in spring. — Gulf News",
    ],
)
def test_credits_captions_and_last_sentences_are_the_articles(line: str) -> None:
    lines = (TITLE, "3 May 2024", FIRST, SECOND, THIRD, line, "Related news", "Ferry pier painted by volunteers")
    assert not kinds_of(line, *lines) & BOILERPLATE


@pytest.mark.parametrize(
    "heading",
    [
        "About Ekon Institute of Oceanography",
        "ABOUT THE EKON INSTITUTE",
        "**About us**",
        "About the project",
        "About EIO:",
        "About Ekon Boats, Inc.",
        "Notes to editors",
        "Note to Editors:",
        "Editor's notes",
        "Information for the media",
        "Media contact",
        "Contact:",
        "For further information",
    ],
)
def test_what_senders_say_of_themselves_ends_the_article(heading: str) -> None:
    sender = (
        "The Ekon Institute of Oceanography was founded in 1974 and has 300 members on three campuses of the coast."
    )
    lines = (TITLE, "3 May 2024", FIRST, SECOND, THIRD, heading, sender)
    assert kinds_of(heading, *lines) | kinds_of(sender, *lines) == {PassageKind.BOILERPLATE}


def test_a_part_about_the_sender_in_one_paragraph() -> None:
    sender = "About EIO: The institute was founded in 1974. It has 300 members on three campuses of the coast."
    assert kinds_of(sender, TITLE, FIRST, SECOND, THIRD, sender) == {PassageKind.BOILERPLATE}


@pytest.mark.parametrize("heading", ["About the boats", "About 40 boats, one flag", "About-turn in the harbour"])
def test_a_heading_of_the_article_itself(heading: str) -> None:
    assert kinds_of(heading, TITLE, FIRST, SECOND, heading, THIRD, FOURTH) == {PassageKind.BODY}


@pytest.mark.parametrize(
    "bio",
    [
        "Amara Okonjo is the science correspondent of the Gulf Courier.",
        "Amara Okonjo is a freelance journalist. Her travel was paid for by the organisers.",
        "Amara Okonjo covers ports and energy for the Gulf Courier. She joined the paper in 2019.",
    ],
)
def test_a_note_on_the_author(bio: str) -> None:
    assert kinds_of(bio, TITLE, "By Amara Okonjo", "3 May 2024", FIRST, SECOND, THIRD, bio) == {PassageKind.BOILERPLATE}


@pytest.mark.parametrize("label", ["[Summary] ", "Summary: ", ""])
@pytest.mark.parametrize("place", ["PORT EKON — ", "PORT EKON, Gulf — ", "PORT EKON: ", ""])
def test_a_cut_lead_before_the_whole_one(label: str, place: str) -> None:
    cut = f"{label}{FIRST[:90]}..."
    assert kinds_of(cut, TITLE, cut, f"{place}{FIRST}", SECOND, THIRD) == {PassageKind.REPEATED}
