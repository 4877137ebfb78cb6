"""Figures of extraction as data, and the tables that show them. What they mean is `curator.evaluate`'s."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from io import StringIO
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from curator.cli.terminal import printable
from curator.evaluate.facts import GROUPS
from curator.evaluate.precision import Precision
from curator.evaluate.reliability import bins, gap
from curator.evaluate.scores import Comparison, together

if TYPE_CHECKING:
    from rich.table import Table

    from curator.evaluate.fit import Said
    from curator.services.measuring import GoldReport

_WIDTH = 140
"""Of tables in a pipe or a file, in characters."""

_COUNTS = {
    "judged": "judged",
    "confirmed": "confirmed",
    "corrected": "corrected",
    "rejected": "rejected",
    "by script": "by_script",
    "open": "open",
    "by hand": "added",
}
"""Of judgements: titles of columns, and what they count."""


def of_gold(report: "GoldReport") -> dict[str, Any]:
    """What measuring against gold records came to, as JSON."""
    total = together(each.comparison for each in report.articles)
    return {
        "articles": len(report.articles),
        "figures": _figures(total),
        "acts": {
            **_effort(total),
            "articles": [{"name": each.name, **_effort(each.comparison)} for each in report.articles],
        },
        "misses": [asdict(miss) for miss in total.misses],
        "reliability": reliability([said for each in report.articles for said in each.told]),
        "failed": [str(error) for error in report.failed],
    }


def of_judgements(rows: Sequence[Precision], said: Iterable[tuple[float, bool]]) -> dict[str, Any]:
    """What curators' judgements came to, as JSON."""
    counted = [{**asdict(row), "judged": row.judged, "precision": _rounded(row.share)} for row in rows]
    return {"stages": counted, "reliability": {"all": _bins(said)}}


def reliability(said: Sequence["Said"]) -> dict[str, Any]:
    """Reliability of all values, and of those that name entries, as JSON."""
    return {
        "all": _bins((each.confidence, each.right) for each in said),
        "names": _bins((each.confidence, each.right) for each in said if each.naming),
    }


def gold_tables(content: Mapping[str, Any], *, misses: bool) -> str:
    """What `of_gold` gave, to be read by people."""
    figures = content["figures"]
    scores = _table("found", "precision", "recall", "F1", "of")
    for name, row in figures.items():
        if "f1" in row:
            scores.add_row(name, *(f"{row[key]:.3f}" for key in ("precision", "recall", "f1")), f"{row['gold']:,}")
    parts = _table("part, where its entry was found", "right", "of")
    for name, row in figures.items():
        if "accuracy" in row:
            parts.add_row(name, f"{row['accuracy']:.3f}", str(row["of"]))
    acts = _table("acts needed", "from proposals", "by hand", "share")
    for row in (*content["acts"]["articles"], {"name": "in all", **content["acts"]}):
        acts.add_row(row["name"], str(row["needed"]), str(row["by_hand"]), f"{row['share']:.0%}")
    tables = [scores, parts, acts, *_reliability_tables(content["reliability"], "")]
    if "left_out" in content:
        tables += _reliability_tables(content["left_out"], ", on articles left out of the fit")
    if misses:
        tables.append(_misses(content["misses"]))
    return _drawn(tables)


def judgement_tables(content: Mapping[str, Any]) -> str:
    """What `of_judgements` gave, to be read by people: fields about which something was said."""
    told = [row for row in content["stages"] if row["judged"] or row["added"] or row["by_script"]]
    counts = {
        title: key for title, key in _COUNTS.items() if key in ("judged", "open") or any(row[key] for row in told)
    }
    table = _table("field", "precision", *counts, second="stage")
    for row in told:
        share = "" if row["precision"] is None else f"{row['precision']:.3f}"
        shown = (str(row[key] or "") for key in counts.values())
        table.add_row(f"{row['group']}.{row['field']}", printable(row["stage"]), share, *shown)
    waiting = sum(row["open"] for row in content["stages"] if row not in told)
    tables = [table, *_reliability_tables(content["reliability"], "")] if told else []
    sentence = f"{waiting:,} more values are in fields of which nobody has judged any yet." if waiting else ""
    return "\n\n".join(part for part in (_drawn(tables), sentence) if part)


def _figures(total: Comparison) -> dict[str, dict[str, Any]]:
    order = ["article", *GROUPS, "boilerplate"]
    rows: dict[str, dict[str, Any]] = {
        key: {
            "precision": _rounded(score.precision),
            "recall": _rounded(score.recall),
            "f1": _rounded(score.f1),
            "gold": score.gold,
        }
        for key, score in total.scores.items()
    }
    rows |= {key: {"accuracy": _rounded(share.share), "of": share.of} for key, share in total.shares.items()}
    return {key: rows[key] for key in sorted(rows, key=lambda key: order.index(key.split(".")[0]))}


def _effort(comparison: Comparison) -> dict[str, Any]:
    effort = comparison.effort
    return {"needed": effort.needed, "by_hand": effort.by_hand, "share": _rounded(effort.share)}


def _bins(said: Iterable[tuple[float, bool]]) -> dict[str, Any]:
    table = bins(said)
    rows = [
        {"from": each.start, "said": _rounded(each.said), "right": _rounded(each.right), "of": each.of}
        for each in table
    ]
    return {"gap": _rounded(gap(table)), "bins": rows}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


def _reliability_tables(content: Mapping[str, Any], where: str) -> list["Table"]:
    tables = []
    for name, told in content.items():
        if not told["bins"]:
            continue
        whose = {"all": "all values", "names": "values that name entries"}[name]
        table = _table(f"confidence of {whose}{where}", "said", "right", "of")
        for row in told["bins"]:
            table.add_row(f"from {row['from']:.2f}", f"{row['said']:.3f}", f"{row['right']:.3f}", str(row["of"]))
        table.add_row("gap, on average", f"{told['gap']:.3f}")
        tables.append(table)
    return tables


def _misses(misses: Iterable[Mapping[str, str]]) -> "Table":
    table = _table("article", second="what", words=("in the gold record", "proposed"))
    for miss in misses:
        words = (" ".join(printable(miss[key]).split()) for key in ("gold", "found"))
        table.add_row(printable(miss["article"]), f"{miss['group']} {miss['kind']}", *words)
    return table


def _table(first: str, *numbers: str, second: str = "", words: Sequence[str] = ()) -> "Table":
    # Imported where it is needed: --help and pipes of JSON do without it.
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in (first, *([second] if second else ())):
        table.add_column(name, overflow="fold")
    for name in numbers:
        table.add_column(name, justify="right")
    for name in words:
        table.add_column(name, overflow="fold")
    return table


def _drawn(tables: Sequence["Table"]) -> str:
    from rich.console import Console

    drawn = StringIO()
    width = get_terminal_size((_WIDTH, 0)).columns
    console = Console(file=drawn, width=width, markup=False, emoji=False, highlight=False)
    for table in tables:
        console.print(table)
    return "\n".join(line.rstrip() for line in drawn.getvalue().splitlines()).strip("\n")
