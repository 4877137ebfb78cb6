"""The wheel: what is in it, and that the program starts from it away from the checkout."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import curator

ROOT = Path(__file__).parents[1]
TREES = ("db", "resources", "ui")
NOT_SHIPPED = {".pyc", ".qm"}
PICTURES = "resources/readme"
"""What the README shows; in the checkout alone."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's files, as an installer would lay them down."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as packed:
        return set(packed.namelist())


def run(site: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=site.parent, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_brings_one_name_into_site_packages(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in names(wheel)}
    assert tops == {"curator", f"curator_desk-{curator.__version__}.dist-info"}


@pytest.mark.parametrize("tree", TREES)
def test_the_wheel_carries_every_file_of(tree: str, wheel: Path) -> None:
    files = [path for path in (ROOT / tree).rglob("*") if path.is_file() and path.suffix not in NOT_SHIPPED]
    inside = [path.relative_to(ROOT).as_posix() for path in files]
    wanted = {f"curator/_app/{name}" for name in inside if not name.startswith(f"{PICTURES}/")}
    assert wanted
    assert wanted - names(wheel) == set()


def test_the_wheel_leaves_the_pictures_of_the_readme_out(wheel: Path) -> None:
    shown = re.findall(r"!\[.*?\]\((.*?)\)", (ROOT / "README.md").read_text("utf-8"))
    assert shown
    assert [name for name in shown if not name.startswith(f"{PICTURES}/")] == []
    assert [name for name in names(wheel) if PICTURES in name] == []


def test_the_wheel_carries_no_tests(wheel: Path) -> None:
    assert [name for name in names(wheel) if "test" in Path(name).name] == []


def test_the_program_starts_from_the_wheel(unpacked: Path) -> None:
    assert curator.__version__ in run(unpacked, "-m", "curator", "--version")


def test_the_program_finds_its_own_folders_in_the_wheel(unpacked: Path) -> None:
    asked = """
import contextlib, sys
from curator.__main__ import main
sys.argv = ["curator", "--version"]
with contextlib.suppress(SystemExit):
    main()
import db, resources, ui
print(db.__file__, resources.__file__, ui.__file__, sep="\\n")
"""
    found = [Path(line).parent for line in run(unpacked, "-c", asked).splitlines()[1:]]
    assert found == [unpacked / "curator" / "_app" / name for name in TREES]


def test_the_command_is_declared(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        entry = next(name for name in packed.namelist() if name.endswith("entry_points.txt"))
        assert "curator = curator.__main__:main" in packed.read(entry).decode()
