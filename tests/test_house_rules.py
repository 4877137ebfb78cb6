"""The house's rules that no linter knows: sizes, forbidden calls, and nothing of other people's in the project."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PRODUCT = ("curator", "db", "resources", "ui")
SEEDS = ROOT.parent / "shared" / "seeds"

MODULE, FUNCTION, CLASS, MAIN_WINDOW = 400, 50, 300, 300

EXCUSED: dict[str, str] = {}
"""What may be longer than the rule, as `path` or `path::name`, and why."""

CATCH_ALL: dict[str, str] = {
    "ui/tasks.py": "where background work ends: whatever a job raises becomes a message, never a lost thread",
    "curator/services/workers.py": "one article that extraction fails on is reported, the rest is done",
}
"""Modules that may catch everything, and why."""


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project, committed or about to be, relative to its root."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        wanted = [git, "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(wanted, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    else:
        listed = [str(path.relative_to(ROOT)) for top in (*PRODUCT, "tests") for path in (ROOT / top).rglob("*")]
    return tuple(sorted({Path(each) for each in listed if each and (ROOT / each).is_file()}))


def modules(*folders: str) -> list[Path]:
    return [path for path in files() if path.suffix == ".py" and (not folders or path.parts[0] in folders)]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text("utf-8"), str(path))


def lines(path: Path) -> int:
    return len((ROOT / path).read_text("utf-8").splitlines())


def sizes(path: Path) -> Iterator[tuple[str, ast.stmt, int]]:
    """Qualified name, node and lines of every class and function of a module."""
    pending: list[tuple[str, ast.AST]] = [("", tree(path))]
    while pending:
        outer, parent = pending.pop()
        for node in ast.iter_child_nodes(parent):
            name = outer
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                name = f"{outer}.{node.name}".lstrip(".")
                yield name, node, (node.end_lineno or 0) - node.lineno + 1
            pending.append((name, node))


def too_long() -> Iterator[str]:
    for path in modules():
        if lines(path) > MODULE:
            yield f"{path.as_posix()}"
        for name, node, length in sizes(path):
            if length > (CLASS if isinstance(node, ast.ClassDef) else FUNCTION):
                yield f"{path.as_posix()}::{name}"


def test_nothing_is_longer_than_the_rule() -> None:
    assert [each for each in too_long() if each not in EXCUSED] == []


def test_no_excuse_outlives_its_need() -> None:
    assert set(EXCUSED) - set(too_long()) == set()
    assert [path for path in CATCH_ALL if (ROOT / path).exists() and Path(path) not in catch_alls()] == []


def test_the_main_window_stays_small() -> None:
    path = Path("ui/main_window.py")
    if (ROOT / path).exists():
        assert lines(path) <= MAIN_WINDOW


def calls(name: str, *folders: str) -> list[str]:
    """Where a function or method of that name is called in the product."""
    return [
        f"{path.as_posix()}:{node.lineno}"
        for path in modules(*folders)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and (node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")) == name
    ]


def test_the_event_loop_is_never_pumped_by_hand() -> None:
    assert calls("processEvents", *PRODUCT) == []


def test_style_sheets_are_set_in_the_theme_alone() -> None:
    assert [each for each in calls("setStyleSheet", *PRODUCT) if not each.startswith("ui/theme.py:")] == []


def test_only_the_command_line_prints() -> None:
    assert [each for each in calls("print", *PRODUCT) if not each.startswith("curator/cli/")] == []


def catch_alls() -> dict[Path, int]:
    """Modules with a handler that catches everything and does not raise it again, and the line."""
    found = {}
    for path in modules(*PRODUCT):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler) and _catches_all(node) and not _raises_again(node):
                found[path] = node.lineno
    return found


def _catches_all(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or ast.unparse(kind) in ("Exception", "BaseException") for kind in kinds)


def _raises_again(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, ast.Raise) and node.exc is None for node in handler.body)


def test_everything_is_caught_at_named_boundaries_alone() -> None:
    assert [f"{path}:{line}" for path, line in catch_alls().items() if path.as_posix() not in CATCH_ALL] == []


def test_imports_are_absolute() -> None:
    relative = [
        f"{path.as_posix()}:{node.lineno}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_every_module_says_what_it_is() -> None:
    assert [path.as_posix() for path in modules(*PRODUCT) if not ast.get_docstring(tree(path))] == []


def texts() -> Iterator[tuple[Path, str]]:
    for path in files():
        try:
            yield path, (ROOT / path).read_text("utf-8")
        except UnicodeDecodeError:  # pictures, and texts in other encodings on purpose
            continue


ELSEWHERE = {
    "a package registry": r"//[\w.-]*(?:pypi|pythonhosted|artifactory|nexus)[\w.-]*/|--(?:extra-)?index-url[= ]+\S*//",
    "a folder of somebody's machine": r"(?<![\w./-])/(?:wor[k]|roo[t]|hom[e]/\w+|User[s]/\w+)/(?!\.\.)[\w.]",
}


@pytest.mark.parametrize("what", ELSEWHERE)
def test_no_file_names(what: str) -> None:
    found = [
        f"{path.as_posix()}:{number}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(ELSEWHERE[what], line, re.IGNORECASE)
    ]
    assert found == []


def shingles(text: str, length: int = 12) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def test_no_sentence_of_the_seeds_stands_in_the_project() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the seed texts are not on this machine")
    seeds = set().union(*(shingles(path.read_text("utf-8")) for path in SEEDS.iterdir() if path.is_file()))
    assert seeds, "the seed folder holds no text"
    assert [path.as_posix() for path, text in texts() if shingles(text) & seeds] == []


def names(text: str) -> set[tuple[str, ...]]:
    """Pairs and triples of words with capitals that stand together."""
    capital = r"[A-Z][\w-]+(?:[’']s)?"
    found = re.finditer(rf"\b{capital}(?:[ \t\xa0]+{capital})+", text)
    runs = [re.sub("[’']s", "", run[0]).casefold().split() for run in found]
    return {tuple(run[at : at + size]) for run in runs for size in (2, 3) for at in range(len(run) - size + 1)}


def test_no_name_of_the_seeds_stands_in_the_project() -> None:
    """Names are invented; pairs of words that stand without capitals too are the genre's, as “Vice Chairman” is."""
    if not SEEDS.is_dir():
        pytest.skip("the seed texts are not on this machine")
    seeds = [path.read_text("utf-8") for path in SEEDS.iterdir() if path.is_file()]
    written = dict(texts())
    usual = {word for text in (*seeds, *written.values()) for word in re.findall(r"\b[a-z][\w-]+", text)}
    rare = {name for name in set().union(*map(names, seeds)) if len(name) == 3 or not usual.issuperset(name)}
    assert rare, "the seed folder holds no names"
    found = {path.as_posix(): names(text) & rare for path, text in written.items()}
    assert {path: each for path, each in found.items() if each} == {}
