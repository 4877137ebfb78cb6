"""The registry of 500,000 entities: candidates for a written name, search as you type, and the window's memory."""

import json
import os
import subprocess
import sys
from functools import partial
from itertools import islice
from random import Random

from curator.app import Workspace
from curator.domain.dossier import Dossier
from curator.domain.entity import Entity, EntityKind
from curator.domain.ids import new_id
from curator.domain.names import core, initials, romanised
from curator.domain.record import Status, Value
from curator.domain.registry import EntityView
from tests.benchmarks.desk import copy_of, open_desk
from tests.benchmarks.generate import BUILD
from tests.benchmarks.measure import Measure, at_most, median, p95, seconds, stated
from tests.benchmarks.registry import OFTEN, LargeRegistry

_ENTITIES_A_KIND = 60
# What nobody is called, what a thousand are, and what has no letter triple.
_ODD = ["Zzyzx Foundation", "Institute", "College", "University of Law", "Robotics", "San", "Los", "UN", "X", "北京",
        "王", "Qwrtz", "Marine Science", "School", "the Hague", "Smith & Sons", "9 August", "Saint"]  # fmt: skip
_TURNS = 3


def measure_candidates(registry: LargeRegistry) -> list[Measure]:
    """Names of all kinds as they are written in articles, in an article of 60 values among hundreds like it."""
    with open_desk(registry.path) as workspace:
        dossier = workspace.review.open(registry.article)
        names = [(kind, words) for kind, some in _sample(workspace) for each in some for words in _written(each)]
        names += [(kind, words) for kind in EntityKind for words in _ODD]
        samples, found = _ask(workspace, dossier, names)
        assert found > len(names) // 2
        often = workspace.registry.entities([registry.often])[registry.often]
        again, _ = _ask(workspace, dossier, [(often.kind, words) for words in _written(often)] * _TURNS)
    unit = f"ms p95 of {len(names)} names (median {median(samples) * 1000:.0f})"
    unit_often = f"ms p95 of {len(again)} names of an entity that is meant {OFTEN:,} times"
    return [
        at_most("candidates", p95(samples) * 1000, unit, 30),
        at_most("often meant", p95(again) * 1000, unit_often, 30),
    ]


def _ask(workspace: Workspace, dossier: Dossier, names: list[tuple[EntityKind, str]]) -> tuple[list[float], int]:
    """How long each name takes, and for how many there are candidates."""
    samples, found = [], 0
    for kind, words in names:
        value = Value(
            id=new_id(),
            entry_id=0,
            field="name",
            words=words,
            content=words,
            status=Status.PROPOSED,
            confidence=0.5,
        )
        ask = partial(workspace.registry.candidates, value, kind, dossier)
        samples.append(seconds(ask))
        found += bool(ask())
    return samples, found


def _sample(workspace: Workspace) -> list[tuple[EntityKind, list[Entity]]]:
    chosen = []
    for kind in EntityKind:
        ids = workspace.registry.ids(EntityView(kind))
        some = Random(1).sample(range(len(ids)), _ENTITIES_A_KIND)
        chosen.append((kind, [row.entity for row in workspace.registry.rows([ids[each] for each in some])]))
    return chosen


def _written(entity: Entity) -> list[str]:
    """A name as it may stand in an article: itself, in capitals, mistyped, in another order, cut short."""
    name, random = entity.name, Random(entity.id)
    words, at = name.split(), random.randrange(len(name))
    forms = [name, name.upper(), name[:at] + name[at + 1 :], " ".join(words[::-1]), f"the {core(name)}", words[0]]
    return list(dict.fromkeys([*forms, *romanised(name), initials(name).upper()]))


def measure_entity_search(registry: LargeRegistry) -> list[Measure]:
    """Names typed letter by letter into the search line, of one kind and of all."""
    with open_desk(registry.path) as workspace:
        typed = [
            (word[:length], wanted)
            for kind, some in _sample(workspace)
            for entity in islice(some, 0, None, 4)
            for wanted in (kind, None)
            for word in (entity.name.lower(),)
            for length in range(1, min(len(word), 16) + 1)
        ]
        typed += [(words, kind) for kind in (*EntityKind, None) for words in _ODD]
        samples = [seconds(partial(workspace.registry.search, *each)) for _ in range(_TURNS) for each in typed]
    unit = f"ms p95 of {len(typed)} beginnings (median {median(samples) * 1000:.0f})"
    return [at_most("entity search", p95(samples) * 1000, unit, 50)]


def measure_memory(registry: LargeRegistry) -> list[Measure]:
    """What a window's process holds before its registry page was opened, then, and once it was searched."""
    copy = copy_of(registry.path, "memory.curator")
    home = {name: str(BUILD / "home") for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    # The places are in this registry already; taking them in would be measured with it.
    environment = {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen", "CURATOR_PLACES": "no"}
    environment["CURATOR_SETTINGS"] = str(BUILD / "home" / "settings.toml")
    command = [sys.executable, "-m", "tests.benchmarks.registry_window", str(copy)]
    try:
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    finally:
        for old in BUILD.glob("memory.curator*"):
            old.unlink()
    told = json.loads(done.stdout)
    unit = (
        f"MB of the window once {told['entities']:,} entities were listed and searched ({told['opened']:.0f} before, "
    )
    unit += f"{told['listed']:.0f} once listed, {told['most']:.0f} at most)"
    return [stated("registry memory", told["searched"], unit)]
