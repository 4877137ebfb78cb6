"""Chinese documents by rules of form alone: figures, organisations, people, agreements, launches, events.

Modest on purpose: no word segmentation and no model, so that nothing is proposed that its own words don't show.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from curator.domain.article import Document, Passage, PassageKind
from curator.domain.content import PartialDate
from curator.domain.evidence import Evidence, cite
from curator.domain.profile import Profile
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.extract.chinese.words import Span, bodies, counted, dates, people, sentences
from curator.extract.scene import Entries
from curator.extract.text.reading import UNREAD, published_of

_VERSION = "chinese.v1"
_ROLES = {
    "主办": "host",
    "承办": "organizer",
    "协办": "co-host",
    "发起": "initiator",
    "支持": "sponsor",
    "资助": "sponsor",
}
_SIGNED = re.compile(r"签署|签订|签约|达成")
_PAPER = re.compile(r"[^，。；、“”《》]{0,30}?(?:协议书|协议|备忘录|合同|意向书|公约|宣言)")
_LAUNCHED = re.compile(r"(?:在[^，。；]{1,15})?(?:正式|同时)?(?:成立|揭牌|启动|上线|发布|挂牌|投入使用)")
_TITLED = re.compile(r"(?:发布|推出|启动)了?《(?P<name>[^》]{2,40})》")
_KINDS = {
    "联盟": "alliance",
    "实验室": "laboratory",
    "中心": "centre",
    "平台": "platform",
    "指数": "index",
    "网络": "network",
}
_KINDS |= {
    "基金": "fund",
    "研究院": "institute",
    "学院": "college",
    "委员会": "committee",
    "计划": "programme",
    "项目": "project",
}
_EVENT = re.compile(
    r"(?P<name>[^，。；：“”\s]{2,30}?(?P<head>论坛|大会|峰会|会议|研讨会|座谈会|仪式|展览会|博览会|大赛|签约会))[^，。；]{0,20}?(?:举行|举办|开幕|召开|闭幕)"
)
_TYPES = {
    "论坛": "forum",
    "大会": "conference",
    "峰会": "summit",
    "会议": "meeting",
    "研讨会": "conference",
    "座谈会": "meeting",
}
_TYPES |= {
    "仪式": "ceremony",
    "展览会": "exhibition",
    "博览会": "exhibition",
    "大赛": "competition",
    "签约会": "signing",
}
_PLACE = re.compile(
    r"(?:(?<=[在于至到赴往、，。和与])|^)[\u4e00-\u9fff]{2,5}?(?:省|市|自治区|县)(?=[，。、成举开召和与的]|$)"
)
_COUNTRIES = re.compile(
    "中国|俄罗斯|美国|日本|韩国|德国|法国|英国|意大利|西班牙|印度|巴西|加拿大|澳大利亚|哈萨克斯坦|蒙古国|新加坡|泰国|越南|埃及|南非|肯尼亚|智利|墨西哥"
)
_THEME = re.compile(r"主题[是为][“「](?P<theme>[^”」]{3,60})[”」]|以[“「](?P<theme2>[^”」]{3,60})[”」]为主题")


@dataclass(slots=True)
class _Value:
    """A value under way; evidence in the order it was seen, each once."""

    content: str | int | float | PartialDate
    sure: float
    evidence: dict[Evidence, None] = field(default_factory=dict)


@dataclass(slots=True)
class _Draft:
    """Entries under way: by group and the words that name them, their values by field and words."""

    text: str
    groups: frozenset[str]
    entries: dict[tuple[str, str], dict[tuple[str, str], _Value]] = field(default_factory=dict)
    event: str | None = None

    def add(self, group: str, key: str, name: str, span: Span, sure: float, **typed: object) -> None:
        """Adds a value to the entry of that key; a second sight of the same value is further evidence."""
        if group not in self.groups:
            return
        if group == "event":
            self.event = key
        words = str(typed.get("words") or self.text[slice(*span)])
        content = typed.get("content", words)
        assert isinstance(content, str | int | float | PartialDate)
        values = self.entries.setdefault((group, key), {})
        values.setdefault((name, words), _Value(content, sure)).evidence[cite(self.text, *span)] = None

    def proposed(self) -> Iterator[ProposedEntry]:
        """The entries in the order they were begun."""
        for (group, _), values in self.entries.items():
            made = tuple(
                ProposedValue(
                    field=name,
                    words=words,
                    content=value.content,
                    evidence=tuple(value.evidence),
                    confidence=value.sure,
                )
                for (name, words), value in values.items()
            )
            yield ProposedEntry(group=group, values=made, stage=f"{group}.{_VERSION}")


def propose_chinese(document: Document, profile: Profile) -> Entries:
    """Proposes entries for a Chinese document; values carry exact evidence as everywhere."""
    draft = _Draft(document.text, frozenset(group.key for group in profile.groups))
    published = published_of(document)
    passages = document.passages or (Passage(0, len(document.text), PassageKind.BODY),)
    start: tuple[Span, PartialDate] | None = None
    for passage in passages:
        if passage.kind in UNREAD or passage.kind is PassageKind.BYLINE:
            continue
        for begin, end in sentences(document.text, passage.start, passage.end):
            told = list(dates(document.text, begin, end, published.year if published else 0))
            if start is None and told and passage.kind is PassageKind.BODY:
                start = (told[0][0], told[0][1])
            _sentence(draft, begin, end, start, title=passage.kind is PassageKind.TITLE)
    head = [value for value in document.head if value.field in {f.key for f in profile.group("article").fields}]
    own = (ProposedEntry(group="article", values=tuple(head), stage=f"article.{_VERSION}"),) if head else ()
    named = (each for each in draft.proposed() if each.values[0].field == profile.group(each.group).fields[0].key)
    return (*own, *named)


def _sentence(draft: _Draft, begin: int, end: int, start: tuple[Span, PartialDate] | None, *, title: bool) -> None:
    text = draft.text
    named = bodies(text, begin, end)
    if not title:
        for body in named:
            draft.add("organization", text[slice(*body)], "name", body, 0.7)
        _figures(draft, begin, end)
        _roles(draft, begin, end, named)
        _agreements(draft, begin, end, named, start)
        _launches(draft, begin, end)
        _events(draft, begin, end, start)
        for match in (*_PLACE.finditer(text, begin, end), *_COUNTRIES.finditer(text, begin, end)):
            draft.add("place", match[0].strip(), "name", match.span(), 0.6)
    for person in people(text, begin, end):
        key = text[slice(*person.name)]
        draft.add("person", key, "name", person.name, 0.75)
        draft.add("person", key, "title", person.title, 0.75)
        place = next((body for body in named if body[1] == person.title[0]), None)
        if place:
            draft.add("person", key, "affiliation", place, 0.75)


def _figures(draft: _Draft, begin: int, end: int) -> None:
    for each in counted(draft.text, begin, end):
        key = f"{each.span[0]}"
        draft.add("figure", key, "value", each.span, 0.8, content=each.value, words=each.words)
        draft.add("figure", key, "qualifier", each.span, 0.8, words=each.qualifier)
        if each.what:
            draft.add("figure", key, "what", each.what, 0.6)
        draft.add("figure", key, "unit", each.unit, 0.8)


def _roles(draft: _Draft, begin: int, end: int, named: list[Span]) -> None:
    """As in "由A、B主办，C承办": the bodies of the list that ends at the verb."""
    text = draft.text
    for verb in re.finditer("|".join(_ROLES), text[begin:end]):
        at = begin + verb.start()
        for body in reversed([each for each in named if each[1] <= at]):
            if not re.fullmatch(r"[、和与及]|以及|共同|联合|", text[body[1] : at]):
                break
            draft.add("organization", text[slice(*body)], "roles", body, 0.7, words=_ROLES[verb[0]])
            at = body[0]


def _agreements(draft: _Draft, begin: int, end: int, named: list[Span], start: tuple[Span, PartialDate] | None) -> None:
    text = draft.text
    for verb in _SIGNED.finditer(text, begin, end):
        after = verb.end() + (text[verb.end() : verb.end() + 1] == "了")
        paper = _PAPER.match(text, after, end)
        parties = [each for each in named if each[1] <= verb.start()]
        if paper is None or len(parties) < 2:
            continue
        key = f"{verb.start()}"
        draft.add("agreement", key, "kind", paper.span(), 0.7)
        for party in parties:
            draft.add("agreement", key, "parties", party, 0.7)
            draft.add("organization", text[slice(*party)], "roles", party, 0.7, words="signatory")
        if start:
            draft.add("agreement", key, "date", start[0], 0.5, content=start[1])


def _launches(draft: _Draft, begin: int, end: int) -> None:
    text = draft.text
    for match in _LAUNCHED.finditer(text, begin, end):
        clause = max(text.rfind(mark, begin, match.start()) for mark in "，。；：、") + 1
        name = (max(clause, begin), match.start())
        kind = next((kind for suffix, kind in _KINDS.items() if text[slice(*name)].endswith(suffix)), "")
        if kind and name[1] - name[0] > 4:
            draft.add("launch", text[slice(*name)], "name", name, 0.7)
            draft.add("launch", text[slice(*name)], "kind", name, 0.6, words=kind)
    for match in _TITLED.finditer(text, begin, end):
        draft.add("launch", match["name"], "name", match.span("name"), 0.7)


def _events(draft: _Draft, begin: int, end: int, start: tuple[Span, PartialDate] | None) -> None:
    text = draft.text
    for match in _EVENT.finditer(text, begin, end):
        if draft.event is not None:
            break
        name = match.span("name")
        draft.add("event", match["name"], "name", name, 0.65)
        draft.add("event", match["name"], "type", name, 0.65, words=_TYPES[match["head"]])
        if start:
            draft.add("event", match["name"], "start", start[0], 0.6, content=start[1])
    for match in _THEME.finditer(text, begin, end):
        which = "theme" if match["theme"] else "theme2"
        if draft.event is not None:
            draft.add("event", draft.event, "theme", match.span(which), 0.7)
