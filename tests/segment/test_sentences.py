"""Sentences of an article among the lines that rules know by their first words."""

import pytest

from curator.segment.blocks import split
from curator.segment.sentences import is_label, is_sentence


@pytest.mark.parametrize(
    ("line", "matched", "sentence"),
    [
        ("Hosted by the port, the crane fair drew 300 visitors.", "hosted by", True),
        ("Hosted by the port of Ostvik and the guild of pilots.", "hosted by", False),  # no finite verb
        ("Hosted by the port.", "hosted by", False),  # too short
        ("Hosted by the port and the guild of pilots since May", "hosted by", False),  # no end
        ("Copyright will be transferred to the port, the two sides agreed.", "copyright", True),
        (
            "Copyright of the photographs was transferred without permission of the port.",
            "copyright",
            False,
        ),  # the page
        ("Support our crane and the people who paint it every spring.", "support our", False),  # the reader
        ("Support our crane, the mayor told the people who paint it.", "support our", True),  # speech
        ("“Subscribe to the idea or leave it,” was the answer of the guild.", "subscribe to", True),
        ("Patrocinado por el puerto, la feria atrajo a 300 visitantes.", "patrocinado por", False),  # not English
        (
            "Follow the quay for a mile. There the new cranes stand, painted in the colours of the four towns.",
            "follow the",
            True,
        ),
        (
            "Read also: there go the new cranes. Colours of the four towns on the quay, with a hall beside them.",
            "read also:",
            False,
        ),
    ],
)
def test_sentence(line: str, matched: str, sentence: bool) -> None:
    assert is_sentence(split(line)[0], matched) is sentence


@pytest.mark.parametrize(
    ("words", "label"), [("read also:", True), ("watch |", True), ("© ", True), ("read also", False)]
)
def test_label(words: str, label: bool) -> None:
    assert is_label(words) is label
