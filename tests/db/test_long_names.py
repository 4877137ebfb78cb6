"""Names as long as anybody writes them: kept whole, found again, and told apart, in either database."""

import random

from curator.domain.change import Act, Change
from curator.domain.entity import EntityKind
from curator.domain.ids import new_id
from curator.domain.lesson import Lesson
from db.store import Store
from tests.db.makers import ADA, add_entities, an_article_with_record, change_set, entity, reads

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def long_name(characters: int, letters: str = LETTERS) -> str:
    """Nothing that a database could make shorter."""
    return "".join(random.Random(characters).choices(letters, k=characters))


def test_names_of_thousands_of_characters_are_kept_and_found(store: Store) -> None:
    an_article_with_record(store)
    # One character of the last becomes eighteen when it is folded.
    names = [
        long_name(500),
        long_name(3000),
        long_name(9000),
        long_name(2000, "林河学院大公司中文化研究"),
        "\ufdfa" * 150,
    ]
    made = [entity(name, EntityKind.ORGANIZATION, f"{name} also", f"A {name}") for name in names]
    twin = entity(f"{names[2]} twin")
    add_entities(store, *made, twin)
    asking = reads(store)
    assert asking.entities([each.id for each in made]) == {each.id: each for each in made}
    for each in made:
        assert asking.find_entities(each.name.upper(), limit=1) == [each]
        assert asking.find_entities(f" {each.name} also", limit=1) == [each]
        assert list(asking.entities_named([each.name]).values()) == [[each.id]]
        assert each in asking.typed_entities(each.name[:120], None, 20)
    assert list(asking.entities_named([twin.name]).values()) == [[twin.id]]
    learned = Lesson(
        id=new_id(), words=names[2], kind=EntityKind.ORGANIZATION, entity_id=made[2].id, means=True, by=ADA
    )
    store.commit(change_set(Act.LINK, [Change(None, learned)]))
    assert asking.lessons([names[2]]) == [learned]
    assert asking.lessons([twin.name]) == []
    assert store.check() == ()
