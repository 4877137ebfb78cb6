"""Dates, outlets and names of the head, form by form."""

import pytest

from curator.domain.article import Document, PassageKind
from curator.domain.content import PartialDate
from curator.domain.proposal import ProposedValue
from curator.segment.segment import segment

LEAD = (
    "The harbour towns of the estuary agreed on June 2, 2018 to dredge the common channel together and to share the "
    "survey data with the schools of navigation on both banks."
)
TITLE = "Harbour towns agree to dredge the common channel together"


def head_of(text: str, **metadata: str) -> dict[str, ProposedValue]:
    return {value.field: value for value in segment(Document(text, metadata=metadata)).head}


@pytest.mark.parametrize(
    ("line", "day", "words"),
    [
        ("2023-07-24", "2023-07-24", "2023-07-24"),
        ("Updated : 2024-08-26", "2024-08-26", "2024-08-26"),
        ("Updated: 2019/04/15", "2019-04-15", "2019/04/15"),
        ("November 18, 2019", "2019-11-18", "November 18, 2019"),
        ("18 Nov 2019", "2019-11-18", "18 Nov 2019"),
        ("18th of November 2019", "2019-11-18", "18th of November 2019"),
        ("Monday, 18 November 2019 10:22 GMT", "2019-11-18", "18 November 2019"),
        ("Published Aug. 3, 2023 10:22 AM", "2023-08-03", "Aug. 3, 2023"),
        ("Posted on Sept. 9, 2020", "2020-09-09", "Sept. 9, 2020"),
        ("PUBLISHED : 3 Aug 2023 at 10:22", "2023-08-03", "3 Aug 2023"),
        ("2024年8月26日 09:30", "2024-08-26", "2024年8月26日"),
        ("发布时间：2024-08-26", "2024-08-26", "2024-08-26"),
        ("2024. 8. 26.", "2024-08-26", "2024. 8. 26"),
        ("Published: 16/05/2024", "2024-05-16", "16/05/2024"),
        ("Date: 05/16/2024", "2024-05-16", "05/16/2024"),
        ("16 de mayo de 2024", "2024-05-16", "16 de mayo de 2024"),
        ("18. November 2019, 10:22 Uhr", "2019-11-18", "18. November 2019"),
        ("2024-08-26T10:00:00+03:00", "2024-08-26", "2024-08-26"),
        ("By Wen Li | 16 August 2024 | 3 min read", "2024-08-16", "16 August 2024"),
        ("Time: 2024-08-16 10:22", "2024-08-16", "2024-08-16"),
        ("Source: River Agency | 2024-08-16 10:22", "2024-08-16", "2024-08-16"),
        ("3.5.2024", "2024-05-03", "3.5.2024"),
        ("News | 3 May 2024", "2024-05-03", "3 May 2024"),
        ("River Agency  |  Friday, 2024/05/03 10:22:00 (GMT+7)", "2024-05-03", "2024/05/03"),
        ("First published: Friday 3 May 2024 07.00 BST", "2024-05-03", "3 May 2024"),
    ],
)
def test_date_of_publication(line: str, day: str, words: str) -> None:
    published = head_of(f"{TITLE}\n{line}\n\n{LEAD}\n")["published"]
    assert str(published.content) == day
    assert published.evidence[0].quote == words


@pytest.mark.parametrize(
    "line",
    [
        "2024-02-31",
        "2 days ago",
        "12-14 June 2024, Port Selin",
        "Venue: Port Selin",
        "Issue 2024",
    ],
)
def test_no_date_of_publication(line: str) -> None:
    assert "published" not in head_of(f"{TITLE}\n{line}\n\n{LEAD}\n")


def test_a_slashed_date_is_read_day_first_where_the_language_does() -> None:
    lead = (
        "Los puertos de la ría firmaron el acuerdo de la red para el dragado, y las escuelas usarán los datos del río."
    )
    text = f"Los puertos firman un acuerdo de dragado\n03/04/2024\n\n{lead}\n"
    assert head_of(text)["published"].content == PartialDate(2024, 4, 3)


