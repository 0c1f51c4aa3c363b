"""The desk: the database in a browser, for researchers and data editors. Only this room knows Datasette."""
