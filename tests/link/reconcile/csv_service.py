"""A real service of somebody else's making on loopback: `csv-reconcile` over a small table."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket

import httpx

TABLE = """id\tname\tcity
R1\tQuay Institute of Tides\tVarnholm
R2\tLinhe Polytechnic\tLinhe
R3\tVarnholm Harbour Office\tVarnholm
"""


@contextmanager
def csv_reconcile(folder: Path) -> Iterator[str]:
    """Runs the service in a folder of its own; gives its address."""
    port = _free_port()
    root = f"http://127.0.0.1:{port}"
    (folder / "table.tsv").write_text(TABLE, "utf-8")
    manifest = {
        "name": "Tide table",
        "extend": {"propose_properties": {"service_url": root, "service_path": "/properties"}},
        "preview": {"url": f"{root}/preview/{{{{id}}}}", "width": 300, "height": 200},
    }
    (folder / "service.cfg").write_text(
        f"SERVER_NAME = '127.0.0.1:{port}'\nCSVKWARGS = {{'delimiter': '\\t'}}\nMANIFEST = {manifest!r}\n", "utf-8"
    )
    # Its databases of names lie beside the interpreter unless it runs in the folder that they are to be in.
    command = [sys.executable, "-W", "ignore", "-m", "csv_reconcile"]
    surroundings = {**os.environ, "no_proxy": "*"}
    wanted = ["init", "--config", "service.cfg", "table.tsv", "id", "name"]
    subprocess.run([*command, *wanted], cwd=folder, env=surroundings, check=True, capture_output=True)
    with subprocess.Popen(
        [*command, "serve"], cwd=folder, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _await(process, f"{root}/reconcile")
            yield f"{root}/reconcile"
        finally:
            process.terminate()


def _free_port() -> int:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _await(process: "subprocess.Popen[bytes]", address: str) -> None:
    """Asks until it answers; a connection that is refused comes back at once, so this waits for the process alone."""
    transport = httpx.HTTPTransport(retries=8)  # pauses that double from half a second
    with httpx.Client(transport=transport, trust_env=False, timeout=30) as client:
        client.get(address).raise_for_status()
    assert process.poll() is None
