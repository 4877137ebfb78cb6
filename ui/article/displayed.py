"""An article's text as Qt may hold it: the same length in UTF-16 units, nothing that Qt would take for structure."""

import re

_STRUCTURE = str.maketrans(
    {
        "\r": " ",
        "\u2029": "\u2028",
        "\ufdd0": "\ufffd",
        "\ufdd1": "\ufffd",
        **{chr(code): "\ufffd" for code in range(0xD800, 0xE000)},
        **{chr(code): "\u2426" for code in [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F]},
    }
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_LOOKED_AT = 2000


def displayed(text: str) -> str:
    """The text to be shown, character for character.

    Characters that a document of Qt understands as ends of paragraphs or frames, half surrogates and control
    characters have stand-ins of the same width, so that offsets hold.

    Args:
        text: The article's text.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_STRUCTURE)


def is_cjk(text: str, language: str) -> bool:
    """Whether a text is to be set as Chinese, Japanese or Korean is.

    Args:
        text: The article's text.
        language: Its language, ISO 639-1, or empty.
    """
    if language in ("zh", "ja", "ko"):
        return True
    sample = text[:_LOOKED_AT]
    return len(_CJK.findall(sample)) * 4 > len(sample)
