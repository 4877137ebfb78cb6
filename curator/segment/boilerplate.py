"""The sorts of boilerplate, and the file of their words; how lines are told by them is in the modules beside it."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from resources import resource


class Boilerplate(StrEnum):
    """Why a line is no part of an article; the value is the name of its rule in `segment-boilerplate.toml`."""

    ADVERTISEMENT = "advertisement"
    LOADING = "loading"
    RELATED = "related"
    RELATED_LINE = "related line"
    COMMENTS = "comments"
    NEWSLETTER = "newsletter"
    SHARE = "share"
    TAGS = "tags"
    PAGE_CONTROL = "page control"
    NAVIGATION = "navigation"
    COUNTER = "counter"
    DISCLAIMER = "disclaimer"
    COPYRIGHT = "copyright"
    CONTACT = "contact"
    END_MARK = "end mark"
    ABOUT = "about"
    AUTHOR_NOTE = "author note"
    PROMOTION = "promotion"
    RELEASE_MARK = "release mark"
    DEBRIS = "debris"
    MENU = "menu"


BY_SHAPE_ALONE = frozenset({Boilerplate.DEBRIS, Boilerplate.MENU})
"""The sorts that no words tell, so that they have no rule in the file."""


@cache
def listed() -> Mapping[str, Any]:
    """What `segment-boilerplate.toml` holds: `sentence` and `rule`; see its head."""
    with resource("gazetteers/segment-boilerplate.toml").open("rb") as file:
        return tomllib.load(file)
