"""Words of the registry page that several of its widgets say."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from curator.domain.entity import Entity, EntityKind, Identifier, NameKind
from curator.domain.lesson import Lesson, Scope
from curator.domain.registry import EntityFacet, EntityRow
from ui.plain import shortened
from ui.words import count_words

_SCHEMES = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/%1"),
    "ror": ("ROR", "https://ror.org/%1"),
    "geonames": ("GeoNames", "https://www.geonames.org/%1"),
    "isni": ("ISNI", "https://isni.org/isni/%1"),
    "orcid": ("ORCID", "https://orcid.org/%1"),
    "viaf": ("VIAF", "https://viaf.org/viaf/%1"),
    "iso3166": ("ISO 3166", ""),
}
KNOWN_SCHEMES = ("wikidata", "ror", "geonames", "orcid")


def kind_name(kind: EntityKind) -> str:
    """What an entity is, in a word."""
    return {
        EntityKind.ORGANIZATION: _tr("organization"),
        EntityKind.PERSON: _tr("person"),
        EntityKind.PLACE: _tr("place"),
    }[kind]


def kinds_name(kind: EntityKind | None) -> str:
    """All of a kind in a word."""
    if kind is None:
        return _tr("All")
    return {
        EntityKind.ORGANIZATION: _tr("Organizations"),
        EntityKind.PERSON: _tr("People"),
        EntityKind.PLACE: _tr("Places"),
    }[kind]


def facet_name(facet: EntityFacet) -> str:
    """A property in a few words."""
    return {
        EntityFacet.IDENTIFIED: _tr("Has identifier"),
        EntityFacet.UNIDENTIFIED: _tr("No identifier"),
        EntityFacet.USED: _tr("Used"),
        EntityFacet.UNUSED: _tr("Unused"),
        EntityFacet.NEVER_CONFIRMED: _tr("Never confirmed"),
    }[facet]


def name_kind_name(kind: NameKind) -> str:
    """What kind of name an alias is."""
    return {
        NameKind.FULL: _tr("full name"),
        NameKind.SHORT: _tr("short name"),
        NameKind.ACRONYM: _tr("acronym"),
        NameKind.FORMER: _tr("former name"),
        NameKind.TRANSLITERATION: _tr("transliteration"),
    }[kind]


def meaning_name(meaning: str) -> str:
    """What a column of a list is taken for, or a field of an entity, in a word or two."""
    named = {
        "": _tr("not used"),
        "curator_id": _tr("number in Curator"),
        "kind": _tr("kind"),
        "name": _tr("name"),
        "description": _tr("description"),
        "aliases": _tr("other names"),
        "identifiers": _tr("identifiers"),
        "parent_id": _tr("belongs to (identifier)"),
        "parent": _tr("belongs to"),
        "place_id": _tr("place (identifier)"),
        "place": _tr("place"),
        "city": _tr("place: city"),
        "region": _tr("place: region"),
        "country": _tr("place: country"),
    }
    return named.get(meaning) or scheme_name(meaning)


def scheme_name(scheme: str) -> str:
    """Whose list an identifier is of."""
    return _SCHEMES.get(scheme, (scheme, ""))[0]


def address_of(identifier: Identifier) -> str:
    """The web page of an identifier; empty where none is known, or where it is no plain identifier."""
    if identifier.value.startswith(("https://", "http://")):
        return identifier.value
    plain = identifier.value.replace("-", "").replace("_", "").isalnum() and identifier.value.isascii()
    return _SCHEMES.get(identifier.scheme, ("", ""))[1].replace("%1", identifier.value) if plain else ""


def entity_sentence(row: EntityRow) -> str:
    """An entity of the list as one sentence, for a screen reader."""
    entity = row.entity
    parts = [entity.name, kind_name(entity.kind), entity.description, use_words(row)]
    parts += [_tr("no identifier")] if not entity.identifiers else []
    return ", ".join(part for part in parts if part)


def use_words(row: EntityRow) -> str:
    """How often an entity is meant: “meant 12 times in 3 articles, 5 of them automatic”."""
    if not row.linked:
        return _tr("not used")
    said = count_words("%n link(s)", row.linked)
    said += "" if row.articles is None else " " + count_words("in %n article(s)", row.articles)
    return f"{said}, {_tr('%1 automatic').replace('%1', f'{row.automatic:,}')}" if row.automatic else said


def told_by(entity: Entity) -> str:
    """What tells an entity from others of the same name: its description, else other names."""
    return entity.description or ", ".join(alias.name for alias in entity.aliases[:3])


def lesson_sentence(lesson: Lesson, name: str, outlet_or_article: str = "") -> str:
    """What was learned: “LP” means Linhe Polytechnic everywhere."""
    means = _tr("“%1” means %2") if lesson.means else _tr("“%1” does not mean %2")
    return (
        means.replace("%2", shortened(name, 60)).replace("%1", shortened(lesson.words, 60))
        + " "
        + scope_words(lesson, outlet_or_article)
    )


def scope_words(lesson: Lesson, where: str = "") -> str:
    """For which articles it holds."""
    match lesson.scope:
        case Scope.ARTICLE:
            return _tr("in the article “%1”").replace("%1", shortened(where, 60)) if where else _tr("in one article")
        case Scope.OUTLET:
            return _tr("in %1").replace("%1", shortened(lesson.where, 60) or _tr("articles without outlet"))
    return _tr("everywhere")


def time_words(at: str) -> str:
    """A stored time (UTC, ISO 8601) as a person reads it, in local time: `27 Aug 2024, 08:15`."""
    when = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    if not when.isValid():
        return at
    return QLocale().toString(when, "d MMM yyyy, HH:mm")


def _tr(text: str) -> str:
    return QCoreApplication.translate("registry", text)
