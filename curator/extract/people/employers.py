"""The organisation of a position that doesn't name it: "the university's president", "its director", a bare "rector".

Organisations that the position itself names are `positions`'.
"""

import re
from collections.abc import Iterable, Sequence

from curator.extract.names.mentions import Kind, is_title_head
from curator.extract.names.phrases import is_field
from curator.extract.organizations.bodies import Body, generic_words, meant_by
from curator.extract.people.home import Home, Span
from curator.extract.people.positions import Position
from curator.extract.scene import Scene, span
from curator.extract.text.lexicon import lexicon, singular
from curator.extract.text.reading import Sentence, Word
from curator.extract.text.vocabulary import vocabulary

# "Universidad", "Politecnico", "Hochschule": beginnings of the word in European languages.
_SCHOLARLY = re.compile(r"(uni[vw]er[sz]|pol[iy]te[ckh]|hochschul|a[ck]ad[eé]m|école|escuela)", re.IGNORECASE)
_ENVOYS = frozenset({"ambassador", "consul", "envoy", "attaché"})
_STATELY = frozenset({"president", "vice-president"})
_JOINTS = frozenset({"with", "and", "through", "by", "under"})
_MINISTRIES = frozenset({"ministry", "department", "ministerio", "ministério", "ministère"})
_RANKED = frozenset({"vice", "deputy", "state", "first", "assistant", "general"})
_MAIN = 3
"""Mentions that make an organisation the main one, if no other of its kind has more than half as many."""
_NEAR = 700
"""Code points from the last mention of an organisation within which a bare title speaks of it."""


def employer(scene: Scene, sentence: Sentence, position: Position) -> Home | None:
    """Where a position is held, from the words around it and the organisations named before.

    The cue is the position with the word before it that says whose it is.

    Args:
        scene: The document.
        sentence: In which the position stands.
        position: Without an affiliation of its own.
    """
    at, owner = _owner(sentence.words, position.first)
    name = _owned(scene, sentence, position, owner) if owner else _unowned(scene, sentence, position)
    return Home(name, span(sentence, at, position.last)) if name is not None else None


def _owned(scene: Scene, sentence: Sentence, position: Position, owner: str) -> Span | None:
    """As in "its director", "whose rector", "the university's president"."""
    begins = sentence.words[position.first].start
    if owner == "its":
        return _its(scene, sentence, position)
    if owner == "whose":
        return _nearest(scene, sentence, begins)
    body = meant_by(scene.bodies, owner, begins)
    return body.fullest if body is not None else None


def _unowned(scene: Scene, sentence: Sentence, position: Position) -> Span | None:
    """As in "minister of water", "rector of the university", a bare "rector"."""
    ways = (ministry, _generic, _bare)
    return next((found for way in ways if (found := way(scene, sentence, position))), None)


def is_told(sentence: Sentence, position: Position) -> bool:
    """Whether the words around a position say whose it is."""
    if any(word.low in _ENVOYS for word in sentence.words[position.first : position.last]):
        return True
    generic = any(True for _ in generic_words(sentence, position.first, position.last))
    return generic or bool(_owner(sentence.words, position.first)[1])


def title_end(scene: Scene, sentence: Sentence, position: Position) -> int:
    """Index after the title without "of the university", where that means an organisation named before."""
    words = sentence.words
    for i, word in generic_words(sentence, position.first, position.last):
        of = next((k for k in range(i, position.first, -1) if words[k].low in ("of", "at")), None)
        if of is not None and meant_by(scene.bodies, word, words[i].start) is not None:
            return of
    return position.last


def _owner(words: Sequence[Word], first: int) -> tuple[int, str]:
    """`its`, `whose`, or the noun of "the university's" before a title, with its index; else the title's and ""."""
    k = first
    while k and words[k - 1].low in ("first", "new", "then", "current", "own", "founding"):
        k -= 1
    low = words[k - 1].low if k else ""
    if low in ("its", "whose", "their", "our"):
        return k - 1, "whose" if low == "whose" else "its"
    if low == "'s" and k > 1 and words[k - 2].low not in lexicon().places:
        return k - 2, words[k - 2].low
    return first, ""


def _its(scene: Scene, sentence: Sentence, position: Position) -> Span | None:
    """The X of "X with its director"; else the first organisation of the sentence or of the one before."""
    words = sentence.words
    owner = next(k for k in range(position.first - 1, -1, -1) if words[k].low in ("its", "their", "our"))
    bodies = [m for m in scene.of(sentence, Kind.ORGANIZATION) if m.start < words[owner].start]
    k = owner - 1 - (words[owner - 1].low in ("by", "with"))
    if k > 0 and words[owner - 1].low == "by" and words[k].low in ("represented", "led", "headed", "signed"):
        # "TIMR, represented by its director"
        joined = [m for m in bodies if m.last in (k, k - 1)]
        if joined:
            return joined[-1].start, joined[-1].end
    joined = [m for m in bodies if m.last >= owner - 2 and words[m.last].low in _JOINTS]
    if joined:
        return joined[-1].start, joined[-1].end
    if bodies:
        return bodies[0].start, bodies[0].end
    earlier = scene.of(scene.reading.sentences[sentence.index - 1], Kind.ORGANIZATION) if sentence.index else []
    if earlier:
        return earlier[0].start, earlier[0].end
    return _latest(scene.bodies, words[owner].start, near=_NEAR)


