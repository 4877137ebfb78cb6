import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.ingest.markdown import read_markdown


def metadata(lines: str) -> dict[str, str]:
    return dict(read_markdown(f"---\n{lines}\n---\n\nWords.\n").metadata)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("title: Four lakes", {"title": "Four lakes"}),
        ("title: 'It''s dark'", {"title": "It's dark"}),
        ('title: "The lake\\u2019s\\_end"', {"title": "The lake’s\xa0end"}),
        ('title: "A long title that\\\n  \\ goes on"', {"title": "A long title that goes on"}),
        ("title: A long title that\n  goes on", {"title": "A long title that goes on"}),
        ("title: >-\n  Folded\n  words", {"title": "Folded words"}),
        ("Title: Upper", {"title": "Upper"}),
        ("headline: Second name", {"title": "Second name"}),
        ("date: '2021-01-20'", {"published": "2021-01-20"}),
        ("date: 2021-01-20 14:37:00-05:00", {"published": "2021-01-20"}),
        ("date: 2021-01", {"published": "2021-01"}),
        ("date: 2021-02-31", {}),
        ("date: yesterday", {}),
        ("date: 20.1.2021\npublished_time: 2021-01-20", {"published": "2021-01-20"}),
        ("author: [Ada Lund, 'Per Holm']", {"byline": "Ada Lund, Per Holm"}),
        ("authors:\n  - Ada Lund\n  - Per Holm", {"byline": "Ada Lund, Per Holm"}),
        ("source: River Herald", {"outlet": "River Herald"}),
        ("source: https://river.example/1", {"url": "https://river.example/1"}),
        ("lang: en-GB", {"language": "en"}),
        ("lang: Elvish", {}),
        ("title:", {}),
        ("title: Lakes  # of the north", {"title": "Lakes"}),
        ("no key\n: odd\ntitle: Lakes", {"title": "Lakes"}),
    ],
)
def test_front_matter(lines: str, found: dict[str, str]) -> None:
    assert metadata(lines) == found


def test_the_text_stays_as_it_is() -> None:
    text = "---\ntitle: Lakes\n---\n# Lakes\n\n**Four** lakes.\n"
    assert read_markdown(text).text == text


@pytest.mark.parametrize(
    "text", ["Words.\n---\ntitle: no\n---\n", "---\ntitle: never closed\n", "--- title: x ---", ""]
)
def test_no_front_matter(text: str) -> None:
    assert not read_markdown(text).metadata


@given(st.text(st.sampled_from("-: \n\"'\\uU0dx[],>|#abtitle"), max_size=80))
def test_any_front_matter(lines: str) -> None:
    document = read_markdown(f"---\ntitle: {lines}\n---\n")
    assert all(isinstance(value, str) and value for value in document.metadata.values())
