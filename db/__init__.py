"""The store: the only code that knows tables.

`db.store.open_store` opens a workspace's database, an SQLite file or a PostgreSQL database, and `Store` writes to it;
`db.reads.Reads` asks it. What leaves this package are the domain's frozen values.

Way in: `engine` (connections, locks, failures) and `upgrade` (revisions, in `migrations/`). Tables: `schema`; from
rows to values and back: `mapping`, `codec`. Writes: `commits`, `articles`, `proposals`, `claims`, with what follows
from them in `follow`. Reads: `records`, `queue`, `entities`, `counting`, `history`. Beside them: `search` (full text,
which can always be made anew), `check`, `backup`.
"""
