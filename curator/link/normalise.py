"""Names made alike, for those who rank and compare them; the rules are `curator.domain.names`', as the store's."""

from curator.domain.names import bag, core, fold, has_han, initials, is_acronym, romanised, word_set

__all__ = ["bag", "core", "fold", "has_han", "initials", "is_acronym", "romanised", "word_set"]
