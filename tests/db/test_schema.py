from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from db import schema
from db.engine import Database
from db.search import PREFIX


def test_the_steps_lead_to_the_tables_of_the_schema(address: str) -> None:
    database = Database.at(address)
    with database.reading() as connection:
        told = {
            "target_metadata": schema.metadata,
            "include_name": lambda name, kind, _: kind != "table" or not name.startswith(PREFIX),
            "compare_type": True,
            "compare_server_default": True,
        }
        difference = compare_metadata(MigrationContext.configure(connection, opts=told), schema.metadata)
    database.close()
    assert difference == []


def test_the_comparison_sees_a_column_that_is_missing(address: str) -> None:
    database = Database.at(address)
    with database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE claim ADD COLUMN room TEXT")
        difference = compare_metadata(MigrationContext.configure(connection), schema.metadata)
    database.close()
    assert any(each[0] == "remove_column" for each in difference if isinstance(each, tuple))


def test_every_foreign_key_has_an_index_and_every_constraint_a_name(address: str) -> None:
    database = Database.at(address)
    without = []
    with database.reading() as connection:
        look = inspect(connection)
        for table in schema.metadata.tables.values():
            indexed: list[list[str | None]] = [each["column_names"] for each in look.get_indexes(table.name)]
            indexed += [[*look.get_pk_constraint(table.name)["constrained_columns"]]]
            indexed += [[*each["column_names"]] for each in look.get_unique_constraints(table.name)]
            for key in look.get_foreign_keys(table.name):
                columns = key["constrained_columns"]
                if not any(each[: len(columns)] == columns for each in indexed):
                    without.append((table.name, columns))
            assert all(each.name for each in table.constraints)
    database.close()
    assert without == []


def test_no_statement_of_ours_reads_a_whole_table_of_values_for_one_article(address: str) -> None:
    if "://" in address:
        return
    engine = create_engine(f"sqlite:///{address}")
    with engine.connect() as connection:
        for table, column in (
            ("entry", "record_id"),
            ("value", "entry_id"),
            ("evidence", "value_id"),
            ("passage", "article_id"),
        ):
            asked = f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {column} IN (SELECT value FROM json_each('[1,2]'))"
            plan = " ".join(str(row[3]) for row in connection.exec_driver_sql(asked))
            assert f"SEARCH {table}" in plan
    engine.dispose()
