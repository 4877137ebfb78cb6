"""Roles of organisations relative to the news: from verbs, passives, nominal forms and lists.

Gathering the organisations themselves is in `curator.extract.organizations`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curator.extract.lexicon import bag
from curator.extract.mentions import Kind, Mention
from curator.extract.reading import Sentence, Word
from curator.extract.scene import Scene

_PASSIVE = {
    "hosted": "host",
    "held": "host",
    "co-hosted": "co-host",
    "cohosted": "co-host",
    "organized": "organizer",
    "organised": "organizer",
    "co-organized": "organizer",
    "co-organised": "organizer",
    "convened": "organizer",
    "undertaken": "organizer",
    "arranged": "organizer",
    "sponsored": "sponsor",
    "co-sponsored": "sponsor",
    "funded": "sponsor",
    "supported": "sponsor",
    "financed": "sponsor",
    "initiated": "initiator",
    "launched": "initiator",
    "proposed": "initiator",
    "led": "initiator",
    "spearheaded": "initiator",
    "founded": "initiator",
}
_ACTIVE = {
    "hosted": "host",
    "hosts": "host",
    "co-hosted": "co-host",
    "organized": "organizer",
    "organised": "organizer",
    "organizes": "organizer",
    "co-organized": "organizer",
    "co-organised": "organizer",
    "convened": "organizer",
    "sponsored": "sponsor",
    "co-sponsored": "sponsor",
    "funded": "sponsor",
    "initiated": "initiator",
    "spearheaded": "initiator",
    "inaugurated": "initiator",
    "launched": "initiator",
    "founded": "initiator",
    "support": "sponsor",
    "supports": "sponsor",
    "attended": "participant",
    "participated": "participant",
    "joined": "participant",
    "presented": "participant",
    "exhibited": "participant",
    "showcased": "participant",
    "unveiled": "participant",
    "released": "participant",
    "demonstrated": "participant",
}
_NOMINAL = {
    "host": "host",
    "hosts": "host",
    "co-host": "co-host",
    "co-hosts": "co-host",
    "organizer": "organizer",
    "organizers": "organizer",
    "organiser": "organizer",
    "organisers": "organizer",
    "sponsor": "sponsor",
    "sponsors": "sponsor",
    "initiator": "initiator",
    "initiators": "initiator",
    "members": "participant",
    "partners": "participant",
    "participants": "participant",
}
_ATTENDING = bag("attended participated joined took gathered participating included")
_DELEGATES = bag(
    "representatives delegates experts officials members directors leaders researchers scholars scientists "
    "participants heads teachers students engineers executives delegations presidents rectors deans"
)
_LIST_WORDS = re.compile(
    r"(?:[\s,;&()\[\]]|\band\b|\bthe\b|\bas well as\b|\balong with\b|\btogether with\b|\bwith\b|\bboth\b|\balso\b"
    r"|\bby\b|\bin (?:partnership|collaboration|cooperation|conjunction) with\b"
    r"|\bcompany\b|\bfirm\b|\b[A-Z][\w.]*[’']s\b)*$"
)
_BRACKET = re.compile(r"\([^()]{1,40}\)")


_PHRASES = {
    ("funding", "from"): "sponsor",
    ("funds", "from"): "sponsor",
    ("support", "from"): "sponsor",
    ("support", "of"): "sponsor",
    ("sponsorship", "of"): "sponsor",
    ("invitation", "of"): "host",
    ("initiative", "of"): "initiator",
    ("auspices", "of"): "sponsor",
}


@dataclass(frozen=True, slots=True)
class Role:
    """A role of the organisation that is mentioned, and the words that say so."""

    mention: Mention
    role: str
    cue: tuple[int, int]


def roles_in(scene: Scene, sentence: Sentence) -> Iterator[Role]:
    """Finds the roles that a sentence gives to organisations."""
    bodies = scene.of(sentence, Kind.ORGANIZATION)
    if not bodies:
        return
    words = sentence.words
    for i, word in enumerate(words):
        if word.low in _PASSIVE:
            yield from _passive(scene, words, i, bodies)
        if word.low in _NOMINAL:
            yield from _nominal(scene, words, i, bodies)
    yield from _active(scene, words, bodies)
    yield from _place_of_action(words, bodies)
    yield from _attendance(words, bodies)
    yield from _nominal_phrases(scene, words, bodies)


def _in_list(gap: str) -> bool:
    """Whether only words of a list, brackets aside, stand between two names."""
    return bool(_LIST_WORDS.match(_BRACKET.sub(" ", gap)))


def listed_after(
    scene: Scene, words: Sequence[Word], i: int, bodies: Sequence[Mention], reach: int = 8
) -> list[Mention]:
    """The organisations of a list that begins within `reach` words after word `i`."""
    ahead = [body for body in bodies if body.first > i]
    if not ahead or ahead[0].first - i > reach:
        return []
    listed = [ahead[0]]
    for body in ahead[1:]:
        gap = scene.text[listed[-1].end : body.start]
        if not _in_list(gap):
            break
        listed.append(body)
    last = listed[-1]
    if len(listed) > 1 and last.last < len(words) and words[last.last].tag in ("VBD", "VBZ", "VBP", "MD"):
        # "..., with A, and B unveiled": B begins a new clause.
        gap = scene.text[listed[-2].end : last.start]
        if "," in gap and "and" in gap.split():
            listed.pop()
    return listed


def listed_before(
    scene: Scene, i: int, bodies: Sequence[Mention], *, adverbs: int = 3, words: Sequence[Word]
) -> list[Mention]:
    """The organisations of a list that ends right before word `i`, adverbs and auxiliaries aside."""
    behind = [body for body in bodies if body.last <= i]
    if not behind or i - behind[-1].last > adverbs:
        return []
    between = words[behind[-1].last : i]
    if any(
        word.text in (",", ";", ":") or (word.tag[:2] in ("IN", "NN", "WD", "VB") and word.low not in _AUXILIARY)
        for word in between
    ):
        return []
    listed = [behind[-1]]
    for body in reversed(behind[:-1]):
        if not _in_list(scene.text[body.end : listed[0].start]):
            break
        listed.insert(0, body)
    return listed


_AUXILIARY = bag("has have had will also jointly together was were is are recently officially formally then both")


def _passive(scene: Scene, words: Sequence[Word], i: int, bodies: Sequence[Mention]) -> Iterator[Role]:
    """As in "initiated and held by A, B and C": everybody after "by", for each of the participles."""
    by = next((k for k in range(i + 1, min(i + 5, len(words))) if words[k].low == "by"), None)
    if by is None or any(
        words[k].low not in (*_PASSIVE, "and", "jointly", ",", "or", "co", "-") for k in range(i + 1, by)
    ):
        return
    if any(word.low in ("will", "next") for word in words[max(0, i - 4) : i]):
        return
    role = _PASSIVE[words[i].low]
    if role == "host" and words[i].low == "hosted" and i and words[i - 1].low == "co":
        role = "co-host"
    for body in listed_after(scene, words, by, bodies):
        yield Role(body, role, (words[i].start, words[by].end))


def _nominal(scene: Scene, words: Sequence[Word], i: int, bodies: Sequence[Mention]) -> Iterator[Role]:
    """As in "Organizers: A, B", "the sponsors were A and B"."""
    after = words[i + 1].low if i + 1 < len(words) else ""
    if after in (":", "：", "is", "are", "was", "were", "include", "included"):
        for body in listed_after(scene, words, i + 1, bodies, reach=4):
            yield Role(body, _NOMINAL[words[i].low], (words[i].start, words[i].end))


def _active(scene: Scene, words: Sequence[Word], bodies: Sequence[Mention]) -> Iterator[Role]:
    for i, word in enumerate(words):
        role = _ACTIVE.get(word.low)
        follower = words[i + 1].low if i + 1 < len(words) else ""
        if role is None or follower == "by" or (i and words[i - 1].low in ("was", "were", "be", "been", "is", "are")):
            continue
        for body in listed_before(scene, i, bodies, words=words):
            yield Role(body, role, (word.start, word.end))


def _place_of_action(words: Sequence[Word], bodies: Sequence[Mention]) -> Iterator[Role]:
    """As in "was established at A", "visited A", "came to A": the place of the news is the host."""
    for body in bodies:
        k = body.first - 1
        if k >= 0 and words[k].low == "the":
            k -= 1
        before = words[k].low if k >= 0 else ""
        verb = words[k - 1].low if k >= 1 else ""
        held = verb in (
            "held",
            "place",
            "established",
            "opened",
            "signed",
            "launched",
            "convened",
            "concluded",
            "meeting",
        )
        if (
            before == "visited"
            or (before == "at" and held)
            or (before == "to" and verb in ("visit", "came", "visited"))
        ):
            yield Role(body, "host", (words[k].start, words[k].end))


def _nominal_phrases(scene: Scene, words: Sequence[Word], bodies: Sequence[Mention]) -> Iterator[Role]:
    """As in "with funding from A", "with the support of A and B", "at the invitation of A"."""
    for i in range(len(words) - 1):
        role = _PHRASES.get((words[i].low, words[i + 1].low))
        if role:
            for body in listed_after(scene, words, i + 1, bodies, reach=4):
                yield Role(body, role, (words[i].start, words[i + 1].end))


def _attendance(words: Sequence[Word], bodies: Sequence[Mention]) -> Iterator[Role]:
    """Everybody named in a sentence that tells who came, and delegates "from A, B and C"."""
    verbs = [
        i
        for i, word in enumerate(words)
        if word.low in _ATTENDING and not (word.low == "took" and not _took_part(words, i))
    ]
    delegates = [i for i, word in enumerate(words) if word.low in _DELEGATES]
    for body in bodies:
        source = [i for i in delegates if i < body.first]
        came = [v for v in verbs if _came(words, v, body, delegates=bool(source))]
        if came:
            at = min(came, key=lambda v: abs(v - body.first))
            yield Role(body, "participant", (words[at].start, words[at].end))


def _came(words: Sequence[Word], verb: int, body: Mention, *, delegates: bool) -> bool:
    """Whether a body is on the side of the verb where those who came stand."""
    passive = verb + 1 < len(words) and words[verb + 1].low == "by"
    if words[verb].low == "attended":
        return body.first > verb if passive else body.first < verb
    return delegates


def _took_part(words: Sequence[Word], i: int) -> bool:
    return i + 1 < len(words) and words[i + 1].low == "part"