def _nearest(scene: Scene, sentence: Sentence, before: int) -> Span | None:
    bodies = [m for m in scene.of(sentence, Kind.ORGANIZATION) if m.start < before]
    return (bodies[-1].start, bodies[-1].end) if bodies else None


def _generic(scene: Scene, sentence: Sentence, position: Position) -> Span | None:
    """The organisation behind "rector of the university"."""
    for i, word in generic_words(sentence, position.first, position.last):
        if is_title_head(word):
            continue  # a bare "rector"
        body = meant_by(scene.bodies, word, sentence.words[i].start)
        if body is not None:
            return body.fullest
    return None


def ministry(scene: Scene, sentence: Sentence, position: Position) -> Span | None:
    """The ministry of "minister of water resources", where the article names it."""
    title = sentence.words[position.first : position.last]
    low = [word.low for word in title]
    if not any(word.endswith(("minister", "ministers")) or word == "secretary" for word in low) or "prime" in low:
        return None
    ministries = [body for body in scene.bodies if body.head in _MINISTRIES]
    nation = sentence.words[position.first - 1].low if position.first else ""
    if nation in lexicon().demonyms:
        ministries = [body for body in ministries if lexicon().demonyms[nation] in body.name.casefold()]
    subject = {singular(word) for word in low if is_field(word) or is_field(singular(word))} - _RANKED
    if subject:
        fitting = [body for body in ministries if subject <= _words_of(body)]
        return min(fitting, key=lambda body: len(_words_of(body))).fullest if fitting else None
    if low[-1] == "secretary" or set(low) & {"chief", "first"}:
        return None
    ministries = [body for body in ministries if body.head != "department"]
    countries = {lexicon().demonyms.get(word.low, "") for word in sentence.words} - {""}
    fit = [body for body in ministries if any(country in body.name.casefold() for country in countries)]
    fit = fit or (ministries if len(ministries) == 1 else [])
    return fit[0].fullest if len(fit) == 1 else None


def _words_of(body: Body) -> set[str]:
    return {singular(word.strip(",")) for word in body.name.casefold().split()}


def _bare(scene: Scene, sentence: Sentence, position: Position) -> Span | None:
    """The organisation named last before a title that says nothing of its place."""
    lex = lexicon()
    title = sentence.words[position.first : position.last]
    before = sentence.words[position.first - 1 : position.first] if position.first else ()
    if any(word.low in lex.demonyms for word in (*before, *title)):
        return None
    at = sentence.words[position.first].start
    own = [body for body in scene.bodies if body.head == title[0].low and len(title) > 1]
    if own:
        # "Fund manager"
        return _latest(own, at)
    low = {word.low for word in title}
    if low & lex.academic_posts:
        return _in_focus([body for body in scene.bodies if _academic(body)], sentence, at)
    if low & lex.company_posts or {"chief", "executive"} <= low or {"managing", "director"} <= low:
        return _latest([body for body in scene.bodies if not _academic(body)], at, near=_NEAR)
    if title[-1].low in lex.house_posts:
        # A bare president or chairman after a council or a caucus is as often a country's.
        fitting = [
            body for body in scene.bodies if title[-1].low not in _STATELY or body.head in vocabulary("people").houses
        ]
        return _in_focus(fitting, sentence, at, near=_NEAR)
    return None


def _in_focus(bodies: Sequence[Body], sentence: Sentence, at: int, near: int | None = None) -> Span | None:
    """The organisation of the same sentence that was named last; else the article's main one; else the last."""
    here = [body for body in bodies if any(sentence.start <= start < at for start, _ in body.spans)]
    if here:
        return _latest(here, at)
    before = {body: sum(start < at for start, _ in body.spans) for body in bodies}
    ranked = sorted(before.values(), reverse=True)
    main = next((body for body, count in before.items() if count >= _MAIN and count == ranked[0]), None)
    if main is not None and ranked[:2].count(ranked[0]) == 1 and ranked[0] >= 2 * (ranked[1:2] or [0])[0]:
        return main.fullest
    return _latest(bodies, at, near)


def _academic(body: Body) -> bool:
    return singular(body.head) in lexicon().academic or any(_SCHOLARLY.match(word) for word in body.name.split()[:3])


def _latest(bodies: Iterable[Body], before: int, near: int | None = None) -> Span | None:
    """The fullest name of the organisation that was mentioned last before a place, not further back than `near`."""
    named = [(start, body) for body in bodies for start, _ in body.spans if start < before]
    start, body = max(named, key=lambda each: each[0], default=(0, None))
    return body.fullest if body is not None and (near is None or before - start <= near) else None