def test_published_is_preferred_to_updated() -> None:
    text = f"{TITLE}\nUpdated: 5 June 2018\nPublished: 3 June 2018\n\n{LEAD}\n"
    assert head_of(text)["published"].content == PartialDate(2018, 6, 3)


def test_dates_of_other_articles_and_of_the_event_are_not_taken() -> None:
    text = f"{TITLE}\n\n{LEAD}\n\nRelated articles\nFerry pier painted\n2018-06-01\nPilots retire\n2018-05-30\n"
    assert "published" not in head_of(text)


def test_a_labelled_date_after_the_article_is_taken() -> None:
    text = f"{TITLE}\n\n{LEAD}\n\nSource: River Herald\nRelease date: 2018-06-04\n"
    head = head_of(text)
    assert head["published"].content == PartialDate(2018, 6, 4)
    assert head["outlet"].words == "River Herald"


def test_a_title_after_its_date_on_one_line() -> None:
    text = f" date 2018-06-03 {TITLE}\n\n{LEAD}\n"
    document = segment(Document(text))
    head = {value.field: value for value in document.head}
    assert head["title"].words == TITLE
    assert str(head["published"].content) == "2018-06-03"
    assert [passage.kind for passage in document.passages[:2]] == [PassageKind.DATELINE, PassageKind.TITLE]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("By ( news.example.org )", "news.example.org"),
        ("(news.example.org)", "news.example.org"),
        ("Source: River Herald", "River Herald"),
        ("来源：河口日报", "河口日报"),
        ("Source: River Agency| 2018-06-03 20:38:54|Editor: huaxia", "River Agency"),
        ("By Ada Lund (River Herald)", "River Herald"),
    ],
)
def test_outlet_of_a_line(line: str, outlet: str) -> None:
    assert head_of(f"{TITLE}\n{line}\n\n{LEAD}\n")["outlet"].words == outlet


@pytest.mark.parametrize(
    ("before", "outlet", "byline"),
    [
        ("PORT SELIN, June 3 (River Agency) -- ", "River Agency", None),
        ("River Institute News (Ada Lund/Text Per Holm/Photo) ", "River Institute News", "Ada Lund"),
        ("River Herald (Reporter Ada Lund) ", "River Herald", "Ada Lund"),
        ("River Technology Observer Comprehensive Report", "River Technology Observer", None),
    ],
)
def test_outlet_before_the_first_sentence(before: str, outlet: str, byline: str | None) -> None:
    document = segment(Document(f"{TITLE}\n\n{before}{LEAD}\n"))
    head = {value.field: value.words for value in document.head}
    assert head["outlet"] == outlet
    assert head.get("byline") == byline
    body = [document.text[p.start : p.end] for p in document.passages if p.kind is PassageKind.BODY]
    assert body == [LEAD]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Written by: LUND Ada", "LUND Ada"),
        ("By Ada Lund and Per Holm", "Ada Lund and Per Holm"),
        ("By ADA LUND, Staff Writer", "ADA LUND"),
        ("Por Rocío Quilaqueo", "Rocío Quilaqueo"),
        ("记者 周砚秋", "周砚秋"),
        ("Ada Lund", "Ada Lund"),
        ("Posted on 3 June 2018 by Ada Lund", "Ada Lund"),
        ("Edited by: Per Holm", None),
        ("Photo: Per Holm", None),
        ("By admin", None),
        ("By 2030 the channel will be deeper", None),
    ],
)
def test_byline_names_authors_only(line: str, byline: str | None) -> None:
    found = head_of(f"{TITLE}\n{line}\n\n{LEAD}\n").get("byline")
    assert (found.words if found else None) == byline


