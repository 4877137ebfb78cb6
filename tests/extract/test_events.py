"""Which events are the news, what they are called, when and where they are: the ways that press releases tell it."""

import pytest

from tests.extract.conftest import Proposer, contents

FIELDS = ("name", "type", "start", "end", "place")


def events(proposed: Proposer, text: str) -> list[str]:
    """Name, type, start, end and place of the events of a text, with bars between; what is not told is empty."""
    found = []
    for entry in proposed(text, "event"):
        values = {field: contents(entry, field) for field in FIELDS}
        found.append("|".join(str(each[0]) if each else "" for each in values.values()))
    return sorted(found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The 5th Lakeside Forum on Clean Steel was held in Bergen on May 3.",
            ["5th Lakeside Forum on Clean Steel|forum|2024-05-03||Bergen"],
        ),
        (
            (
                "BERGEN, Norway — The Lakeside Clean Steel Summit opened here on Wednesday, bringing together"
                " 300 engineers."
            ),
            ["Lakeside Clean Steel Summit|summit|2024-05-15||BERGEN"],
        ),
        (
            (
                "The 2024 Clean Steel Expo kicked off Monday in Bergen. The four-day event is expected to "
                "draw 20,000 visitors."
            ),
            ["2024 Clean Steel Expo|exhibition|2024-05-13|2024-05-16|Bergen"],
        ),
        (
            "The Nordic Steel Congress wrapped up in Bergen on Thursday after three days of talks.",
            ["Nordic Steel Congress|conference|2024-05-14|2024-05-16|Bergen"],
        ),
        (
            "Bergen hosted the Third Nordic Steel Congress from May 3 to 5.",
            ["Third Nordic Steel Congress|conference|2024-05-03|2024-05-05|Bergen"],
        ),
        (
            "Tanlu University will host the 12th Nordic Steel Congress in Bergen on 20-21 June.",
            ["12th Nordic Steel Congress|conference|2024-06-20|2024-06-21|Bergen"],
        ),
        (
            ("A delegation of Tanlu University took part in the Nordic Steel Congress in Bergen from 3 to 5 May."),
            ["Nordic Steel Congress|conference|2024-05-03|2024-05-05|Bergen"],
        ),
        (
            ("Tanlu University and Fjord Metals AS signed a memorandum of understanding in Bergen on Tuesday."),
            ["signed a memorandum of understanding|signing|2024-05-14||Bergen"],
        ),
        (
            (
                "On May 3, the signing ceremony of the agreement between Tanlu University and "
                "Fjord AS was held in Bergen."
            ),
            ["signing ceremony of the agreement between Tanlu University and Fjord AS|signing|2024-05-03||Bergen"],
        ),
        (
            "A signing ceremony was held at Tanlu University on May 3.",
            ["signing ceremony|signing|2024-05-03||Tanlu University"],
        ),
        (
            (
                "On May 3, a delegation led by Ana Silva, rector of the University of Porto Novo, visited "
                "Tanlu University. The visit strengthened the ties."
            ),
            ["visit|visit|2024-05-03||Tanlu University"],
        ),
        (
            (
                "Ana Silva, rector of the University of Porto Novo, paid a two-day visit to Tanlu University "
                "on 6 and 7 May."
            ),
            ["visit to Tanlu University|visit|2024-05-06|2024-05-07|Tanlu University"],
        ),
        (
            "The inauguration of the Harbour Centre for Robotics took place in Bergen on 3 May.",
            ["inauguration of the Harbour Centre for Robotics|ceremony|2024-05-03||Bergen"],
        ),
        (
            ("The opening ceremony of the Harbour Centre for Robotics was held yesterday at Tanlu University."),
            ["opening ceremony of the Harbour Centre for Robotics|ceremony|2024-05-16||Tanlu University"],
        ),
        (
            "The Nordic Robotics Alliance was officially established in Bergen on May 3.",
            ["Nordic Robotics Alliance|establishment|2024-05-03||Bergen"],
        ),
        (
            "The Nordic Robotics Alliance was launched in Bergen on Thursday.",
            ["Nordic Robotics Alliance|launch|2024-05-16||Bergen"],
        ),
        (
            (
                "Researchers of six countries met in Bergen last Friday for the annual meeting of the Nordic "
                "Robotics Alliance."
            ),
            ["annual meeting of the Nordic Robotics Alliance|meeting|2024-05-10||Bergen"],
        ),
        (
            "The groundbreaking ceremony for the Harbour Science Park was held on 3 May 2024 in Bergen.",
            ["groundbreaking ceremony for the Harbour Science Park|ceremony|2024-05-03||Bergen"],
        ),
        (
            "A workshop on clean steel, organised by Tanlu University, was held in Bergen on May 3.",
            ["workshop on clean steel|conference|2024-05-03||Bergen"],
        ),
        (
            "The final of the Nordic Student Robot Competition took place in Bergen on May 4.",
            ["Nordic Student Robot Competition|competition|2024-05-04||Bergen"],
        ),
        (
            (
                "The Nordic Steel Summit 2024 concluded in Bergen on Friday. The two-day summit was attended "
                "by 300 engineers."
            ),
            ["Nordic Steel Summit 2024|summit|2024-05-16|2024-05-17|Bergen"],
        ),
        (
            (
                "Scientists and ministers gathered in Bergen this week for the Nordic Arctic Dialogue, held "
                'on 14-15 May under the theme "Ice and Iron".'
            ),
            ["Nordic Arctic Dialogue|meeting|2024-05-14|2024-05-15|Bergen"],
        ),
        (
            'More than 300 engineers attended the "Nordic Steel Forum" in Bergen on May 3.',
            ["Nordic Steel Forum|forum|2024-05-03||Bergen"],
        ),
        (
            "Tanlu University held its 40th anniversary ceremony on May 3 in Bergen.",
            ["40th anniversary ceremony|ceremony|2024-05-03||Bergen"],
        ),
        (
            "The first meeting of the Joint Committee on Fisheries took place in Bergen on May 3.",
            ["first meeting of the Joint Committee on Fisheries|meeting|2024-05-03||Bergen"],
        ),
        (
            (
                "The Ministers' Conference on Space Science opened in Bergen today. The conference, which "
                "runs until Sunday, follows the Space Summit held in Oslo in 2019."
            ),
            ["Ministers' Conference on Space Science|conference|2024-05-17|2024-05-19|Bergen"],
        ),
        (
            (
                "The Nordic Steel Forum was held in Bergen on May 3. The next Nordic Steel Forum will be held"
                " in Turku in May 2026. Ana Silva won the gold medal at the Global Steel Olympiad in 2019."
            ),
            ["Nordic Steel Forum|forum|2024-05-03||Bergen"],
        ),
        (
            (
                "The Nordic Steel Forum opened in Bergen on May 3. On the sidelines of the forum, Tanlu "
                "University and Fjord Metals AS signed a cooperation agreement. On May 4, the Student Robot "
                "Contest was also held at Tanlu University."
            ),
            [
                "Nordic Steel Forum|forum|2024-05-03||Bergen",
                "Student Robot Contest|competition|2024-05-04||Tanlu University",
            ],
        ),
        (
            "The fifth edition of the Nordic Ocean Forum opened on 3 May at the Grieg Hall in Bergen.",
            ["Nordic Ocean Forum|forum|2024-05-03||Bergen"],
        ),
        (
            "The Nordic Steel Forum and the Baltic Hydrogen Summit were held in Bergen on May 3-4.",
            [
                "Nordic Steel Forum|forum|2024-05-03|2024-05-04|Bergen",
                "Baltic Hydrogen Summit|summit|2024-05-03|2024-05-04|Bergen",
            ],
        ),
        (
            ("Tanlu University and Fjord Metals AS opened the Harbour Robotics Laboratory in Bergen on May 3."),
            ["Harbour Robotics Laboratory|launch|2024-05-03||Bergen"],
        ),
        (
            'An international seminar titled "Iron Without Smoke" was held at Tanlu University on 3 May.',
            ["international seminar|conference|2024-05-03||Tanlu University"],
        ),
        (
            "The International Conference on Steel, Water and Energy was held in Bergen on 3 and 4 May.",
            ["International Conference on Steel, Water and Energy|conference|2024-05-03|2024-05-04|Bergen"],
        ),
        (
            "The 8th Nordic-Baltic Forum for Young Scientists and Engineers opened in Bergen on May 3.",
            ["8th Nordic-Baltic Forum for Young Scientists and Engineers|forum|2024-05-03||Bergen"],
        ),
        (
            "The ninth session of the Nordic Council of Steel was convened in Bergen on May 3.",
            ["ninth session of the Nordic Council of Steel|meeting|2024-05-03||Bergen"],
        ),
        (
            "A kick-off event for the STEELNET project was held in Bergen on May 3.",
            ["kick-off event for the STEELNET project|other|2024-05-03||Bergen"],
        ),
        (
            (
                "The closing ceremony of the Nordic Robot Olympiad was held in Bergen on Sunday. The "
                "olympiad, which began on May 9, drew 300 pupils."
            ),
            ["Nordic Robot Olympiad|competition|2024-05-09|2024-05-12|Bergen"],
        ),
        (
            (
                "TURKU, May 16 (Norrnytt) -- Scientists from nine countries opened a new chapter of sea "
                "research on Tuesday as the 4th Baltic Algae Forum got under way in this port city.\n\n"
                "The three-day forum is hosted by the Academy of Turku and sponsored by Bank Sund. It closes "
                "on Thursday.\n\n"
                "The last forum was held in Gdansk in 2022."
            ),
            ["4th Baltic Algae Forum|forum|2024-05-14|2024-05-16|TURKU"],
        ),
        (
            (
                "The University of Sund and the Harbour Institute of Technology signed a cooperation "
                "agreement on Wednesday at a ceremony in Turku.\n\n"
                "The agreement was signed by Rector Ana Silva and President Li Wei. The two met at the World "
                "Algae Congress in Lima last year."
            ),
            ["signed a cooperation agreement|signing|2024-05-15||Turku"],
        ),
        (
            (
                "A high-level delegation from the University of Porto Novo visited the Academy of Turku on "
                "Monday and Tuesday.\n\n"
                "During the visit, both sides signed a memorandum of understanding on student exchange."
            ),
            ["visit|visit|2024-05-13|2024-05-14|Academy of Turku"],
        ),
        (
            ("Rector Ana Silva of the University of Porto Novo paid a visit to the Academy of Turku on 13 May 2024."),
            ["visit to the Academy of Turku|visit|2024-05-13||Academy of Turku"],
        ),
        (
            (
                "The Baltic Algae Alliance has been founded in Turku. Twelve universities signed its charter "
                "on Monday, 13 May.\n\n"
                "The alliance will hold its first Baltic Algae Summit in Riga in 2025."
            ),
            ["Baltic Algae Alliance|establishment|2024-05-13||Turku"],
        ),
        (
            (
                "The 2nd International Symposium on Cold Oceans (ISCO 2024) took place from 6 to 8 May 2024 "
                "at the Academy of Turku, Finland.\n\n"
                "It was organised by the Polar Society and brought together 200 scholars. A summer school was"
                " held in Oulu in August 2023."
            ),
            ["2nd International Symposium on Cold Oceans|conference|2024-05-06|2024-05-08|Academy of Turku"],
        ),
        (
            (
                "Registration is open for the 2024 Baltic Robot Challenge, which will take place in Riga on "
                "14-15 September 2024."
            ),
            ["2024 Baltic Robot Challenge|competition|2024-09-14|2024-09-15|Riga"],
        ),
        (
            (
                "Turku will host the Baltic Hydrogen Week next month, the organisers said on Thursday. The "
                "event, to be held from June 10 to 14, expects 4,000 visitors."
            ),
            ["Baltic Hydrogen Week|other|2024-06-10|2024-06-14|Turku"],
        ),
        (
            ("The Academy of Turku held its annual general meeting on May 8. Members elected Ana Silva as chair."),
            ["annual general meeting|meeting|2024-05-08||"],
        ),
        (
            (
                "Over 500 guests gathered at the Turku Fair Centre on 8 May for the opening of the 15th "
                "Baltic Food Expo. The exhibition runs through 11 May."
            ),
            ["15th Baltic Food Expo|exhibition|2024-05-08|2024-05-11|Turku Fair Centre"],
        ),
        (
            "As part of the Baltic Science Week, the Forum of Young Chemists was held in Turku on 8 May.",
            ["Forum of Young Chemists|forum|2024-05-08||Turku"],
        ),
        (
            (
                "Experts discussed the future of algae at the Third Baltic Algae Dialogue, which was held "
                "online and offline on May 7 in Turku."
            ),
            ["Third Baltic Algae Dialogue|meeting|2024-05-07||Turku"],
        ),
        (
            (
                "The Third Baltic Algae Dialogue, co-organized by the Academy of Turku and the Polar Society,"
                " concluded on May 9 in Turku. Opening the dialogue on May 7, Ana Silva called for patience."
            ),
            ["Third Baltic Algae Dialogue|meeting|2024-05-07|2024-05-09|Turku"],
        ),
        (
            (
                "TURKU: Finland and Latvia on Friday launched the Baltic Algae Fund and agreed to hold "
                "ministerial talks every year."
            ),
            ["Baltic Algae Fund|launch|2024-05-17||TURKU"],
        ),
        (
            (
                "On the morning of May 8, the launch ceremony of the Baltic Sea Plan and the Second Algae "
                "Investment Conference were held at the Turku Fair Centre."
            ),
            [
                "launch ceremony of the Baltic Sea Plan|ceremony|2024-05-08||Turku Fair Centre",
                "Second Algae Investment Conference|conference|2024-05-08||Turku Fair Centre",
            ],
        ),
        (
            ('The Academy of Turku and the Polar Society jointly held the "Algae for Peace" seminar on May 8.'),
            ['"Algae for Peace" seminar|conference|2024-05-08||'],
        ),
        (
            (
                "The Baltic Algae Forum 2024 was held in Turku on 8 May. Meanwhile, the Baltic Robot "
                "Challenge is scheduled for September in Riga."
            ),
            ["Baltic Algae Forum 2024|forum|2024-05-08||Turku"],
        ),
        (
            (
                "The first China-Finland Algae Forum ended in Turku on Wednesday. The forum opened on Monday "
                "with speeches by two ministers."
            ),
            ["first China-Finland Algae Forum|forum|2024-05-13|2024-05-15|Turku"],
        ),
        (
            (
                "The Ministry of Science and the Baltic Development Bank organized a training workshop on "
                "algae farming for young farmers from May 6 to May 10 in Turku."
            ),
            ["training workshop on algae farming for young farmers|conference|2024-05-06|2024-05-10|Turku"],
        ),
        (
            ("The unveiling ceremony of the Finnish Laboratory for Algae was held at the Academy of Turku on May 8."),
            ["unveiling ceremony of the Finnish Laboratory for Algae|ceremony|2024-05-08||Academy of Turku"],
        ),
    ],
)
def test_the_news_is_told_in_many_ways(proposed: Proposer, text: str, told: list[str]) -> None:
    # The articles are of 17 May 2024, a Friday.
    assert events(proposed, text) == sorted(told)


