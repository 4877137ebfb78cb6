"""HTML: the visible text of the whole page, block by block, and what the page declares about itself.

Nothing that a visitor can see is left out: which blocks are the article is only marked, and `curator.segment`
decides. The library that guesses it is imported for HTML alone; it never touches the network.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from datetime import date

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from curator.domain.article import Document, Passage, PassageKind
from curator.ingest.clean import clean, is_blank

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_INLINE_DATA = re.compile(r"data:[\w/+.-]*;base64,[\w+/=%\s-]{64,}")
_UNSEEN = frozenset({"head", "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "datalist"})
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINES = frozenset({"li", "tr", "dt", "dd", "option", "legend", "summary", "caption", "figcaption", "label"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "button", "center", "details", "dialog", "div", "dl"}
    | {"fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "main"}
    | {"menu", "nav", "ol", "p", "pre", "section", "select", "table", "textarea", "ul"}
)
_SPACES = re.compile(r"[ \t\n\r\f]+")
# While the text is put together, control characters (there are none in clean text) stand for the gaps around blocks
# and lines and for the white space of preformatted text.
_BLOCK_GAP, _LINE_GAP = "\x02", "\x03"
_KEPT = str.maketrans("\n\t ", "\x04\x05\x06")
_AS_WRITTEN = str.maketrans("\x04\x05\x06", "\n\t ")
_GAPS = re.compile(r"[ \t]*[\n\x02\x03][ \t\n\x02\x03]*")
# Characters and lines of a page beyond which guessing its main text takes the library minutes; no article is so long.
_GUESSED_AT_MOST, _GUESSED_LINES_AT_MOST = 2_000_000, 20_000
_CAPTION_TAGS = frozenset({"p", "div", "span", "small", "em", "dd", "cite"})
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])caption(?:[\s_-]?text)?(?:$|\s)")
_CAPTION_LEAST, _CAPTION_AT_MOST = 8, 600  # characters; what is longer holds more than a caption
_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext")
_WRITTEN = ("title", "published", "outlet", "byline")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def declared_encoding(data: bytes) -> str:
    """The encoding that a page's markup names in its first lines, or an empty string."""
    found = _DECLARED.search(data[:4096])
    return found[1].decode("ascii", errors="replace") if found else ""


def read_page(markup: str) -> Document:
    """Reads a page.

    Args:
        markup: The whole file as text.

    Returns:
        The visible text; declared values that stand nowhere in it are written as lines at its top, such as
        `published: 2024-08-26`. Passages mark as body what looks like the article, captions as such, the rest as
        boilerplate; there are none but captions where no article could be made out. The text is empty where the page
        shows nothing.
    """
    tree = _parse(_INLINE_DATA.sub("data:,", clean(markup)))
    if tree is None:
        return Document("")
    text = _visible(tree)
    if is_blank(text):
        return Document("")
    metadata, main = _guess(tree, whole=len(text) <= _GUESSED_AT_MOST and text.count("\n") <= _GUESSED_LINES_AT_MOST)
    unseen = [
        f"{name}: {value}" for name, value in metadata.items() if name in _WRITTEN and not _seen(name, value, text)
    ]
    text = "\n".join((*unseen, "", text)) if unseen else text
    return Document(text, tuple(_marks(text, main, _captions(tree))), metadata)


def _parse(markup: str) -> HtmlElement | None:
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(markup.encode("utf-8"), parser=parser)
    except etree.ParserError:  # nothing in it
        return None


def _visible(tree: HtmlElement) -> str:
    """Text in the order of the page; blocks are apart by a blank line, rows and list items by a line end."""
    parts: list[str] = []
    verbatim = 0
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        unseen = _is_unseen(element, tag)
        if event == "start":
            if unseen:
                walker.skip_subtree()
                continue
            parts.append(_before(element, tag))
            verbatim += tag == "pre"
            parts.append(_spaced(element.text, verbatim))
        else:
            if not unseen:
                verbatim -= tag == "pre"
                parts.append("" if tag == "br" else _gap(tag))
            parts.append(_spaced(element.tail, verbatim))
    joined = _GAPS.sub(_line_ends, re.sub(r" {2,}", " ", "".join(parts)))
    return joined.translate(_AS_WRITTEN).strip()


def _line_ends(gap: re.Match[str]) -> str:
    return "\n\n" if _BLOCK_GAP in gap[0] or gap[0].count("\n") > 1 else "\n"


def _is_unseen(element: HtmlElement, tag: str) -> bool:
    if tag in _UNSEEN or element.get("hidden") is not None:
        return True
    if tag == "input" or not tag:
        return True
    return _UNSEEN_STYLE.search(element.get("style") or "") is not None


