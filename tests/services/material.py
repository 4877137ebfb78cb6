"""What the tests of services and command line work on: a short article of our own and what a machine makes of it."""

from collections.abc import Iterator, Sequence

from curator.app import Workspace, find_profile
from curator.domain.article import Article
from curator.domain.change import Act, Change, ChangeSet
from curator.domain.dossier import Dossier
from curator.domain.entity import Candidate, EntityKind
from curator.domain.evidence import cite
from curator.domain.ids import new_id
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.domain.record import Entry, Record, Status, Value
from curator.services.adoption import adopt
from curator.services.context import now
from curator.settings import Settings
from db.proposals import Proposals

PROFILE = find_profile(Settings())

TEXT = (
    "Quay Institute and Linhe Polytechnic sign accord\n"
    "VARNHOLM, 4 May 2031 - Mira Okonjo of Linhe Polytechnic met Aldo Ferrant of Quay Institute in Varnholm. "
    "Linhe Polytechnic will host 300 students.\n"
)


def proposal(group: str, words: str, **more: str) -> ProposedEntry:
    """An entry named by words of TEXT, and other fields of it."""
    fields = {PROFILE.group(group).fields[0].key: words, **more}
    values = [
        ProposedValue(field=field, words=said, content=said, evidence=(cite(TEXT, *_range(said)),), confidence=0.75)
        for field, said in fields.items()
    ]
    return ProposedEntry(group=group, values=tuple(values), stage="test.rules.v1")


def _range(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


PROPOSALS = (
    proposal("article", "Quay Institute and Linhe Polytechnic sign accord"),
    proposal("person", "Mira Okonjo", affiliation="Linhe Polytechnic"),
    proposal("person", "Aldo Ferrant", affiliation="Quay Institute"),
    proposal("organization", "Linhe Polytechnic"),
    proposal("organization", "Quay Institute"),
    proposal("place", "Varnholm"),
)


def give(desk: Workspace, text: str = TEXT, proposals: Sequence[ProposedEntry] = PROPOSALS) -> int:
    """Puts an article with proposals into a workspace, past reading and extraction; its id."""
    from curator.ingest.reader import fingerprint

    title = text.splitlines()[0]
    article = Article(
        id=new_id(), source="a.txt", fingerprint=fingerprint(text), title=title, text=text, imported_at=now()
    )
    desk._store.add_articles([article], _done(desk, Act.IMPORT, article.id, Change(None, article)))
    record = Record(id=new_id(), article_id=article.id, profile=PROFILE.name, curator=desk.curator)
    entries = tuple(adopt(PROFILE, record, [], proposals))
    done = _done(desk, Act.EXTRACT, article.id)
    desk._store.put_many_proposals([Proposals(record=record, entries=entries, change_set=done)])
    return article.id


def _done(desk: Workspace, act: Act, article_id: int, *changes: Change) -> ChangeSet:
    return ChangeSet(
        id=new_id(), act=act, subject="", curator=desk.curator, at=now(), article_id=article_id, changes=changes
    )


def record_of(desk: Workspace, article_id: int) -> Record:
    """The record as it is stored."""
    return desk.review.open(article_id).record


def entry_of(record: Record, group: str, words: str) -> Entry:
    """The entry of a group that is named so."""
    return next(each for each in record.entries if each.group == group and each.values[0].words == words)


def value_of(record: Record, group: str, words: str) -> Value:
    """The naming value of an entry."""
    return entry_of(record, group, words).values[0]


def proposed(record: Record) -> Iterator[Value]:
    """The values that nobody has judged."""
    return (value for value in record.values() if value.status is Status.PROPOSED)


def candidates_for(desk: Workspace, words: str, kind: EntityKind | str) -> list[Candidate]:
    """The candidates for a name in an article that nothing is known of."""
    value = Value(id=new_id(), entry_id=0, field="name", words=words, content=words, status=Status.PROPOSED)
    article = Article(id=new_id(), source="b.txt", fingerprint="", title="")
    record = Record(id=0, article_id=article.id, profile=PROFILE.name, curator=desk.curator)
    return desk.registry.candidates(value, kind, Dossier(article=article, record=record))
