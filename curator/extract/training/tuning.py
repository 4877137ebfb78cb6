"""Training: the language model's named-entity component learns from judged articles.

Nothing else of the model is touched. Which articles, and whether the new model is used, is decided in
`curator.services.training`.
"""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from curator.domain.watch import Watch
from curator.errors import UserError
from curator.extract.text.language import load_model, load_whole
from curator.extract.text.reading import Paragraph
from curator.extract.training.lessons import LABELS, Lesson, Name

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.training import Example

SEED = 20
EPOCHS = 8
_BATCH = 8
_DROPOUT = 0.2
_LEARN_RATE = 0.001
_REFUSED = "refused"
_KINDS = {label: kind for kind, labels in LABELS.items() for label in labels}


def train(base: str, lessons: Sequence[Lesson], folder: Path, *, epochs: int = EPOCHS, watch: Watch = Watch()) -> None:
    """Fine-tunes a model and writes it; the same lessons give the same model.

    Args:
        base: The installed model to start from, or its folder.
        lessons: What to learn from.
        folder: Where to write the new model; it must not exist.
        epochs: How often to go through the lessons.
        watch: Told of paragraphs learned, and asked before each few of them whether to stop.

    Raises:
        UserError: The model is not installed, or has no named-entity component of its own.
        Cancelled: Somebody stopped it; nothing was written.
    """
    from thinc.api import fix_random_seed

    fix_random_seed(SEED)
    order = random.Random(SEED)  # noqa: S311 - the same order every time is what is wanted
    nlp = _trainable(base)
    examples = list(_examples(nlp, lessons, watch))
    with nlp.select_pipes(enable=["ner"]):
        optimizer = nlp.resume_training()
        optimizer.learn_rate = _LEARN_RATE
        for epoch in range(epochs):
            order.shuffle(examples)
            for start in range(0, len(examples), _BATCH):
                watch.check()
                done = epoch * len(examples) + start
                watch.step(done, epochs * len(examples), f"round {epoch + 1} of {epochs}")
                nlp.update(examples[start : start + _BATCH], sgd=optimizer, drop=_DROPOUT)
    watch.check()
    nlp.to_disk(folder)


def version_of(model: str) -> str:
    """The version that a model says of itself.

    Raises:
        UserError: The model is not installed.
    """
    return str(load_model(model).meta["version"])


def recognise(model: str, lessons: Sequence[Lesson]) -> list[set[Name]]:
    """The people, organisations and places that a model alone sees in each lesson's paragraphs.

    Raises:
        UserError: The model is not installed.
    """
    nlp = load_model(model)
    return [
        {
            Name(part.start + each.start_char, part.start + each.end_char, _KINDS[each.label_])
            for part, doc in _read(nlp, lesson)
            for each in doc.ents
            if each.label_ in _KINDS
        }
        for lesson in lessons
    ]


def _trainable(base: str) -> "Language":
    nlp = load_whole(base)
    sources = [nlp.get_pipe(name) for name in nlp.pipe_names]
    shared = any("ner" in getattr(each, "listening_components", ()) for each in sources)
    if "ner" not in nlp.pipe_names or shared:
        raise UserError(
            f"The language model “{base}” has no named-entity component of its own that could be trained.",
            "Set spacy_model in the settings to one that has, such as en_core_web_sm.",
        )
    # A saved component keeps the key it was made with, whatever the configuration says.
    component: Any = nlp.get_pipe("ner")
    component.moves.cfg["neg_key"] = _REFUSED
    return nlp


def _read(nlp: "Language", lesson: Lesson) -> Iterator[tuple[Paragraph, "Doc"]]:
    with nlp.select_pipes(enable=["ner"]):
        docs = list(nlp.pipe([part.text for part in lesson.paragraphs], batch_size=_BATCH))
    return zip(lesson.paragraphs, docs, strict=True)


def _examples(nlp: "Language", lessons: Sequence[Lesson], watch: Watch) -> Iterator["Example"]:
    for lesson in lessons:
        watch.check()
        for part, doc in _read(nlp, lesson):
            yield _example(nlp, doc, [(each.start - part.start, each) for each in lesson.within(part)])


def _example(nlp: "Language", doc: "Doc", names: Sequence[tuple[int, Name]]) -> "Example":
    """What the model should have said of a paragraph.

    Where people named something, that. Where the model has another label, its own opinion, so that it does not
    forget what nobody judged. Where it saw a person, organisation or place that people did not, anything but that.
    """
    from spacy.tokens import Doc
    from spacy.training import Example

    right: list[Span] = []
    unknown: list[Span] = []
    for start, name in names:
        end = start + name.end - name.start
        exact = doc.char_span(start, end, label=_label(doc, start, name))
        if exact is not None and name.kind:
            right.append(exact)
        elif (wider := doc.char_span(start, end, alignment_mode="expand")) is not None:
            unknown.append(wider)
    unknown = [each for each in unknown if not any(_touch(each, other) for other in right)]
    taken = {i for span in (*right, *unknown) for i in range(span.start, span.end)}
    free = [each for each in doc.ents if taken.isdisjoint(range(each.start, each.end))]
    kept = [each for each in free if each.label_ not in _KINDS]
    refused = [each for each in free if each.label_ in _KINDS]
    unknown += refused
    wanted = Doc(nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
    wanted.set_ents(
        [_moved(wanted, each) for each in (*right, *kept)], missing=[_moved(wanted, each) for each in unknown]
    )
    wanted.spans[_REFUSED] = [_moved(wanted, each) for each in refused]
    return Example(nlp.make_doc(doc.text), wanted)


def _label(doc: "Doc", start: int, name: Name) -> str:
    """The label for a name; of a place the model's own opinion whether it is a country or a mountain."""
    if not name.kind:
        return ""
    labels = LABELS[name.kind]
    theirs = {
        each.label_ for each in doc.ents if each.start_char < start + name.end - name.start and start < each.end_char
    }
    return next((label for label in labels if label in theirs), labels[0])


def _touch(one: "Span", other: "Span") -> bool:
    return one.start < other.end and other.start < one.end


def _moved(doc: "Doc", span: "Span") -> "Span":
    from spacy.tokens import Span

    return Span(doc, span.start, span.end, label=span.label)
