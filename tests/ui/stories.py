"""Articles for looking at and testing: the one of the picture, a Chinese one, one full of mark-up, a long one."""

from collections.abc import Mapping

from curator.domain.article import PassageKind
from curator.domain.dossier import Dossier
from curator.domain.entity import Alias, Entity, EntityKind
from curator.domain.profile import Profile
from curator.domain.record import Status
from tests.ui.dossiers import Said, make_dossier

LAKESIDE, LINHE, MARKUP, EMPTY = 1, 2, 3, 4
"""Article numbers of `make_workspace`: the one of the picture, a Chinese one, one full of markup, one unextracted."""

LAKESIDE_TEXT = """Home > Business & Technology > Energy

Subscribe | Log in | E-paper

Lakeside hydrogen forum ends with four pacts and a joint laboratory

Published: 27 August 2024, 08:15 AM
By Wen Li (Northern Daily)

ADVERTISEMENT

The Third Lakeside Forum on Green Hydrogen closed in Linhe on Aug 26 with the founding of the Cold-Region Hydrogen \
Joint Laboratory. More than 420 delegates from nearly 60 universities attended the two-day meeting.

It was hosted by the Linhe Municipal Government and organized by Linhe Polytechnic together with the Northern Alliance \
of Technology Parks. “A forum is worth what is signed the day after,” said ZHAO Mingyuan, deputy director of the \
Provincial Department of Science.

Ingrid Halvorsen, chief engineer of Nordlys Electrolysis AS, and CHEN Yu, vice president of the polytechnic, signed a \
framework agreement on electrolyser testing. Three further letters of intent followed.

The city counts 1,140 high-tech enterprises and 32 incubators; in 2023 they brought 217 research results to market, \
according to LP. Linhe Polytechnic will admit at least 12 doctoral candidates every year.

You may also like

Linhe opens second tram line to the lake district
2024-08-25 17:40

Copyright © 2024 Northern Daily. All rights reserved.
"""

LINHE_TEXT = """校企联盟在林河市成立，二十三所高校加入

林河日报 2024年8月26日

8月26日，由林河市人民政府主办、林河理工大学承办的“北方高校科技创新联盟”成立大会在林河市国际会议中心举行，来自二十三所高校的\
三百余名代表参加会议。🎉 联盟首任理事长、林河理工大学校长陈宇在会上表示，联盟将在三年内共建五个联合实验室。

会上，林河理工大学与北辰电解技术有限公司签署了《关于共建寒区氢能联合实验室的框架协议》。𠮷田健一教授作了题为“冷区的清洁分子”的报告。
"""

MARKUP_TEXT = """<b>Prices</b> & <img src=x onerror=alert(1)> shown as they are

The <i>Institute</i> of R&D <script>alert('no')</script> signed with =cmd|'/c calc'!A1 on 3 May 2024.
"""


_DONE, _ADDED, _FIXED = Status.CONFIRMED, Status.ADDED, Status.CORRECTED
_EVENT, _PERSON = "Third Lakeside Forum on Green Hydrogen", "ZHAO Mingyuan"

