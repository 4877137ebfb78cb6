"""Chinese documents by form."""

import pytest

from curator.domain.article import Document
from curator.domain.profile import Profile
from curator.extract.chinese_words import chinese_number
from curator.extract.language import script_of
from curator.extract.pipeline import propose
from tests.extract.conftest import Proposer, contents


@pytest.mark.parametrize(
    ("words", "value"), [("1,140", 1140), ("二十三", 23), ("三百", 300), ("两千", 2000), ("一百零五", 105), ("十", 10)]
)
def test_numerals(words: str, value: int) -> None:
    assert chinese_number(words) == value


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
