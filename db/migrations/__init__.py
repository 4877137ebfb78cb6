"""The schema's history, step by step; run by `db.upgrade`."""
