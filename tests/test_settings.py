"""Settings survive the disk, and a bad file never keeps the program from opening."""

import logging
import logging.handlers
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from curator import log
from curator.settings import THEMES, WIKIDATA, LookUpService, Settings, load_settings, save_settings, settings_path

WORDS = st.text(st.characters(exclude_categories=["Cs"]))
SERVICES = st.builds(
    LookUpService,
    name=WORDS,
    address=WORDS,
    on=st.booleans(),
    kinds=st.dictionaries(WORDS, WORDS, max_size=3).map(lambda table: tuple(table.items())),
)
SETTINGS = st.builds(
    Settings,
    curator=WORDS,
    theme=st.sampled_from(THEMES),
    spacy_model=WORDS,
    workers=st.integers(1, 64),
    workspace=WORDS,
    profile=WORDS,
    backup_hours=st.integers(0, 10_000),
    services=st.lists(SERVICES, max_size=2).map(tuple),
)


@given(wanted=SETTINGS)
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_saved_is_loaded(wanted: Settings, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.toml"
    save_settings(wanted, path)
    assert load_settings(path) == wanted
    assert [each.name for each in path.parent.iterdir()] == ["settings.toml"]


def test_the_environment_says_where(own_settings: Path) -> None:
    assert settings_path() == own_settings
    assert load_settings() == Settings()
    save_settings(Settings(curator="Mira"))
    assert load_settings().curator == "Mira"


def test_a_path_of_undecodable_bytes_does_not_spoil_the_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    save_settings(Settings(curator="Mira", workspace="/data/\udcff.curator"), path)
    assert load_settings(path).curator == "Mira"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("curator = ", "cannot be read"),
        ("coulour = 'red'\ncurator = 'Mira'", "is not a setting"),
        ("workers = 0\ncurator = 'Mira'", "does not fit"),
        ("workers = true\ncurator = 'Mira'", "does not fit"),
        ("theme = 'loud'\ncurator = 'Mira'", "does not fit"),
        ("backup_hours = '24'\ncurator = 'Mira'", "does not fit"),
        ("services = 'Wikidata'\ncurator = 'Mira'", "does not fit"),
    ],
)
def test_what_cannot_be_used_is_said_and_left_at_its_default(
    text: str, said: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text, "utf-8")
    loaded = load_settings(path)
    assert said in caplog.text
    assert str(path) in caplog.text
    assert loaded == (Settings(curator="Mira") if "Mira" in text else Settings())


@pytest.mark.parametrize(
    "table",
    ["7", "{}", "{name = 'a', address = 'b', on = 1, kinds = {}}", "{name = 'a', address = 7, on = true, kinds = {}}"],
)
def test_a_service_that_is_none_is_said_and_left_out(
    table: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "settings.toml"
    good = "{name = 'Tides', address = 'http://127.0.0.1/', on = true, kinds = {place = ''}}"
    path.write_text(f"services = [{table}, {good}]", "utf-8")
    assert [each.name for each in load_settings(path).services] == ["Tides"]
    assert "is no service for looking up names" in caplog.text


def test_nothing_is_looked_up_until_a_person_switches_it_on() -> None:
    assert Settings().services == (WIKIDATA,)
    assert not WIKIDATA.on


def test_a_folder_in_place_of_the_file_is_no_obstacle(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert load_settings(tmp_path) == Settings()
    assert "cannot be read" in caplog.text


def test_a_curator_has_a_name_whatever_the_system_says(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    assert Settings(curator="  Mira ").curator_name == "Mira"
    monkeypatch.setattr("getpass.getuser", nobody)
    assert Settings(curator=" ").curator_name == "curator"


def test_the_log_goes_to_a_file_that_cannot_grow_for_ever(tmp_path: Path) -> None:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    try:
        path = log.log_to_file(tmp_path / "log")
        logging.getLogger("curator.test").info("A line for the %s.", "file")
        assert "A line for the file." in path.read_text("utf-8")
        handler = next(each for each in root.handlers if each not in before)
        assert isinstance(handler, logging.handlers.RotatingFileHandler)
        assert handler.maxBytes > 0
    finally:
        for handler in [each for each in root.handlers if each not in before]:
            root.removeHandler(handler)
            handler.close()
        root.setLevel(level)
