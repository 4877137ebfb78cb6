"""Pages of services as plain text: nothing of them is loaded, run or shown as it was laid out."""

from html.parser import HTMLParser

MOST_CHARACTERS = 1_200

_UNSEEN = frozenset({"script", "style", "head", "template", "noscript", "svg", "iframe", "object"})
_LINES = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "dl", "dt", "tr", "table", "section", "h1", "h2", "h3", "h4", "body"}
)
_BEHIND = {"dd": ": ", "td": " ", "th": " "}
"""What stands on the line of what is before it, and what stands between the two."""


def page_text(page: str, most: int = MOST_CHARACTERS) -> str:
    """The words of a page, a line for each of its blocks, without empty or repeated lines.

    Args:
        page: HTML, however broken.
        most: Characters, after which it is cut with “…”.
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    lines = dict.fromkeys(" ".join(line.split()) for line in "".join(reader.words).split("\n"))
    text = "\n".join(line for line in lines if line)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag in _LINES:
            self.words.append("\n")
        elif tag in _BEHIND:
            self.words.append(_BEHIND[tag])

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        elif tag in _LINES and tag != "dt":
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            # Line breaks of the source are blanks; only blocks begin lines.
            self.words.append(data.replace("\n", " "))
