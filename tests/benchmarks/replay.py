"""A curator at work on names: links each name of the gold articles in a real workspace, the oldest article first.

`python -m tests.benchmarks.replay [FOLDER]` prints the figures with learning on and off, and every miss.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from curator.app import Workspace, open_workspace
from curator.domain.dossier import Dossier
from curator.domain.entity import Candidate, Entity, EntityKind
from curator.domain.evidence import cite
from curator.domain.lesson import Scope
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.domain.record import Value
from curator.settings import Settings
from tests.benchmarks.linked import (
    GOLD,
    OFFERED,
    Figures,
    GoldEntity,
    LinkedArticle,
    Outcome,
    Written,
    figures,
    read_articles,
    read_registry,
)
from tests.services.material import give

_SETTINGS = Settings(curator="Mira")

Keys = dict[str, int]
"""By key of a gold entity the workspace's."""


def replay(desk: Workspace, folder: Path = GOLD, *, learning: bool) -> list[Outcome]:
    """Links every name as a curator would who knows what is meant, and says what that took.

    Names that are one entity's surely are linked before an article is opened, as `curator link` does. What is left
    is chosen for that mention, and is learned for everywhere, as the panel offers it first; what was linked wrongly is
    corrected, which is learned for its article.

    Args:
        desk: An empty workspace, with or without places.
        folder: Of gold links.
        learning: Whether what choices teach is kept.
    """
    registry = read_registry(folder)
    known = take_in(desk, registry)
    return [each for article in read_articles(folder) for each in _link_all(desk, registry, known, article, learning)]


def take_in(desk: Workspace, registry: dict[str, GoldEntity]) -> Keys:
    """Puts what is known from the start into the registry; places that are there are found by identifier."""
    known: Keys = {}
    for key, gold in registry.items():
        for identifier in gold.entity.identifiers:
            for found in desk.registry.named(f"{identifier.scheme}:{identifier.value}"):
                known[key] = found.id
    new = {key: gold for key, gold in registry.items() if gold.known and key not in known}
    known |= {key: gold.entity.id for key, gold in new.items()}
    for gold in new.values():
        desk.registry.create(replace(gold.entity, place=known.get(gold.place or "")))
    for key, gold in new.items():
        if gold.parent in known:
            desk.registry.edit(replace(desk.registry.entities([known[key]])[known[key]], parent=known[gold.parent]))
    return known


def _link_all(
    desk: Workspace, registry: dict[str, GoldEntity], known: Keys, article: LinkedArticle, learning: bool
) -> Iterable[Outcome]:
    article_id = give(desk, article.text, [_head(article), *(_proposal(article.text, each) for each in article.names)])
    desk.automatic.link_all()
    for written in article.names:
        dossier = desk.review.open(article_id)
        value = _value(dossier, written)
        candidates = desk.registry.candidates(value, written.kind, dossier)
        outcome = _outcome(desk, article, written, value, candidates, known)
        yield outcome
        if outcome.automatic:
            continue
        scope = Scope.EVERYWHERE if outcome.automatic is None else Scope.ARTICLE
        if outcome.known:
            desk.linking.link(dossier.record, {value.id}, known[written.key], scope=scope)
        else:
            gold = registry[written.key].entity
            made = desk.linking.prefilled(written.kind, written.words, article.text)
            made = replace(made, description=gold.description)
            desk.linking.link_new(dossier.record, {value.id}, made, scope=scope)
            known[written.key] = made.id
        if not learning:
            for lesson in desk.linking.lessons([written.words]):
                desk.linking.revoke(lesson)


def _outcome(
    desk: Workspace,
    article: LinkedArticle,
    written: Written,
    value: Value,
    candidates: list[Candidate],
    known: Keys,
) -> Outcome:
    wanted = known.get(written.key)
    automatic = value.link.entity_id == wanted if value.link else None
    ranks = [rank for rank, each in enumerate(candidates, 1) if each.entity.id == wanted]
    rank = ranks[0] if ranks else None
    typed = _typed(desk, wanted) if wanted is not None and not automatic and rank is None else None
    linked = desk.registry.entities([value.link.entity_id]) if value.link and value.link.entity_id else {}
    return Outcome(
        written=written,
        article=article.name,
        known=wanted is not None,
        automatic=automatic,
        rank=rank,
        typed=typed,
        first=" / ".join(_told(each) for each in (*linked.values(), *(found.entity for found in candidates[:1]))),
    )


