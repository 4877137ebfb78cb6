"""Roles of organisations relative to the news: from verbs, passives, nominal forms and lists.

Who came is in `attendance`; gathering the organisations themselves in `stage`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from curator.extract.names.mentions import Mention
from curator.extract.organizations.attendance import attendance
from curator.extract.organizations.payments import payments
from curator.extract.organizations.rows import Row
from curator.extract.scene import Scene
from curator.extract.text.lexicon import lexicon, singular
from curator.extract.text.reading import Sentence, Word
from curator.extract.text.vocabulary import vocabulary

_JOINING = frozenset({"became", "become", "becomes"})
_LEAD = 4
"""Sentences of an article in which what will be is its news."""
_EVENTS = frozenset({"event", "training", "course"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role of the organisation that is mentioned, and the words that say so."""

    mention: Mention
    role: str
    cue: tuple[int, int]


def roles_in(scene: Scene, sentence: Sentence) -> Iterator[Role]:
    """Finds the roles that a sentence gives to organisations."""
    row = Row.of(scene, sentence)
    if not row.bodies:
        return
    for rule in (_passives, _actives, _nouns, _phrases, _scenes, payments, attendance):
        for role, first, last, bodies in rule(row):
            cue = (row.words[first].start, row.words[last - 1].end)
            yield from (Role(body, role, cue) for body in bodies)


Given = tuple[str, int, int, list[Mention]]
"""A role, the words first..last that give it, and the bodies that have it."""


def _passives(row: Row) -> Iterator[Given]:
    """As in "initiated and held by A, B and C": everybody after "by", for each of the participles."""
    known = vocabulary("organizations")
    for i, word in enumerate(row.words):
        role = known.choices("passive").get(word.low) or (
            known.choices("passive_of_events").get(word.low) if _speaks_of_event(row, i) else None
        )
        by = _by(row, i) if role or word.low in known.signing else None
        if by is None or _distant(row, i):
            continue
        bodies = row.after(by)
        if role == "host" and i and row.words[i - 1].low == "co":
            role = "co-host"
        yield role or "signatory", i, by + 1, bodies
        if role and bodies:
            yield from _companions(row, role, bodies[-1].last)


def _by(row: Row, i: int) -> int | None:
    """The "by" of the participle at `i`: other participles, adverbs and times may stand between."""
    known = vocabulary("organizations")
    for k in range(i + 1, min(i + 6, len(row.words))):
        word = row.words[k]
        if word.low == "by":
            return k
        other = (
            word.tag.startswith("VB")
            and word.low not in known.choices("passive")
            and word.low not in known.choices("passive_of_events")
        )
        if other or word.text in (".", ";", ":") or word.low == "to":
            return None
    return None


def _distant(row: Row, i: int) -> bool:
    """Whether the verb at `i` tells of another edition: "next year's forum will be hosted by"."""
    before = [word.low for word in row.words[max(0, i - 5) : i]]
    return "next" in [word.low for word in row.words] or ("will" in before and row.sentence.index >= _LEAD)


def _speaks_of_event(row: Row, i: int) -> bool:
    lex = lexicon()
    return any(
        singular(word.low) in lex.events or singular(word.low) in _EVENTS for word in row.words[max(0, i - 15) : i]
    )


def _actives(row: Row) -> Iterator[Given]:
    """As in "A and B organized", "A, which initiated", "A is hosting", and "together with C" after it."""
    known = vocabulary("organizations")
    for i, word in enumerate(row.words):
        role = known.choices("active").get(word.low)
        if word.low in known.proposing and {each.low for each in row.words[i + 1 : i + 6]} & known.proposed:
            role = "initiator"
        if word.low in known.signing and _paper_after(row, i):
            role = "signatory"
        if word.low in known.holding and _event_after(row, i):
            role = "host"
        follower = row.words[i + 1].low if i + 1 < len(row.words) else ""
        if role is None or follower == "by" or not _is_verb(row, i) or _distant(row, i):
            continue
        bodies = row.before(i)
        if bodies:
            yield role, i, i + 1, bodies
            if role != "participant":
                yield from _companions(row, role, i + 1)


def _is_verb(row: Row, i: int) -> bool:
    word = row.words[i]
    before = {each.low for each in row.words[max(0, i - 2) : i]}
    if word.low.endswith("ing"):
        return bool(before & lexicon().being)
    return not before & lexicon().being and (word.low.endswith("ed") or word.tag.startswith("VB"))


def _paper_after(row: Row, i: int) -> bool:
    papers = lexicon().agreements
    return any(singular(word.low) in papers for word in row.words[i + 1 : i + 13])


def _event_after(row: Row, i: int) -> bool:
    """Whether the object of the verb at `i` is an event: "held its annual forum"."""
    for word in row.words[i + 1 : i + 7]:
        if word.low in ("in", "on", "at", "with", "to", ","):
            return False
        if singular(word.low) in lexicon().events or word.low in _EVENTS:
            return True
    return False


def _companions(row: Row, role: str, i: int) -> Iterator[Given]:
    """Those who did the same: "hosted the forum together with B"."""
    for k in range(i, min(i + 16, len(row.words))):
        if row.words[k].tag in ("VBD", "VBZ") or row.words[k].text in (";", "."):
            return
        if row.words[k].low in vocabulary("organizations").choices("passive") and _by(row, k):
            return  # "hosted by A and organised by B together with C"
        end = _phrase_at(row, k, vocabulary("organizations").choices("companions"))[1]
        if end:
            yield role, k, end, row.after(end - 1, reach=4)
            return


