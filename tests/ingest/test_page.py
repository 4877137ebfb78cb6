import logging
import socket
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.domain.article import Document, PassageKind
from curator.ingest.page import declared_encoding, read_page

PARAGRAPHS = [
    "The four lakes agreed on Friday to build an observatory on the smallest of the islands, where nobody lives.",
    "It will be paid for by the communes and by the Society for Night Skies, which collected many donations.",
    "The first telescope arrives in spring, said Ada Lund, who has asked for it in every meeting since 1998.",
]


def page(head: str = "", body: str = "", paragraphs: list[str] = PARAGRAPHS) -> str:
    inner = "".join(f"<p>{words}</p>" for words in paragraphs)
    return f"<html><head>{head}</head><body>{body}<article><h1>Four lakes, one dome</h1>{inner}</article></body></html>"


def marked(document: Document, kind: PassageKind) -> list[str]:
    return [document.text[p.start : p.end] for p in document.passages if p.kind is kind]


def test_everything_visible_is_there_and_nothing_else() -> None:
    body = (
        "<nav><a href=/a>News</a><a href=/b>Sport</a></nav><script>var hidden1</script><style>.hidden2{}</style>"
        "<template>hidden3</template><div hidden>hidden4</div><p style='display: none'>hidden5</p><!-- hidden6 -->"
        "<input value=hidden7><noscript>hidden8</noscript><footer>&copy; 2024 River&nbsp;Herald</footer>"
    )
    document = read_page(page("<title>Four lakes</title>", body))
    assert "hidden" not in document.text
    assert "News Sport" in document.text
    assert "© 2024 River\xa0Herald" in document.text
    assert all(words in document.text.split("\n") for words in PARAGRAPHS)


def test_blocks_are_lines_and_inline_marks_are_not() -> None:
    document = read_page(
        "<p>One <b>bold</b>\n   word<br>two</p><ul><li>a</li><li>b</li></ul>"
        "<table><tr><td>1</td><td>2</td></tr></table>c<br><br>d"
    )
    assert document.text == "One bold word\ntwo\n\na\nb\n\n1 2\n\nc\n\nd"


def test_preformatted_text_keeps_its_lines() -> None:
    assert read_page("<pre>a  b\n  c</pre><p>d</p>").text == "a  b\n  c\n\nd"


def test_the_article_is_marked_and_the_rest_too() -> None:
    document = read_page(page(body="<nav><a href=/a>News</a></nav>"))
    assert set(PARAGRAPHS) <= set(marked(document, PassageKind.BODY))
    assert "News" in marked(document, PassageKind.BOILERPLATE)


def test_declared_values_that_stand_nowhere_are_written_at_the_top() -> None:
    head = (
        '<title>Four lakes, one dome | River Herald</title><meta property="og:site_name" content="River Herald">'
        '<meta property="article:published_time" content="2024-08-26T09:00:00Z"><meta name="author" content="Ada Lund">'
    )
    document = read_page(page(head).replace("<html>", '<html lang="en-GB">'))
    lines = document.text.split("\n")
    assert lines[:3] == ["published: 2024-08-26", "outlet: River Herald", ""]
    assert document.metadata["title"] == "Four lakes, one dome"
    assert document.metadata["byline"] == "Ada Lund"
    assert document.metadata["language"] == "en"
    assert not any(line.startswith(("title:", "byline:")) for line in lines)


@pytest.mark.parametrize("shown", ["26 August 2024", "August 26, 2024", "Aug. 26, 2024", "2024年8月26日", "2024/8/26"])
def test_a_date_that_the_page_shows_is_not_written_again(shown: str) -> None:
    head = '<meta property="article:published_time" content="2024-08-26T09:00:00Z">'
    assert "published:" not in read_page(page(head, f"<p>{shown}</p>")).text


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "   ",
        "<html></html>",
        "<html><body></body></html>",
        "<html><head><title>Only a title</title></head><body> &nbsp; </body></html>",
        "<!-- nothing -->",
        "<?xml version='1.0'?>",
    ],
)
def test_a_page_that_shows_nothing_has_no_text(markup: str) -> None:
    assert read_page(markup).text == ""


@pytest.mark.parametrize(
    "markup",
    [
        "<p>unclosed <b>words",
        "</div></p>words<p",
        "<table><p>words</table></td>",
        "words & more < than > that &#0; &#xD800; &nosuch;",
        "<p>" * 3000 + "words",
        "<div>" * 600 + "words" + "</div>" * 600,
        '<?xml version="1.0" encoding="utf-16"?><html xmlns="http://www.w3.org/1999/xhtml"><body>words</body></html>',
        '<meta charset="big5"><p>words',
        "<svg><text>no</text></svg><math></math>words",
        "<frameset><frame src=x><noframes>words</noframes></frameset>words",
    ],
)
def test_broken_markup_is_read(markup: str) -> None:
    assert "words" in read_page(markup).text


def test_large_inline_pictures_cost_nothing() -> None:
    picture = "data:image/png;base64," + "A" * 12_000_000
    document = read_page(page(body=f'<img src="{picture}"><p>After the picture.</p>'))
    assert "After the picture." in document.text
    assert len(document.text) < 1000


def test_reading_touches_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    head = '<link rel="canonical" href="https://river.example/1">'
    assert read_page(page(head)).metadata["url"] == "https://river.example/1"


def test_the_library_is_quiet_but_not_gagged(caplog: pytest.LogCaptureFixture) -> None:
    read_page("<html><body><p>x</p></body></html>")
    assert caplog.text == ""
    assert logging.getLogger("trafilatura").isEnabledFor(logging.ERROR)


def test_the_library_is_imported_for_pages_only() -> None:
    late = "{'trafilatura', 'htmldate', 'charset_normalizer'}"
    code = f"import sys, curator.ingest.reader; print(*{late} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'<meta charset="gb2312">', "gb2312"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=Big5'>", "Big5"),
        (b'<?xml version="1.0" encoding="windows-1251"?>', "windows-1251"),
        (b"<p>no", ""),
    ],
)
def test_declared_encoding(data: bytes, name: str) -> None:
    assert declared_encoding(data) == name


_TAGS = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<article>",
    "<h1>",
    "</h1>",
    "<pre>",
    "</pre>",
    "<td>",
    "<br>",
    "<a href=x>",
]
_PIECES = [
    *_TAGS,
    "</a>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<title>",
    "&amp;",
    "<time datetime=2024-08-26>",
    "</html>",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=20), max_size=30).map("".join))
def test_any_markup(markup: str) -> None:
    document = read_page(markup)
    held = 0
    for passage in document.passages:
        assert held <= passage.start < passage.end <= len(document.text)
        held = passage.end
