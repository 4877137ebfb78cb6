"""Training: the language model learns from a workspace's judged articles, and is used where it has become better.

How a model learns is `curator.extract.training.tuning`'s, where trained ones lie `curator.services.models`'.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from curator import __version__
from curator.domain.article import Document
from curator.domain.dossier import Dossier
from curator.domain.profile import Profile
from curator.domain.proposal import ProposedEntry
from curator.domain.record import Entry, Record, Status, Value
from curator.domain.watch import Watch
from curator.errors import UserError
from curator.evaluate.scores import Score
from curator.services.context import Context, now
from curator.services.judged import all_records
from curator.services.models import Figures, Models, Provenance, TrainedModel, model_in_use, trained_model, use_model

if TYPE_CHECKING:
    from curator.extract.training.lessons import Lesson

FEWEST_ARTICLES, FEWEST_HELD_OUT = 10, 2
"""Without these a model would learn a few articles by heart, and nobody could say whether it is better."""

EPOCHS = 8

# Every fourth article is held out. What is more than this would cost memory (two analysed texts each) and an evening.
_HELD_OUT_OF = 4
_MOST_LEARNED, _MOST_HELD_OUT = 1_200, 400
# The records say mostly what the former model helped to propose, a head start that it would not have on new articles;
# so what is proposed may be this much worse by F1, about an entry in fifty, before it counts.
_HEAD_START = 0.02
_ACCEPTED = frozenset({Status.CONFIRMED, Status.CORRECTED, Status.ADDED})

Naming = frozenset[tuple[str, str]]
"""Kinds of entities and their names, in small letters."""


class TooFewError(UserError):
    """There is not enough to learn from yet."""


@dataclass(frozen=True, slots=True)
class JudgedArticle:
    """An article that is finished, or all of whose entries are judged.

    Attributes:
        document: As stored.
        lesson: Where the accepted names stand in it.
        entities: The accepted entries that name a person, an organisation or a place.
        by_script: How many of its values a script accepted, without anybody looking.
        weight: How much the judgements are worth beside another curator's of the same text, the greater the better.
    """

    document: Document
    lesson: "Lesson"
    entities: Naming
    by_script: int
    weight: tuple[bool, int, int]


@dataclass(frozen=True, slots=True)
class Material:
    """What there is to learn from.

    Attributes:
        learned: Articles to learn from.
        held_out: Others, to measure with; the same ones as long as their texts are the same.
    """

    learned: tuple[JudgedArticle, ...]
    held_out: tuple[JudgedArticle, ...]

    @property
    def names(self) -> int:
        """Mentions of names to learn from."""
        return sum(len(each.lesson.names) for each in self.learned)

    @property
    def by_script(self) -> int:
        """Values that a script accepted, in the articles to learn from and those to measure with."""
        return sum(each.by_script for each in (*self.learned, *self.held_out))


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What training came to.

    Attributes:
        before: Figures of the model in use before.
        after: Figures of the new one.
        model: The new model, now in use; None where it was not better, and nothing has changed.
    """

    before: Figures
    after: Figures
    model: TrainedModel | None


