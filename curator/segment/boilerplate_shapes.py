"""Boilerplate by its shape: counters, addresses, rows of links, trails, and what a template left behind.

What is told by known phrases is in `curator.segment.boilerplate_phrases`.
"""

import re

from curator.segment.blocks import Block
from curator.segment.boilerplate import Boilerplate
from curator.segment.boilerplate_phrases import is_known
from curator.segment.dates import find_dates

_COUNTER = re.compile(
    r"(?:\d+\s+)?(?:\d+|an?|few)\s+(?:seconds?|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago"
    r"|\d+\s*(?:分钟|小时|天|周|个月)前|hace \d+ \w+|il y a \d+ \w+|vor \d+ \w+|há \d+ \w+"
    r"|[\d,. ]+k?\s*(?:views?|shares?|comments?|likes?|reads?|views? today)|\d+\s*(?:min|minutes?|mins)\.? read"
    r"|(?:views?|hits?|reads?|clicks?|visits?|shares?|comments?|likes?)\s*[:：]?\s*[\d,. ]+k?"
    r"|(?:(?:image|photo|picture|slide|figure|foto|bild|page)\s+)?\d{1,3}\s?(?:of|/|von|de|из)\s?\d{1,3}"
    r"|\[?\d{1,3}\]?|\d{12,}|last updated?:?\s*\d{1,2}[:.]\d\d"
    r"|(?:press|media|news)\s(?:release|information|notice|statement)\s?(?:no|nr|number|#)?\.?\s?\d{1,4}(?:\s?/\s?\d{2,4})?",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?:Next|Prev(?:ious)?|Up next|Read more|Related)(?=[A-Z“\"])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\[email.protected\]", re.IGNORECASE)
_TELEPHONE = re.compile(
    r"(?:t|tel|telephone|phone|ph|fax|f|mobile|mob|cell|m|office|hotline|whatsapp)?\s?[.:]?\s?\(?\+\s?\d[\d\s()./-]{6,24}"
    r"|(?:tel|telephone|phone|ph|fax|mobile|mob|cell|office|hotline|whatsapp)\s?[.:]?\s?\(?\d[\d\s()./-]{5,24}",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-*_=~#|+\s\\]{1,200}|<!--.{0,180}-->")
_HASHTAGS = re.compile(r"#\w{2,40}(?:[\s,;|·]+#\w{2,40})*")
# What is written for a machine: `{{ title }}`, `[object Object]`, `window.dataLayer = ...`, `%%title%%`.
_RESIDUE = re.compile(
    r"\{\{|\{%|\$\{\w|\{\s?\"[@\w]+\"\s?:|%%\w+%%|\[object \w+\]|&(?:nbsp|amp|lt|gt|quot);"
    r"|\[/?(?:caption|gallery|embed|video|audio|vc_|et_pb_)\b"
    r"|<(?:iframe|script|style|noscript|img|ins|input|form|button|svg)\b"
    r"|(?:window|document|googletag|dataLayer|jQuery|gtag|fbq|_gaq|ga)[.(\[]"
    r"|\(?function\s?\w*\(|(?:var|let|const)\s\w+\s?=|\$\(|/\*|\*/|@media\b|[.#][\w-]+\s?\{"
)
_RESIDUE_MARKS = frozenset("{}[]<>$%()=&*")
_SEPARATED = re.compile(r"\s*(?:[|｜»›>→•·‧/\\]|\s{3,}|\t|>>)\s*")
_TRAIL = re.compile(r"\s*(?:>>|[»›>→])\s*|\s+/\s+")
_GAPS = re.compile(r"\s{2,}|\t")
_BIO = re.compile(
    r"[*_(]{0,3}(?:[^\W\d_a-zß-ÿ][\w.'’-]*\s){2,4}is\s(?:(?:a|an|the|our|one)\s)?(?:[\w-]+\s){0,4}?"
    r"(?:reporter|journalist|correspondent|columnist|editor|writer|contributor|freelancer|blogger)s?\b(?!-in-chief\sof\sthe\sjournal)"
)
_ENTRY_WORDS = 6
_BULLETS = " \t\xa0\u3000-*•▪·●■►▶"
_LANGUAGES = re.compile(r"(?=.*\b(?:EN|ENG|English)\b)[^\W\d_a-z]{2,3}(?:\s[^\W\d_a-z]{2,3}){1,8}")


def by_shape(block: Block) -> Boilerplate | None:
    """As what a block's shape is no part of an article: debris, menu, author note; None where it may be one."""
    if is_debris(block):
        return Boilerplate.DEBRIS
    if is_menu(block):
        return Boilerplate.MENU
    return Boilerplate.AUTHOR_NOTE if is_bio(block) else None


def is_debris(block: Block) -> bool:
    """Counters, bare addresses, rules, lone marks, residue, and labels grown into their links: `NextA new lab`."""
    words, key = block.words, block.key
    if not key:
        return block.end - block.start <= 200
    first = words[0]
    if (first in "{[<$%(/.@&" or first.isalpha()) and _is_residue(words):
        return True
    if block.end - block.start > 200:
        return False
    return (
        _is_counted(block)
        or _ADDRESS.fullmatch(words.strip("<>()[] ")) is not None
        or _RULE.fullmatch(words) is not None
        or (first == "#" and _HASHTAGS.fullmatch(words.strip()) is not None)
        or _GLUED.match(words) is not None
    )


def _is_counted(block: Block) -> bool:
    if block.count > 6 and not block.key[0].isdecimal():
        return False
    return _COUNTER.fullmatch(block.key) is not None or _TELEPHONE.fullmatch(block.words.strip()) is not None


def _is_residue(words: str) -> bool:
    return not _RESIDUE_MARKS.isdisjoint(words[:60]) and _RESIDUE.match(words) is not None


def is_menu(block: Block) -> bool:
    """A row of short entries that were links: `News | Sport | Weather`, a trail of them, or what is left of a row."""
    if block.ends or block.prose or block.end - block.start > 400:
        return False
    words = block.words.lstrip(_BULLETS)
    if _is_trail(words):
        return True
    parts = [part for part in _SEPARATED.split(words) if part.strip()]
    if len(parts) < 2:
        return (bool(parts) and words.rstrip().endswith(("|", "｜", "»"))) or _is_row(words)
    known = sum(map(is_known, parts))
    if any(len(part.split()) > _ENTRY_WORDS and not is_known(part) for part in parts):
        return False  # a title and its site
    short = sum(len(part.split()) <= 4 and len(part) <= 40 for part in parts)
    entries = known * 2 >= len(parts) or (len(parts) >= 4 and short == len(parts)) or _is_row(" ".join(parts))
    return entries and not _is_dated(words)


def _is_trail(words: str) -> bool:
    """Where a page stands on its site: `News > 2019 > June > A new lab`, `Newsroom / Press releases / 2021`."""
    if _TRAIL.search(words) is None:
        return False
    parts = _TRAIL.split(words)
    *path, last = [part for part in parts if part.strip()] or [""]
    short = all(len(part.split()) <= 5 and len(part) <= 40 for part in path)
    return len(path) >= 2 and short and len(last) <= 200 and not _is_dated(words)


def _is_row(words: str) -> bool:
    """Names of services or languages side by side: `Facebook Twitter Email`, `RU KZ EN`, `Home  World  Sport`."""
    if len(words) > 200:
        return False
    each = words.split()
    if _LANGUAGES.fullmatch(words):
        return True
    if 2 <= len(each) <= 14 and all(map(is_known, each)):
        return True
    parts = _GAPS.split(words)
    return len(parts) >= 3 and 2 * sum(map(is_known, parts)) >= len(parts)


def _is_dated(words: str) -> bool:
    return bool(find_dates(words, 0, len(words), day_first=True))


def is_bio(block: Block) -> bool:
    """A note on who wrote: `Ada Lund is a science correspondent of the River Herald`."""
    return block.count <= 90 and " is " in block.words[:80] and _BIO.match(block.words) is not None
