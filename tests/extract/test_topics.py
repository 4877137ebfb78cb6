"""Topics come from the profile's vocabulary alone, with the words that tell of them."""

from pathlib import Path

import pytest

from curator.domain.article import Document
from curator.domain.profile import Profile
from curator.domain.profile_file import load_profile, read_profile
from curator.errors import UserError
from curator.extract.pipeline import propose
from curator.segment.segment import segment
from resources import resource_path

OPENING = "Port College opens a laboratory\n\nPORT TALL, 4 May 2031 - "


def topics(text: str, profile: Profile) -> dict[str, list[str]]:
    """By topic the words that tell of it."""
    entries = propose(segment(Document(OPENING + text)), profile)
    return {
        entry.values[0].words: [each.quote for each in entry.values[0].evidence]
        for entry in entries
        if entry.group == "topic"
    }


def test_a_topic_is_proposed_with_every_place_that_tells_of_it(profile: Profile) -> None:
    told = topics("The batteries hold lithium. A new battery plant comes, with electric  vehicles.\n", profile)
    assert told == {"batteries": ["batteries", "lithium", "battery", "electric  vehicles"]}


def test_one_word_in_passing_is_no_topic_but_one_in_the_title_is(profile: Profile) -> None:
    assert topics("A satellite took the picture of the yard.\n", profile) == {}
    text = "Satellite of Port College reaches orbit\n\nPORT TALL, 4 May 2031 - The college said so on Monday.\n"
    entries = propose(segment(Document(text)), profile)
    assert [entry.values[0].words for entry in entries if entry.group == "topic"] == ["space"]


def test_what_is_in_capitals_is_looked_for_in_capitals_and_words_are_whole(profile: Profile) -> None:
    assert topics("He said ai, she said ai, they said AIR and aids and RAIN.\n", profile) == {}
    assert "artificial intelligence" in topics("AI helps. AI learns. AI draws.\n", profile)


def test_a_profile_without_vocabulary_gets_no_topics() -> None:
    with resource_path("profiles/innovation-events.toml") as path:
        text = path.read_text("utf-8")
    bare = read_profile(text[: text.index("[group.field.vocabulary]")], Path("bare.toml"))
    assert topics("The battery, the battery and the battery.\n", bare) == {}


def test_no_topic_is_told_by_a_word_of_another() -> None:
    with resource_path("profiles/innovation-events.toml") as path:
        vocabulary = load_profile(path).group("topic").fields[0].vocabulary
    words = [word.casefold() for _, told in vocabulary for word in told]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("vocabulary = 3", "as a table"),
        ('vocabulary = {"x" = []}', "needs a list"),
        ('vocabulary = {"x" = [3]}', "“x”"),
    ],
)
def test_a_bad_vocabulary_is_refused_with_its_line(line: str, reason: str) -> None:
    text = f"""title = "T"
version = 1
[[group]]
key = "topic"
title = "Topic"
plural = "Topics"
colour = "topic"
[[group.field]]
key = "name"
title = "Name"
type = "text"
{line}
"""
    with pytest.raises(UserError, match=reason) as refused:
        read_profile(text, Path("bad.toml"))
    assert "line 12" in refused.value.sentence or "line 8" in refused.value.sentence


def test_a_vocabulary_belongs_to_text() -> None:
    with resource_path("profiles/innovation-events.toml") as path:
        text = path.read_text("utf-8")
    at = text.index('key = "topic"')
    wrong = text[:at] + text[at:].replace('type = "text"', 'type = "number"', 1).replace("unique = true\n", "", 1)
    with pytest.raises(UserError, match="fields of type text"):
        read_profile(wrong, Path("bad.toml"))
