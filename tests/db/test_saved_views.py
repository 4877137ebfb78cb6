from curator.domain.queue import Facet, FacetKind, QueueSort, QueueState, QueueView
from curator.domain.saved import SavedKind, SavedView
from db.store import Store
from tests.db.makers import reads

QUEUE = SavedKind.QUEUE
VIEW = QueueView(
    QueueState.DOUBTS, "北京", QueueSort.LEAST_SURE, (Facet(FacetKind.ENTITY, "12", "Port"), Facet(FacetKind.DOUBTS))
)


def test_a_view_is_kept_under_its_name_and_forgotten(store: Store) -> None:
    store.keep_view(SavedView(QUEUE, "b", VIEW.content()))
    store.keep_view(SavedView(QUEUE, "a'; --", QueueView().content()))
    kept = reads(store).saved_views(QUEUE)
    assert [each.name for each in kept] == ["a'; --", "b"]
    assert QueueView.of(kept[1].content) == VIEW
    assert QueueView.of(kept[1].content).facets[0].label == "Port"
    store.keep_view(SavedView(QUEUE, "b", QueueView().content()))
    assert QueueView.of(reads(store).saved_views(QUEUE)[1].content) == QueueView()
    store.drop_view(QUEUE, "b")
    store.drop_view(QUEUE, "nothing")
    assert [each.name for each in reads(store).saved_views(QUEUE)] == ["a'; --"]
