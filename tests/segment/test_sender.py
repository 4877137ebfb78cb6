"""Headings under which senders speak of themselves."""

import pytest

from curator.segment.blocks import split
from curator.segment.sender import speaks_of_sender


@pytest.mark.parametrize(
    ("line", "speaks"),
    [
        ("About the Quay Guild", True),
        ("**ABOUT QUAY CRANES**", True),
        ("About Quay Cranes Ltd.", True),
        ("About us", True),
        ("About the project", True),
        ("Über die Hafengilde", True),
        ("关于码头协会", True),
        ("Notes to editors", True),
        ("Company profile:", True),
        ("About Quay Cranes: The company was founded in 1934. It has forty workers.", True),
        ("About the cranes", False),
        ("About 40 cranes", False),
        ("About Ostvik nobody spoke that evening, and the guild went home.", False),
        ("Note the colour of the crane", False),
        ("Editors met in Ostvik", False),
    ],
)
def test_headings(line: str, speaks: bool) -> None:
    assert speaks_of_sender(split(line)[0]) is speaks
