"""Numbers, dates, names and bodies in Chinese sentences, by their written form.

What is proposed of them is `stage`'. Words are not segmented: a suffix or a particle ends a name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from curator.domain.content import PartialDate
from curator.extract.figures.numbers import DIGITS_AT_MOST, whole_or_decimal

Span = tuple[int, int]
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖"
    "贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申"
    "耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉"
)
TITLES = (
    "党委书记|常务副校长|副校长|校长|副院长|院长|副市长|市长|副省长|省长|副书记|书记|副主任|主任|副董事长|董事长|总经理|副总经理|总裁|副主席|主席|"
    "副会长|会长|副理事长|理事长|秘书长|副部长|部长|副厅长|厅长|副局长|局长|副处长|处长|副所长|所长|首席科学家|总工程师|教授|院士|研究员|负责人|县长|区长|大使|总统|总理"
)
_BODY_SUFFIX = (
    "大学|学院|研究院|研究所|科学院|工程院|有限公司|公司|集团|人民政府|政府|联盟|管理委员会|委员会|管委会|协会|学会|联合会|商会|实验室|研究中心|服务中心|中心|基金会|基金|"
    "银行|科学技术厅|技术厅|教育厅|科技厅|工信厅|财政厅|商务厅|科技局|教育局|教育部|科技部|外交部|医院|学校(?!长)|中学|出版社|合作社"
)
_STOP = re.compile(
    r"[，。；：、！？“”‘’《》（）()\s,;:!?]|以及|还有|来自|分别|共同|联合|其中|包括|现有|拥有|共有|设有|建有|希望|启用|首期|她|他|会上|当天|期间|随后|与会|参观|访问|走访|考察|位于|依托|邀请|签署|签订|主办|承办|协办|"
    r"[和与由在对向同及是为的了将被把从等并于给让使到]"
)
_BODY = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9·]{{2,30}}(?:{_BODY_SUFFIX})")
_GENERIC = re.compile(
    rf"^(?:该|本|这|各|某|全|多|两|三|数|几|所|其|我|高等|重点|有关|相关|同|家|个)?(?:[一二三四五六七八九十百千余多家所个0-9]*)(?:{_BODY_SUFFIX})$"
)
_DATE = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12]\d|0?[1-9])日(?:(?:至|到|—|-)(?:(?P<last_month>\d{1,2})月)?(?P<last>\d{1,2})日)?"
)
_COUNTERS = (
    "家|名|个|项|所|人次|人|种|台|套|位|支|辆|篇|件|座|条|国|场|批|亩|公里|平方米|吨|千瓦|兆瓦|美元|欧元|元|%|％"
)
_NUMERALS = "零一二三四五六七八九十百千两〇"
# A run of digits is read from its beginning alone, lest one that counts nothing be tried from each of its digits.
DIGITS = rf"(?<![\d,])\d[\d,]*(?:\.\d+)?|(?<![{_NUMERALS}])[{_NUMERALS}]+"
_NUMBER = re.compile(
    rf"(?P<before>约|近|超过|超|逾|不少于|至少|不低于|最多|高达|将近|大约)?"
    rf"(?P<number>{DIGITS})(?P<large>[万亿]{{0,2}})"
    rf"(?P<odd>余|多)?(?P<counter>{_COUNTERS})(?P<after>以上)?(?P<what>[\u4e00-\u9fff]{{0,12}})"
)
_QUALIFIERS = {
    "约": "approximately",
    "大约": "approximately",
    "近": "nearly",
    "将近": "nearly",
    "超过": "more than",
    "超": "more than",
    "逾": "more than",
    "不少于": "at least",
    "至少": "at least",
    "不低于": "at least",
    "最多": "up to",
    "高达": "up to",
}
_PERSON = re.compile(
    rf"(?P<title>(?:{TITLES}))(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?=表示|说|指出|介绍|认为|强调|在|出席|致辞|代表|当选|等|和|与|、|，|。|；|一行|会见|宣布|主持|参加|对|为|共同|分别|$)"
)
# A sentence is cut after so many characters, at a comma if there is one: its bodies are compared with each other.
_SENTENCE = re.compile(r"[^。！？；\n]{1,1000}(?:[。！？；]|(?=\n)|\Z)|[^。！？；\n]{1,999}，|[^。！？；\n]{1,1000}")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with its counter: whole range, value, qualifier, ranges of the counter and the counted noun."""

    span: Span
    value: int | float
    qualifier: str
    unit: Span
    what: Span | None
    words: str


