"""The figures are those of the scripts that the project is judged by, on perturbed gold records."""

import importlib.util
import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from curator.evaluate.facts import read_facts
from curator.evaluate.scores import compare, together

ROOT = Path(__file__).parents[2]
YARDSTICK = ROOT.parent / "shared" / "gold"
GOLD = ROOT / "tests" / "gold" / "developed"

pytestmark = pytest.mark.skipif(
    not (YARDSTICK / "score.py").is_file(), reason="the scripts that judge the project are not on this machine"
)


def perturbed(gold: dict[str, Any], chance: random.Random, size: int) -> dict[str, Any]:
    """A record as a middling machine might propose it: things lost, words lost, parts mixed up, things made up."""
    found: dict[str, Any] = {"article": {k: shaken(v, chance) for k, v in gold["article"].items()}}
    for group in ("events", "people", "organizations", "places", "agreements", "launches", "figures"):
        kept = [each for each in gold[group] if chance.random() < 0.85]
        found[group] = [altered(each, chance) for each in kept]
        if group != "places" and kept and chance.random() < 0.4:
            found[group].append(altered(chance.choice(kept), chance))
        chance.shuffle(found[group])
    starts = sorted(chance.randrange(size) for _ in range(3))
    found["boilerplate"] = [[start, min(size, start + chance.randrange(1, 400))] for start in starts]
    return found


def altered(thing: Any, chance: random.Random) -> Any:
    if isinstance(thing, str):
        return shaken(thing, chance) or thing
    return {key: part(key, value, chance) for key, value in thing.items()}


def part(key: str, value: Any, chance: random.Random) -> Any:
    if key == "value":
        return value if chance.random() < 0.9 else value * 2
    if key == "roles":
        return [each for each in [*value, "host", "mentioned"] if chance.random() < 0.7]
    if isinstance(value, list):
        return [shaken(each, chance) or each for each in value if chance.random() < 0.8]
    words = shaken(value, chance)
    return (words or value) if key in ("name", "text") else words


def shaken(words: Any, chance: random.Random) -> Any:
    if not isinstance(words, str):
        return words
    match chance.randrange(12):
        case 0:
            return " ".join(words.split()[1:])
        case 1:
            return f"the {words},"
        case 2:
            return words.upper()
        case 3:
            return f"{words} of something"
        case 4:
            return None
        case 5:
            return re.sub(r"\d", "7", words)
        case _:
            return words


def yardstick(script: str, *arguments: object) -> str:
    command = [sys.executable, str(YARDSTICK / script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("seed", range(6))
def test_the_figures_are_those_of_the_scripts(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    comparisons, predicted = [], []
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_text("utf-8")
        found = perturbed(gold, chance, len(text))
        predicted.append({**found, "file": f"{path.stem}.txt"})
        comparisons.append(compare(path.stem, read_facts(gold), read_facts(found), text))
    ours = together(comparisons)
    told = tmp_path / "predicted.json"
    told.write_text(json.dumps(predicted), "utf-8")

    theirs = json.loads(yardstick("score.py", GOLD, told, "--text-dir", GOLD, "--json"))
    figures: dict[str, dict[str, float]] = {
        key: {
            "precision": round(score.precision, 3),
            "recall": round(score.recall, 3),
            "f1": round(score.f1, 3),
            "gold": score.gold,
        }
        for key, score in ours.scores.items()
    } | {key: {"accuracy": round(share.share, 3), "of": share.of} for key, share in ours.shares.items()}
    assert figures == theirs
    assert 0.2 < ours.scores["people.strict"].f1 < 0.95

    last = yardstick("acts.py", GOLD, told).splitlines()[-1]
    assert last.startswith(f"acts {ours.effort.needed} of {ours.effort.by_hand} by hand")

    listed = yardstick("score.py", GOLD, told, "--details").splitlines()
    wanted = sorted(tuple(line.split("\t")[:3]) for line in listed if line.count("\t") >= 3)
    assert sorted((m.article, m.group, m.kind) for m in ours.misses if m.kind in ("missed", "spurious")) == wanted


def test_words_are_compared_as_there() -> None:
    spec = importlib.util.spec_from_file_location("score", YARDSTICK / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    from curator.evaluate.words import close, plain

    for words in ("The “Delta” Forum ", "a\u00a0b  c", "ﬁeld—", "An Ode to Ö.", "", "’t Veld"):
        assert plain(words) == score.norm(words)
        assert close(words, "delta forum of") == score.close(words, "delta forum of")
