"""Which names of an article are one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.extract.people import known as known_people
from curator.extract.people.known import KnownPeople, same_person

_WORDS = ["Ana", "A.", "Silva", "SILVA", "de", "Tavares-Lima", "Lima", "Okonjo", "Li", "K.", "O’Dowd", "O'Dowd", "Jr."]
_NAMES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join)


@given(names=st.lists(_NAMES, max_size=14))
def test_words_find_whom_comparing_each_with_each_finds(names: list[str]) -> None:
    known, fullest = KnownPeople(), list[str]()
    for name in names:
        found = same_person(fullest, name)
        wanted = len(fullest) if found is None else found
        fullest[wanted : wanted + 1] = [max([*fullest[wanted : wanted + 1], name], key=lambda each: len(each.split()))]
        assert known.place(name) == wanted
        assert known.fullest(wanted) == fullest[wanted]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Silva", "SILVA Ana", True),
        ("Ana M. Silva", "Ana Silva", True),
        ("A. Silva", "Ana Silva", True),
        ("Ana Tavares de Oliveira", "Tavares de Oliveira", True),
        ("Ana Silva", "Silva", True),
        ("Silva", "Ana Silva", True),
        ("Ana Silva", "Bea Silva", False),
        ("Ana Silva", "Ana Okonjo", False),
    ],
)
def test_one_person_may_be_called_in_many_ways(one: str, other: str, *, same: bool) -> None:
    known = KnownPeople()
    assert [known.place(each) for each in (one, "Mira Okonjo Lund", other)] == [0, 1, 0 if same else 2]


def test_names_are_compared_with_the_few_that_share_their_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def same(people: list[str], name: str) -> int | None:
        compared.append(len(people))
        return same_person(people, name)

    monkeypatch.setattr(known_people, "same_person", same)
    known = KnownPeople()
    assert [known.place(f"Ana Q{n}vich") for n in range(300)] == list(range(300))
    assert sum(compared) == 0
