"""Pages of services become their words: nothing of them is run, and nothing hidden is shown."""

from hypothesis import given
from hypothesis import strategies as st

from curator.link.reconcile.page_text import page_text


def test_blocks_are_lines_and_what_is_not_seen_is_left_out() -> None:
    page = (
        "<html><head><title>Tides</title><style>p{}</style></head><body><h1>Quay &amp; Institute</h1>"
        "<script>alert('x < y')</script><p>in\n Varnholm,<br/>by the <b>sea</b></p><img src='https://far.example/x'>"
        "<p>in Varnholm,</p><template>t</template></body></html>"
    )
    assert page_text(page) == "Quay & Institute\nin Varnholm,\nby the sea"


def test_what_is_told_of_a_word_stands_behind_it() -> None:
    page = "<dl><dt>Place</dt><dd>Varnholm</dd><dt>Parent</dt><dd>Quay</dd></dl><table><tr><th>ROR</th><td>03</td></tr>"
    assert page_text(page) == "Place: Varnholm\nParent: Quay\nROR 03"


def test_a_broken_page_gives_its_words_and_a_long_one_is_cut() -> None:
    assert page_text("<p>open <b>words</p> & more </nothing>") == "open words\n& more"
    assert page_text("<p>" + "long " * 90, most=20) == "long long long long…"


@given(st.text(alphabet=st.sampled_from("<>/!-&;abp script\n\"'=é"), max_size=80))
def test_any_text_is_read(page: str) -> None:
    assert len(page_text(page, most=30)) <= 30
