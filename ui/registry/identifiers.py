"""Reading what a person types or pastes as an identifier or a language; pure, with sentences for the person."""

import re

from PySide6.QtCore import QCoreApplication

from curator.domain.entity import Identifier
from curator.domain.identifiers import ADDRESSES, LONGEST_SCHEME, LONGEST_VALUE, SHAPES, in_case
from ui.registry.words import scheme_name

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


def read_identifier(scheme: str, typed: str) -> Identifier:
    """An identifier from what was typed; a pasted web address of a known list is read as that list's.

    Args:
        scheme: Whose list, in its stored or its shown name.
        typed: The identifier or its address.

    Raises:
        ValueError: It has not the shape of that list's identifiers, is too long, or nobody's; for the person.
    """
    value = typed.strip()
    for known, address in ADDRESSES.items():
        found = address.match(value)
        if found:
            scheme, value = known, found["id"]
    key = _key(scheme)
    if not key:
        raise ValueError(_tr("Whose identifier is this?"))
    if len(value) > LONGEST_VALUE or len(key) > LONGEST_SCHEME:
        raise ValueError(_tr("An identifier has at most %1 characters.").replace("%1", str(LONGEST_VALUE)))
    value = in_case(key, value)
    shape = SHAPES.get(key)
    if shape is not None and not shape.fullmatch(value):
        sentence = {
            "wikidata": _tr("A Wikidata identifier is Q and digits, such as Q42."),
            "ror": _tr("A ROR identifier is 0 and eight letters and digits, such as 02mhbdp94."),
            "geonames": _tr("A GeoNames identifier is a number, such as 2026609."),
        }[key]
        raise ValueError(sentence)
    return Identifier(key, value)


def read_language(typed: str) -> str:
    """A language code from what was typed.

    Raises:
        ValueError: It is none; for the person.
    """
    code = typed.strip()
    if code and not _LANGUAGE.fullmatch(code):
        raise ValueError(_tr("A language is a code of two or three letters, such as en or zh."))
    return code.lower() if len(code) <= 3 else code


def _key(scheme: str) -> str:
    plain = " ".join(scheme.split())
    known = {scheme_name(each).casefold(): each for each in SHAPES}
    return known.get(plain.casefold(), plain.casefold())


def _tr(text: str) -> str:
    return QCoreApplication.translate("registry", text)
