"""Extractors that other packages offer by entry point: each runs at its own risk and costs nobody else's proposals.

Whether what they propose stands is checked with everything else, in `curator.services.proposing`.
"""

from collections.abc import Callable, Iterable
from importlib.metadata import EntryPoint, entry_points

from curator.domain.article import Document
from curator.domain.profile import Profile
from curator.domain.proposal import ProposedEntry
from curator.errors import UserError
from curator.services.workers import attempt

GROUP = "curator.extractors"
"""The group of entry points. What stands behind one is an `Extractor`."""

Extractor = Callable[[Document, Profile], Iterable[ProposedEntry]]
Extension = Callable[[Document], tuple[list[ProposedEntry], list[UserError]]]


def extend(profile: Profile) -> Extension:
    """Finds the extractors that are installed.

    Returns:
        A function from a segmented document to what they propose, unchecked, and an error for each that failed.
    """
    offered = sorted(entry_points(group=GROUP), key=lambda each: each.name)

    def extension(document: Document) -> tuple[list[ProposedEntry], list[UserError]]:
        proposed: list[ProposedEntry] = []
        failures: list[UserError] = []
        for point in offered:
            entries, error = attempt(lambda point: _run(point, document, profile), point)
            proposed += entries or ()
            if error:
                failures.append(UserError(f"The extractor {point.name} failed. {error.sentence}", error.hint))
        return proposed, failures

    return extension


def _run(point: EntryPoint, document: Document, profile: Profile) -> tuple[ProposedEntry, ...]:
    extractor: Extractor = point.load()
    return tuple(extractor(document, profile))
