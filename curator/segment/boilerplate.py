"""The sorts of boilerplate that lines are told by; how each is told is in the modules beside this one."""

from enum import StrEnum


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
