"""Manifests: what a service says of itself, whichever version of the protocol it speaks."""

from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from curator.link.reconcile.shape import Shape

DRAFT = "1.0-draft"
"""The version whose addresses and bodies differ from all before it."""

_MOST_TYPES = 50
_USUAL_BATCH, _GREATEST_BATCH = 10, 100

_SCHEMES = (
    ("wikidata.org", "wikidata"),
    ("ror.org", "ror"),
    ("geonames.org", "geonames"),
    ("viaf.org", "viaf"),
    ("d-nb.info", "gnd"),
    ("isni.org", "isni"),
    ("orcid.org", "orcid"),
)
"""By the host of their addresses, the lists whose identifiers have a scheme of their own."""


@dataclass(frozen=True, slots=True)
class ServiceType:
    """A kind of thing that a service knows: its identifier there, and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a service offers.

    Attributes:
        name: As it calls itself.
        versions: Of the protocol, as it says; the first one where it says nothing.
        types: Those that it names as usual ones.
        scheme: What its identifiers are called here, or empty where they are its own.
        batch: How many names it takes at once.
        reconcile: Where names are asked for.
        suggest: Where beginnings of names are completed, or empty.
        suggest_type: Where beginnings of names of types are completed, or empty.
        preview: Where a page about an entity is, with `{id}` in it, or empty.
        view: The entity's own page, with `{id}` in it, or empty.
        extend: Where properties of entities are asked for, or empty.
        propose: Where it says which properties there are, or empty.
    """

    name: str
    versions: tuple[str, ...]
    types: tuple[ServiceType, ...]
    scheme: str
    batch: int
    reconcile: str
    suggest: str
    suggest_type: str
    preview: str
    view: str
    extend: str
    propose: str

    @property
    def draft(self) -> bool:
        """Whether it speaks the draft of 1.0 and nothing older."""
        return self.versions == (DRAFT,)


def read_manifest(address: str, answer: Shape) -> Manifest:
    """Reads a manifest.

    What it offers at another host is left out: names are sent to the host that a person wrote down, nowhere else.

    Args:
        address: The service's, as the person gave it.
        answer: What it says of itself.

    Raises:
        MalformedError: It is no manifest.
    """
    listed = answer.get("versions")
    versions = tuple(each.text() for each in listed.items()) if listed else ("0.1",)
    older = tuple(each for each in versions if each != DRAFT)
    draft = not older and DRAFT in versions
    batch = answer.get("batchSize")
    view = _template(answer.get("view"))
    return Manifest(
        name=answer.at("name").label() or answer.service,
        versions=(DRAFT,) if draft else older or ("0.1",),
        types=_types(answer.get("defaultTypes")),
        scheme=_scheme(answer, view),
        batch=max(1, min(int(batch.number()), _GREATEST_BATCH)) if batch else _USUAL_BATCH,
        view=view,
        **(_places_of_draft(address, answer) if draft else _places(address, answer)),
    )


def bare_identifier(scheme: str, entity_id: str) -> str:
    """An identifier of a well-known list without the address that some services write around it."""
    hosts = [end for end, known in _SCHEMES if known == scheme]
    if hosts and _host(entity_id).endswith(hosts[0]):
        return urlsplit(entity_id).path.rstrip("/").rpartition("/")[2] or entity_id
    return entity_id


def filled(template: str, entity_id: str) -> str:
    """An address with an identifier in its place."""
    return template.replace("{id}", quote(entity_id, safe=""))


def _types(listed: Shape | None) -> tuple[ServiceType, ...]:
    return tuple(service_type(each) for each in listed.items()[:_MOST_TYPES]) if listed else ()


def service_type(found: Shape) -> ServiceType:
    """A type, given as an object or as its bare identifier."""
    if isinstance(found.content, str):
        return ServiceType(found.name(), found.name())
    type_id, name = found.at("id").name(), found.get("name")
    return ServiceType(type_id, (name.label() if name else "") or type_id)


def _scheme(answer: Shape, view: str) -> str:
    space = answer.get("identifierSpace")
    for address in (space.text() if space else "", view):
        host = _host(address)
        for end, scheme in _SCHEMES:
            if host == end or host.endswith(f".{end}"):
                return scheme
    return ""


def _places(address: str, answer: Shape) -> dict[str, str]:
    suggest, extend = answer.get("suggest"), answer.get("extend")
    preview = _template(answer.get("preview"))
    entity, types = (suggest.get(each) if suggest else None for each in ("entity", "type"))
    proposing = extend.get("propose_properties") if extend else None
    return {
        "reconcile": address,
        "suggest": _own(address, _joined(entity)) if entity else "",
        "suggest_type": _own(address, _joined(types)) if types else "",
        "preview": _own(address, preview),
        "extend": address if extend else "",
        "propose": _own(address, _joined(proposing)) if proposing else "",
    }


def _places_of_draft(address: str, answer: Shape) -> dict[str, str]:
    root = address.rstrip("/")
    suggest, extend = answer.get("suggest"), answer.get("extend")
    entity, types = (suggest.get(each) if suggest else None for each in ("entity", "type"))
    proposing = extend.get("proposeProperties") if extend else None
    return {
        "reconcile": f"{root}/reconcile",
        "suggest": f"{root}/suggest/entity" if entity and entity.content is True else "",
        "suggest_type": f"{root}/suggest/type" if types and types.content is True else "",
        "preview": f"{root}/preview?id={{id}}" if answer.get("preview") else "",
        "extend": f"{root}/extend" if extend else "",
        "propose": f"{root}/extend/propose" if proposing and proposing.content is True else "",
    }


def _joined(place: Shape) -> str:
    """An address that is given as two halves, each of which may be missing."""
    if not isinstance(place.content, dict):
        return ""
    halves = (place.get("service_url"), place.get("service_path"))
    return "".join(half.text() for half in halves if half)


def _template(place: Shape | None) -> str:
    """An address with `{id}` in it, however the version of the protocol writes that."""
    url = place.get("url") if place else None
    if url is None:
        return ""
    template = url.text()
    for written in ("{{id}}", "{+id}", "${id}"):
        template = template.replace(written, "{id}")
    return template if "{id}" in template else ""


def _own(address: str, place: str) -> str:
    """The whole address of a place at the same host, or an empty text where it is at another."""
    whole = urljoin(address, place) if place else ""
    return whole if whole and _host(whole) == _host(address) and urlsplit(whole).scheme in ("http", "https") else ""


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:  # brackets that hold no address
        return ""
