"""The organisations of an article, found by where and how they are named."""

from collections.abc import Iterator, Sequence

import pytest

from curator.extract import pipeline
from curator.extract.names.mentions import Mention
from curator.extract.organizations.bodies import Bodies, Body, join_bodies
from curator.extract.text.reading import Reading
from tests.extract.conftest import Proposer


def test_the_first_that_fits_is_meant() -> None:
    quay = Body("Quay Institute", "institute", ((0, 14), (40, 42)), 0.9)
    linhe = Body("Linhe Club", "club", ((20, 30),), 0.8)
    double = Body("QUAY INSTITUTE", "institute", ((40, 42),), 0.7)
    bodies = Bodies([quay, linhe, double])
    assert list(bodies) == [quay, linhe, double]
    assert (bodies.at((40, 42)), bodies.at((20, 30)), bodies.at((0, 10))) == (quay, linhe, None)
    assert (bodies.called("quay institute"), bodies.called("Linhe")) == (quay, None)


def test_the_bodies_are_walked_through_as_often_in_an_article_twice_as_long(
    monkeypatch: pytest.MonkeyPatch, proposed: Proposer
) -> None:
    walks: list[int] = []

    class Walked(Bodies):
        def __iter__(self) -> Iterator[Body]:
            walks.append(1)
            return super().__iter__()

    def joined(reading: Reading, mentions: Sequence[Sequence[Mention]]) -> Bodies:
        return Walked(join_bodies(reading, mentions))

    monkeypatch.setattr(pipeline, "join_bodies", joined)

    def walked(deals: int) -> int:
        walks.clear()
        said = (f"The Quay Institute signed a memorandum with the Q{n}vich Club." for n in range(deals))
        assert len(proposed(" ".join(said), "agreement")) == deals
        return len(walks)

    assert walked(8) == walked(4)
