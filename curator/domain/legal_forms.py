"""Legal forms of companies and bodies, by language or country: what a name may leave away without meaning another."""

LEGAL_FORMS: dict[str, tuple[str, ...]] = {
    "en": (
        "co inc", "co ltd", "co llc", "company limited", "company", "co", "inc", "incorporated", "corp", "corporation",
        "ltd", "limited", "llc", "llp", "lp", "plc", "pty ltd", "pty", "pvt ltd", "private limited", "pte ltd", "pte",
    ),
    "de": ("gmbh and co kg", "gmbh and co kgaa", "ag and co kg", "gmbh", "ggmbh", "ag", "kg", "kgaa", "ohg", "ug",
           "ev", "eg", "mbh", "se"),
    "fr": ("sa", "sas", "sasu", "sarl", "eurl", "snc", "sca"),
    "es": ("sa", "sau", "sl", "slu", "sa de cv", "s de rl de cv", "s de rl", "srl"),
    "pt": ("sa", "ltda", "lda", "eireli"),
    "it": ("spa", "srl", "sapa", "sas", "snc"),
    "nl": ("bv", "nv", "cv", "vof"),
    "sv": ("ab", "aktiebolag"),
    "da": ("as", "aps", "ivs"),
    "nb": ("as", "asa"),
    "fi": ("oy", "oyj", "oy ab"),
    "is": ("hf", "ehf"),
    "et": ("ou",),
    "pl": ("sp z oo", "sp zoo", "spolka z oo"),
    "cs": ("sro", "spol sro"),
    "hu": ("kft", "zrt", "nyrt", "bt"),
    "ro": ("srl",),
    "el": ("ae", "epe"),
    "tr": ("as", "ltd sti", "anonim sirketi"),
    "ru": ("ooo", "oao", "zao", "pao", "ооо", "оао", "зао", "пао"),
    "uk": ("тов", "пат"),
    "id": ("pt", "tbk"),
    "ms": ("sdn bhd", "bhd"),
    "ja": ("kk", "kabushiki kaisha", "kabushiki gaisha", "godo kaisha", "株式会社", "有限会社", "合同会社"),
    "ko": ("주식회사", "유한회사"),
    "zh": ("有限责任公司", "股份有限公司", "有限公司", "有限責任公司", "股份公司", "集团公司", "集团", "集團", "公司"),
}  # fmt: skip
"""Folded, as `curator.domain.names.fold` gives them with the points of letters taken out."""

IN_FRONT = frozenset({
    "株式会社", "有限会社", "合同会社", "주식회사", "유한회사", "ооо", "оао", "зао", "пао", "тов", "пат",
    "ooo", "oao", "zao", "pao", "pt",
})  # fmt: skip
"""Those that may stand before the name."""
