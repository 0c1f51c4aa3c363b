"""The SQLite file: schema, migrations, frontier, views."""

__distribution__ = "doisoat"
