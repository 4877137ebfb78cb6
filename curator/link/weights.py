"""What a reason for a candidate is worth, and where it begins to count. All numbers of the ranking stand here.

A name's likeness gives a score from 0 to 1. What the article and earlier choices say for a candidate closes a part of
the gap between that score and 1, never all of it, so that a name that is the same stays before one that is alike.
"""

from curator.domain.entity import ReasonKind

NAME_SCORES = {
    ReasonKind.SAME_NAME: 1.0,
    ReasonKind.ALIAS: 0.97,
    ReasonKind.ACRONYM: 0.96,
    ReasonKind.SAME_BUT_FOR_SPELLING: 0.95,
    ReasonKind.FORMER_NAME: 0.93,
    ReasonKind.ALIAS_BUT_FOR_SPELLING: 0.92,
    ReasonKind.SAME_BUT_FOR_LEGAL_FORM: 0.91,
    ReasonKind.SAME_BUT_FOR_DESIGNATION: 0.91,
    ReasonKind.SAME_WORDS: 0.9,
    ReasonKind.SAME_IN_PINYIN: 0.88,
    ReasonKind.INITIALS: 0.8,
    ReasonKind.PART_OF_NAME: 0.75,
}
"""The score of a name by how it is like the written one."""

SIMILAR = 0.88
"""What full likeness of spelling is worth; it shrinks with the likeness."""

LEAST_LIKENESS = 0.6
"""Below this likeness of spelling a name is no candidate for that alone."""

SHORTEST = 2 / 3
"""A name shorter than this part of the written one is a part of it, not like it."""

OTHER_NUMBER = 0.6
"""By what likeness of spelling is multiplied where the names have different numbers in them."""

OTHER_DESIGNATION = 0.9
"""By what it is multiplied where a place is not what the written name says: Linhe Province, where it is a city."""

LEARNED_ELSEWHERE = 0.85
"""The least score of an entity that was chosen for this very name, though in another article or outlet only."""

LINKED_SAME_NAME = 0.98
"""The least score of an entity that the same name is linked to elsewhere in the article."""

INTRODUCED = 0.99
"""The least score of an entity whose linked name has this one beside it in brackets: more than that of an acronym."""

SHORT_FOR_LINKED = 0.97
"""The least score of an entity linked in the article of whose name this one is a part or an acronym."""

CONTEXT = {
    ReasonKind.LINKED_HERE: 0.4,
    ReasonKind.PARENT_NAMED: 0.35,
    ReasonKind.PLACE_NAMED: 0.3,
    ReasonKind.MENTIONED_WITH: 0.2,
    ReasonKind.CHOSEN_IN_OUTLET: 0.25,
    ReasonKind.CHOSEN: 0.15,
}
"""Which part of the gap to 1 a reason closes, by itself; each further one closes its part of what is left."""

CHOSEN_OFTEN = 10
"""So many earlier choices count in full; fewer count less."""

AS_LEARNED = 1.0
"""The score of an entity that a lesson names."""

AS_REFUSED = 0.1
"""By what the score of a refused entity is multiplied; it stands last in any case."""

SHORTEST_FOLDED = 4
"""Names of fewer characters are linked automatically only where case and accents agree too: `It` is not `IT`."""

LOOKED_AT = 30
"""So many entities of the store's search are compared in full."""

WEIGHED = 20
"""So many of the best names are weighed by what the article and earlier choices say of them."""

COMPANIONS = 10
"""Of so many entities linked in the article it is known with whom they were mentioned before."""

MOST_CANDIDATES = 9
"""No more are offered: as many as there are number keys."""

HIGH_ANSWER = 80.0
"""From here on, of 100, a service's score is high."""

LEAST_ANSWER = 20.0
"""Below, of 100, a service's score says that it has nothing, unless the names are alike: some count up to 1."""

LIKE_ANSWER = 0.75
"""The least likeness of a name that a service is sure of; part of a name has it."""

LIKE_SPELLING = 0.8
"""The same where only the spelling is alike."""
