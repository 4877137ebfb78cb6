"""Spellings of one name share a form; what is folded once stays so; other names keep apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.domain.names import asked_forms, bag, core, fold, forms, initials, is_acronym, romanised

# Of letters that no legal form and no small word is made of.
WORDS = st.text("bcdmq", min_size=3, max_size=8)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
SCRIPTS = st.text("aB é包为民临河 ·한국-.,'’&Ж ß", max_size=14)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Norrfjord Optics GmbH", "norrfjord optics"),
        ("Norrfjord Optics G.m.b.H.", "norrfjord optics"),
        ("Norrfjord Optics GmbH & Co. KG", "norrfjord optics"),
        ("Varnholm S.p.A.", "varnholm"),
        ("Varnholm Sp. z o.o.", "varnholm"),
        ("Linhe Holdings Co., Ltd.", "linhe holdings"),
        ("OAO Kirsk", "kirsk"),
        ("临河光电技术有限公司", "临河光电技术"),
        ("株式会社みなと", "みなと"),
        ("The U.S. Quay Corp.", "us quay"),
        ("Univ. of Linhe", "university of linhe"),
        ("Ltd", "ltd"),
        ("Co. Ltd.", "co"),
        ("", ""),
    ],
)
def test_the_core_of_a_name_has_no_legal_form(written: str, told: str) -> None:
    assert core(written) == told


def test_a_chinese_name_is_known_in_pinyin_however_it_is_written() -> None:
    for written in ("Bao Weimin", "BAO Weimin", "Weimin Bao", "Bao Wei-min", "bao wei min", "包·为民"):
        assert asked_forms(written) & forms("包为民"), written
    for written in ("Zeng Yawen", "YAWEN ZENG"):
        assert asked_forms(written) & forms("曾雅文"), written
    assert asked_forms("Ouyang Ming") & forms("欧阳明")
    assert asked_forms("Beijing") & forms("北京")
    assert asked_forms("包为民") & forms("Weimin Bao")
    assert not asked_forms("Bao Weiming") & forms("包为民")
    assert romanised("Bao") == romanised("包 Weimin") == romanised("") == ()
    assert romanised("临河理工学院") == ("lin he li gong xue yuan",)


def test_acronyms_share_a_form_with_what_they_stand_for() -> None:
    assert asked_forms("VSM") & forms("Varnholm School of Mines")
    assert asked_forms("V.S.M.") & forms("Varnholm School of Mines")
    assert asked_forms("VSM") & forms("Varnholm School of Mines Ltd")
    assert not asked_forms("Vsm") & forms("Varnholm School of Mines")
    assert [is_acronym(each) for each in ("HIT", "H.I.T.", "Hit", "H I T", "H", "4G")] == [True, True, *[False] * 4]
    assert initials("The Varnholm School of Mines") == "vsm"


@given(SCRIPTS)
def test_a_form_made_twice_is_the_same(written: str) -> None:
    assert fold(fold(written)) == fold(written)
    assert core(core(written)) == core(written)
    assert bag(bag(written)) == bag(written)


@given(SCRIPTS)
def test_every_name_finds_itself(written: str) -> None:
    assert asked_forms(written) & forms(written) or not bag(written)


@given(NAMES, st.randoms(use_true_random=False))
def test_case_order_article_and_legal_form_do_not_tell_names_apart(name: str, random: object) -> None:
    words = name.split()
    random.shuffle(words)  # type: ignore[attr-defined]
    for spelled in (name.upper(), f"the {name}", f"{name}, Inc.", f"{name} GmbH", " ".join(words), f" {name} "):
        assert asked_forms(spelled) & forms(name), spelled


@given(NAMES, NAMES)
def test_names_with_other_words_share_no_form(one: str, other: str) -> None:
    if sorted(core(one).split()) != sorted(core(other).split()):
        assert bag(one) != bag(other)