@pytest.mark.parametrize(
    "after", [" | River Herald", " - River Herald", " – The Estuary Courier", " | Newsroom", " | Institute of Harbours"]
)
def test_the_title_without_the_name_of_the_site(after: str) -> None:
    head = head_of(f"{TITLE}{after}\n3 June 2018\n\n{LEAD}\n")
    assert head["title"].words == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "News > 2019 > June > Harbour towns",
        "River Herald",
        "We use cookies to improve your experience of the common channel. Accept all | Settings",
        "ESTUARY INSTITUTE FOR HARBOUR TOWNS",
        "Press release No. 17/2022",
    ],
)
def test_what_is_no_title_before_or_after_it(line: str) -> None:
    lead = LEAD.replace("The harbour towns", "With the Estuary Institute for Harbour Towns the harbour towns")
    for head in (f"{line}\n{TITLE}\n3 June 2018", f"3 June 2018\n{TITLE}\n{line}"):
        assert head_of(f"{head}\n\n{lead}\n")["title"].words == TITLE


@pytest.mark.parametrize(
    ("before", "day"),
    [
        ("Port Selin, 9 June 2018. ", "2018-06-09"),
        ("Port Selin, 9.6.2018 – ", "2018-06-09"),
        ("(Port Selin, 9 June 2018) ", "2018-06-09"),
        ("PORT SELIN, June 9, 2018 (River Agency) ", "2018-06-09"),
        ("9 June 2018, Port Selin: ", "2018-06-09"),
        ("June 9, 2018 – Port Selin – ", "2018-06-09"),
        ("PORT SELIN, Estuary, June 9, 2018 /RiverWire/ -- ", "2018-06-09"),
    ],
)
def test_place_and_date_before_the_first_sentence(before: str, day: str) -> None:
    document = segment(Document(f"{TITLE}\n\n{before}{LEAD}\n"))
    assert [(p.kind, document.text[p.start : p.end]) for p in document.passages[1:]] == [
        (PassageKind.DATELINE, before.strip()),
        (PassageKind.BODY, LEAD),
    ]
    published = next(value for value in document.head if value.field == "published")
    assert str(published.content) == day


@pytest.mark.parametrize("opening", ["On June 9, 2018, the mayors met. ", "Since 9 June 2018 the mayors have met. "])
def test_a_date_in_the_first_sentence_is_no_dateline(opening: str) -> None:
    document = segment(Document(f"{TITLE}\n\n{opening}{LEAD}\n"))
    assert [p.kind for p in document.passages] == [PassageKind.TITLE, PassageKind.BODY]


@pytest.mark.parametrize(
    ("top", "end", "outlet"),
    [
        ("The River Herald", "", "The River Herald"),
        ("SelinWire | The news service", "SelinWire is not responsible for the accuracy of news.", "SelinWire"),
        ("Menu", "© 2018 Estuary Institute. All rights reserved.", "Estuary Institute"),
        ("Menu", "Copyright © Estuary Institute 2018", "Estuary Institute"),
        ("Menu", "© 2018 All rights reserved", None),
    ],
)
def test_outlet_of_the_page_around(top: str, end: str, outlet: str | None) -> None:
    head = head_of(f"{top}\nHome | News | Sport\n{TITLE}\n3 June 2018\n\n{LEAD}\n\n{end}\n")
    assert (head["outlet"].words if "outlet" in head else None) == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [("River Herald - 3 June 2018", "River Herald"), ("selin.example | Updated: 3 June 2018", "selin.example")],
)
def test_outlet_beside_the_date(line: str, outlet: str) -> None:
    assert head_of(f"{TITLE}\n{line}\n\n{LEAD}\n")["outlet"].words == outlet


