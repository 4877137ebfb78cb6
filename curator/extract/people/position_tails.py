"""What follows the head of a position: "of the Science Bureau", "for Energy", "(Research)", "of Lagos State".

Where a position begins and which positions are joined is `positions`'.
"""

from collections.abc import Mapping, Sequence

from curator.extract.names.geography import is_country
from curator.extract.names.mentions import Kind, Mention, is_title_head
from curator.extract.names.phrases import is_field
from curator.extract.text.lexicon import bag, lexicon, singular
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

Named = Mapping[int, Mention]
Range = tuple[int, int]
_TO_SUBJECT = frozenset({"of", "for", "in", "to"})
_RULING = frozenset({"president", "vice-president", "chancellor"})
_NAMED = frozenset({Kind.ORGANIZATION, Kind.PLACE})
_BOARDS = bag("directors trustees governors regents management")
_NOUNS = frozenset({"NN", "JJ"})


def reach(words: Sequence[Word], head: int, named: Named) -> tuple[int, Range | None, int]:
    """Follows "of ..." after the head of a title that ends before word `head`.

    Returns:
        The end of the title, the affiliation, the end of everything.
    """
    affiliation: Range | None = None
    company = is_company_post(words, head)
    last = end = _past_bracket(words, head)
    while end < len(words) and words[end].low in vocabulary("people").to_organization:
        k = _past_determiners(words, end + 1)
        taught = words[head - 1].low in vocabulary("people").of_subjects
        target, generic = _target(words, k, named, house=not taught, company=company)
        subject = _taught(words, named, k) if taught and words[end].low in ("of", "for") else None
        if subject is not None:
            last = end = subject
            continue
        if target is not None:
            if _only_place(target, named) and _governs(words, head, target):
                return target[1], target, target[1]
            generic_end = _generic_end(words, target[1])
            if _only_place(target, named) and generic_end:
                last = end = generic_end
                break
            if _only_place(target, named) and _goes_on(words, target[1], head, named):
                if words[end].low == "of":
                    affiliation = (affiliation[0] if affiliation else target[0], target[1])
                last = end = target[1]
                continue
            if _only_place(target, named) and words[end].low == "in":
                # "its representative in Lima": where, not at which house
                end = target[1]
                continue
            house = _house(words, target, named)
            if house is not None:
                return target[1], house, house[1]
            if _is_subject(words, target, named):
                return target[1], affiliation, target[1]
            return (generic or last), affiliation or target, target[1]
        stop = subject_end(words, k, named) if words[end].low in _TO_SUBJECT else None
        if stop is None:
            break
        if words[end].low == "of" and vocabulary("people").envoys & {
            word.low for word in words[max(0, head - 2) : head]
        }:
            affiliation = (affiliation[0] if affiliation else k, stop)
        last = end = stop
    if affiliation is None and last == end:
        last = end = _with_subject(words, last)
    return last, affiliation, end


def is_company_post(words: Sequence[Word], head: int) -> bool:
    """Whether the title before word `head` is one that only companies have: "founder", "chief executive officer"."""
    near = {word.low for word in words[max(0, head - 3) : head]}
    return words[head - 1].low in lexicon().company_posts or {"chief", "executive"} <= near


def _past_determiners(words: Sequence[Word], i: int) -> int:
    while i < len(words) and words[i].low in vocabulary("people").determiners:
        i += 1
    return i


def _past_bracket(words: Sequence[Word], i: int) -> int:
    """The index after a subject in brackets: "Dean (Research & Consultancy)", "Vice-Chancellor (Academics)"."""
    if i >= len(words) or words[i].text != "(":
        return i
    lex = lexicon()
    k = i + 1
    subject = k < len(words) and (is_field(words[k].low) or lex.is_common(singular(words[k].low)))
    while subject and k < min(i + 8, len(words)) and (words[k].text[0].isalpha() or words[k].low in ("&", ",")):
        k += 1
    return k + 1 if i + 1 < k < len(words) and words[k].text == ")" else i


def _governs(words: Sequence[Word], head: int, target: Range) -> bool:
    """Whether the place belongs to the title and is its house too: "Governor of Lagos State", "President of Ghana"."""
    post = words[head - 1].low
    if post in vocabulary("people").governing:
        return True
    ruler = post in _RULING or (post == "minister" and words[head - 2].low in ("prime", "chief"))
    return ruler and is_country(" ".join(word.text for word in words[target[0] : target[1]]))


