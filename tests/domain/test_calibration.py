"""Curves make a stage's confidence a share, keep its order, and survive being written and read."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.domain.calibration import (
    EVERYTHING,
    FEATURES,
    Calibration,
    Curve,
    read_calibration,
    write_calibration,
)
from curator.domain.evidence import Evidence
from curator.domain.proposal import ProposedEntry, ProposedValue

WEIGHTS = st.lists(st.floats(-3, 3), min_size=len(FEATURES), max_size=len(FEATURES)).map(
    lambda drawn: tuple(abs(w) if name in ("raw", "name") else w for name, w in zip(FEATURES, drawn, strict=True))
)


def value(field: str, confidence: float, times: int = 1, words: str = "Mira Okonjo") -> ProposedValue:
    found = tuple(Evidence(20 * at, 20 * at + len(words), words) for at in range(times))
    return ProposedValue(field=field, words=words, content=words, evidence=found, confidence=confidence)


def person(*values: ProposedValue) -> ProposedEntry:
    return ProposedEntry(group="person", values=values, stage="people.rules.v1")


def curve(**weights: float) -> Curve:
    return Curve(seen=9, right=6, weights=tuple(weights.get(name, 0.0) for name in FEATURES))


def test_without_curves_confidence_stays() -> None:
    entry = person(value("name", 0.8), value("title", 0.35))
    assert Calibration({}).calibrated(entry) == entry


def test_the_narrowest_curve_counts() -> None:
    even, sure, doubtful = curve(), curve(base=2.0), curve(base=-2.0)
    calibration = Calibration({EVERYTHING: even, "person": sure, "person.title": doubtful})
    entry = person(value("name", 0.8), value("title", 0.8))
    assert [each.confidence for each in calibration.calibrated(entry).values] == [0.881, 0.119]
    place = replace(entry, group="place")
    assert [each.confidence for each in calibration.calibrated(place).values] == [0.5, 0.5]


def test_a_part_is_as_sure_as_the_stage_said_of_its_name_not_as_calibration_did() -> None:
    calibration = Calibration({"person.title": curve(name=1.0), "person.name": curve(base=-3.0)})
    name, title = calibration.calibrated(person(value("name", 0.9), value("title", 0.5))).values
    assert name.confidence == 0.047
    assert title.confidence == 0.9


def test_a_kind_that_was_never_measured_is_not_sure() -> None:
    entry = person(value("role", 0.9))
    assert Calibration({EVERYTHING: curve(base=9.0)}).calibrated(entry).values[0].confidence == 0.89
    assert Calibration({"person.role": curve(base=9.0)}).calibrated(entry).values[0].confidence == 0.99


def test_words_that_stand_often_and_single_words_are_weighed() -> None:
    calibration = Calibration({EVERYTHING: curve(mentions=1.0, short=-1.0)})
    once, twice, short = value("name", 0.5), value("name", 0.5, times=2), value("name", 0.5, words="Mira")
    told = [calibration.calibrated(person(each)).values[0].confidence for each in (once, twice, short)]
    assert told == [0.5, 0.667, 0.269]


@given(WEIGHTS, st.floats(0, 1), st.floats(0, 1))
def test_what_a_stage_holds_to_be_surer_never_comes_out_less_sure(
    weights: tuple[float, ...], one: float, other: float
) -> None:
    calibration = Calibration({EVERYTHING: Curve(seen=1, right=1, weights=weights)})
    low, high = (calibration.calibrated(person(value("name", each))).values[0] for each in sorted((one, other)))
    assert 0 < low.confidence <= high.confidence < 1


@given(st.dictionaries(st.sampled_from([EVERYTHING, "person", "person.title"]), WEIGHTS))
def test_what_is_written_is_read(weights: dict[str, tuple[float, ...]]) -> None:
    rounded = {key: tuple(round(w, 3) for w in drawn) for key, drawn in weights.items()}
    calibration = Calibration({key: Curve(seen=3, right=2, weights=drawn) for key, drawn in rounded.items()})
    written = write_calibration(calibration, "How it was made.\n\nIn two lines.")
    assert written.startswith("# How it was made.\n#\n# In two lines.\n")
    assert read_calibration(written) == calibration


@pytest.mark.parametrize("toml", ["curve", '[curve."*"]\nseen = 1', '[curve."*"]\nseen = []', "curve.x = 3"])
def test_what_is_no_calibration_is_refused(toml: str) -> None:
    with pytest.raises(ValueError):
        read_calibration(toml)


def test_words_that_nobody_read_keep_their_confidence() -> None:
    unread = replace(value("title", 0.3), content=None)
    calibrated = Calibration({EVERYTHING: curve(base=5.0)}).calibrated(person(value("name", 0.8), unread))
    assert [each.confidence for each in calibrated.values][1] == 0.3