_LAKESIDE: list[tuple[str, list[Said]]] = [
    (
        "article",
        [
            Said("title", "Lakeside hydrogen forum ends with four pacts and a joint laboratory", _DONE),
            Said("published", "27 August 2024", _DONE),
            Said("outlet", "Northern Daily", _DONE),
            Said("byline", "Wen Li", confidence=0.71),
        ],
    ),
    (
        "event",
        [
            Said("name", _EVENT, _DONE),
            Said("type", "forum", _DONE, quote="Forum"),
            Said("start", "25 Aug 2024", _ADDED, None, at=-1),
            Said("end", "26 Aug 2024", _DONE, quote="Aug 26"),
            Said("place", "Linhe", _DONE, entity=6, by="rule:exact"),
        ],
    ),
    (
        "organization",
        [
            Said("name", "Linhe Municipal Government", _DONE, entity=3),
            Said("roles", "host", _DONE, quote="hosted"),
        ],
    ),
    (
        "organization",
        [
            Said("name", "Linhe Polytechnic", also=(1,)),
            Said("roles", "organizer", _DONE, quote="organized"),
            Said("roles", "signatory", confidence=0.44, quote="signed"),
        ],
    ),
    (
        "organization",
        [
            Said("name", "Northern Alliance of Technology Parks", entity=4, by="rule:exact"),
            Said("roles", "organizer", quote="organized"),
        ],
    ),
    (
        "organization",
        [Said("name", "Nordlys Electrolysis AS"), Said("roles", "signatory", quote="signed")],
    ),
    ("organization", [Said("name", "Related Tram Company", Status.REJECTED, quote="tram")]),
    (
        "person",
        [
            Said("name", "Zhao Mingyuan", _FIXED, 0.93, quote=_PERSON, proposed=_PERSON, entity=5),
            Said("title", "deputy director", _DONE),
            Said("affiliation", "Provincial Department of Science", _DONE, entity=0),
            Said("role", "speaker", _DONE, quote="said"),
        ],
    ),
    (
        "person",
        [
            Said("name", "Ingrid Halvorsen", confidence=0.91),
            Said("title", "chief engineer", confidence=0.9),
            Said("affiliation", "Nordlys Electrolysis AS", confidence=0.88),
        ],
    ),
    (
        "person",
        [
            Said("name", "CHEN Yu", Status.POSTPONED, note="Same as the dean?"),
            Said("title", "vice president", Status.POSTPONED),
        ],
    ),
    ("place", [Said("name", "Linhe", _DONE, entity=6, by="rule:exact", also=(1,))]),
    (
        "agreement",
        [
            Said("kind", "framework agreement", _DONE),
            Said("parties", "Nordlys Electrolysis AS", _DONE),
            Said("subject", "electrolyser testing"),
        ],
    ),
    (
        "launch",
        [
            Said("name", "Cold-Region Hydrogen Joint Laboratory"),
            Said("kind", "joint laboratory", quote="Joint Laboratory"),
        ],
    ),
    (
        "figure",
        [
            Said("value", "420", _DONE),
            Said("qualifier", "more than", _DONE, quote="More than"),
            Said("what", "delegates", _DONE),
        ],
    ),
    ("figure", [Said("value", "1,140"), Said("what", "high-tech enterprises")]),
    ("figure", [Said("value", "a dozen", quote="12", unreadable=True), Said("what", "doctoral candidates")]),
    ("topic", [Said("name", "hydrogen", _DONE)]),
]

_LAKESIDE_PASSAGES = [
    ("Home > Business & Technology > Energy\n\nSubscribe | Log in | E-paper", PassageKind.BOILERPLATE),
    ("Lakeside hydrogen forum ends with four pacts and a joint laboratory", PassageKind.TITLE),
    ("Published: 27 August 2024, 08:15 AM", PassageKind.DATELINE),
    ("By Wen Li (Northern Daily)", PassageKind.BYLINE),
    ("ADVERTISEMENT", PassageKind.BOILERPLATE),
    (LAKESIDE_TEXT[LAKESIDE_TEXT.index("You may also like") :].rstrip(), PassageKind.BOILERPLATE),
]


