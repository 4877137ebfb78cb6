"""The group `article`: what the segmenter found about the article itself, as one entry."""

from curator.domain.article import Document
from curator.domain.profile import Profile
from curator.domain.proposal import ProposedEntry
from curator.extract.scene import Entries, Scene

STAGE = "article.head.v1"


def propose_article(scene: Scene) -> Entries:
    """Proposes the values of the document's head that the profile knows, in the order of the form."""
    return article_entry(scene.reading.document, scene.profile)


def article_entry(document: Document, profile: Profile) -> Entries:
    """The same for a document that no stage reads."""
    fields = [field.key for field in profile.group("article").fields]
    values = [value for value in document.head if value.field in fields]
    values.sort(key=lambda value: fields.index(value.field))
    return (ProposedEntry(group="article", values=tuple(values), stage=STAGE),) if values else ()
