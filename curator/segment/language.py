"""Which language a text is in, by its script and its commonest words; nothing is guessed where neither tells."""

import re
from collections import Counter

_SAMPLE = 20_000
# The same for text of ASCII alone, much quicker: small letters, and a blank for everything else.
_BLANKED = {code: chr(code).lower() if chr(code).isalpha() else " " for code in range(128)}
_WORD = re.compile(r"[^\W\d_]+")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u024f]+")
_SCRIPTS = {
    "ja": re.compile("[\u3041-\u30ff]+"),
    "ko": re.compile("[\uac00-\ud7a3]+"),
    "zh": re.compile("[\u4e00-\u9fff]+"),
    "cyrillic": re.compile("[\u0400-\u04ff]+"),
    "ar": re.compile("[\u0600-\u06ff]+"),
    "el": re.compile("[\u0370-\u03ff]+"),
    "he": re.compile("[\u0590-\u05ff]+"),
    "th": re.compile("[\u0e00-\u0e7f]+"),
    "hi": re.compile("[\u0900-\u097f]+"),
}
# The commonest short words of each language, those that several share left to the ones that use them most.
_LATIN = {
    "en": "the of and to in that is was for with on at by from this which were has have its their an as will said",
    "es": "el la los las de del que y en un una por con para se su al como más fue son este lo es entre",
    "fr": "le la les des du de et un une dans pour que qui sur au aux avec par est ce cette ses sont plus été",
    "de": "der die das und den von zu mit dem des ein eine im für auf ist sich nicht auch als wurde bei sind nach",
    "pt": "o a os as de do da dos das que e em um uma no na para com por se mais ao como foi são à entre pela",
    "it": "il la lo gli le di del della dei che e un una in per con su al alla è sono nel nella più anche stato",
    "nl": "de het een van en in op met voor dat is te zijn aan door bij niet ook als naar werd om er",
    "pl": "i w na z do się nie że jest o dla od przez oraz po jak są został które tym",
    "sv": "och att det i som på är av för med till den en inte om har ett var de från",
    "da": "og at det i som på er af for med til den en ikke om har et var de fra blev",
    "no": "og at det i som på er av for med til den en ikke om har et var de fra ble",
    "fi": "ja on ei se että oli hän mutta kun joka ovat myös sekä mukaan olla tai kuin",
    "et": "ja on ei et oli see kui ka mis ning oma selle aasta nende kes või",
    "lv": "un ir no uz par ar kas ka tika pie gada arī lai bija šī",
    "lt": "ir yra į iš su kad kaip apie bei buvo per tai metų ne jo",
    "tr": "ve bir bu da de için ile olarak olan çok daha en gibi kadar sonra",
    "cs": "a v na se je že s z do o pro i jako byl které při také podle roku",
    "hu": "a az és hogy nem egy is volt meg ez van mint csak már szerint",
    "ro": "și de în a la cu pe din care pentru un o este sunt prin mai fost",
    "id": "yang dan di dengan untuk dari pada ini dalam adalah tidak akan ke oleh itu",
    "vi": "và của các có trong được cho là một với không người năm những",
}
_CYRILLIC = {
    "ru": "и в на с по не что для из к от это был как его также года при",
    "uk": "і в на з та що для від до це був як його також року при є не",
    "be": "і ў на з па не што для ад да гэта быў як яго таксама",
    "bg": "и в на с за от да се е по че са при ще като не",
    "sr": "и у на са за од да се је по не што су као",
}


def _by_word(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The languages of each word; one that lists it twice is among them twice."""
    languages: dict[str, tuple[str, ...]] = {}
    for language, words in table.items():
        for word in words.split():
            languages[word] = (*languages.get(word, ()), language)
    return languages


_TABLES = {name: (tuple(table), _by_word(table)) for name, table in (("latin", _LATIN), ("cyrillic", _CYRILLIC))}


def detect(text: str) -> str:
    """The language of a text as an ISO 639-1 code, or an empty string."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return _by_words(sample, *_TABLES["latin"])
    # Few characters of most texts are beyond ASCII, and only these are looked through once for each script.
    beyond = "".join(_BEYOND_ASCII.findall(sample))
    shares = {name: sum(map(len, script.findall(beyond))) for name, script in _SCRIPTS.items()}
    if not any(shares.values()):
        return _by_words(sample, *_TABLES["latin"])
    shares["latin"] = sum(map(len, _LATIN_LETTERS.findall(sample)))
    letters = sum(shares.values())
    if shares["ja"] * 12 > letters:
        return "ja"
    # East Asian letters stand for whole words: one weighs as much as three others.
    name = max(shares, key=lambda key: shares[key] * (3 if key in ("zh", "ko") else 1))
    return _by_words(sample, *_TABLES[name]) if name in _TABLES else name


def _by_words(sample: str, languages: tuple[str, ...], by_word: dict[str, tuple[str, ...]]) -> str:
    for sign in set("".join(_BEYOND_ASCII.findall(sample))):
        if not _WORD.match(sign):
            sample = sample.replace(sign, " ")
    words = (sample.translate(_BLANKED) if sample.isascii() else " ".join(_WORD.findall(sample)).casefold()).split()
    scores = dict.fromkeys(languages, 0)
    for word, times in Counter(words).items():
        for language in by_word.get(word, ()):
            scores[language] += times
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= max(2, 0.08 * len(words)) else ""
