"""Boilerplate that is told by its shape, and lines of articles that come near it."""

import pytest

from curator.segment.blocks import split
from curator.segment.boilerplate import Boilerplate
from curator.segment.boilerplate_shapes import by_shape


@pytest.mark.parametrize(
    ("line", "sort"),
    [
        ("3 hours ago", Boilerplate.DEBRIS),
        ("1,204 views", Boilerplate.DEBRIS),
        ("Photo 2 of 9", Boilerplate.DEBRIS),
        ("https://quay.example/cranes/12", Boilerplate.DEBRIS),
        ("press@quay.example", Boilerplate.DEBRIS),
        ("Tel. +47 70 00 00 00", Boilerplate.DEBRIS),
        ("* * *", Boilerplate.DEBRIS),
        ("#cranes #quay", Boilerplate.DEBRIS),
        ("NextTwo cranes for the price of one", Boilerplate.DEBRIS),
        ("{{ story.title }}", Boilerplate.DEBRIS),
        ("document.write(advert)", Boilerplate.DEBRIS),
        ("•", Boilerplate.DEBRIS),
        ("News | Sport | Weather", Boilerplate.MENU),
        ("Quay Press > News > 2021 > Old crane taken down", Boilerplate.MENU),
        ("Facebook Twitter Email", Boilerplate.MENU),
        ("NO EN DE FR", Boilerplate.MENU),
        ("Nora Vik is a science reporter of the Quay Press", Boilerplate.AUTHOR_NOTE),
        ("Three hours ago nobody knew", None),
        ("1,204 people came to see the crane fall", None),
        ("Old crane taken down | Quay Press", None),
        ("Ports: Ostvik | 3 May 2024 | Bergvik | 4 May 2024", None),
        ("Nextdoor to the crane a hall is built", None),
        ("{The crane} stood for ninety years", None),
        ("Nora Vik is the harbour master of Ostvik", None),
        ("Crane > ship", None),
    ],
)
def test_shapes(line: str, sort: Boilerplate | None) -> None:
    assert by_shape(split(line)[0]) is sort


def test_long_lines_are_no_debris() -> None:
    address = "https://quay.example/" + "crane/" * 10
    assert by_shape(split(address)[0]) is Boilerplate.DEBRIS
    assert by_shape(split(address * 4)[0]) is None
