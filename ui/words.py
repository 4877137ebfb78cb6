"""Every sentence about acts, statuses, findings and dates. Words of one widget alone stand in that widget."""

from PySide6.QtCore import QCoreApplication, QLocale

from curator.domain.change import NONE_MEANT, Act
from curator.domain.checks import Finding, Problem
from curator.domain.content import PartialDate
from curator.domain.day_readings import DayReading, day_readings
from curator.domain.entity import EntityKind
from curator.domain.queue import QueueRow
from curator.domain.record import Record, Status, progress
from curator.domain.sureness import SURE_ONES, Sureness, sureness
from ui.plain import shortened

_SUBJECT = 40


def act_name(act: Act, subject: str = "") -> str:
    """What was done, for menus: “Confirm Linhe Polytechnic”."""
    verb = _act(act)
    if act is Act.LINK and subject.startswith(NONE_MEANT):
        verb, subject = _tr("None of these for"), subject.removeprefix(NONE_MEANT)
    subject = _tr("the sure ones") if subject == SURE_ONES else shortened(subject, _SUBJECT)
    return f"{verb} {subject}" if subject else verb


def undo_title(done: tuple[Act, str] | None) -> str:
    """The menu's words for taking something back: “Undo “Confirm Linhe Polytechnic””."""
    return _tr("Undo “%1”").replace("%1", act_name(*done)) if done else _tr("Undo")


def redo_title(undone: tuple[Act, str] | None) -> str:
    """The menu's words for restoring something."""
    return _tr("Redo “%1”").replace("%1", act_name(*undone)) if undone else _tr("Redo")


def status_name(status: Status) -> str:
    """The status in a word."""
    return {
        Status.PROPOSED: _tr("proposed"),
        Status.CONFIRMED: _tr("confirmed"),
        Status.CORRECTED: _tr("corrected"),
        Status.ADDED: _tr("added"),
        Status.REJECTED: _tr("rejected"),
        Status.POSTPONED: _tr("in doubt"),
    }[status]


def sureness_name(sure: Sureness) -> str:
    """How much a proposal can be relied on, in a word."""
    return {
        Sureness.SURE: _tr("sure"),
        Sureness.LIKELY: _tr("likely"),
        Sureness.DOUBTFUL: _tr("doubtful"),
    }[sure]


def sureness_sentence(confidence: float) -> str:
    """What a proposal's confidence says: “Doubtful: about 6 in 10 such proposals are right”."""
    sentence = {
        Sureness.SURE: _tr("Sure: %1 such proposals are right."),
        Sureness.LIKELY: _tr("Likely: %1 such proposals are right."),
        Sureness.DOUBTFUL: _tr("Doubtful: %1 such proposals are right."),
    }[sureness(confidence)]
    return sentence.replace("%1", _share(confidence))


def sureness_aloud(confidence: float) -> str:
    """The same in a few words, for a screen reader: “doubtful, about 6 in 10 right”."""
    said = _tr("%1, %2 right").replace("%1", sureness_name(sureness(confidence)))
    return said.replace("%2", _share(confidence))


def new_entity_title(kind: EntityKind | str) -> str:
    """The words that offer a new entity: “New organization”."""
    return {
        EntityKind.ORGANIZATION: _tr("New organization"),
        EntityKind.PERSON: _tr("New person"),
        EntityKind.PLACE: _tr("New place"),
    }[EntityKind(kind)]


def kind_title(kind: EntityKind | str) -> str:
    """What an entity is, in a word: “Organization”."""
    return {
        EntityKind.ORGANIZATION: _tr("Organization"),
        EntityKind.PERSON: _tr("Person"),
        EntityKind.PLACE: _tr("Place"),
    }[EntityKind(kind)]


def problem_sentence(finding: Finding, field_title: str) -> str:
    """What a check found, as a sentence beside the field.

    Args:
        finding: What was found.
        field_title: The field's name on screen.
    """
    match finding.problem:
        case Problem.MISSING:
            sentence = _tr("%1 is missing.")
        case Problem.UNREADABLE:
            sentence = _tr("“%2” does not read as this field's type.")
        case Problem.AMBIGUOUS:
            return _ambiguous_sentence(finding.detail)
        case Problem.UNKNOWN_CHOICE:
            sentence = _tr("“%2” is none of the choices.")
        case Problem.TOO_EARLY:
            sentence = _tr("%1 lies before %2.")
        case Problem.TOO_FEW:
            sentence = _tr("At least %2 are needed.")
    # The detail is the article's own words, so it goes in last and whole.
    return sentence.replace("%1", field_title).replace("%2", finding.detail)


