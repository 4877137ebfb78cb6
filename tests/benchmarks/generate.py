"""Makes the articles that budgets are measured on: always the same ones, kept under build/.

The texts are nobody's: sentences put together from lists of words by a seeded generator.
"""

from pathlib import Path
from random import Random

BUILD = Path(__file__).parents[2] / "build" / "bench"
ARTICLES = 100_000
_VERSION = 1
_FAMILY = [
    "Lin",
    "Moreau",
    "Okafor",
    "Tanaka",
    "Ruiz",
    "Ahlberg",
    "Novak",
    "Haddad",
    "Silva",
    "Petrov",
    "Kimura",
    "Brandt",
    "Osei",
    "Varga",
    "Nguyen",
    "Costa",
]
_GIVEN = [
    "Yawen",
    "Adele",
    "Tunde",
    "Hiro",
    "Marta",
    "Nils",
    "Jana",
    "Samir",
    "Rui",
    "Vera",
    "Kenji",
    "Greta",
    "Kofi",
    "Ildiko",
    "Thanh",
    "Paula",
]
_TOWNS = ["Port Amal", "Westhaven", "Linmouth", "Grand Sauvie", "Ostrava Bay", "Kiruma", "Delta City", "Norrfjord"]
_FIELDS = [
    "marine science",
    "optics",
    "soil chemistry",
    "robotics",
    "battery research",
    "seismology",
    "genetics",
    "metrology",
]
_KINDS = ["Institute", "College", "University", "Academy", "Laboratory", "Foundation", "Council", "Agency"]
_EVENTS = ["forum", "summit", "conference", "workshop", "exhibition", "symposium"]
_VERBS = ["opened", "hosted", "announced", "welcomed", "funded", "reviewed", "presented", "joined"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_COMMON = [
    "the",
    "new",
    "programme",
    "will",
    "run",
    "for",
    "several",
    "years",
    "and",
    "bring",
    "together",
    "teams",
    "from",
    "many",
    "countries",
    "while",
    "partners",
    "share",
    "data",
    "methods",
    "and",
    "equipment",
    "so",
    "that",
    "young",
    "researchers",
    "can",
    "learn",
    "from",
    "one",
    "another",
    "and",
    "the",
    "public",
    "can",
    "follow",
    "along",
]


def sentence(random: Random) -> str:
    """One sentence of about 130 characters, often with a name, a place, a date or a figure."""
    person = f"{random.choice(_GIVEN)} {random.choice(_FAMILY)}"
    body = f"{random.choice(_TOWNS)} {random.choice(_KINDS)} of {random.choice(_FIELDS).title()}"
    day = f"{random.randint(1, 28)} {random.choice(_MONTHS)} {random.randint(2015, 2025)}"
    tail = " ".join(random.choices(_COMMON, k=random.randint(5, 14)))
    return random.choice(
        [
            f"The {body} {random.choice(_VERBS)} a {random.choice(_EVENTS)} on {random.choice(_FIELDS)} on {day}.",
            f"{person}, director of the {body}, said that {tail}.",
            f"More than {random.randint(2, 9_000):,} guests came to {random.choice(_TOWNS)}, and {tail}.",
            f"The {body} signed a memorandum of understanding with the {random.choice(_KINDS)} in {tail.split()[0]}.",
            f"{tail.capitalize()}.",
        ]
    )


def text_of(number: int, characters: int = 400) -> str:
    """The text of the article of that number: a headline, a dateline and paragraphs, at least so many characters."""
    random = Random(number)
    town, event = random.choice(_TOWNS), random.choice(_EVENTS)
    parts = [f"{town} {event} number {number} brings {random.choice(_FIELDS)} together"]
    parts.append(f"{town}, {random.randint(1, 28)} {random.choice(_MONTHS)} {random.randint(2015, 2025)}")
    length = sum(map(len, parts))
    while length < characters:
        parts.append(" ".join(sentence(random) for _ in range(random.randint(2, 4))))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts) + "\n"


def folder_of_articles(count: int = ARTICLES) -> Path:
    """A folder with that many small articles as text files, a thousand to a folder."""
    folder = BUILD / f"articles-{count}-v{_VERSION}"
    done = folder / "done"
    if not done.exists():
        for start in range(0, count, 1000):
            part = folder / f"{start // 1000:03}"
            part.mkdir(parents=True, exist_ok=True)
            for number in range(start, min(start + 1000, count)):
                (part / f"{number:06}.txt").write_text(text_of(number), "utf-8")
        done.touch()
    return folder
