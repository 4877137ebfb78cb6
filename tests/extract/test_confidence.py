"""The confidences that leave the pipeline are calibrated; those that calibration knows nothing of stay."""

from curator.domain.profile import Profile
from curator.extract.confidence import shipped_calibration
from curator.extract.pipeline import ExtractSettings, calibrated, propose, stages
from tests.extract.conftest import document

TEXT = "Ana Silva, rector of Porto University, opened the Lakeside Forum on Clean Steel in Bergen on May 3."


def test_what_the_stages_say_is_turned_into_shares(profile: Profile) -> None:
    article = document(TEXT)
    raw = propose(article, profile, ExtractSettings(raw=True))
    told = propose(article, profile)
    assert told == calibrated(raw)
    assert told != raw
    calibration = shipped_calibration()
    person = next(entry for entry in raw if entry.group == "person")
    name = next(entry for entry in told if entry.group == "person").values[0]
    assert name.confidence == calibration.sure(person, person.values[0])


def test_entries_of_other_stages_stay(profile: Profile) -> None:
    text = "孙志远院长表示，清河理工大学与北岭大学于2024年5月3日签署了合作协议。大学共有500名学生。"
    article = document(text)
    raw = propose(article, profile, ExtractSettings(raw=True))
    own = {stage.name for stage in stages()}
    foreign = [entry for entry in raw if entry.stage not in own]
    assert foreign
    assert [entry for entry in propose(article, profile) if entry.stage not in own] == foreign


def test_there_are_curves_for_all_that_gold_records_tell() -> None:
    curves = shipped_calibration().curves
    wanted = {stage.writes for stage in stages()} - {"topic"}
    assert wanted | {"*", "person.title", "figure.value", "organization.roles"} <= set(curves)