def _taught(words: Sequence[Word], named: Named, k: int) -> int | None:
    """The end of a subject that the language model takes for an organisation: "professor of Remote Sensing"."""
    mention = named.get(k)
    if mention is None or mention.kind is not Kind.ORGANIZATION or mention.sure > 0.5:
        return None
    return mention.last if is_field(words[mention.last - 1].low) else None


def _with_subject(words: Sequence[Word], last: int) -> int:
    """The end of "Vice President, Sales and Marketing" before another comma."""
    if last >= len(words) or words[last].text != ",":
        return last
    k = last + 1
    while k < len(words) and k - last < 7 and (is_field(words[k].low) or words[k].low in ("and", "&", "it")):
        k += 1
    closed = k > last + 1 and k < len(words) and words[k].text == "," and words[last + 1].text[0].isupper()
    return k if closed and not is_title_head(words[k - 1].low) else last


def _is_subject(words: Sequence[Word], target: Range, named: Named) -> bool:
    """Whether what looks like a house is a subject, since a house follows: "Energy Research, BMBF"."""
    mention = named.get(target[0])
    k = target[1]
    if mention is None or mention.kind is not Kind.ORGANIZATION or mention.sure > 0.5 or k + 1 >= len(words):
        return False
    house = named.get(k + 1) if words[k].text == "," else None
    plain = is_field(words[k - 1].low) or lexicon().is_common(words[k - 1].low)
    return house is not None and house.kind is Kind.ORGANIZATION and plain


def _only_place(target: Range, named: Named) -> bool:
    mention = named.get(target[0])
    return mention is not None and mention.kind is Kind.PLACE


def _goes_on(words: Sequence[Word], k: int, head: int, named: Named) -> bool:
    """Whether a place belongs to the title: "Country Director for Kenya at ...", "Ambassador of Malaysia"."""
    post = [word.low for word in words[max(0, head - 2) : head]]
    if vocabulary("people").envoys & set(post) or post == ["high", "commissioner"]:
        return True
    if k + 1 >= len(words) or words[k].low not in ("at", "of", "with"):
        return False
    after = named.get(k + 1 + (words[k + 1].low == "the"))
    return after is not None and after.kind is Kind.ORGANIZATION


def _house(words: Sequence[Word], unit: Range, named: Named) -> Range | None:
    """The university of "dean of the Faculty of Law at the University of X"; the faculty then belongs to the title."""
    mention = named.get(unit[0])
    k = unit[1]
    if (
        mention is None
        or mention.head not in vocabulary("people").units
        or k + 1 >= len(words)
        or words[k].low not in ("at", ",")
    ):
        return None
    k += 1 + (words[k + 1].low == "the")
    house = named.get(k)
    return (k, house.last) if house is not None and house.kind is Kind.ORGANIZATION else None


def _target(
    words: Sequence[Word], k: int, named: Named, *, house: bool, company: bool
) -> tuple[Range | None, int | None]:
    """The organisation or place that begins at `k`, or a little later after an inner body or a description of it.

    Returns:
        Its range, and where the title ends if not before the "of" it was reached by.
    """
    mention = named.get(k)
    inside = _inside_body(words, mention) if mention is not None and mention.kind is Kind.ORGANIZATION else None
    if mention is not None and inside is not None:
        return (_past_determiners(words, inside + 1), mention.last), inside
    if mention is not None and (mention.kind in _NAMED or (house and may_be_house(words, mention, company=company))):
        last = mention.last
        owned = named.get(last + 1) if last < len(words) and words[last].low == "'s" else None
        if owned is not None and owned.kind is Kind.ORGANIZATION:
            return (owned.first, owned.last), None
        if mention.kind is Kind.PLACE and last < len(words) and words[last].low in vocabulary("people").low_places:
            last += 1
        return (k, last), None
    inner = _inner_end(words, k)
    if inner is not None:
        beyond = inner + 1 + (inner + 1 < len(words) and words[inner + 1].low == "the")
        whole = next((m for m in named.values() if m.first <= beyond < m.last and m.kind in _NAMED), None)
        return ((beyond, whole.last), inner) if whole is not None else (None, None)
    j = k
    while j < min(k + 5, len(words)) and j not in named and words[j].text[0].islower() and words[j].tag[:2] in _NOUNS:
        j += 1
    described = named.get(j)
    if (
        j > k
        and described is not None
        and (described.kind is Kind.ORGANIZATION or may_be_house(words, described, company=company))
    ):
        # "chief executive of the software company Ferrolux"
        return (j, described.last), None
    return None, None