def test_front_matter_is_quoted_where_it_stands() -> None:
    lines = 'title: "Harbour\\u2019s end"\npublished: 2018-06-03 10:00:00\nsite: River Herald\nauthor: Ada Lund'
    text = f"---\n{lines}\n---\n\n{LEAD}\n"
    head = head_of(text, title="Harbour’s end", published="2018-06-03", outlet="River Herald", byline="Ada Lund")
    assert head["title"].words == "Harbour’s end"
    assert head["title"].evidence[0].quote == "Harbour\\u2019s end"
    assert head["published"].evidence[0].quote == "2018-06-03"
    assert head["outlet"].evidence[0].quote == "River Herald"
    assert head["byline"].evidence[0].quote == "Ada Lund"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("30.09.2021", "2021-09-30"),
        ("May 3, 2024", "2024-05-03"),
        ("3rd of May, 2024", "2024-05-03"),
        ("2024-05-03T08:30:00+07:00", "2024-05-03"),
    ],
)
def test_front_matter_may_write_its_date_as_people_do(value: str, day: str) -> None:
    text = f"---\ntitle: {TITLE}\ndate: {value}\n---\n\n{LEAD}\n"
    assert str(head_of(text, title=TITLE)["published"].content) == day


def test_what_the_file_declares_is_believed_where_its_words_stand_in_the_text() -> None:
    text = f"Harbour\n{TITLE}\n4 June 2018\n3 June 2018\n\n{LEAD}\n"
    assert str(head_of(text, published="2018-06-03")["published"].content) == "2018-06-03"
    assert str(head_of(text, published="2001-01-01")["published"].content) == "2018-06-04"


def test_an_address_gives_date_and_outlet_when_nothing_else_does() -> None:
    text = f"---\nurl: https://www.river.example/2018/06/03/dredging\n---\n\n{LEAD}\n"
    head = head_of(text)
    assert head["outlet"].words == "river.example"
    assert head["published"].evidence[0].quote == "2018/06/03"
    assert head["published"].confidence < 0.7


def test_nothing_in_an_empty_text() -> None:
    document = segment(Document(" \n\u3000\n"))
    assert document.passages == ()
    assert document.head == ()


@pytest.mark.parametrize(
    ("line", "field", "words"),
    [
        ("Release time: 2024-11-17 08:22   Source: Gulf Net   Editor in charge: Yi Ran", "published", "2024-11-17"),
        ("[2021-05-12] [Source: Gulf Net] [Font: large medium small]", "published", "2021-05-12"),
        ("(gulfnet.example)   Updated: May 12, 2021     Font size: A- A+", "published", "May 12, 2021"),
        ("(gulfnet.example)   Updated: May 12, 2021     Font size: A- A+", "outlet", "gulfnet.example"),
        ("Issuing unit: Science Department   Issuing time: 2021-05-12", "published", "2021-05-12"),
        ("added: 17-06-2018, 11:52", "published", "17-06-2018"),
        ("Report: Siti Rahim", "byline", "Siti Rahim"),
        ("News and photos: Thanh Truc", "byline", "Thanh Truc"),
        ("Story and photos by Ada Lund", "byline", "Ada Lund"),
        ("author: Katarzyna Lund (kp/jw)", "outlet", None),
        ("source: own / City of Ekon", "outlet", None),
        ("author: Katarzyna Lund (Gulf Courier)", "outlet", "Gulf Courier"),
    ],
)
def test_labels_of_many_sites(line: str, field: str, words: str | None) -> None:
    found = head_of(f"{TITLE}\n\n{line}\n\n{LEAD}\n").get(field)
    assert (found.words if found else None) == words


@pytest.mark.parametrize(
    "line", ["Pix: Per Holm", "Images: Per Holm", "Sub-editor: Per Holm", "Translation by Per Holm"]
)
def test_credits_of_many_sites(line: str) -> None:
    text = f"{TITLE}\n\n{line}\n\n{LEAD}\n"
    kinds = {p.kind for p in segment(Document(text)).passages if text[p.start : p.end] == line}
    assert kinds == {PassageKind.BYLINE}


