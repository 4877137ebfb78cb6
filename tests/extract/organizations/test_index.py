"""Which names of an article are one organisation: found by their handles as by comparing each with each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.extract.organizations import index as body_index
from curator.extract.organizations.aliases import Name, same_organization
from curator.extract.organizations.index import BodyIndex

_HEADS = ["Institute", "University", "Centre", "Group", "Alliance", "State", "Ltd", "Companies"]
_WORDS = [
    *_HEADS,
    "Quay",
    "Linhe",
    "Water",
    "of",
    "for",
    "and",
    "Kenya",
    "Kenyan",
    "KW",
    "QI",
    "QWI",
    "UWIS",
    "Tides",
    "&",
]
_NAMES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join)
_PAIRS = st.tuples(_NAMES, st.sampled_from(["", *(head.lower() for head in _HEADS)]))


@settings(max_examples=400, deadline=None)
@given(pairs=st.lists(_PAIRS, max_size=14), declared=st.dictionaries(_NAMES, _NAMES, max_size=2))
def test_handles_find_what_comparing_each_with_each_finds(
    pairs: list[tuple[str, str]], declared: dict[str, str]
) -> None:
    index = BodyIndex(declared)
    firsts: list[Name] = []
    for text, head in sorted(pairs, key=lambda each: -len(each[0])):
        name = Name.of(text, head)
        fitting = (at for at, other in enumerate(firsts) if same_organization(other, name, declared))
        wanted = next(fitting, len(firsts))
        if wanted == len(firsts):
            firsts.append(name)
        assert index.place(name) == wanted


@pytest.mark.parametrize(
    ("full", "short"),
    [
        (("Quay Institute of Water Research", "institute"), ("QIWR", "")),
        (("Quay Institute of Technology Linhe", "institute"), ("QIT Linhe", "")),
        (("Alliance for Clean Harbours of Varnholm", "alliance"), ("Alliance for Clean Harbours", "alliance")),
        (("Hillside State University", "university"), ("Hillside State", "")),
        (("Kenyan Centre for Tides", "centre"), ("Centre for Tides", "centre")),
        (("Kestrel Valves Co. Ltd", "ltd"), ("Kestrel", "")),
        (("Kestrel Valves Ltd", "ltd"), ("Kestrel Valves Group", "group")),
        (("Linhe Coastal Teachers Alliance to Help Villages", "alliance"), ("Linhe Teacher Alliance", "alliance")),
    ],
)
def test_each_way_to_be_the_same_has_its_handle(full: tuple[str, str], short: tuple[str, str]) -> None:
    assert same_organization(Name.of(*full), Name.of(*short), {})
    index = BodyIndex({})
    assert [index.place(Name.of(*each)) for each in (full, ("Other Institute", "institute"), short)] == [0, 1, 0]


def test_names_are_compared_with_the_few_that_they_may_stand_for(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Name] = []

    def same(one: Name, other: Name, declared: dict[str, str]) -> bool:
        compared.append(one)
        return same_organization(one, other, declared)

    monkeypatch.setattr(body_index, "same_organization", same)
    index = BodyIndex({})
    names = [f"Q{n} Institute of Water" for n in range(300)] + [f"V{n} Water Institute" for n in range(300)]
    names += [f"LINHE Q{n} University" for n in range(300)]
    assert len({index.place(Name.of(each, each.split()[1].lower())) for each in names}) == 900
    assert len(compared) < 900
