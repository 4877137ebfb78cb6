"""Places: unique geographic and geopolitical names outside the names of organisations."""

from curator.domain.article import PassageKind
from curator.domain.proposal import ProposedEntry
from curator.extract.names.geography import is_town, same_place_key
from curator.extract.names.mentions import Kind, Mention
from curator.extract.scene import Entries, Scene, plain
from curator.extract.text.lexicon import bag, lexicon

STAGE = "places.rules.v4"
_MONEY = bag("dollar dollars")


def propose_places(scene: Scene) -> Entries:
    """Proposes one entry a place with all its mentions, in the order of the first."""
    groups: dict[str, list[Mention]] = {}
    outlets = {plain(each.words).casefold() for each in scene.reading.document.head if each.field == "outlet"}
    for sentence in scene.reading.sentences:
        if sentence.kind is PassageKind.BYLINE:
            continue
        for mention in scene.of(sentence, Kind.PLACE):
            if mention.last < len(sentence.words) and sentence.words[mention.last].low in _MONEY:
                continue
            if scene.name(mention).casefold() in outlets:
                continue
            groups.setdefault(same_place_key(scene.name(mention)), []).append(mention)
    _join_short_forms(groups)
    return tuple(_entry(scene, mentions) for mentions in groups.values() if _sure(mentions) >= 0.45)


def _join_short_forms(groups: dict[str, list[Mention]]) -> None:
    """Puts "Gulou" with "Gulou District", whichever came first; a town is not the province of its name."""
    for key in list(groups):
        short, _, added = key.rpartition(" ")
        if short in groups and added in lexicon().place_kinds and not is_town(short):
            groups[key] += groups.pop(short)


def _sure(mentions: list[Mention]) -> float:
    best = max(mention.sure for mention in mentions)
    return min(0.97, best + 0.02 * (len(mentions) - 1))


def _entry(scene: Scene, mentions: list[Mention]) -> ProposedEntry:
    ordered = sorted(mentions, key=lambda each: each.start)
    fullest = max(ordered, key=lambda each: (len(scene.name(each).rstrip(".")), not scene.name(each).isupper()))
    spans = [(each.start, each.end) for each in (fullest, *ordered)]
    return ProposedEntry(group="place", values=(scene.value("name", spans, _sure(mentions)),), stage=STAGE)