def _ambiguous_sentence(day: str) -> str:
    """“03/04/2023” could be 3 Apr 2023 or 4 Mar 2023."""
    *others, last = [_reading_words(each) for each in day_readings(day)] or [_tr("several days")]
    ways = _tr("%1 or %2").replace("%1", ", ".join(others)).replace("%2", last) if others else last
    return _tr("“%1” could be %2.").replace("%2", ways).replace("%1", day)


def _reading_words(reading: DayReading) -> str:
    """A reading as a person says it: `4–5 Sep`, `3 Apr 2023`, `days 4–5 of a month`."""
    days = "–".join(map(str, reading.days))
    if not reading.month:
        return _tr("days %1 of a month").replace("%1", days)
    month = QLocale().standaloneMonthName(reading.month, QLocale.FormatType.ShortFormat)
    return " ".join(str(part) for part in (days, month, reading.year or "") if part)


def finished_words(record: Record) -> str:
    """What a finished article leaves: “Finished; 22 left unjudged, 1 in doubt.”, or nothing where nothing is left."""
    seen = progress(record.entries)
    left = seen.total - seen.judged - seen.doubts
    parts = [count_words("%n left unjudged", left)] if left else []
    parts += [count_words("%n in doubt", seen.doubts)] if seen.doubts else []
    return _tr("Finished; %1.").replace("%1", ", ".join(parts)) if parts else ""


def date_words(iso: str) -> str:
    """A stored date (`2024-08-27`, `2024-08`, `2024` or empty) as a person reads it: `27 Aug 2024`."""
    try:
        date = PartialDate.parse(iso)
    except ValueError:
        return iso
    if not date.month:
        return str(date.year)
    month = QLocale().standaloneMonthName(date.month, QLocale.FormatType.ShortFormat)
    return " ".join(str(part) for part in (date.day or "", month, date.year) if part)


def outlet_words(outlet: str) -> str:
    """An outlet in a row: a web address without what all of them begin with."""
    return outlet.removeprefix("www.")


def queue_sentence(row: QueueRow) -> str:
    """An article of the queue as one sentence, for a screen reader."""
    parts = [row.title, row.outlet, date_words(row.published)]
    if row.finished:
        parts.append(_tr("done"))
    parts.append(_tr("%1 of %2 judged").replace("%1", str(row.judged)).replace("%2", str(row.total)))
    if row.doubts:
        parts.append(count_words("%n in doubt", row.doubts))
    return ", ".join(part for part in parts if part)


def judged_words(row: QueueRow) -> str:
    """How far an article has come, for its row: “9 / 18”, with “? 2 · ” before it where something is in doubt."""
    if row.finished:
        return _tr("✓ done")
    if not row.total:
        return _tr("no facts") if row.extracted else _tr("new")
    doubts = f"? {row.doubts} · " if row.doubts else ""
    return f"{doubts}{row.judged} / {row.total}"


def language_name(code: str) -> str:
    """The English name of an ISO 639-1 code; the code itself where it is unknown."""
    language = QLocale.codeToLanguage(code)
    return code if language is QLocale.Language.AnyLanguage else QLocale.languageToString(language)


def count_words(template: str, count: int) -> str:
    """A translated `template` with `%n` in it, in the plural that the number wants.

    Args:
        template: With `%n` where the number goes and `(s)` after a word that has a plural in English.
        count: The number.
    """
    translated = QCoreApplication.translate("words", template, None, count)
    return translated.replace("(s)", "" if count == 1 else "s")


def _share(confidence: float) -> str:
    tenths = int(confidence * 10 + 0.5)
    if tenths in (0, 10):
        return _tr("nearly all") if tenths else _tr("hardly any")
    return _tr("about %1 in 10").replace("%1", str(tenths))


def _act(act: Act) -> str:
    return {
        Act.IMPORT: _tr("Import"),
        Act.EXTRACT: _tr("Extract"),
        Act.CONFIRM: _tr("Confirm"),
        Act.REJECT: _tr("Reject"),
        Act.CORRECT: _tr("Correct"),
        Act.POSTPONE: _tr("Leave for later"),
        Act.ADD: _tr("Add"),
        Act.EVIDENCE: _tr("Change evidence of"),
        Act.LINK: _tr("Link"),
        Act.MERGE: _tr("Merge"),
        Act.UNMERGE: _tr("Take back the merge of"),
        Act.SPLIT: _tr("Split"),
        Act.DISTINGUISH: _tr("Tell apart"),
        Act.EDIT_ENTITY: _tr("Edit"),
        Act.REVOKE: _tr("Revoke"),
        Act.VERIFY: _tr("Verify"),
        Act.TAKE_IN: _tr("Take in"),
        Act.NOTE: _tr("Note on"),
        Act.FINISH: _tr("Finish"),
        Act.REOPEN: _tr("Reopen"),
        Act.TAKE_OUT: _tr("Take out"),
    }[act]


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)
