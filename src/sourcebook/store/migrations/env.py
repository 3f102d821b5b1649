"""What Alembic runs to migrate a store: on the connection that it is handed, within the transaction there is."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