def _typed(desk: Workspace, wanted: int) -> int:
    """How many letters of its name have to be typed until an entity is among the first nine found; all at most."""
    entity = desk.registry.entities([wanted])[wanted]
    for length in range(1, len(entity.name)):
        found = desk.registry.search(entity.name[:length], entity.kind)
        if any(each.entity.id == wanted for each in found[:OFFERED]):
            return length
    return len(entity.name)


def _told(entity: Entity) -> str:
    return f"{entity.name} ({entity.description})" if entity.description else entity.name


def _value(dossier: Dossier, written: Written) -> Value:
    return next(
        value
        for entry in dossier.record.entries
        if entry.group == written.kind
        for value in entry.values
        if value.words == written.words
    )


def _head(article: LinkedArticle) -> ProposedEntry:
    """Title and outlet, both cited from the first line: it does not matter here where they stand."""
    title = article.text.splitlines()[0]
    cited = (cite(article.text, 0, len(title)),)
    said = {"title": title.strip(), "outlet": article.outlet}
    values = [
        ProposedValue(field=field, words=words, content=words, evidence=cited, confidence=0.9)
        for field, words in said.items()
        if words
    ]
    return ProposedEntry(group="article", values=tuple(values), stage="gold")


def _proposal(text: str, written: Written) -> ProposedEntry:
    start = text.index(written.words)
    evidence = cite(text, start, start + len(written.words))
    value = ProposedValue(
        field="name", words=written.words, content=written.words, evidence=(evidence,), confidence=0.9
    )
    return ProposedEntry(group=str(written.kind), values=(value,), stage="gold")


def replay_both(folder: Path = GOLD, *, places: bool = True) -> dict[bool, list[Outcome]]:
    """The outcomes with learning and without, each in a new workspace that is gone afterwards.

    Args:
        folder: Of gold links.
        places: Whether the workspaces have the list of places.
    """
    with TemporaryDirectory() as made:
        empty = Path(made) / "empty.curator"
        with open_workspace(empty, settings=_SETTINGS) as desk:
            if places:
                desk.places.ensure()
        outcomes = {}
        for learning in (True, False):
            path = Path(shutil.copy(empty, Path(made) / f"{learning}.curator"))
            with open_workspace(path, settings=_SETTINGS) as desk:
                outcomes[learning] = replay(desk, folder, learning=learning)
        return outcomes


def first_of_aliases(desk: Workspace, gold: Path, texts: Path) -> list[bool]:
    """Of gold records of facts: whether the first candidate for each further name of an organisation is it.

    Args:
        desk: An empty workspace.
        gold: `NAME.json` each, see `tests/gold/README.md`.
        texts: `NAME.txt` each.
    """
    right = []
    for path in sorted(gold.glob("*.json")):
        text = (texts / f"{path.stem}.txt").read_text("utf-8")
        known: Keys = {}
        for said in json.loads(path.read_text("utf-8"))["organizations"]:
            made = desk.linking.prefilled(EntityKind.ORGANIZATION, said["name"])
            desk.registry.create(made)
            known |= {words: made.id for words in said.get("aliases", ()) if words in text}
        written = [Written(words, EntityKind.ORGANIZATION, "") for words in known]
        dossier = desk.review.open(give(desk, text, [_proposal(text, each) for each in written]))
        for each in written:
            candidates = desk.registry.candidates(_value(dossier, each), each.kind, dossier)
            right.append(bool(candidates) and candidates[0].entity.id == known[each.words])
    return right


def main(arguments: list[str]) -> int:
    """Replays and tells."""
    os.environ["CURATOR_PLACES"] = "no"  # Taken in here, and waited for.
    both = replay_both(Path(arguments[0]) if arguments else GOLD)
    print(f"{'':16} {'learning':>10} {'without':>10}")
    on, off = (asdict(figures(both[learning])) for learning in (True, False))
    for name in Figures.__dataclass_fields__:
        print(f"{name:16} {on[name]:>10.4g} {off[name]:>10.4g}")
    for learning, outcomes in both.items():
        print("\nWith learning" if learning else "\nWithout")
        for each in filter(_missed, outcomes):
            print(
                f"  {each.acts} {each.article}: {each.written.words} = {each.written.key}, {_how(each)}: {each.first}"
            )
    return 0


def _missed(outcome: Outcome) -> bool:
    return outcome.automatic is False or (outcome.known and outcome.rank != 1)


def _how(outcome: Outcome) -> str:
    wrong = "linked wrongly" if outcome.automatic is False else "open" if outcome.automatic is None else "linked"
    place = f"candidate {outcome.rank}" if outcome.rank else f"{outcome.typed} letters" if outcome.known else "new"
    return f"{wrong}, {place}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
