"""A bad profile is refused with file, line and reason; one test a reason."""

from pathlib import Path

import pytest

from curator.domain.profile import FieldType
from curator.domain.profile_file import load_profile, read_profile
from curator.errors import UserError

GOOD = """\
title = "Desk"
version = 2

[[group]]
key = "event"
title = "Event"
plural = "Events"
colour = "event"
shortcut = "e"

[[group.field]]
key = "name"
title = "Name"
type = "text"
required = true
unique = true

[[group.field]]
key = "start"
title = "Start"
type = "date"

[[group.field]]
key = "end"
title = "End"
type = "date"
not_before = "start"

[[group.field]]
key = "roles"
title = "Roles"
type = "choices"
choices = ["host", "guest"]
at_least = 1

[[group]]
key = "place"
title = "Place"
plural = "Places"
colour = "place"
single = true
shortcut = "l"

[[group.field]]
key = "name"
title = "Name"
type = "entity"
entity = "place"
help = "As the article writes it"
"""


def refusal(text: str) -> str:
    with pytest.raises(UserError) as caught:
        read_profile(text, Path("desk.toml"))
    assert caught.value.hint
    return caught.value.sentence


def test_a_good_profile_is_read_whole() -> None:
    profile = read_profile(GOOD, Path("folder/desk.toml"))
    assert (profile.name, profile.title, profile.version) == ("desk", "Desk", 2)
    event, place = profile.groups
    assert [field.key for field in event.fields] == ["name", "start", "end", "roles"]
    assert (event.shortcut, event.single, place.single) == ("e", False, True)
    assert event.field("name").required
    assert event.field("name").is_name
    assert place.field("name").is_name
    assert not event.field("roles").is_name
    assert event.field("end").not_before == "start"
    assert (event.field("roles").choices, event.field("roles").at_least) == (("host", "guest"), 1)
    assert (place.field("name").type, place.field("name").entity) == (FieldType.ENTITY, "place")
    assert place.field("name").help == "As the article writes it"


def test_what_is_not_there_is_a_key_error() -> None:
    profile = read_profile(GOOD, Path("desk.toml"))
    with pytest.raises(KeyError):
        profile.group("person")
    with pytest.raises(KeyError):
        profile.group("event").field("venue")


def test_the_shipped_profile_is_good() -> None:
    shipped = Path(__file__).parents[2] / "resources" / "profiles" / "innovation-events.toml"
    assert load_profile(shipped).group("event").field("place").entity == "place"


def line_of(text: str, nth: int = 1) -> int:
    """Number of the nth line of the good profile that begins so."""
    return [at for at, line in enumerate(GOOD.splitlines(), 1) if line.startswith(text)][nth - 1]


