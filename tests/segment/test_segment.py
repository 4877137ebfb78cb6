"""Passages: what has to hold beside the gold articles."""

import json
from pathlib import Path

import pytest

from curator.domain.article import Document, Passage, PassageKind
from curator.ingest.reader import read_file
from curator.segment.segment import segment
from resources import resource_path

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
TITLE = "Harbour towns agree to dredge the common channel together"
LEAD = "The harbour towns of the estuary agreed on Friday to dredge the common channel and to share the survey data."
SECOND = "The agreement was signed by seven mayors and takes effect in the spring, when the ice has left the river."


def words_of(document: Document, kind: PassageKind) -> list[str]:
    return [document.text[passage.start : passage.end] for passage in document.passages if passage.kind is kind]


@pytest.mark.parametrize(
    ("sample", "title", "published"),
    [
        ("lakeside-hydrogen-forum.txt", "Lakeside hydrogen forum ends with four pacts", "2024-08-27"),
        ("university-alliance-linhe.txt", "校企联盟在林河市成立", "2024-08-26"),
        ("vice-mayor-robotics-visit.txt", "GAO Qinglan, the vice-mayor of Linhe", "2024-08-22"),
        ("engineering-forum-two-countries.txt", "Tenth engineering forum opens", None),
        ("parks-share-incubator.html", "Estonian and Finnish parks agree on shared incubator", "2024-08-16"),
        ("andean-water-network.md", "Six universities launch Andean Water Technology Network", "2024-05-17"),
    ],
)
def test_samples(sample: str, title: str, published: str | None) -> None:
    with resource_path(f"samples/{sample}") as path:
        document = segment(read_file(path))
    head = {value.field: str(value.content) for value in reversed(document.head)}
    assert head["title"].startswith(title)
    assert head.get("published") == published
    assert len(words_of(document, PassageKind.TITLE)) == 1
    assert len(words_of(document, PassageKind.BODY)) >= 6
    assert words_of(document, PassageKind.BOILERPLATE)


def test_a_cut_copy_of_the_lead_is_repeated_and_the_whole_one_is_not() -> None:
    document = segment(Document(f"{TITLE}\n{LEAD[:80]}...\n{LEAD} {SECOND}\n{SECOND}\n"))
    assert words_of(document, PassageKind.REPEATED) == [f"{LEAD[:80]}..."]


def test_of_equal_paragraphs_the_later_is_repeated() -> None:
    document = segment(Document(f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n\n{LEAD}\n"))
    assert words_of(document, PassageKind.REPEATED) == [LEAD]
    assert document.passages[-1].kind is PassageKind.REPEATED


def test_paragraphs_broken_at_a_width_are_one_passage_each() -> None:
    wrapped = "\n".join(
        [
            "The harbour towns of the estuary agreed on Friday to dredge the",
            "common channel and to share the survey data with the schools of",
            "navigation on both banks, which have asked for them since 1998,",
            "the year of the long frost.",
        ]
    )
    document = segment(Document(f"{TITLE}\n\n{wrapped}\n\n{SECOND}\n"))
    assert len(words_of(document, PassageKind.BODY)) == 2


def test_the_readers_marks_decide_where_words_do_not() -> None:
    boilerplate = "Nine bridges that nobody wanted to cross twice"
    text = f"{TITLE}\n{LEAD}\n{SECOND}\n{boilerplate}\n{SECOND[:-1]}, said the river police.\n"
    start = text.index(boilerplate)
    marks = (
        Passage(0, start, PassageKind.BODY),
        Passage(start, start + len(boilerplate), PassageKind.BOILERPLATE),
        Passage(start + len(boilerplate), len(text), PassageKind.BODY),
    )
    assert words_of(segment(Document(text, marks)), PassageKind.BOILERPLATE) == [boilerplate]
    assert words_of(segment(Document(text)), PassageKind.BOILERPLATE) == []


def test_running_text_that_the_reader_overlooked_stays_in_the_article() -> None:
    last = "The dredger Auk will come from the north in May, and she will stay for nine weeks."
    text = f"{TITLE}\n{LEAD}\n{SECOND}\n{last}\n"
    start = text.index(SECOND)
    marks = (
        Passage(0, start, PassageKind.BODY),
        Passage(start, start + len(SECOND), PassageKind.BOILERPLATE),
        Passage(start + len(SECOND) + 1, len(text), PassageKind.BODY),
    )
    assert SECOND in words_of(segment(Document(text, marks)), PassageKind.BODY)


def test_a_list_announced_by_the_article_is_the_article() -> None:
    names = "- Ada Lund, River Herald\n- Per Holm, Estuary Trust\n- Signe Aune, North Strait University\n"
    document = segment(Document(f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n\nThe following took part:\n\n{names}"))
    assert words_of(document, PassageKind.BOILERPLATE) == []


@pytest.mark.parametrize(
    "line",
    [
        "NextTwo ports share a floating crane",  # a label that lost the blank before its link
        "PreviousDredging began in the outer bay",
        "Rent a banner |",  # what is left of a row of links
        "评论加载，请稍候……",
        "图片读取，请等待",
    ],
)
def test_what_a_page_leaves_around_its_article_is_no_part_of_it(line: str) -> None:
    document = segment(Document(f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n\n{line}\n"))
    assert words_of(document, PassageKind.BOILERPLATE) == [line]


@pytest.mark.parametrize("line", ["Next, the mayors signed the charter in the old hall.", "请等待" * 40])
def test_what_only_resembles_it_stays(line: str) -> None:
    document = segment(Document(f"{TITLE}\n\n{LEAD}\n\n{line}\n\n{SECOND}\n"))
    assert words_of(document, PassageKind.BOILERPLATE) == []


def test_every_neighbouring_piece_of_boilerplate_is_one_passage() -> None:
    document = segment(Document(f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n\nShare\nTweet\n\nRelated articles\nNine bridges\n"))
    assert words_of(document, PassageKind.BOILERPLATE) == ["Share\nTweet\n\nRelated articles\nNine bridges"]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not here")
def test_seed_articles() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        gold = json.loads((SEEDS.parent / "gold" / f"{path.stem}.json").read_text("utf-8"))["article"]
        head = {value.field: str(value.content) for value in reversed(segment(read_file(path)).head)}
        assert head["title"] == gold["title"]
        assert head.get("published") == gold["published"]
