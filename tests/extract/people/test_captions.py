"""Who is credited with a picture, and who is only seen in it."""

import pytest

from curator.domain.article import Document
from curator.domain.profile import Profile
from curator.domain.proposal import ProposedEntry
from curator.extract.pipeline import ExtractSettings, propose
from curator.segment.segment import segment

HEAD = "Old crane on the northern quay taken down\n9 March 2021\n\n"
BODY = (
    "The old crane on the northern quay was taken down on Monday after ninety years of work. Nobody was hurt.\n\n"
    "It had lifted timber, then paper, and in the end nothing but flags. A new one will be put up in spring.\n\n"
)


def entries(profile: Profile, caption: str, group: str) -> list[ProposedEntry]:
    document = segment(Document(f"{HEAD}{BODY}{caption}\n"))
    return [each for each in propose(document, profile, ExtractSettings(raw=True)) if each.group == group]


@pytest.mark.parametrize(
    ("caption", "names"),
    [
        ("[Photo: Pilots come ashore at the quay. Credit: P. Sandvik/Quay Wire]", ["P. Sandvik"]),
        ("Caption: The new crane. © Quay Tidende / Marit Holm", ["Marit Holm"]),
        ("Pilots come ashore at the quay. (Photo by John Smith/AFP)", ["John Smith"]),
        ("Pilots come ashore at the quay. Photo: EFE", []),
        ("Photo: Pilots come ashore at the quay / Quay Tidende", []),
    ],
)
def test_credits_of_captions(profile: Profile, caption: str, names: list[str]) -> None:
    found = entries(profile, caption, "person")
    assert [entry.values[0].words for entry in found] == names
    assert all(value.content == "photographer" for each in found for value in each.values if value.field == "role")


def test_what_is_seen_in_a_picture_is_doubtful_or_no_fact(profile: Profile) -> None:
    caption = "Image caption: Minister Anna Lindgren of Sweden opens the Quay Institute of Pilots with 40 guests."
    for group in ("organization", "figure", "event", "agreement", "launch"):
        before = [entry.values[0].words for entry in entries(profile, "", group)]
        assert [entry.values[0].words for entry in entries(profile, caption, group)] == before
    seen = entries(profile, caption, "person")
    assert [entry.values[0].words for entry in seen] == ["Anna Lindgren"]
    assert seen[0].values[0].confidence <= 0.5
