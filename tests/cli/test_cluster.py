"""`curator extract --dask` as other programs call it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from curator.services import cluster
from tests.cli.calling import Called
from tests.services.dask_cluster import local_cluster

Call = Callable[..., Called]


@pytest.mark.cluster
def test_articles_are_extracted_on_a_cluster(
    call: Call, process: Call, news: Path, address: Path, tmp_path: Path
) -> None:
    call("import", news, "-w", address)
    with local_cluster(tmp_path) as scheduler:
        done = process("extract", "-w", address, "--dask", scheduler)
        again = process("extract", "-w", address, "--dask", scheduler)
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith("entries proposed in 3 articles, 0 failed.\n")
    assert again.err == "0 entries proposed in 0 articles, 0 failed.\n"
    assert json.loads(call("stats", "--json", "-w", address).out)["extracted"] == 3


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--dask", "tcp://127.0.0.1:9"], 1, "The Dask cluster at “tcp://127.0.0.1:9” cannot be reached."),
        (["--dask", "somewhere"], 2, "“somewhere” is no address of a Dask scheduler"),
        (["--dask", "somewhere", "--workers", "2"], 2, "leave --workers out"),
    ],
)
def test_what_cannot_be_done_ends_with_a_sentence(
    arguments: list[str], code: int, says: str, call: Call, news: Path, address: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "SECONDS_TO_CONNECT", 0.2)
    call("import", news, "-w", address)
    done = call("extract", "-w", address, *arguments)
    assert done.code == code
    assert says in " ".join(done.err.replace("│", " ").split())
    assert "Traceback" not in done.err
    assert json.loads(call("stats", "--json", "-w", address).out)["extracted"] == 0