@dataclass(frozen=True, slots=True)
class Named:
    """A person with a title: ranges of the name and of the title."""

    name: Span
    title: Span


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Ranges of the sentences of a passage."""
    for match in _SENTENCE.finditer(text[start:end]):
        yield start + match.start(), start + match.end()


def bodies(text: str, start: int, end: int) -> list[Span]:
    """Ranges of the organisations of a sentence: what ends in a suffix, from the last particle before it."""
    found = []
    begin = start
    for stop in [*_STOP.finditer(text, start, end), None]:
        until = stop.start() if stop else end
        match = _BODY.match(text, begin, until)
        if match and not _GENERIC.match(match[0]):
            found.append(match.span())
        begin = stop.end() if stop else end
    return found


def dates(text: str, start: int, end: int, year: int) -> Iterator[tuple[Span, PartialDate, PartialDate | None]]:
    """Ranges, first and last days; `year` stands in where none is written, and 0 leaves such dates out."""
    for match in _DATE.finditer(text, start, end):
        told = int(match["year"]) if match["year"] else year
        if not told:
            continue
        try:
            first = PartialDate(told, int(match["month"]), int(match["day"]))
            last = None
            if match["last"]:
                last = PartialDate(told, int(match["last_month"] or match["month"]), int(match["last"]))
        except ValueError:
            continue
        yield match.span(), first, last


def counted(text: str, start: int, end: int) -> Iterator[Counted]:
    """The counted things of a sentence."""
    for match in _NUMBER.finditer(text, start, end):
        value = chinese_number(match["number"])
        months = match["counter"] == "个" and (match["what"] or "").startswith("月")
        if value is None or (value == 1 and not match["large"]) or months:
            continue
        for large in match["large"]:
            value *= _LARGE[large]
        if value >= 10**DIGITS_AT_MOST:
            continue
        qualifier = _QUALIFIERS.get(match["before"] or "", "")
        qualifier = qualifier or ("more than" if match["odd"] else "at least" if match["after"] else "exact")
        what = _noun(text, match)
        last = (
            what[1]
            if what and what[0] >= match.end("counter")
            else match.end("after")
            if match["after"]
            else match.end("counter")
        )
        whole = int(value) if float(value).is_integer() else round(value, 6)
        words = text[match.start("number") : match.end("large")]
        yield Counted(
            (min(match.start(), what[0]) if what else match.start(), last),
            whole,
            qualifier,
            match.span("counter"),
            what,
            words,
        )


def _noun(text: str, match: re.Match[str]) -> Span | None:
    """The counted noun: up to the next verb or particle."""
    start, end = match.span("what")
    stop = re.search(
        r"[和与由在对向同及是为的了将被把从等并于给让使到以出参来共组入建作颁内免]|成立|签署|举行|转化", text[start:end]
    )
    end = start + stop.start() if stop else end
    if end > start:
        return start, end
    # "高新技术企业1140家": the noun stands before.
    before = re.search(r"[\u4e00-\u9fff]{2,10}$", text[max(0, match.start() - 10) : match.start()])
    if before is None or match["counter"] in ("元", "人", "%", "％"):
        return None
    cut = [stop.end() for stop in _STOP.finditer(before[0])]
    first = match.start() - len(before[0]) + (cut[-1] if cut else 0)
    first += 2 if text[first : first + 2] in ("现有", "拥有", "共有", "转化", "组建", "培养", "申请", "授权") else 0
    return (first, match.start()) if match.start() - first > 1 else None


def people(text: str, start: int, end: int) -> Iterator[Named]:
    """People with their title before the name."""
    for match in _PERSON.finditer(text, start, end):
        yield Named(match.span("name"), match.span("title"))


def chinese_number(words: str) -> int | float | None:
    """Reads `1,140`, `3.5`, `二十三`, `三百`, `两千`; None where it is no number or too large."""
    if words[:1].isdigit() and words.isascii():
        return whole_or_decimal(words)
    total, digit = 0, 0
    for char in words:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            return None
    return total + digit