@pytest.mark.parametrize(
    "text",
    [
        "Prices of steel rose by four percent in April. Analysts expect a further rise.",
        "The rector told the World Steel Forum last year that prices would rise. Now the bank has raised its rates.",
        "The Convention on Biological Diversity protects the forests of the islands, and the bank lends to farmers.",
    ],
)
def test_what_is_only_spoken_of_is_no_event(proposed: Proposer, text: str) -> None:
    assert events(proposed, text) == []


@pytest.mark.parametrize(
    ("words", "theme"),
    [
        ('under the theme "Ice and Iron"', "Ice and Iron"),
        ("themed \u2018Ice and Iron\u2019", "Ice and Iron"),
        ("with the motto \u201cIce and Iron\u201d", "Ice and Iron"),
        ("with a focus on the steel industry of small countries", "steel industry of small countries"),
    ],
)
def test_a_theme_is_quoted_or_focused_on(proposed: Proposer, words: str, theme: str) -> None:
    (event,) = proposed(f"The Lakeside Forum on Clean Steel was held in Bergen on May 3 {words}.", "event")
    assert contents(event, "theme") == [theme]


@pytest.mark.parametrize("edition", ["5th", "Third", "III", "second"])
def test_the_edition_stands_in_the_name(proposed: Proposer, edition: str) -> None:
    (event,) = proposed(f"The {edition} Lakeside Steel Forum was held in Bergen on May 3.", "event")
    assert contents(event, "edition") == [edition]
    assert contents(event, "name") == [f"{edition} Lakeside Steel Forum"]


def test_a_date_that_cannot_be_told_is_not_proposed(proposed: Proposer) -> None:
    (event,) = proposed("The Lakeside Steel Forum was held in Bergen.\n\nDate: 4-5", "event")
    assert contents(event, "start") == contents(event, "end") == []
