"""Who took part in the news: delegates "from A, B and C", bodies that "attended" or "were represented"."""

from collections.abc import Iterator

from curator.extract.names.mentions import Mention
from curator.extract.organizations.rows import Row
from curator.extract.text.lexicon import lexicon
from curator.extract.text.vocabulary import vocabulary

Given = tuple[str, int, int, list[Mention]]


def attendance(row: Row) -> Iterator[Given]:
    """Finds the participants of a sentence, and whoever received them.

    Args:
        row: The sentence.

    Yields:
        `participant` or `host`, the words first..last that say so, and the bodies.
    """
    yield from _in_sentence_of_coming(row)
    yield from _delegates_of(row)
    yield from _passive(row)
    yield from _receiving(row)


def _in_sentence_of_coming(row: Row) -> Iterator[Given]:
    """Everybody named in a sentence that tells who came."""
    known = vocabulary("organizations")
    words = row.words
    verbs = [i for i, word in enumerate(words) if word.low in known.attending and _took_part(row, i)]
    delegates = [i for i, word in enumerate(words) if word.low in known.delegates]
    for body in row.bodies:
        sent = any(i < body.first for i in delegates)
        came = [v for v in verbs if _came(row, v, body, sent=sent)]
        if came:
            at = min(came, key=lambda v: abs(v - body.first))
            yield "participant", at, at + 1, [body]


def _came(row: Row, verb: int, body: Mention, *, sent: bool) -> bool:
    """Whether a body is on the side of the verb where those who came stand."""
    passive = verb + 1 < len(row.words) and row.words[verb + 1].low == "by"
    if row.words[verb].low in ("attended", "joined"):
        return body.first > verb if passive else body.first < verb
    return sent or (row.words[verb].low == "took" and body in row.before(verb))


def _took_part(row: Row, i: int) -> bool:
    return row.words[i].low != "took" or (i + 1 < len(row.words) and row.words[i + 1].low == "part")


def _delegates_of(row: Row) -> Iterator[Given]:
    """As in "welcomed a delegation of seven academics from A and B"."""
    known = vocabulary("organizations")
    words = row.words
    if not any(word.low in known.attending_lists for word in words):
        return
    for i, word in enumerate(words[:-1]):
        if word.low in known.delegates:
            link = next((k for k in range(i + 1, min(i + 7, len(words))) if words[k].low in known.before_names), 0)
            if link:
                yield "participant", i, i + 1, row.after(link, reach=7)


def _passive(row: Row) -> Iterator[Given]:
    """As in "was attended by A and B", "A and B were represented"."""
    known = vocabulary("organizations")
    words = row.words
    for i, word in enumerate(words):
        if word.low not in known.attended:
            continue
        if i + 1 < len(words) and words[i + 1].low == "by":
            yield "participant", i, i + 2, row.after(i + 1)
        elif word.low == "represented" and i and words[i - 1].low in lexicon().being:
            yield "participant", i - 1, i + 1, row.before(i - 1)


def _receiving(row: Row) -> Iterator[Given]:
    """As in "A welcomed a delegation from B": A is the host."""
    known = vocabulary("organizations")
    for i, word in enumerate(row.words):
        if word.low in known.receiving and {each.low for each in row.words[i + 1 : i + 7]} & known.delegates:
            yield "host", i, i + 1, row.before(i)
