"""The JSON shape that other programs read."""

import json

from curator.domain.profile import Profile
from curator.extract.gold_shape import to_json_shape
from curator.extract.pipeline import propose
from tests.extract.conftest import contents, document


def test_every_group_is_told_in_plain_json(profile: Profile) -> None:
    text = (
        "The Lakeside Forum on Clean Steel was held in Bergen on May 3. Porto University (PU) signed a contract with "
        "Evora University, and PU unveiled the Delta Soil Index. Ana Silva, rector of Evora University, thanked the "
        "more than 300 engineers."
    )
    article = document(text)
    shape = json.loads(json.dumps(to_json_shape("steel.txt", article, propose(article, profile))))
    assert shape["file"] == "steel.txt"
    assert shape["article"] == {"title": None, "published": "2024-05-17", "outlet": None}
    assert shape["events"][0] | {"name": "Lakeside Forum on Clean Steel", "start": "2024-05-03"} == shape["events"][0]
    assert shape["people"] == [
        {"name": "Ana Silva", "title": "rector", "affiliation": "Evora University", "role": None},
    ]
    assert shape["organizations"][0] == {
        "name": "Porto University",
        "aliases": ["PU"],
        "roles": ["signatory", "participant"],
    }
    assert shape["places"] == ["Bergen"]
    assert shape["agreements"] == [
        {"kind": "contract", "date": "2024-05-03", "parties": ["Porto University", "Evora University"]}
    ]
    assert shape["launches"] == [{"name": "Delta Soil Index", "kind": "index"}]
    assert shape["figures"] == [
        {
            "text": "more than 300 engineers",
            "value": 300,
            "qualifier": "more than",
            "what": "engineers",
            "unit": None,
            "scope": None,
        }
    ]
    assert shape["boilerplate"] == []


def test_the_place_of_an_event_without_one_is_its_venue(profile: Profile) -> None:
    article = document("The Lakeside Forum on Clean Steel was held at Porto University on May 3.")
    entries = propose(article, profile)
    (event,) = (entry for entry in entries if entry.group == "event")
    assert not contents(event, "place")
    assert to_json_shape("steel.txt", article, entries)["events"][0]["place"] == "Porto University"
