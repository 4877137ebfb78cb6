from hypothesis import example, given, settings
from hypothesis import strategies as st

from curator.domain.article import Document
from curator.segment.segment import segment
from tests.segment.cases import cases

_LINES = [line for case in cases() for line in case.text.split("\n")]
_PAGE = st.lists(st.sampled_from(_LINES) | st.text(max_size=40), max_size=25).map("\n".join)
_ODD = st.text(
    st.sampled_from(" \t\n\xa0\u3000-–:：.。,，/|｜[]()（）*#_·>‖年月日0123456789Aaéж中あ한🎉\u0301\u200b"),
    max_size=120,
)
_METADATA = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(_LINES),
        "published": st.sampled_from(["2024-08-26", "2023", "never"]),
        "outlet": st.text(max_size=12),
        "byline": st.text(max_size=12),
        "language": st.sampled_from(["en", "zh"]),
    },
)


def check(document: Document) -> None:
    found = segment(document)
    text = found.text
    assert text == document.text
    held = 0
    for passage in found.passages:
        assert held <= passage.start < passage.end <= len(text)
        assert not text[held : passage.start].strip(), "words between passages"
        held = passage.end
    assert not text[held:].strip(), "words after the last passage"
    fields = [value.field for value in found.head]
    assert len(fields) == len(set(fields))
    for value in found.head:
        assert value.words
        assert value.evidence
        assert 0 < value.confidence <= 1
        for evidence in value.evidence:
            assert evidence.quote == text[evidence.start : evidence.end] != ""


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    check(Document(text))


@settings(max_examples=150, deadline=None)
@given(_ODD)
def test_odd_text(text: str) -> None:
    check(Document(text))


@settings(max_examples=150, deadline=None)
@given(_PAGE, _METADATA)
def test_pages_stirred_together(text: str, metadata: dict[str, str]) -> None:
    check(Document(text, metadata=metadata))


@settings(max_examples=60, deadline=None)
@given(_PAGE)
@example("03/04/2024")
def test_front_matter_before_anything(text: str) -> None:
    check(
        Document(
            f'---\ntitle: "A title that\n  goes on"\ndate: 2024-01-02\n---\n{text}',
            metadata={"title": "A title that goes on"},
        )
    )


@settings(max_examples=60, deadline=None)
@given(_PAGE)
def test_same_words_same_answer(text: str) -> None:
    assert segment(Document(text)) == segment(Document(text))
