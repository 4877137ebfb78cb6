"""The pinned requirements: `make` installs just them, so they must name everything that they want themselves."""

import re
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent


def wanted(name: str, extras: frozenset[str]) -> list[Requirement]:
    """What an installed package wants here, with these extras of it."""
    found = [Requirement(each) for each in requires(name) or ()]
    asked = [{"extra": extra} for extra in extras or {""}]
    return [each for each in found if each.marker is None or any(each.marker.evaluate(extra) for extra in asked)]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_all_that_is_wanted_is_pinned(name: str) -> None:
    lines = re.findall(r"^([A-Za-z0-9][^\\\n]*)", (ROOT / name).read_text("utf-8"), flags=re.MULTILINE)
    pins = {canonicalize_name(each.name) for each in map(Requirement, lines)}
    missing, seen = [], set()
    asked = [(name, frozenset[str]()) for name in pins]
    while asked:
        pinned, extras = asked.pop()
        seen.add((pinned, extras))
        try:
            here = wanted(pinned, extras)
        except PackageNotFoundError:
            continue  # for another system than this
        missing += [f"{pinned} wants {each}" for each in here if canonicalize_name(each.name) not in pins]
        more = {(canonicalize_name(each.name), frozenset(each.extras)) for each in here if each.extras}
        asked += more - seen
    assert len(pins) > 30
    assert missing == []


def test_make_looks_for_nothing_more() -> None:
    recipe = (ROOT / "Makefile").read_text("utf-8")
    assert "--require-hashes --no-deps -r requirements-dev.txt" in recipe