def _inside_body(words: Sequence[Word], mention: Mention) -> int | None:
    """Index of the "of" inside "Presidium of the Northern Academy of Sciences", where an inner body comes first."""
    for j in range(mention.first + 1, mention.last - 1):
        if (
            words[j].low == "of"
            and words[j - 1].low in vocabulary("people").presiding
            and words[j + 1].low not in _BOARDS
        ):
            return j
    return None


def _generic_end(words: Sequence[Word], i: int) -> int | None:
    """The index after "institute" in "the Jujuy institute": a place, and a body that was named before."""
    return (
        i + 1 if i < len(words) and words[i].text in vocabulary("people").units | vocabulary("people").generic else None
    )


def may_be_house(words: Sequence[Word], mention: Mention, *, company: bool = False) -> bool:
    """Whether a name that nothing else tells of may be an organisation's, after "director of"."""
    name = words[mention.first : mention.last]
    if mention.kind is Kind.THING:
        return len(name) > 1 and mention.sure >= 0.6
    if mention.kind is not Kind.OTHER or mention.head or mention.sure > 0 or words[mention.first - 1].low == "for":
        return False
    formed = mention.last < len(words) and words[mention.last].low.rstrip(".") in lexicon().legal_forms
    if is_field(name[-1].low) and not (formed or company):
        # "director of Western Hemisphere Affairs"
        return False
    lex = lexicon()
    unknown = [word for word in name if not (lex.is_common(word.low) or is_field(word.low) or word.low in lex.demonyms)]
    return any(word.tag[:3] == "NNP" for word in unknown)


def _inner_end(words: Sequence[Word], k: int) -> int | None:
    """Index of the "of" after an inner body: "Party Committee of", "Board of Directors of", "university council of"."""
    for j in range(k + 1, min(k + 6, len(words))):
        if words[j].low in ("of", "at") and words[j - 1].low in vocabulary("people").inner:
            if words[j - 1].low == "board" and j + 1 < len(words) and words[j + 1].low in _BOARDS:
                continue
            return j
        if not words[j].text[0].isalpha():
            return None
    return None


def subject_end(words: Sequence[Word], k: int, named: Named) -> int | None:
    """End of a subject such as "Science and Technology" or "materials physics" after "of" or "for"."""
    j = k
    while j < len(words) and j - k < 9:
        word = words[j]
        if (j in named and named[j].kind in (Kind.PERSON, *_NAMED)) or word.low.rstrip(".") in lexicon().honorifics:
            break
        if word.low in ("and", "of", "the", "&") and j > k and j + 1 < len(words):
            follower = words[j + 1]
            if word.low == "of" or is_title_head(follower.low) or not (is_field(follower.low) or follower.low == "the"):
                break
        elif word.text == "," and (listed := _list_end(words, k, j)):
            j = listed
            break
        elif not word.text[0].isalpha() or (
            word.tag[:2] in ("VB", "IN", "WD", "WP", "TO") and not word.text[0].isupper()
        ):
            break
        j += 1
    while j > k and words[j - 1].low in ("and", "the", "&"):
        j -= 1
    return j if j > k else None


def _list_end(words: Sequence[Word], first: int, comma: int) -> int | None:
    """The end of "Higher Education, Science and Innovation" from its first comma on, or None where no list goes on."""
    capital = words[first].text[0].isupper()
    j, closing = comma, False
    while j < len(words) and j - comma < 16:
        joint = 1 + (words[j].text == "," and j + 1 < len(words) and words[j + 1].low in ("and", "&"))
        closing = closing or words[j + joint - 1].low in ("and", "&")
        begin = j = j + joint
        while j < len(words) and is_field(words[j].low) and words[j].text[0].isupper() == capital:
            j += 1
        if j == begin or (j < len(words) and is_title_head(words[j].low)):
            return None
        if closing or j >= len(words) or words[j].low not in (",", "and", "&"):
            break
    return j if closing else None