# One line of the good profile, which of its kind it is, what stands there instead, and what is said at that line.
REASONS = [
    ('title = "Desk"', 1, 'titel = "Desk"', "“titel” is not known here"),
    ('title = "Desk"', 1, "title = 3", "“title” must be text in quotes"),
    ("version = 2", 1, 'version = "2"', "“version” must be a whole number"),
    ("version = 2", 1, "version = true", "“version” must be a whole number"),
    ('key = "event"', 1, 'key = "The event"', "the key “The event” must be small letters"),
    ('key = "place"', 1, 'key = "event"', "the key “event” stands twice"),
    ('key = "start"', 1, 'key = "name"', "the key “name” stands twice"),
    ('shortcut = "l"', 1, 'shortcut = "e"', "the shortcut “e” stands twice"),
    ('shortcut = "l"', 1, 'shortcut = "Ctrl+L"', "the shortcut “Ctrl+L” must be one small letter"),
    ("single = true", 1, 'single = "yes"', "“single” must be true or false"),
    ("required = true", 1, "required = 1", "“required” must be true or false"),
    ("unique = true", 1, 'unique = "yes"', "“unique” must be true or false"),
    ('not_before = "start"', 1, "unique = true", "unique belongs to fields of type text, and only there"),
    ('colour = "place"', 1, 'color = "place"', "“color” is not known here"),
    ('type = "text"', 1, 'type = "words"', "'words' is not a valid FieldType; known types are text, long text"),
    ('type = "text"', 1, 'typ = "text"', "“typ” is not known here"),
    ("choices =", 1, "choices = []", "choices belong to fields of type choice or choices"),
    ("choices =", 1, 'choices = "host"', "choices must be a list of words"),
    ("choices =", 1, 'choices = ["host", ""]', "choices must be a list of words"),
    ("choices =", 1, 'choices = ["host", "Host"]', "a choice stands twice"),
    ("required = true", 1, 'choices = ["a"]', "choices belong to fields of type choice or choices"),
    ("at_least = 1", 1, "at_least = -1", "at_least is a count"),
    ("required = true", 1, "at_least = 2", "at_least is a count, for fields of type choices or entities"),
    ('entity = "place"', 1, 'entity = "planet"', "fields of type entity or entities, and only they, have an entity"),
    ('entity = "place"', 1, 'entity = ["place"]', "“entity” must be text in quotes"),
    ("required = true", 1, 'entity = "place"', "fields of type entity or entities, and only they, have an entity"),
    ('not_before = "start"', 1, 'not_before = "begin"', "not_before stands at a date and names another date"),
    ('not_before = "start"', 1, 'not_before = "name"', "not_before stands at a date and names another date"),
    ("required = true", 1, 'not_before = "start"', "not_before stands at a date and names another date"),
    ("version = 2", 1, "version = ", "Invalid value"),
    ('title = "Desk"', 1, 'title = ""', "“title” is empty"),
    ('title = "Place"', 1, 'title = " "', "“title” is empty"),
    ('title = "Start"', 1, 'title = ""', "“title” is empty"),
    ('plural = "Places"', 1, 'plural = ""', "“plural” is empty"),
    ('colour = "place"', 1, 'colour = "mauve"', "the colour “mauve” is not known; known are event, organization"),
    ('colour = "place"', 1, 'colour = ""', "the colour “” is not known"),
    ('not_before = "start"', 1, 'not_before = "end"', "not_before stands at a date and names another date"),
    ('not_before = "start"', 1, 'not_before = "roles"', "not_before stands at a date and names another date"),
    ("choices =", 1, 'choices = ["host", " "]', "choices must be a list of words"),
    ("choices =", 1, 'choices = ["host; guest"]', "“; ” stands between choices, so none may hold it"),
]


@pytest.mark.parametrize(("old", "nth", "new", "reason"), REASONS)
def test_a_bad_line_is_named_with_its_reason(old: str, nth: int, new: str, reason: str) -> None:
    number = line_of(old, nth)
    lines = GOOD.splitlines()
    lines[number - 1] = new
    assert refusal("\n".join(lines)).startswith(f"desk.toml, line {number}: {reason}")


@pytest.mark.parametrize(
    ("gone", "block"),
    [('title = "Desk"', 1), ("version", 1), ('key = "event"', 4), ('plural = "Events"', 4), ('type = "text"', 11)],
)
def test_what_is_missing_is_named_at_the_block_it_is_missing_from(gone: str, block: int) -> None:
    lines = [line for line in GOOD.splitlines() if not line.startswith(gone)]
    assert refusal("\n".join(lines)) == f"desk.toml, line {block}: “{gone.split()[0]}” is missing."


def test_a_group_without_fields_is_refused() -> None:
    text = GOOD[: GOOD.rindex("[[group.field]]")]
    said = refusal(text)
    assert said == f"desk.toml, line {line_of('[[group]]', 2)}: the group “place” has no [[group.field]]."


@pytest.mark.parametrize("text", ['title = "Desk"\nversion = 1\n', 'title = "Desk"\nversion = 1\ngroup = []\n'])
def test_a_profile_without_groups_is_refused(text: str) -> None:
    assert "a profile needs at least one [[group]]" in refusal(text)


@pytest.mark.parametrize("text", ["group = 3", "[group]\nkey = 'x'"])
def test_a_group_that_is_no_block_is_refused(text: str) -> None:
    assert "write [[group]] as a block of its own" in refusal(text)


def test_an_unfinished_file_is_refused_at_its_end() -> None:
    assert refusal('title = "Desk').startswith("desk.toml, line 1: ")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"gone\.toml cannot be read"):
        load_profile(tmp_path / "gone.toml")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "picture.toml"
    path.write_bytes(b"\x89PNG\xff")
    with pytest.raises(UserError, match=r"picture\.toml cannot be read"):
        load_profile(path)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert load_profile(path).title == "Desk"