def _nouns(row: Row) -> Iterator[Given]:
    """As in "Organizers: A, B", "the sponsors of the forum were A and B", "A, a sponsor of", "A (host)"."""
    known = vocabulary("organizations")
    for i, word in enumerate(row.words):
        role = known.choices("nominal").get(word.low)
        if role is None:
            continue
        shown = _shown(row, i)
        if shown and word.low != "member":
            yield role, i, i + 1, row.after(shown, reach=4)
        elif role != "participant" and i + 1 < len(row.words):
            comma = row.words[i + 1].text == ","
            yield role, i, i + 1, row.after(i + comma, reach=2) if _named_by(row, i) else []
        yield role, i, i + 1, _told_of(row, i, joining=role == "participant")


def _named_by(row: Row, i: int) -> bool:
    """Whether "the" or the beginning stands before a noun: "the host, A"."""
    return i == 0 or row.words[i - 1].low in ("the", "its", "main", "co", "principal")


def _shown(row: Row, i: int) -> int:
    """The index of the colon or verb after which those of the noun at `i` stand, or 0."""
    for k in range(i + 1, min(i + 8, len(row.words))):
        low = row.words[k].low
        if low in vocabulary("organizations").shown:
            return k
        if k == i + 1 and low not in ("of", "for", "and", "("):
            return 0
        if row.words[k].text in (",", ";", ".") or row.words[k].tag.startswith("VB"):
            return 0
    return 0


def _told_of(row: Row, i: int, *, joining: bool) -> list[Mention]:
    """The bodies that the noun at `i` is said of: "A and B, the main sponsors", "with A as host"."""
    follower = row.words[i + 1].low if i + 1 < len(row.words) else "."
    behind = [body for body in row.bodies if body.last <= i]
    if not behind or i - behind[-1].last > 12 or follower in lexicon().speech:
        return []
    last = behind[-1].last
    if row.words[i - 1].text == "(" and i - 1 == last and follower == ")":
        return [behind[-1]]
    between = list(row.plain(last, i))
    adjectives = {word.low for word in row.words[last:i] if word.tag in ("JJ", "JJS")}
    linked = all(each in vocabulary("organizations").links or each in adjectives for each in between)
    wanted = _JOINING if joining else vocabulary("organizations").before_nominal | _JOINING
    if not (linked and set(between) & wanted):
        return []
    rows = row.before(last)
    many = row.words[i].low.endswith("s") or between[-1:] in (["played"], ["plays"])
    return rows if between[-1:] != ["as"] and rows and many else [behind[-1]]


def _phrases(row: Row) -> Iterator[Given]:
    """As in "with funding from A", "with the support of A and B", "at the invitation of A"."""
    known = vocabulary("organizations")
    words = {word.low for word in row.words}
    money = bool(words & known.money_signs) or any("$" in word.text or "€" in word.text for word in row.words)
    for i in range(len(row.words) - 1):
        role, end = _phrase_at(row, i, known.choices("phrases"))
        if not end and money:
            role, end = _phrase_at(row, i, known.choices("money"))
        purpose = i and (row.words[i - 1].low, row.words[i].low) == ("in", "support")
        if end and not purpose:
            yield role, i, end, row.after(end - 1, reach=4)


def _phrase_at(row: Row, i: int, phrases: Mapping[str, str]) -> tuple[str, int]:
    """The role of the phrase that begins at word `i`, and the index after it; 0 where there is none."""
    for length in (1, 2, 3, 4):
        role = phrases.get(" ".join(word.low for word in row.words[i : i + length]))
        if role:
            return role, i + length
    return "", 0


def _scenes(row: Row) -> Iterator[Given]:
    """As in "was established at A", "visited A", "on the campus of A": the place of the news is the host."""
    known = vocabulary("organizations")
    for body in row.bodies:
        k = body.first - 1
        if k >= 0 and row.words[k].low == "the":
            k -= 1
        before = row.words[k].low if k >= 0 else ""
        verb = row.words[k - 1].low if k >= 1 else ""
        came = before == "to" and verb in ("visit", "came", "visited")
        staged = before == "at" and (verb in known.held or _staged(row, k, known.held))
        if before == "visited" or staged or came:
            yield "host", k, k + 1, [body]
        elif (
            k >= 1
            and _phrase_at(row, k - 1, known.choices("scenes"))[1]
            and _held_before(row.words[: k - 1], known.held)
        ):
            yield "host", k - 1, k + 1, [body]


def _staged(row: Row, at: int, held: frozenset[str]) -> bool:
    """Whether the object of a verb of holding leads to the "at": "opened a joint laboratory at"."""
    for k in range(at - 1, max(-1, at - 9), -1):
        word = row.words[k]
        if word.low in held and word.tag[:2] == "VB":
            return True
        if word.tag[:2] == "VB" or word.text in (",", ";", "and") or k in row.people:
            return False
    return False


def _held_before(words: Iterable[Word], held: frozenset[str]) -> bool:
    return any(word.low in held for word in words)