class Training:
    """Trains language models on a workspace, and goes back to former ones."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._models = Models(context.store.address)

    def material(self, watch: Watch = Watch()) -> Material:
        """Gathers what curators have judged, in all their records under this workspace's profile.

        Of several curators' records of the same text one is learned from: a finished one before others, then the one
        in which a person judged most values, then the one with most values.

        Raises:
            TooFewError: It is not enough to learn from.
            Cancelled: Somebody stopped it.
        """
        by_text: dict[str, JudgedArticle] = {}
        for dossier, by_script in all_records(self._context, watch):
            judged = _judged(dossier, self._context.profile, by_script)
            if judged and judged.lesson.paragraphs:
                rival = by_text.get(dossier.article.fingerprint)
                if rival is None or rival.weight < judged.weight:
                    by_text[dossier.article.fingerprint] = judged
        # By fingerprint, which says nothing about the article: so always the same, and no period is preferred.
        ordered = [(_is_held_out(fingerprint), by_text[fingerprint]) for fingerprint in sorted(by_text)]
        learned = tuple(each for held_out, each in ordered if not held_out)[:_MOST_LEARNED]
        held_out = tuple(each for held_out, each in ordered if held_out)[:_MOST_HELD_OUT]
        _check_enough(learned, held_out)
        return Material(learned, held_out)

    def train(self, material: Material, *, epochs: int = EPOCHS, watch: Watch = Watch()) -> TrainingReport:
        """Trains a new model and uses it from now on if it is better on the held-out articles.

        It starts from the model that is installed, not from one trained earlier: so it depends on the articles alone.
        Better means that the model alone finds names with a higher F1, and that what extraction as a whole proposes
        is no worse, by more than the head start that the former model has.

        Args:
            material: What to learn from.
            epochs: How often to go through it.
            watch: Told of the progress in paragraphs; where it stops the work, nothing has changed.

        Raises:
            UserError: The model is not installed or cannot be trained, or the new one cannot be written.
            Cancelled: Somebody stopped it.
        """
        # Imported where they are needed: the first window is painted without spaCy.
        from curator.extract.training.tuning import train, version_of

        former = model_in_use()
        earlier = trained_model(former)
        base = earlier.provenance.base if earlier else former
        before = self._measured(former, material.held_out, watch)
        with self._models.candidate() as candidate:
            train(base, [each.lesson for each in material.learned], candidate, epochs=epochs, watch=watch)
            after = self._measured(str(candidate), material.held_out, watch)
            if not _better(before, after):
                return TrainingReport(before, after, None)
            provenance = Provenance(
                trained=now(),
                workspace=self._context.store.address,
                base=base,
                base_version=version_of(base),
                former=former,
                articles=len(material.learned),
                names=material.names,
                held_out=len(material.held_out),
                epochs=epochs,
                program=__version__,
                before=before,
                after=after,
            )
            model = self._models.keep(candidate, provenance)
        use_model(model.name)
        return TrainingReport(before, after, model)

    def models(self) -> list[TrainedModel]:
        """The models trained on this workspace that were better than their former, oldest first."""
        return self._models.all()

    def back(self) -> str:
        """Uses the model again that was in use before the present one; the present one is kept.

        Returns:
            The model now in use.

        Raises:
            UserError: The model in use was not trained on this workspace, or the settings cannot be written.
        """
        present = model_in_use()
        model = self._models.get(present)
        if model is None:
            raise UserError(
                f"The language model in use, “{present}”, was not trained on this workspace.",
                "There is nothing to go back to.",
            )
        use_model(model.provenance.former)
        return model.provenance.former

    def _measured(self, model: str, held_out: Sequence[JudgedArticle], watch: Watch) -> Figures:
        from curator.extract.training.tuning import recognise
        from curator.services.proposing import propose_documents

        settings = replace(self._context.settings, spacy_model=model)
        alone, proposed = Score(), Score()
        for each in held_out:
            watch.check()
            (seen,) = recognise(model, [each.lesson])
            alone += _score({name for name in each.lesson.names if name.kind}, seen)
            (found,) = propose_documents([each.document], self._context.profile, settings)
            proposed += _score(each.entities, _named(self._context.profile, found.entries, accepted=False))
        return Figures(alone, proposed)


def _better(before: Figures, after: Figures) -> bool:
    return after.alone.f1 > before.alone.f1 and after.proposed.f1 >= before.proposed.f1 - _HEAD_START


def _check_enough(learned: Sequence[JudgedArticle], held_out: Sequence[JudgedArticle]) -> None:
    total = len(learned) + len(held_out)
    if total < FEWEST_ARTICLES or len(held_out) < FEWEST_HELD_OUT or not learned:
        raise TooFewError(
            f"Training needs at least {FEWEST_ARTICLES} articles in which no value is open any more, of which at least "
            f"{FEWEST_HELD_OUT} fall to the part that is held out; there are {total}, {len(held_out)} held out.",
            "Judge some more articles first.",
        )


def _is_held_out(fingerprint: str) -> bool:
    return int(fingerprint[:8], 16) % _HELD_OUT_OF == 0


def _judged(dossier: Dossier, profile: Profile, by_script: frozenset[int]) -> JudgedArticle | None:
    from curator.extract.text.language import script_of
    from curator.extract.training.lessons import make_lesson

    record, article = dossier.record, dossier.article
    # What is still open is neither a name nor none; an article is learned from when nothing is.
    whole = not any(value.status.open for entry in record.entries for value in entry.values)
    if not record.entries or not whole or script_of(article.text) != "alphabetic":
        return None
    document = Document(article.text, article.passages, dict(article.metadata))
    values = [value.id for value in record.values()]
    scripted = len(by_script.intersection(values))
    return JudgedArticle(
        document,
        make_lesson(document, _forms(record, profile)),
        _named(profile, record.entries, accepted=True),
        by_script=scripted,
        weight=(record.finished, len(values) - scripted, len(values)),
    )


def _forms(record: Record, profile: Profile) -> Iterator[tuple[str, str]]:
    """How accepted names are written in the article, each with its kind."""
    fields = {(group.key, field.key): field for group in profile.groups for field in group.fields}
    naming = _kinds(profile)
    for entry in record.entries:
        for value in entry.values:
            field = fields.get((entry.group, value.field))
            if field is None or not field.type.names_entity or value.status not in _ACCEPTED:
                continue
            yield field.entity, value.words
            if (entry.group, value.field) in naming:
                yield from ((field.entity, form) for form in _mentions(value))


def _mentions(value: Value) -> Iterator[str]:
    """Other forms of a name among its evidence; what a corrected name had been before is none."""
    for evidence in value.evidence:
        form = " ".join(evidence.quote.split())
        if value.status is not Status.CORRECTED or form in value.words:
            yield form


def _kinds(profile: Profile) -> dict[tuple[str, str], str]:
    """The fields that name entries after entities, as group and field, with the kind of entity."""
    first = ((group.key, group.fields[0]) for group in profile.groups)
    return {(group, field.key): field.entity for group, field in first if field.type.names_entity}


def _named(profile: Profile, entries: Iterable[Entry | ProposedEntry], *, accepted: bool) -> Naming:
    """The names of entries: those that people accepted, or all that are proposed."""
    kinds = _kinds(profile)
    return frozenset(
        (kinds[entry.group, value.field], value.words.casefold())
        for entry in entries
        for value in entry.values
        if (entry.group, value.field) in kinds
        if not accepted or (isinstance(value, Value) and value.status in _ACCEPTED)
    )


def _score(gold: Set[object], found: Set[object]) -> Score:
    return Score(len(gold & found), len(gold), len(found))
