"""What Alembic runs: the migrations, on the connection and in the transaction that `upgrade` gives it."""

from alembic import context

connection = context.config.attributes["connection"]

context.configure(
    connection=connection,
    # A name of our own: the website may keep Alembic's usual table in the same database.
    version_table=context.config.attributes["version_table"],
    # `Database.migrating` begins SQLite's transaction itself, so that a change of its tables can be undone.
    transactional_ddl=connection.dialect.name != "mysql",
)

with context.begin_transaction():
    context.run_migrations()
