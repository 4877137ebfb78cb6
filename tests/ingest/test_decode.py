"""Encodings: real bytes of each, told without help."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.ingest.decode import NotTextError, decode

CHINESE = (
    "校企联盟在林河市成立，二十三所高校加入。市长表示，希望联盟在三年内组建十个联合实验室。\n大会还发布了技术需求目录。"
)
TRADITIONAL = "校企聯盟在林河市成立，二十三所高校加入。市長表示，希望聯盟在三年內組建十個聯合實驗室。"
JAPANESE = "第十回技術フォーラムが北湖市で開催された。約七百人の参加者が集まり、共同研究所の設立について議論した。"
KOREAN = "제10회 공학 포럼이 북호시에서 열렸다. 약 칠백 명의 참가자가 모여 공동 연구소 설립을 논의했다."
RUSSIAN = "Форум инженеров открылся в порту. Более семисот участников приехали, чтобы обсудить общие стандарты."
FRENCH = "L’université a signé un accord. Près de cent chercheurs étaient présents, « c’est un succès » – 5 €."
POLISH = "Uniwersytet podpisał umowę o współpracy. Około stu badaczy wzięło udział w otwarciu laboratorium w Łodzi."
ENGLISH = "“A forum is worth what is signed,” he said – it’s true."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "utf-8"),
        (CHINESE, "utf-8-sig"),
        (CHINESE, "utf-16"),
        (CHINESE, "utf-16-le"),
        (CHINESE, "utf-16-be"),
        (CHINESE, "utf-32"),
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        ("校企联盟在林河市成立", "gb18030"),
        (TRADITIONAL, "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (KOREAN, "euc_kr"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "utf-16-le"),
        (FRENCH, "cp1252"),
        ("café", "cp1252"),
        (ENGLISH, "cp1252"),
        (ENGLISH, "utf-16-be"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
    ],
)
def test_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_the_first_letters_beyond_ascii_may_come_late() -> None:
    text = "Plain words. " * 20_000 + CHINESE
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "no-such-encoding", ""])
def test_a_wrong_declaration_is_not_believed(declared: str) -> None:
    assert decode(CHINESE.encode("gb18030"), declared) == CHINESE


def test_a_right_declaration_helps_where_bytes_tell_little() -> None:
    assert decode("Ψηφίζω".encode("cp1253"), "windows-1253") == "Ψηφίζω"


def test_a_cut_end_costs_one_place_only(caplog: pytest.LogCaptureFixture) -> None:
    assert decode(CHINESE.encode()[:-1]) == CHINESE[:-1] + "\ufffd"
    assert "1 places" in caplog.text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + b"words " * 100,
        b"PK\x03\x04" + b"mimetype" * 100,
        b"%PDF-1.7\nwords",
        b"\xff\xd8\xff\xe0 words",
        bytes(range(256)) * 8,
        b"\x00\x01\x02\x03" * 200,
        b"words \x00\x01\x02\x03\x04\x05\x06\x07\x08" * 3,
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except NotTextError:
        return
    assert isinstance(text, str)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text
