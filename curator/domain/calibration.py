"""Calibration: from what a stage says of its proposal to how often such proposals are right.

The curves are data, read from `resources/calibration.toml`. Making them is `curator.evaluate.fit`'s.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from curator.domain.proposal import ProposedEntry, ProposedValue

FEATURES = ("base", "raw", "name", "mentions", "others", "short")
"""What a curve weighs: always 1; the log odds of the stage's own confidence in the value, and in its entry's name;
the log of how often the words stand in the text, and of how many other values the entry has; 1 for a single word."""

EVERYTHING = "*"
"""The key of the curve for what has none of its own."""

_LEAST, _MOST = 0.02, 0.99
_MOST_UNSEEN = 0.89


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """What confidence is worth for one kind of value.

    Attributes:
        seen: On how many values it was fitted.
        right: How many of them were right.
        weights: One for each of `FEATURES`; those of `raw` and `name` are not negative, so that what a stage holds
            to be surer never comes out less sure.
    """

    seen: int
    right: int
    weights: tuple[float, ...]

    def share(self, features: tuple[float, ...]) -> float:
        """How many of such values are right, 0 to 1."""
        return odds_share(sum(weight * x for weight, x in zip(self.weights, features, strict=True)))


@dataclass(frozen=True, slots=True)
class Calibration:
    """Curves by key: `person.title`, else `person`, else `EVERYTHING`; without any, confidence stays as it is."""

    curves: Mapping[str, Curve]

    def curve(self, group: str, field: str) -> Curve | None:
        """The curve for a field of a group."""
        found = (self.curves.get(key) for key in (f"{group}.{field}", group, EVERYTHING))
        return next((curve for curve in found if curve), None)

    def sure(self, entry: ProposedEntry, value: ProposedValue) -> float:
        """The confidence in a value of an entry, from that which its stage gave it.

        Words that were left unread keep it: the curves tell how often a reading is right.
        """
        curve = self.curve(entry.group, value.field)
        if curve is None or value.content is None:
            return value.confidence
        # Of a kind that no gold record speaks of nobody knows that nine in ten are right.
        most = _MOST if f"{entry.group}.{value.field}" in self.curves else _MOST_UNSEEN
        return round(min(most, max(_LEAST, curve.share(features(entry, value)))), 3)

    def calibrated(self, entry: ProposedEntry) -> ProposedEntry:
        """An entry whose every value has a confidence that means something."""
        return replace(
            entry, values=tuple(replace(value, confidence=self.sure(entry, value)) for value in entry.values)
        )


def features(entry: ProposedEntry, value: ProposedValue) -> tuple[float, ...]:
    """What a curve weighs of a value, in the order of `FEATURES`; the entry has its stage's own confidences."""
    name = entry.values[0]
    return (
        1.0,
        _log_odds(value.confidence),
        0.0 if value is name else _log_odds(name.confidence),
        math.log(len(value.evidence)),
        math.log(len(entry.values)),
        float(len(value.words.split()) < 2),
    )


def odds_share(log_odds: float) -> float:
    """The share that these log odds say, 0 to 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def _log_odds(share: float) -> float:
    within = min(0.98, max(0.02, share))
    return math.log(within / (1 - within))


def read_calibration(toml: str) -> Calibration:
    """Reads curves.

    Raises:
        ValueError: It is no TOML, or a curve lacks something.
    """
    curves = {}
    for key, plain in tomllib.loads(toml).get("curve", {}).items():
        try:
            weights = tuple(float(plain[name]) for name in FEATURES)
            curves[key] = Curve(seen=int(plain["seen"]), right=int(plain["right"]), weights=weights)
        except (KeyError, TypeError) as problem:
            raise ValueError(f"the curve “{key}” lacks {problem}") from None
    return Calibration(curves)


def write_calibration(calibration: Calibration, comment: str) -> str:
    """Curves as TOML that `read_calibration` reads.

    Args:
        calibration: The curves.
        comment: How they were made.
    """
    lines = [f"# {line}".rstrip() for line in comment.splitlines()]
    for key, curve in calibration.curves.items():
        lines += ["", f'[curve."{key}"]', f"seen = {curve.seen}", f"right = {curve.right}"]
        lines += [f"{name} = {weight:.3f}" for name, weight in zip(FEATURES, curve.weights, strict=True)]
    return "\n".join(lines) + "\n"
