"""Not a test: a process that judges without end, and says after each act that it was committed."""

import sys
from dataclasses import replace

from curator.domain.change import Act, Change
from db.store import open_store
from tests.db.makers import act, an_article_with_record, values_of


def main(path: str, acts: int) -> None:
    """Makes an article of its own and notes on it, so many times; 0 is for ever."""
    with open_store(path) as store:
        _, record = an_article_with_record(store)
        value = values_of(record)["name"]
        number = 0
        while not acts or number < acts:
            number += 1
            noted = replace(value, note=str(number))
            done = act(store, Act.NOTE, record, [Change(value, noted)])
            value = noted
            sys.stdout.write(f"{done.id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
