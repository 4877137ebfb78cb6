"""Settings of one person on one machine: a typed, versioned value and its TOML file.

What belongs to a workspace (articles, records) is not here, nor is the geometry of windows.
"""

import getpass
import json
import logging
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

VERSION = 1
THEMES = ("system", "light", "dark")

_APPLICATION = "curator-desk"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUpService:
    """A reconciliation service that names may be looked up with.

    Attributes:
        name: As the person calls it.
        address: Where it is.
        on: Whether it may be asked; nothing is sent to one that is off.
        kinds: For which kinds of entities (`organization`, `person`, `place`) it is asked, each with the service's own
            identifier of that kind, or an empty text.
    """

    name: str
    address: str
    on: bool = False
    kinds: tuple[tuple[str, str], ...] = (("organization", ""), ("person", ""), ("place", ""))

    def type_for(self, kind: str) -> str | None:
        """The service's identifier of a kind, empty where it has none; None where it is not asked for that kind."""
        return dict(self.kinds).get(kind)


WIKIDATA = LookUpService(
    name="Wikidata",
    address="https://wikidata.reconci.link/en/api",
    kinds=(("organization", "Q43229"), ("person", "Q5"), ("place", "Q2221906")),
)
"""Suggested; it is off until the person switches it on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What one person chose on one machine.

    Attributes:
        version: Of this schema.
        curator: The name under which judgements are recorded; empty means the name of the system's user.
        theme: `system`, `light` or `dark`.
        spacy_model: The language model that extraction uses: an installed one, or the whole path of a model's folder.
        workers: Processes for extraction, at least 1.
        workspace: The workspace opened last: a path or an SQLAlchemy URL; empty before the first.
        profile: Path of the person's own profile; empty means the one that ships with the program.
        backup_hours: Hours between automatic backups of a workspace; 0 switches them off.
        services: Where names may be looked up.
    """

    version: int = VERSION
    curator: str = ""
    theme: str = "system"
    spacy_model: str = "en_core_web_sm"
    workers: int = 1
    workspace: str = ""
    profile: str = ""
    backup_hours: int = 24
    services: tuple[LookUpService, ...] = (WIKIDATA,)

    @property
    def curator_name(self) -> str:
        """The name that judgements are recorded under, never empty."""
        return self.curator.strip() or _system_user()


def settings_path() -> Path:
    """Where the settings lie: `CURATOR_SETTINGS`, else the system's folder for settings of programs."""
    chosen = os.environ.get("CURATOR_SETTINGS")
    return Path(chosen) if chosen else Path(platformdirs.user_config_dir(_APPLICATION)) / "settings.toml"


def data_folder() -> Path:
    """The system's folder for this person's data of this program; it may not exist yet."""
    return Path(platformdirs.user_data_dir(_APPLICATION))


def cache_folder() -> Path:
    """The system's folder for what this program can get again; it may not exist yet."""
    return Path(platformdirs.user_cache_dir(_APPLICATION))


def log_folder() -> Path:
    """The system's folder for this program's log; it may not exist yet."""
    return Path(platformdirs.user_log_dir(_APPLICATION))


def load_settings(path: Path | None = None) -> Settings:
    """Reads the settings; what cannot be used is left at its default and said in the log.

    Args:
        path: The file; None means `settings_path()`.

    Returns:
        The settings. A missing file gives the defaults: the program must open whatever lies there.
    """
    path = path or settings_path()
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        _log.warning("The settings in %s cannot be read (%s); the defaults are used.", path, error)
        return Settings()
    return _from_table(path, table)


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Writes the settings in one step, so that a crash leaves the old or the new file, never half of one.

    Args:
        settings: What to write.
        path: The file; None means `settings_path()`. Its folder is made where it is missing.

    Raises:
        OSError: The file cannot be written.
    """
    path = path or settings_path()
    lines = [f"{each.name} = {_as_toml(getattr(settings, each.name))}\n" for each in fields(settings)]
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    # A path of undecodable bytes cannot be written as TOML; the last workspace is then merely not remembered.
    new.write_text("".join(lines), "utf-8", errors="replace")
    new.replace(path)


def _from_table(path: Path, table: dict[str, Any]) -> Settings:
    settings = Settings()
    known = {each.name: each for each in fields(Settings)}
    for name, value in table.items():
        if name == "version":
            continue
        if name not in known:
            _log.warning("%s: “%s” is not a setting; it is passed over.", path, name)
        elif name == "services" and isinstance(value, list):
            settings = replace(settings, services=tuple(_services(path, value)))
        elif not _fits(name, value, getattr(settings, name)):
            _log.warning("%s: %r does not fit the setting “%s”; its default is used.", path, value, name)
        else:
            settings = replace(settings, **{name: value})
    return settings


def _fits(name: str, value: object, default: object) -> bool:
    if type(value) is not type(default):
        return False
    if isinstance(value, int):
        return value >= (1 if name == "workers" else 0)
    return name != "theme" or value in THEMES


def _services(path: Path, listed: list[Any]) -> Iterator[LookUpService]:
    for table in listed:
        try:
            name, address, on, kinds = (table[key] for key in ("name", "address", "on", "kinds"))
            words = all(isinstance(each, str) for each in (name, address, *kinds.values()))
        except (TypeError, KeyError, AttributeError):
            words = False
        if words and isinstance(on, bool):
            yield LookUpService(name=name, address=address, on=on, kinds=tuple(kinds.items()))
        else:
            _log.warning("%s: %r is no service for looking up names; it is left out.", path, table)


def _as_toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_as_toml, value))}]"
    if isinstance(value, LookUpService):
        kinds = ", ".join(f"{_as_toml(kind)} = {_as_toml(type_id)}" for kind, type_id in value.kinds)
        told = (f"{key} = {_as_toml(getattr(value, key))}" for key in ("name", "address", "on"))
        return f"{{{', '.join(told)}, kinds = {{{kinds}}}}}"
    # A JSON string is a TOML basic string, but for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container's user without a name
        return "curator"
