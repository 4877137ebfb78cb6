"""Headings on one line with their paragraph's first sentence, and sentences that only resemble that."""

import pytest

from curator.segment.inline_headings import heading_end


@pytest.mark.parametrize(
    ("heading", "rest"),
    [
        ("Research and education", "The two institutes will exchange forty students."),
        ("**Next steps** ", "The partners will meet in the autumn."),
        ("FOUR-DAY VISIT ", "The delegation will call on the harbour tomorrow."),
        ("Next steps ", "The partners will meet in the autumn."),
        ("Conference next month ", "In spring the boats will be shown."),
    ],
)
def test_heading(heading: str, rest: str) -> None:
    text = heading + rest
    assert heading_end(text, 0, len(text)) == len(heading)


@pytest.mark.parametrize(
    "text",
    [
        "The partners will meet in the autumn.",
        "Students of The open university were there.",
        "Speaking to The guardian of the harbour, she said no.",
        "Ada Lund told The courier that the boats are ready.",
        "The MoA Signing drew 400 guests.",
        "She wrote on LinkedIn that the boats are ready.",
        "On Monday, The mayor opened the pier.",
        "PORT EKON will be the home of the boats.",
        "**Ada Lund**, the director, opened the pier.",
    ],
)
def test_no_heading(text: str) -> None:
    assert heading_end(text, 0, len(text)) == 0
