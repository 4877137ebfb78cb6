"""Measuring: how good extraction is on articles of which somebody wrote down the facts.

What the judgements of a workspace say of it is `curator.services.judged`'s.
"""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from curator.domain.calibration import write_calibration
from curator.domain.profile import Profile
from curator.domain.watch import Watch
from curator.errors import Cancelled, UserError
from curator.evaluate.facts import Facts, read_facts
from curator.evaluate.fit import Said, as_said, cross_validated, fit
from curator.evaluate.outcomes import Outcome, outcomes
from curator.evaluate.reliability import bins, gap
from curator.evaluate.scores import Comparison, compare, marked
from curator.services.proposing import propose_file
from curator.services.workers import run_in_processes
from curator.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One article.

    Attributes:
        name: The gold record's file name without its suffix.
        comparison: Its proposals against the gold record.
        raw: What became of the values of the program's own stages, with the confidences that these gave.
        told: All values that the gold record says something of, with the confidences that a curator sees.
        faults: What is wrong with the gold record, or what extractors did wrong, while the rest counts.
    """

    name: str
    comparison: Comparison
    raw: tuple[Outcome, ...]
    told: tuple[Said, ...]
    faults: tuple[UserError, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """What came of measuring.

    Attributes:
        articles: By name.
        failed: One error an article that could not be measured, and one a fault of those that were.
        cancelled: Somebody stopped it.
    """

    articles: tuple[Measured, ...] = ()
    failed: tuple[UserError, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class _Task:
    gold: Path
    text: Path


@dataclass(frozen=True, slots=True)
class _Measurement:
    """The function of a worker process."""

    profile: Profile
    settings: Settings

    def __call__(self, task: _Task) -> Measured:
        """Measures one article.

        Raises:
            UserError: The gold record is none, or the text cannot be read or extracted.
        """
        # Imported where it is needed, as everything that is slow to import.
        from curator.extract.gold_shape import to_json_shape
        from curator.extract.pipeline import calibrated, stages

        gold = _read_gold(task.gold)
        document, proposed = propose_file(task.text, self.profile, self.settings, raw=True)
        found = read_facts(to_json_shape(task.text.name, document, proposed.entries))
        own = {stage.name for stage in stages()}
        _, lost = marked(gold, document.text)
        faults = [
            UserError(f"“{task.gold}”: the boilerplate from “{first}” on is not in the text.", "Correct its words.")
            for first in lost
        ]
        return Measured(
            name=task.gold.stem,
            comparison=compare(task.gold.stem, gold, found, document.text),
            raw=tuple(each for each in outcomes(gold, found, proposed.entries) if each.entry.stage in own),
            told=tuple(as_said(list(outcomes(gold, found, calibrated(proposed.entries))))),
            faults=(*faults, *(_naming(task.text, fault) for fault in proposed.faults)),
        )


def measure(
    folder: Path,
    texts: Path | None,
    profile: Profile,
    settings: Settings,
    *,
    workers: int = 1,
    watch: Watch = Watch(),
) -> GoldReport:
    """Reads, segments and proposes for every article with a gold record, in worker processes, and compares.

    Args:
        folder: Of gold records, `NAME.json` each.
        texts: Where the articles are, `NAME` with any readable suffix; None means beside the records.
        profile: The schema.
        settings: Which language model.
        workers: How many processes.
        watch: Told of the progress in articles.

    Returns:
        What was measured; one bad record never stops the rest.

    Raises:
        UserError: The folder is none, or holds no gold record.
    """
    tasks, failed = _tasks(folder, texts or folder)
    done: list[Measured] = []
    cancelled = False
    try:
        with closing(run_in_processes(_Measurement(profile, settings), tasks, workers, watch)) as ended:
            for outcome in ended:
                if outcome.result:
                    done.append(outcome.result)
                    failed += outcome.result.faults
                elif outcome.error:
                    failed.append(_naming(outcome.task.gold, outcome.error))
                watch.step(len(done), len(tasks), outcome.task.gold.stem)
    except Cancelled:
        cancelled = True
    articles = tuple(sorted(done, key=lambda each: each.name))
    return GoldReport(articles=articles, failed=tuple(failed), cancelled=cancelled)


def _tasks(folder: Path, texts: Path) -> tuple[list[_Task], list[UserError]]:
    for each in (folder, texts):
        if not each.is_dir():
            raise UserError(f"“{each}” is no folder.", "Name a folder of gold records, NAME.json beside NAME.txt.")
    gold = sorted(folder.glob("*.json"))
    if not gold:
        raise UserError(f"“{folder}” holds no gold record.", "A gold record is NAME.json beside its text.")
    tasks, failed = [], []
    for path in gold:
        text = next(_texts(path.stem, texts), None)
        if text is None:
            failed.append(UserError(f"“{path}” has no text in “{texts}”.", "Put the article there under its name."))
        else:
            tasks.append(_Task(path, text))
    return tasks, failed


def _texts(name: str, folder: Path) -> Iterator[Path]:
    from curator.ingest.reader import READERS

    return (path for suffix in READERS if (path := folder / f"{name}{suffix}").is_file())


def _read_gold(path: Path) -> Facts:
    try:
        return read_facts(json.loads(path.read_text("utf-8")))
    except OSError as error:
        raise UserError(f"“{path}” cannot be read: {error.strerror}.", "Check who may read it.") from None
    except (ValueError, RecursionError) as error:
        raise UserError(f"“{path}” is no gold record: {error}.", "Its shape is that of “curator propose”.") from None


def _naming(path: Path, error: UserError) -> UserError:
    """The error with the file's name."""
    return error if str(path) in error.sentence else UserError(f"“{path}”: {error.sentence}", error.hint)


def fitted(report: GoldReport) -> tuple[str, list[Said]]:
    """Fits calibration to what was measured.

    Returns:
        The file's content, and what such calibration says of articles that it was not fitted on.
    """
    values = [each for article in report.articles for each in article.raw]
    left_out = cross_validated([article.raw for article in report.articles])
    gap_left_out = gap(bins((each.confidence, each.right) for each in left_out))
    comment = (
        f"Which share of proposals is right, by what their stage says of them. Written by `curator evaluate --fit`\n"
        f"from {len(report.articles)} articles with gold records; do not edit. Logistic curves over what\n"
        f"`curator.domain.calibration.FEATURES` names, each drawn to that of the wider kind. On articles left out of\n"
        f"the fit, what is said lies {gap_left_out:.3f} from what is right, on average over {len(left_out)} values."
    )
    return write_calibration(fit(values), comment), left_out
