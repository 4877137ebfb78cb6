"""Measures the budgets, prints a table and writes build/bench.json.

`python -m tests.benchmarks [NAME...]` measures those named, such as `queue` or `window`; without names all of them.
"""

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict

from tests.benchmarks.desk import desk
from tests.benchmarks.generate import BUILD
from tests.benchmarks.measure import Measure
from tests.benchmarks.registry import large_registry

NAMES = (
    "import",
    "queue",
    "search",
    "export",
    "extraction",
    "window",
    "candidates",
    "entity search",
    "registry memory",
)


def _suites(wanted: Iterable[str]) -> dict[str, Callable[[], list[Measure]]]:
    from tests.benchmarks import export_suite, extract_suite, registry_suite, store_suite, window_suite

    def measure_import() -> list[Measure]:
        measures, imported = store_suite.measure_import()
        desk(imported)
        imported.unlink()
        return measures

    every: dict[str, Callable[[], list[Measure]]] = {
        "import": measure_import,
        "queue": lambda: store_suite.measure_queue(desk()),
        "search": lambda: store_suite.measure_search(desk()),
        "export": export_suite.measure_export,
        "extraction": extract_suite.measure_extraction,
        "window": lambda: window_suite.measure_window(desk()),
        "candidates": lambda: registry_suite.measure_candidates(large_registry()),
        "entity search": lambda: registry_suite.measure_entity_search(large_registry()),
        "registry memory": lambda: registry_suite.measure_memory(large_registry()),
    }
    return {name: every[name] for name in wanted}


def main(arguments: list[str]) -> int:
    """Measures and tells; 0 once that is done, whatever was measured, and 2 for a name that is none."""
    if set(arguments) - set(NAMES):
        print(f"known are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    BUILD.mkdir(parents=True, exist_ok=True)
    measures: list[Measure] = []
    print(f"{'what':14} {'value':>10} {'budget':>8}        unit")
    for measure in _suites(arguments or NAMES).values():
        for each in measure():
            measures.append(each)
            print(f"{each.name:14} {each.value:>10,.3f} {each.budget:>8} {'' if each.holds else 'OVER':>6} {each.unit}")
            sys.stdout.flush()
    written = BUILD.parent / "bench.json"
    written.write_text(json.dumps([asdict(each) for each in measures], indent=2) + "\n", "utf-8")
    print(f"written to {written.relative_to(BUILD.parents[1])}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
