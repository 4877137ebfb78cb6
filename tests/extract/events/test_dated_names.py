"""Events whose own days stand right behind their names, wherever in the article they are told."""

import pytest

from tests.extract.conftest import Proposer, contents

FORUM = "Lakeside University held the Forum on Clean Rivers in Kisumu on Tuesday. Some guests came to the forum.\n\n"
TRAINING = "Lakeside University is teaching farmers how to use pumps. The pumps came by ship.\n\nFive of them left.\n\n"


def told(proposed: Proposer, text: str) -> list[list[str]]:
    return [
        [str(each) for field in ("name", "start", "end") for each in contents(entry, field)]
        for entry in proposed(text, "event")
    ]


@pytest.mark.parametrize("before", [FORUM, TRAINING])
@pytest.mark.parametrize(
    ("text", "name", "start", "end"),
    [
        ("It comes to the 2nd Basin Expo, slated for June 21-23.", "2nd Basin Expo", "2024-06-21", "2024-06-23"),
        ("They go to the Basin Expo, scheduled for 3 June.", "Basin Expo", "2024-06-03", ""),
        ("It was shown at SeaTech Week 2024 (8-14 May).", "SeaTech Week 2024", "2024-05-08", "2024-05-14"),
        ("The rest is for the Coast Robot Challenge, planned for 20 May.", "Coast Robot Challenge", "2024-05-20", ""),
        ("All look to the Coast Robot Challenge, which is due on 20 May.", "Coast Robot Challenge", "2024-05-20", ""),
    ],
)
def test_days_behind_a_name_make_it_news(
    proposed: Proposer, before: str, text: str, name: str, start: str, end: str
) -> None:
    expected = [name, start, end] if end else [name, start]
    assert [each[: len(expected)] for each in told(proposed, before + text)[-1:]] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The rector spoke of it at the World Sea Forum, which a bank had paid for until 20 May.",
        "It was shown at SeaTech Week 2019 (8-14 May 2019).",
        "It is part of SeaTech Week 2024 (no fees).",
        "The World Sea Forum is well known.",
    ],
)
def test_other_names_are_only_spoken_of(proposed: Proposer, text: str) -> None:
    assert told(proposed, TRAINING + text) == []