def _before(element: HtmlElement, tag: str) -> str:
    if tag in ("td", "th"):
        return " "
    previous = element.getprevious() if tag == "a" else None
    if previous is not None and previous.tag == "a" and not previous.tail:
        return " "  # neighbouring links are set apart by style sheets, not by their markup
    return _gap(tag)


def _gap(tag: str) -> str:
    if tag == "br":
        return "\n"
    return _BLOCK_GAP if tag in _BLOCKS else _LINE_GAP if tag in _LINES else ""


def _spaced(words: str | None, verbatim: int) -> str:
    if not words:
        return ""
    words = clean(words)
    return words.translate(_KEPT) if verbatim else _SPACES.sub(" ", words)


def _guess(tree: HtmlElement, *, whole: bool) -> tuple[dict[str, str], str]:
    """Declared values and, of the `whole` page, the words of the main text, both as the library sees them."""
    from trafilatura import bare_extraction  # half a second that plain text need not pay
    from trafilatura.metadata import extract_metadata

    for name in _LIBRARIES:  # they log their second thoughts as warnings; errors stay
        logging.getLogger(name).setLevel(logging.ERROR)
    metadata: dict[str, str] = {}
    main = ""
    try:
        found = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
        metadata = _declared(tree, found.as_dict())
        extracted = bare_extraction(tree, include_comments=False, with_metadata=False) if whole else None
        main = getattr(extracted, "text", "") or ""
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, etree.LxmlError) as problem:
        # Markup in the wild breaks the library in ever new ways; the page's text is read all the same.
        logging.getLogger(__name__).warning("the main text of a page could not be guessed: %r", problem)
    return metadata, main


def _declared(tree: HtmlElement, found: Mapping[str, str | None]) -> dict[str, str]:
    language = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower()
    values = {
        "title": found.get("title"),
        "published": found.get("date"),
        "outlet": found.get("sitename"),
        "byline": found.get("author"),
        "language": language if language.isalpha() else "",
        "url": found.get("url"),
    }
    return {name: " ".join(clean(value).split()) for name, value in values.items() if value and value.strip()}


def _seen(name: str, value: str, text: str) -> bool:
    if name == "published":
        return any(len(line) <= 200 and _names_day(value, line) for line in text.split("\n"))
    if name == "byline":
        return all(part.casefold() in text.casefold() for part in value.split("; "))
    return value.casefold() in " ".join(text.split()).casefold()


def _names_day(iso: str, line: str) -> bool:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso in line
    if str(day.year) not in line:
        return False
    month = _MONTHS[day.month - 1]
    name = rf"(?:{month}|{month[:3]}\.?|Sept\.?)" if day.month == 9 else rf"(?:{month}|{month[:3]}\.?)"
    number, numeral = rf"0?{day.day}(?:st|nd|rd|th)?", rf"{day.year}\s?[-/.年]\s?0?{day.month}\s?[-/.月]\s?0?{day.day}"
    forms = rf"\b{number} (?:of )?{name},? {day.year}|{name} {number},? {day.year}|(?<!\d){numeral}(?!\d)"
    return re.search(forms, line, re.IGNORECASE) is not None


def _captions(tree: HtmlElement) -> frozenset[str]:
    """The words of what the markup calls captions, by its element or its class, as they stand on one line."""
    found = set()
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.tag == "caption":
            continue
        classes = (element.get("class") or "").casefold()
        if element.tag == "figcaption" or (element.tag in _CAPTION_TAGS and _CAPTION_CLASS.search(classes)):
            words = " ".join(clean(element.text_content()).split())
            if _CAPTION_LEAST <= len(words) <= _CAPTION_AT_MOST:
                found.add(words)
    return frozenset(found)


def _marks(text: str, main: str, captions: frozenset[str]) -> Iterator[Passage]:
    lines = {" ".join(line.lstrip("-• ").split()) for line in main.split("\n")}
    joined = " ".join(main.split()) if len(main) < 1_000_000 else ""
    guessed = bool(joined) or len(lines) >= 2
    start = 0
    for line in text.split("\n"):
        words = " ".join(line.split())
        kind = PassageKind.CAPTION if words in captions else None
        if words and guessed and not kind:
            ours = words in lines or (len(words) >= 20 and words in joined)
            kind = PassageKind.BODY if ours else PassageKind.BOILERPLATE
        if kind:
            yield Passage(start, start + len(line), kind)
        start += len(line) + 1
