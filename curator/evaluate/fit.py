"""Fitting calibration: logistic curves, each drawn towards that of the wider kind, since there is little data.

A curve for everything, from it one a group, from that one a field. What they weigh is `curator.domain.calibration`'s.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from curator.domain.calibration import EVERYTHING, FEATURES, Calibration, Curve, features, odds_share
from curator.evaluate.outcomes import Outcome

_PULL = 2.0
"""How hard a curve is drawn to the wider one; a value counts at most 0.25 against it, so ten or twenty outweigh it."""
_NEVER_NEGATIVE = tuple(FEATURES.index(name) for name in ("raw", "name"))
_FOLDS = 12
_STEPS = 25
_ENOUGH = 1e-6

Weights = tuple[float, ...]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Sample:
    group: str
    field: str
    features: tuple[float, ...]
    right: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a value.

    Attributes:
        confidence: 0 to 1.
        right: Whether the gold record says the same.
        naming: Whether it names its entry.
    """

    confidence: float
    right: bool
    naming: bool


def fit(outcomes: Sequence[Outcome]) -> Calibration:
    """Fits curves to values of which is known whether they are right.

    Args:
        outcomes: Their entries have the confidences that the stages gave. Of none the calibration changes nothing.
    """
    return _fit([_sample(each) for each in outcomes])


def cross_validated(articles: Sequence[Sequence[Outcome]]) -> list[Said]:
    """What calibration would say of articles that it was not fitted on.

    Args:
        articles: The outcomes of each; articles are left out some at a time, never values of one article alone.
    """
    said: list[Said] = []
    folds = min(_FOLDS, len(articles))
    samples = [[_sample(each) for each in outcomes] for outcomes in articles]
    for fold in range(folds) if folds > 1 else ():
        learned = _fit([each for at, some in enumerate(samples) if at % folds != fold for each in some])
        left_out = [each for at, some in enumerate(articles) if at % folds == fold for each in some]
        said += [_said(each, learned.sure(each.entry, each.value)) for each in left_out]
    return said


def as_said(outcomes: Sequence[Outcome]) -> list[Said]:
    """What the values themselves say."""
    return [_said(each, each.value.confidence) for each in outcomes]


def _said(outcome: Outcome, confidence: float) -> Said:
    return Said(confidence, outcome.right, naming=outcome.value is outcome.entry.values[0])


def _sample(outcome: Outcome) -> _Sample:
    entry, value = outcome.entry, outcome.value
    return _Sample(entry.group, value.field, features(entry, value), outcome.right)


def _fit(samples: Sequence[_Sample]) -> Calibration:
    if not samples:
        return Calibration({})
    start = tuple(float(name == "raw") for name in FEATURES)
    curves = {EVERYTHING: _curve(samples, start)}
    for group, some in _sorted_by(samples, lambda each: each.group).items():
        curves[group] = _curve(some, curves[EVERYTHING].weights)
        for field, few in _sorted_by(some, lambda each: each.field).items():
            curves[f"{group}.{field}"] = _curve(few, curves[group].weights)
    return Calibration(curves)


def _sorted_by(samples: Sequence[_Sample], key: Callable[[_Sample], str]) -> Mapping[str, list[_Sample]]:
    found: dict[str, list[_Sample]] = {}
    for each in samples:
        found.setdefault(key(each), []).append(each)
    return dict(sorted(found.items()))


def _curve(samples: Sequence[_Sample], prior: Weights) -> Curve:
    free = list(range(len(FEATURES)))
    weights = _newton(samples, prior, free)
    while negative := [at for at in _NEVER_NEGATIVE if at in free and weights[at] < 0]:
        free = [at for at in free if at not in negative]
        held = tuple(0.0 if at in _NEVER_NEGATIVE and at not in free else weight for at, weight in enumerate(prior))
        weights = _newton(samples, held, free)
    return Curve(seen=len(samples), right=sum(each.right for each in samples), weights=weights)


def _newton(samples: Sequence[_Sample], prior: Weights, free: Sequence[int]) -> Weights:
    """Weights of the least logistic loss with a pull towards the prior; those that are not free stay the prior's."""
    weights = list(prior)
    for _ in range(_STEPS):
        slope = [_PULL * (prior[at] - weights[at]) for at in free]
        bend = [[_PULL * (one == other) for other in free] for one in free]
        for each in samples:
            share = odds_share(sum(weight * x for weight, x in zip(weights, each.features, strict=True)))
            xs = [each.features[at] for at in free]
            spread = share * (1 - share)
            for i, x in enumerate(xs):
                slope[i] += (each.right - share) * x
                for j, y in enumerate(xs):
                    bend[i][j] += spread * x * y
        step = _solve(bend, slope)
        # A long step may overshoot where most values are right; a shorter one never does.
        length = math.sqrt(sum(each * each for each in step))
        scale = min(1.0, 2.0 / length) if length else 1.0
        for at, change in zip(free, step, strict=True):
            weights[at] += scale * change
        if length < _ENOUGH:
            break
    return tuple(weights)


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solves linear equations of a matrix that the pull keeps positive definite."""
    rows = [[*row, wanted] for row, wanted in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        pivot = rows[at][at]
        rows[at] = [each / pivot for each in rows[at]]
        for other in range(size):
            if other != at and rows[other][at]:
                factor = rows[other][at]
                rows[other] = [one - factor * two for one, two in zip(rows[other], rows[at], strict=True)]
    return [row[size] for row in rows]
