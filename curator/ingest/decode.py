"""Bytes to characters: which encoding a file is in, and whether it is text at all.

What the characters are then cleaned of is in `curator.ingest.clean`.
"""

import codecs
import logging
import re
from functools import partial

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    *(b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"Rar!"),
    *(b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf", b"SQLite format 3", b"MZ\x90", b"RIFF", b"OggS", b"ID3", b"\xca\xfe\xba\xbe"),
)
_SAMPLE = 65_536
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_CONTROLS = bytes({*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F})
# East Asian encodings overlap; the one whose common characters the bytes spell is taken. Korean and Japanese come
# first because their bytes also spell common Chinese characters, never the other way round.
_EAST_ASIAN = ("cp949", "euc_jp", "cp932", "gb18030", "big5hkscs")
_EAST_ASIAN_AT_LEAST = 0.85
_CENTRAL = "ÁáĄąĂăÂâÄäĆćČčÇçĎďĐđĘęĚěÉéËëÍíÎîĹĺŁłĽľŃńŇňÓóŐőÔôÖöŔŕŘřŚśŠšŞşŢţŤťŮůÚúŰűÜüÝýŹźŻżŽžß"
# Encodings of one byte a letter, with the letters that their languages write; earlier ones win.
_ALPHABETS = {
    "cp1252": frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿŒœŠšŽž"),
    "cp1250": frozenset(_CENTRAL),
    "iso8859_2": frozenset(_CENTRAL),
}
_EVERYDAY = re.compile("[\t\r\n -~\u0370-\u06ff\u2010-\u2026\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]")
_SIGNS = frozenset("€‚„…‰‹‘’“”•–—™›¡£§©ª«®°±²³´·º»¼½¾¿×\xa0")
_OTHERS = (
    *("cp1251", "koi8_r", "cp1250", "iso8859_2", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("cp866", "cp874", "iso2022_jp", "iso2022_kr", "hz", "cp1252", *_EAST_ASIAN),
)

_log = logging.getLogger(__name__)


class NotTextError(ValueError):
    """The bytes are no text, or no encoding could be found in which they are."""


def decode(data: bytes, declared: str = "") -> str:
    """Turns a file's bytes into characters, losing none silently.

    Args:
        data: The whole file.
        declared: The encoding its markup names, or empty; it is believed only where the bytes bear it out.

    Returns:
        The text, without a byte order mark. Bytes that the encoding does not know become U+FFFD and are logged.

    Raises:
        NotTextError: It is a picture, an archive or the like, or in no known encoding.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    if data.startswith(_MAGIC):
        raise NotTextError("it begins like a file of another kind")
    if data.isascii() and b"\x1b$" in data:
        return _replacing(data, "iso2022_jp")
    wide = _wide_by_zeros(data[:_SAMPLE])
    if wide:
        text = _replacing(data, wide)
        if len(_CONTROL.findall(text[:_SAMPLE])) * 10 > len(text[:_SAMPLE]):
            raise NotTextError("it is full of control characters")
        return text
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _replacing(data, _detect(data, declared))
    if _control_share(data[:_SAMPLE]) > 0.1:
        return _replacing(data, _wide_by_scripts(data[:_SAMPLE]))
    return text


def _replacing(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    if broken > max(2, len(text) // 50):
        raise NotTextError(f"{broken} places of it make no sense as {encoding}")
    _log.warning("%d places could not be read as %s", broken, encoding)
    return text


def _control_share(sample: bytes) -> float:
    return (len(sample) - len(sample.translate(None, _CONTROLS))) / max(1, len(sample))


def _wide_by_zeros(sample: bytes) -> str:
    """UTF-16 without a mark, told by the zero bytes of its Latin letters, spaces and line ends."""
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if pairs and odd > pairs * 0.2 and even < odd * 0.05:
        return "utf-16-le"
    if pairs and even > pairs * 0.2 and odd < even * 0.05:
        return "utf-16-be"
    return ""


def _detect(data: bytes, declared: str) -> str:
    """Names the encoding of bytes that are not clean UTF-8."""
    sample = _telling_part(data)
    if _control_share(sample) > 0.01:
        return _wide_by_scripts(data[:_SAMPLE])
    if _nearly_utf8(sample):
        return "utf-8"
    latin = next((encoding for encoding in _ALPHABETS if _is_latin(sample, encoding)), "")
    if latin:
        return latin
    best, share = _east_asian(sample)
    if share >= _EAST_ASIAN_AT_LEAST:
        return best
    named = _known(declared)
    if named and _decoded(sample, named):
        return named
    return _by_statistics(sample)


def _telling_part(data: bytes) -> bytes:
    """A sample that begins shortly before the first byte beyond ASCII and ends at a line or word."""
    first = next((i for i in range(0, len(data), _SAMPLE) if not data[i : i + _SAMPLE].isascii()), 0)
    lead = len(data[first : first + _SAMPLE].decode("ascii", errors="replace").split("\ufffd", 1)[0])
    start = max(0, first + lead - 200)
    sample = data[start : start + _SAMPLE]
    if len(data) <= start + _SAMPLE:
        return sample
    end = max(sample.rfind(b"\n"), sample.rfind(b" "))
    return sample[: end + 1] if end > _SAMPLE // 2 else sample


def _wide_by_scripts(sample: bytes) -> str:
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _decoded(sample[: len(sample) // 2 * 2], encoding)
        if text and len(_EVERYDAY.findall(text)) >= 0.9 * len(text):
            return encoding
    raise NotTextError("it is full of control characters")


def _nearly_utf8(sample: bytes) -> bool:
    """A few broken places in what is otherwise plainly UTF-8: a cut end, a pasted line."""
    text = sample.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(c > "\x7f" for c in text) - broken
    return whole >= 10 * broken


def _is_latin(sample: bytes, encoding: str) -> bool:
    """Whether the bytes beyond ASCII are that encoding's letters inside words and its signs around them."""
    text, alphabet = _decoded(sample, encoding), _ALPHABETS[encoding]
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if char > "\x7f" and char not in alphabet:
            inside = before.isalpha() and after.isalpha() and char not in "’´·"
            if char not in _SIGNS or inside:
                return False
    high = sum(c in alphabet for c in text)
    return bool(text) and high <= 0.25 * sum(c.isalpha() for c in text)


def _east_asian(sample: bytes) -> tuple[str, float]:
    shares = [(_common_share(_decoded(sample, encoding)[:4000], encoding), encoding) for encoding in _EAST_ASIAN]
    share, best = max(shares, key=lambda pair: pair[0])  # the first of equals
    return best, share


def _common_share(text: str, encoding: str) -> float:
    """How many of the letters beyond ASCII are everyday ones of that encoding's language."""
    common = partial(_is_common, encoding=encoding)
    letters = [c for c in text if c > "\x7f" and (c.isalpha() or c == "\ufffd" or "\ue000" <= c <= "\uf8ff")]
    return sum(map(common, letters)) / len(letters) if len(letters) > 1 else 0.0


def _is_common(char: str, encoding: str) -> bool:
    if encoding == "cp949":
        return "\uac00" <= char <= "\ud7a3"
    if encoding in ("euc_jp", "cp932") and "\u3041" <= char <= "\u30fe":
        return True
    table, first, last = {
        "gb18030": ("gb2312", 0xB0, 0xD7),
        "big5hkscs": ("big5", 0xA4, 0xC6),
    }.get(encoding, ("euc_jp", 0xB0, 0xCF))
    try:
        code = char.encode(table)
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and first <= code[0] <= last and "\u4e00" <= char <= "\u9fff"


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError:
        return ""


def _decoded(sample: bytes, encoding: str) -> str:
    """The sample as text, a character cut at its end left out; empty where it makes no sense."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return ""


def _by_statistics(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # only files that are not UTF-8 pay for it

    best = from_bytes(sample, cp_isolation=list(_OTHERS)).best()
    if best is None:
        raise NotTextError("it is in no encoding that can be told")
    return best.encoding
