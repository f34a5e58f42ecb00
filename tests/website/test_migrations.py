"""The migrations make exactly the tables the program names, on every database, up and down."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import JSON, insert, inspect, select
from sqlalchemy.dialects.mysql import LONGTEXT
from sqlalchemy.engine import Connection
from sqlalchemy.types import TypeEngine

from mahak_desk.bundled import bundled_folder
from mahak_desk.website.database import Database
from mahak_desk.website.schema import ledger, metadata, tables
from mahak_desk.website.upgrade import VERSION_TABLE, alembic_config, revisions, upgrade

MIGRATIONS = bundled_folder("migrations")


def test_they_make_the_tables_the_program_names(any_database: Database) -> None:
    with any_database.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "version_table": VERSION_TABLE,
                "compare_type": _type_differs,
                "compare_server_default": _default_differs,
            },
        )
        assert compare_metadata(context, metadata) == []


def test_columns_stand_in_the_order_the_program_names(any_database: Database) -> None:
    with any_database.reading() as connection:
        inspector = inspect(connection)
        made = {name: [column["name"] for column in inspector.get_columns(name)] for name in metadata.tables}
    assert made == {table.name: [column.name for column in table.columns] for table in metadata.sorted_tables}


def test_constraints_and_indexes_have_the_names_of_the_convention(any_database: Database) -> None:
    ours = {
        str(constraint.name)
        for table in metadata.sorted_tables
        for constraint in table.constraints
        if constraint is not table.primary_key
    }
    with any_database.reading() as connection:
        inspector = inspect(connection)
        made = {
            str(found["name"])
            for name in metadata.tables
            for found in (*inspector.get_foreign_keys(name), *inspector.get_unique_constraints(name))
        }
        keys = {name: inspector.get_pk_constraint(name)["name"] for name in metadata.tables}
    assert made == ours
    if any_database.dialect_name != "mysql":  # where a primary key is always called PRIMARY
        assert keys == {name: f"pk_{name}" for name in metadata.tables}


def test_mariadb_compares_text_letter_by_letter(mariadb_database: Database) -> None:
    with mariadb_database.reading() as connection:
        inspector = inspect(connection)
        made = {name: inspector.get_table_options(name) for name in metadata.tables}
    kept = {(options["mysql_collate"], options["mysql_engine"]) for options in made.values()}
    assert kept == {("utf8mb4_bin", "InnoDB")}


def test_down_takes_everything_away_and_up_brings_it_back(any_database: Database) -> None:
    with any_database.writing() as connection:
        _fill(connection)
    with any_database.migrating() as connection:
        command.downgrade(alembic_config(connection, MIGRATIONS), "base")
    with any_database.reading() as connection:
        assert inspect(connection).get_table_names() == [VERSION_TABLE]
    assert upgrade(any_database, backups=None).after == revisions(MIGRATIONS)[-1]
    with any_database.writing() as connection:
        assert connection.execute(select(tables.products)).all() == []
        _fill(connection)


def _fill(connection: Connection) -> None:
    now = datetime.now(UTC)
    connection.execute(insert(tables.categories).values(id=1, name="پوشاک"))
    connection.execute(
        insert(tables.products).values(id=1, name="کفش", category_id=1, created_at=now, updated_at=now)
    )
    connection.execute(insert(tables.user_orders).values(id=1, order_number="W-1", total_amount=1))
    connection.execute(
        insert(ledger.invoice_deliveries).values(
            id=1,
            order_id=1,
            state="waiting",
            order_client_id=1,
            person_client_id=2,
            receipt_client_id=3,
            cheque_client_id=4,
            created_at=now,
            changed_at=now,
        )
    )


def test_the_stamps_are_alembics_own() -> None:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(MIGRATIONS))
    oldest_first = [script.revision for script in scripts.walk_revisions()][::-1]
    assert revisions(MIGRATIONS) == oldest_first
    assert scripts.get_heads() == [oldest_first[-1]]


def _type_differs(
    _context: MigrationContext,
    _inspected: object,
    _ours: object,
    found: TypeEngine[object],
    meant: TypeEngine[object],
) -> bool | None:
    """None: as Alembic sees it. MariaDB keeps JSON as LONGTEXT with a check."""
    return False if isinstance(found, LONGTEXT) and isinstance(meant, JSON) else None


def _default_differs(
    context: MigrationContext,
    _inspected: object,
    _ours: object,
    found: str | None,
    _meant: object,
    rendered: str | None,
) -> bool | None:
    """None: as Alembic sees it. MariaDB keeps true and false as 1 and 0, and 0 as 0.000."""
    if context.dialect.name == "mysql" and found is not None and rendered is not None:
        return _number(found) != _number(rendered)
    return None


def _number(default: str) -> Decimal:
    return Decimal({"true": "1", "false": "0"}.get(default, default.strip("'")))
