"""Which lines go with a picture."""

import pytest

from curator.domain.article import PassageKind
from curator.ingest.page import read_page
from curator.segment.blocks import split
from curator.segment.captions import is_caption_line
from curator.segment.segment import segment


@pytest.mark.parametrize(
    "line",
    [
        "Image caption: The new hall.",
        "Caption: The crane at rest. © Quay Press / Nora Vik",
        "Photo caption: Per Aune opens the quay",
        "[Photo: Pilots come ashore at the old customs house. Credit: N. Vik/Quay Wire]",
        "Photo: Mayor Nora Vik rings the bell / Per Aune, Quay Herald",
        "PHOTO: Nora Vik, center, enters the hall with Per Aune.",
        "Photo 2: The pilots exchange gifts.",
        "Photo (left): The pilots exchange gifts.",
        "File photo: the crane before its last lift",
        "Pictured from left: Nora Vik, Per Aune and Liv Moen.",
        "From left: Nora Vik, Per Aune and Liv Moen",
        "L-R: Nora Vik, Per Aune and Liv Moen",
        "Clockwise from top left: the quay, the crane, the bell.",
        "Photo taken on 3 May shows the crane in fog.",
        "In this photo provided by the harbour, a pilot climbs the crane.",
        "A pilot climbs the old crane. (Photo by Per Aune/Quay Wire)",
        "A pilot climbs the old crane. [Photo/Quay Wire]",
        "A pilot climbs the old crane. Photo: QW",
        "A pilot climbs the old crane on Monday. / Photo: Per Aune.",
        "A pilot climbs the old crane | Photo Credit: Per Aune",
        "A pilot climbs the old crane. Courtesy of the Quay Guild",
        "*Caption: Two pilots in the hall. Photo: Studio Vik / Per Aune*",
        "图为港口的旧起重机。",
    ],
)
def test_captions(line: str) -> None:
    assert is_caption_line(split(line)[0])


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Per Aune",
        "(Photographed by Per Aune)",
        "[Photo/Quay Wire]",
        "Photo courtesy of Quay Guild",
        "Photos from space show how the delta has changed, Vik said.",
        "The picture shows that the trade has moved north, and the harbour with it, said the mayor.",
        "She pictured the harbour as a town of its own.",
        "Pictured the way he tells it, the quay was an island.",
        "From left wing politics she came to the harbour board.",
        "Caption:",
        "The photo agency and the harbour signed an agreement on Monday.",
        "Copyright © 2024 Quay Press",
        "The harbour gave the credit to its pilots.",
        "The guild keeps a photo of the crane (see page 4).",
    ],
)
def test_what_only_looks_like_captions(line: str) -> None:
    assert not is_caption_line(split(line)[0])


def test_a_paragraph_with_a_credit_at_its_end_is_none() -> None:
    paragraph = "The pilots of the bay met on Monday and asked the harbour for a bell. " * 4
    assert not is_caption_line(split(f"{paragraph}Photo: Per Aune")[0])


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><figcaption>Nora Vik in the old hall</figcaption></figure>",
        "<p class='wp-caption-text'>Nora Vik in the old hall</p>",
        "<figure><figcaption><span>Nora Vik</span> in the old hall</figcaption></figure>",
        "<span class='media-caption'>Nora Vik in the old hall</span>",
    ],
)
def test_captions_of_pages(markup: str) -> None:
    story = (
        "<p>The old crane on the northern quay was taken down on Monday after ninety years. Nobody was hurt.</p>"
        "<p>It had lifted timber, then paper, and in the end only flags. A new one will be put up in spring.</p>"
    )
    page = f"<html><body><article><h1>Old crane on the quay taken down</h1>{markup}{story}</article></body></html>"
    found = segment(read_page(page))
    (caption,) = [each for each in found.passages if each.kind is PassageKind.CAPTION]
    assert found.text[caption.start : caption.end] == "Nora Vik in the old hall"


def test_a_long_box_called_caption_is_the_articles() -> None:
    story = "The old crane on the northern quay was taken down on Monday after ninety years of work. " * 12
    found = read_page(f"<html><body><div class='caption'>{story}</div></body></html>")
    assert all(each.kind is not PassageKind.CAPTION for each in found.passages)
