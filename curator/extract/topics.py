"""Topics: the few noun phrases that an article keeps coming back to. Modest on purpose."""

from collections import defaultdict
from collections.abc import Iterator

from curator.domain.article import PassageKind
from curator.domain.proposal import ProposedEntry
from curator.extract.scene import Entries, Scene
from curator.extract.text.lexicon import bag, lexicon, singular
from curator.extract.text.reading import Sentence

STAGE = "topics.rules.v1"
_AT_MOST = 6
_DULL = bag(
    "key new other important high main good great same many several various relevant first second last next "
    "long short important deputy vice general opening closing speech support role level part year years time "
    "today people side sides way press release united prime vice-president"
)


def propose_topics(scene: Scene) -> Entries:
    """Proposes phrases of two to four words in small letters that are said at least twice, the most frequent first."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for sentence in scene.reading.of(PassageKind.BODY, PassageKind.DATELINE, PassageKind.TITLE):
        for key, span in _phrases(sentence):
            spans[key].append(span)
    said = sorted(
        ((key, each) for key, each in spans.items() if len(each) > 1), key=lambda each: (-len(each[1]), each[1][0])
    )
    entries = []
    for _, each in said[:_AT_MOST]:
        value = scene.value("name", each, min(0.8, 0.35 + 0.1 * len(each)))
        entries.append(ProposedEntry(group="topic", values=(value,), stage=STAGE))
    return tuple(entries)


def _phrases(sentence: Sentence) -> Iterator[tuple[str, tuple[int, int]]]:
    words = sentence.words
    i = 0
    while i < len(words):
        j = i
        while (
            j < len(words)
            and words[j].tag in ("JJ", "NN", "NNS")
            and words[j].text[0].islower()
            and words[j].low not in _DULL
        ):
            j += 1
        last = j
        while last > i and words[last - 1].tag == "JJ":
            last -= 1
        if 2 <= last - i <= 4 and not any(word.low in lexicon().titles for word in words[i:last]):
            key = " ".join(singular(word.low) for word in words[i:last])
            yield key, (words[i].start, words[last - 1].end)
        i = max(j, i + 1)
