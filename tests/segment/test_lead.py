"""What is glued to the first words of the running text."""

import pytest

from curator.domain.article import Document, PassageKind
from curator.segment.layout import Layout
from curator.segment.lead import Opening, read_opening

TITLE = "Old crane on the northern quay taken down"
FIRST = "The old crane on the northern quay was taken down on Monday after ninety years of work. Nobody was hurt."
SECOND = "It had lifted timber, then paper, and in the end nothing but flags. A new one will be put up in spring."


def opening(prefix: str) -> tuple[str, Opening]:
    text = f"{TITLE}\n\n{prefix}{FIRST}\n\n{SECOND}\n"
    return text, read_opening(Layout(Document(text)))


@pytest.mark.parametrize(
    ("prefix", "kind", "outlets", "authors", "days"),
    [
        ("OSTVIK, March 9 (Quay Press) -- ", PassageKind.DATELINE, ["Quay Press"], [], []),
        ("OSTVIK, March 9, 2021 - ", PassageKind.DATELINE, [], [], ["2021-03-09"]),
        ("Ostvik, 9 March 2021. ", PassageKind.DATELINE, [], [], ["2021-03-09"]),
        ("(Ostvik, 9.3.2021) ", PassageKind.DATELINE, [], [], ["2021-03-09"]),
        ("Ostvik, Norway – ", PassageKind.DATELINE, [], [], []),
        ("OSTVIK — ", PassageKind.DATELINE, [], [], []),
        ("NORD OSTVIK, Norway -- ", PassageKind.DATELINE, [], [], []),
        ("Quay Online News Report", PassageKind.BYLINE, ["Quay Online News"], [], []),
        (
            "Quay University News (Nora Vik/Text Per Aune/Photo) ",
            PassageKind.BYLINE,
            ["Quay University News"],
            ["Nora Vik"],
            [],
        ),
    ],
)
def test_what_stands_before_the_first_sentence(
    prefix: str, kind: PassageKind, outlets: list[str], authors: list[str], days: list[str]
) -> None:
    text, found = opening(prefix)
    assert [(text[start:end], each) for start, end, each in found.ranges] == [(prefix, kind)]
    assert [text[span.start : span.end] for span in found.outlets] == outlets
    assert [text[span.start : span.end] for span in found.authors] == authors
    assert [str(dated.day) for dated in found.dates] == days


@pytest.mark.parametrize("prefix", ["", "On 9 March 2021 ", "In Ostvik (Norway), ", "Nora Vik said: ", "Ostvik – "])
def test_sentences_that_begin_with_places_and_days(prefix: str) -> None:
    assert opening(prefix)[1] == Opening()


def test_a_chinese_agency_and_its_reporter() -> None:
    text = (
        "码头旧起重机被拆除\n码头社东港3月9日电（记者 韦娜）北码头的旧起重机星期一被拆除，工作了九十年。"
        "它先后吊过木材和纸张，最后只吊旗帜。\n"
        "新的起重机将在明年春天建成，市长在典礼上说。它将吊起更大的船，也将更安静。\n"
    )
    found = read_opening(Layout(Document(text)))
    assert [text[span.start : span.end] for span in found.outlets] == ["码头社"]
    assert [text[span.start : span.end] for span in found.authors] == ["韦娜"]
    assert [(text[start:end][-1], kind) for start, end, kind in found.ranges] == [("）", PassageKind.DATELINE)]
