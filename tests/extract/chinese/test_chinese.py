"""Chinese documents by form."""

import re

import pytest

from curator.domain.article import Document
from curator.domain.profile import Profile
from curator.extract.chinese.words import DIGITS, chinese_number, counted, sentences
from curator.extract.pipeline import propose
from curator.extract.text.language import script_of
from tests.extract.conftest import Proposer, contents


@pytest.mark.parametrize(
    ("words", "value"), [("1,140", 1140), ("二十三", 23), ("三百", 300), ("两千", 2000), ("一百零五", 105), ("十", 10)]
)
def test_numerals(words: str, value: int) -> None:
    assert chinese_number(words) == value


def test_numbers_too_large_to_count_are_no_figures(proposed: Proposer) -> None:
    assert chinese_number("9" * 5000) is None
    assert proposed(f"共有{'9' * 5000}人参加论坛。", "figure") == ()
    assert proposed(f"共有{'9' * 17}亿人参加论坛。", "figure") == ()


@pytest.mark.parametrize("run", ["一百", "9", "9,", "万"])
def test_a_run_of_digits_is_read_from_its_beginning_alone(run: str) -> None:
    """Each try of a number looks at the rest of the run, so that tries from each of its digits are quadratic."""
    text = f"共有{run * 200}。"
    starts = [at for at in range(len(text)) if re.compile(DIGITS).match(text, at)]
    assert len(starts) <= 1
    assert list(counted(text, 0, len(text))) == []


def test_sentences_have_an_end() -> None:
    text = "海港大学成立，" * 400 + "\n" + "海港" * 1200 + "。好。"
    cut = [text[slice(*each)] for each in sentences(text, 0, len(text))]
    assert "".join(cut) == text.replace("\n", "")
    assert max(map(len, cut)) == 1000
    assert all(each.endswith("，") for each in cut[:3])
    assert cut[-1] == "好。"


def test_evidence_of_one_name_is_kept_once_each_and_in_order(proposed: Proposer) -> None:
    text = "海港大学招生。海港大学校长梁海生表示，海港大学很大。"
    (body,) = proposed(text, "organization")
    assert [each.start for each in body.values[0].evidence] == [0, 7, 19]


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("海港大学成立", "han"),
        ("Porto University met 海港", "alphabetic"),
        ("東京大学はロボットを", "other east asian"),
        ("", "alphabetic"),
    ],
)
def test_script(text: str, script: str) -> None:
    assert script_of(text) == script


def test_a_forum_is_read(proposed: Proposer) -> None:
    text = (
        "5月3日，第三届海港智能船舶论坛在海港市举行。论坛由海港海事大学主办，东岬造船集团有限公司承办。"
        "海港海事大学校长梁海生表示，学校现有实验室32个，约两千名学生参加实习。"
        "海港海事大学与东岬造船集团有限公司签署了战略合作协议。"
    )
    bodies = {entry.values[0].words: contents(entry, "roles") for entry in proposed(text, "organization")}
    assert bodies == {"海港海事大学": ["host", "signatory"], "东岬造船集团有限公司": ["organizer", "signatory"]}
    (person,) = proposed(text, "person")
    assert [value.words for value in person.values] == ["梁海生", "校长", "海港海事大学"]
    assert [contents(entry, "value") for entry in proposed(text, "figure")] == [[32], [2000]]
    (agreement,) = proposed(text, "agreement")
    assert contents(agreement, "parties") == ["海港海事大学", "东岬造船集团有限公司"]
    (event,) = proposed(text, "event")
    assert [str(each) for each in contents(event, "start")] == ["2024-05-03"]


def test_other_scripts_never_reach_the_english_model(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the English model was asked")

    monkeypatch.setattr("curator.extract.pipeline.analyse", refuse)
    propose(Document("東京大学はロボットの展示会を開きました。"), profile)
    propose(Document("海港大学成立。"), profile)