def make_entities() -> dict[int, Entity]:
    """A small registry."""
    organization, person, place = EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.PLACE
    every = (
        Entity(
            id=1,
            kind=organization,
            name="Linhe Polytechnic University",
            aliases=(Alias("Linhe Polytechnic"), Alias("LP")),
        ),
        Entity(id=2, kind=organization, name="Linhe Vocational Polytechnic", description="Linhe, vocational school"),
        Entity(id=3, kind=organization, name="Linhe (city govt)", aliases=(Alias("Linhe Municipal Government"),)),
        Entity(id=4, kind=organization, name="Northern Alliance of Technology Parks"),
        Entity(id=5, kind=person, name="Zhao Mingyuan", aliases=(Alias("ZHAO Mingyuan"),)),
        Entity(id=6, kind=place, name="Linhe", description="city in the north"),
        Entity(id=7, kind=place, name="Linhe District", description="district of Bayannur"),
        Entity(id=8, kind=organization, name="林河理工大学", aliases=(Alias("林河理工"),)),
        Entity(id=9, kind=organization, name="<b>Institute</b> & Co", description="<img src=x>"),
    )
    return {entity.id: entity for entity in every}


def lakeside_dossier(profile: Profile | None = None, entities: Mapping[int, Entity] | None = None) -> Dossier:
    """The article of the picture, half judged."""
    return make_dossier(
        LAKESIDE, LAKESIDE_TEXT, _LAKESIDE, profile=profile, entities=entities, passages=_LAKESIDE_PASSAGES
    )


def linhe_dossier(profile: Profile | None = None, entities: Mapping[int, Entity] | None = None) -> Dossier:
    """A Chinese article with characters outside the basic plane, nothing judged."""
    return make_dossier(
        LINHE,
        LINHE_TEXT,
        [
            ("article", [Said("title", "校企联盟在林河市成立，二十三所高校加入"), Said("published", "2024年8月26日")]),
            ("event", [Said("name", "“北方高校科技创新联盟”成立大会"), Said("venue", "林河市国际会议中心")]),
            ("organization", [Said("name", "林河市人民政府"), Said("roles", "host", quote="主办")]),
            ("organization", [Said("name", "林河理工大学", entity=8), Said("roles", "organizer", quote="承办")]),
            ("organization", [Said("name", "北辰电解技术有限公司"), Said("roles", "signatory", quote="签署")]),
            (
                "person",
                [Said("name", "陈宇"), Said("title", "校长"), Said("affiliation", "林河理工大学", entity=8, at=1)],
            ),
            ("person", [Said("name", "𠮷田健一"), Said("title", "教授")]),
            ("agreement", [Said("kind", "框架协议"), Said("subject", "关于共建寒区氢能联合实验室")]),
        ],
        profile=profile,
        entities=entities,
        passages=[
            ("校企联盟在林河市成立，二十三所高校加入", PassageKind.TITLE),
            ("林河日报 2024年8月26日", PassageKind.DATELINE),
        ],
        outlet="林河日报",
        published="2024-08-26",
        language="zh",
    )


def markup_dossier(profile: Profile | None = None, entities: Mapping[int, Entity] | None = None) -> Dossier:
    """An article whose words look like mark-up, formulas and mnemonics."""
    return make_dossier(
        MARKUP,
        MARKUP_TEXT,
        [
            ("article", [Said("title", "<b>Prices</b> & <img src=x onerror=alert(1)> shown as they are")]),
            ("organization", [Said("name", "<i>Institute</i> of R&D", entity=9, note="<u>note</u>")]),
            ("organization", [Said("name", "=cmd|'/c calc'!A1"), Said("roles", "signatory", quote="signed")]),
        ],
        profile=profile,
        entities=entities,
        published="2024-05-03",
    )


def many_dossier(entries: int, article_id: int = 9, profile: Profile | None = None) -> Dossier:
    """A record of many organizations and people, nothing judged; every name stands in the text."""
    names = [f"Institute {n} of Applied Things" for n in range(entries)]
    groups = ["organization" if n % 3 else "person" for n in range(entries)]
    text = "Many institutes met\n\n" + "\n\n".join(f"The {name} met the press." for name in names) + "\n"
    said = [
        (group, [Said("name", name), Said("title" if group == "person" else "roles", "host" if group != "person" else
                                          "the press", quote="met")])
        for group, name in zip(groups, names, strict=True)
    ]  # fmt: skip
    return make_dossier(article_id, text, said, profile=profile)
