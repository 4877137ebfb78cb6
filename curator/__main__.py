"""Where the program starts: `curator` and `python -m curator`."""

import sys
from pathlib import Path


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    # An installed wheel carries `ui`, `db` and `resources` in here, because names as general as these must not land
    # in site-packages. First on the path: a folder `db` where somebody happens to stand is not ours.
    inside = Path(__file__).parent / "_app"
    if inside.is_dir() and str(inside) not in sys.path:
        sys.path.insert(0, str(inside))
    from curator.cli.start import run

    run()


if __name__ == "__main__":
    main()
