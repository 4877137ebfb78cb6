"""What curators' judgements say of the stages: how often a proposal was confirmed as it stands.

Only what was judged counts, and what a script accepted is no judgement; it is counted apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from curator.domain.record import Status, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A value as a curator's record has it.

    Attributes:
        group: The group of its entry.
        value: The value.
        by_script: A script gave it its status.
    """

    group: str
    value: Value
    by_script: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """What became of the proposals of a stage for one field.

    Attributes:
        stage: Name and version; empty for what curators added by hand.
        group: The group.
        field: Its field.
        confirmed: By a person, as proposed.
        corrected: By a person.
        rejected: By a person.
        by_script: Accepted without looking.
        open: Nobody has judged them.
        added: By hand, because nothing had proposed them.
    """

    stage: str
    group: str
    field: str
    confirmed: int = 0
    corrected: int = 0
    rejected: int = 0
    by_script: int = 0
    open: int = 0
    added: int = 0

    @property
    def judged(self) -> int:
        """How many proposals a person judged."""
        return self.confirmed + self.corrected + self.rejected

    @property
    def share(self) -> float | None:
        """Which share of them was confirmed as proposed, 0 to 1; None where nobody judged."""
        return self.confirmed / self.judged if self.judged else None


def precision(judged: Iterable[Judged]) -> list[Precision]:
    """Counts what became of proposals.

    Returns:
        A row a stage and field, by group, field and stage; what was added by hand is a row of its own.
    """
    rows: dict[tuple[str, str, str], Precision] = {}
    for each in judged:
        stage = each.value.extractor
        if not stage and each.value.status is Status.REJECTED:
            continue  # added and taken away again
        key = each.group, each.value.field, stage
        row = rows.get(key) or Precision(stage=stage, group=each.group, field=each.value.field)
        column = _column(each)
        rows[key] = replace(row, **{column: getattr(row, column) + 1})
    return [row for _, row in sorted(rows.items())]


def said(judged: Iterable[Judged]) -> list[tuple[float, bool]]:
    """The confidences of proposals that a person judged, and whether each was confirmed as it stands."""
    return [
        (each.value.confidence, each.value.status is Status.CONFIRMED)
        for each in judged
        if each.value.confidence is not None and _column(each) in ("confirmed", "corrected", "rejected")
    ]


def _column(each: Judged) -> str:
    status = each.value.status
    if status.open:
        return "open"
    if not each.value.extractor:
        return "added"
    return "by_script" if each.by_script else str(status)
