"""Words as they are looked up: folded, and Chinese, Japanese and Korean runs split into single characters.

One split serves both indexing and asking; change `VERSION` with it, and every workspace makes its full text anew.
"""

import re
import unicodedata
from functools import cache
from hashlib import blake2b

VERSION = 2

IDEOGRAPHS = "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3130-\u318f\u31a0-\u31ff"
IDEOGRAPHS += "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
# PostgreSQL keeps no more than 2,700 bytes in an index, and a character has up to four.
_LONGEST_KEY = 400
KEY_BEGINNING = 300
"""So many characters of a folded name stand in its key, however long the name is."""
_TOKEN = re.compile(r"[^\W_]+")


def split_cjk(text: str) -> str:
    """Puts a space around every character of a script that is written without spaces."""
    return text if text.isascii() else _cjk().sub(r" \g<0> ", text)


def has_cjk(text: str) -> bool:
    """Whether there is a character of such a script in it."""
    return not text.isascii() and _cjk().search(text) is not None


@cache
def _cjk() -> re.Pattern[str]:
    """Made once it is needed, which the first window does without."""
    return re.compile(f"[{IDEOGRAPHS}]")


def fold(name: str) -> str:
    """A name without case, accents, width and repeated blanks, for equality and prefixes."""
    if name.isascii():
        return " ".join(name.lower().split())
    parts = unicodedata.normalize("NFKD", name)
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return " ".join(unicodedata.normalize("NFKC", bare).casefold().split())


def name_key(name: str) -> str:
    """What equal names share, short enough for any index: the folded name; of a very long one its beginning and a sum.

    Args:
        name: As it is written; see `clean`.
    """
    folded = fold(name)
    if len(folded) <= _LONGEST_KEY:
        return folded
    return f"{folded[:KEY_BEGINNING]} {blake2b(folded.encode(), digest_size=16).hexdigest()}"


def tokens(text: str) -> list[str]:
    """The words of a text as full text sees them, folded, in order."""
    return _TOKEN.findall(split_cjk(fold(text)))


def findable(words: str) -> list[str]:
    """What somebody typed into a search box, word by word, without those that have no letter or digit."""
    return [word for word in clean(words).split() if tokens(word)]


def clean(words: str) -> str:
    """What was typed, without what no database takes as text: NUL and halves of characters."""
    return words.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


def trigrams(folded: str) -> set[str]:
    """All runs of three characters."""
    return {folded[i : i + 3] for i in range(len(folded) - 2)}