@pytest.mark.parametrize(
    ("head", "day", "outlet"),
    [
        ("FOR IMMEDIATE RELEASE: May 4, 2024\n\n{}", "2024-05-04", None),
        ("Embargo: 00.01 Saturday 4 May 2024\n\n{}", "2024-05-04", None),
        ("Category: Research   Date: 4 May 2024   Reading time: 3 min\n\n{}", "2024-05-04", None),
        ("Hits: 332 | Posted: 4 May 2024\n\n{}", "2024-05-04", None),
        ("Subject: {}\nDate: 4 May 2024", "2024-05-04", None),
        ("{}\nDate: 2024-05-04 Source: School of Ships Browse: [221]", "2024-05-04", "School of Ships"),
        ("**Gulf Courier** | 4 May 2024\n\n## {}", "2024-05-04", "Gulf Courier"),
        ("{} - The Bay Standard\n4 May 2024", "2024-05-04", "The Bay Standard"),
        ("{}\n4 May 2024\nAda Lund, Port Selin", "2024-05-04", None),
        ("The Gulf Gazette • Business • 4 May 2024\n\n{}", "2024-05-04", "The Gulf Gazette"),
        ("{}\nPosted by: Ada Lund in News 04/05/2024 0\n\nLagos, Nigeria", "2024-05-04", None),
    ],
)
def test_heads_of_many_sites(head: str, day: str, outlet: str | None) -> None:
    found = head_of(f"{head.format(TITLE)}\n\n{LEAD}\n")
    assert found["title"].words == TITLE
    assert str(found["published"].content) == day
    assert (found["outlet"].words if "outlet" in found else None) == outlet


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (f"date 2024-05-04 {TITLE}\nADVERTISEMENT\n{TITLE}\nBy Nora Vik", "2024-05-04"),
        (f"{TITLE} - 4 May 2024\nAdvertisement\n{TITLE}", "2024-05-04"),
        (f"2024-05-04 {TITLE}\nHome | News | Sport | Weather\n{TITLE}\nBy OUR CORRESPONDENT", "2024-05-04"),
    ],
)
def test_a_date_beside_the_title_counts_where_the_title_stands_again(lines: str, day: str) -> None:
    assert str(head_of(f"{lines}\n\n{LEAD}\n")["published"].content) == day


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Date: 4-5", "4-5"),
        ("03/04/2024", "03/04/2024"),
        ("Published on 11/12/2023", "11/12/2023"),
        ("Posted on 05-04-2023", "05-04-2023"),
        ("Published: 03/04/24", "03/04/24"),
    ],
)
def test_a_date_in_figures_that_cannot_be_told_is_left_open(line: str, words: str) -> None:
    published = head_of(f"{TITLE}\n{line}\n\n{LEAD}\n")["published"]
    assert (published.words, published.content) == (words, None)
    assert published.evidence[0].quote == words
    assert published.confidence < 0.5


def test_a_day_told_by_the_country_alone_is_in_doubt() -> None:
    lead = f"{LEAD} The network was founded in Chile by the Chilean port authority and schools of the coast."
    likely = head_of(f"{TITLE}\nPosted on 05/04/2023\n\n{lead}\n")["published"]
    sure = head_of(f"{TITLE}\nPosted on 05/04/2023\n\n{LEAD} It was signed on 4 April.\n")["published"]
    assert str(likely.content) == str(sure.content) == "2023-04-05"
    assert likely.confidence < 0.5 < sure.confidence


def test_a_date_left_open_stands_beside_that_of_an_update_alone() -> None:
    def published(lines: str) -> list[str]:
        head = segment(Document(f"{TITLE}\n{lines}\n\n{LEAD}\n")).head
        return [str(value.content or value.words) for value in head if value.field == "published"]

    assert published("Updated: 2019/04/15\nDate: 4-5") == ["2019-04-15", "4-5"]
    assert published("Published: 2019/04/15\nDate: 4-5") == ["2019-04-15"]
    assert published("Published: 14 May 2024 | Issue 3-4") == ["2024-05-14"]
