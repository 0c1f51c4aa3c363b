"""Datasette with our pages: one database, read only, on the loopback address."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from doisoat.desk import plugin
from doisoat.desk.kept import Kept
from doisoat.desk.metadata import metadata
from doisoat.desk.versions import EarlierVersion
from store.database import Store
from store.documents import StoredDocument
from store.finding_lists import know_statuses
from store.reading import open_reading
from store.search_filters import Filters

HOST = "127.0.0.1"
#: The name of the database in addresses, whatever the file is called.
DATABASE = "doisoat"
_ROOM = Path(__file__).parent
_SETTINGS: Mapping[str, Any] = {
    "sql_time_limit_ms": 5000,
    "max_returned_rows": 2000,
    "num_sql_threads": 8,
    "facet_time_limit_ms": 200,
    "suggest_facets": False,
    "allow_download": False,
    "truncate_cells_html": 300,
    "default_cache_ttl": 0,
    "cache_size_kb": 0,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an editor said of a finding."""

    status: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where the desk has from what no reading of the database gives.

    `judged` are the judgements by fingerprint as they are now, `versions` the earlier states of a document with what
    changed, `filters` what a form asks for (it raises InputError), `harmless` makes a cell that no spreadsheet runs as
    a formula, `archive` is the folder of raw answers.
    """

    judged: Callable[[], Mapping[str, Judgement]]
    versions: Callable[[Store, StoredDocument], Sequence[EarlierVersion]]
    filters: Callable[[Mapping[str, str]], Filters]
    harmless: Callable[[object], str]
    archive: Path


class ReadOnlyFile(Database):  # type: ignore[misc]
    """The database file as the store opens it for readers; nothing asks it for a connection that writes."""

    def connect(self, write: bool = False) -> Store:  # noqa: FBT001, FBT002 - Datasette's method
        """A connection for one of Datasette's threads."""
        if write:
            raise PermissionError("the desk only reads")
        db = open_reading(Path(self.path))
        self._all_file_connections.append(db)
        return db


class Desk(Datasette):  # type: ignore[misc]
    """The application; `sources` is what its pages need beside the database."""

    def __init__(self, database: Path, sources: Sources) -> None:
        self.sources = sources
        self.kept = Kept()
        super().__init__(
            metadata=metadata(DATABASE),
            settings=dict(_SETTINGS),
            template_dir=str(_ROOM / "templates"),
            static_mounts=[("desk", str(_ROOM / "static"))],
        )
        self.add_database(ReadOnlyFile(self, path=str(database.absolute()), is_mutable=True), name=DATABASE)
        self.remove_database("_memory")

    def status_of(self, fingerprint: str) -> str:
        """What an editor said of a finding in one word; empty: nothing."""
        judged = self.sources.judged().get(fingerprint)
        return judged.status if judged else ""

    async def read(self, question: Callable[[Store], Any]) -> Any:
        """The answer of a function of the store, asked on one of the threads that read."""
        return await self.get_database(DATABASE).execute_fn(question)

    def prepare(self, db: Store) -> None:
        """Teach a connection what queries of the desk may ask."""
        know_statuses(db, self.status_of)


if not pm.has_plugin("doisoat.desk"):
    pm.register(plugin, name="doisoat.desk")
    pm.unregister(name="datasette.handle_exception")  # it prints every local variable of every missing page


def serve(desk: Desk, port: int, ready: Callable[[str], None]) -> None:
    """Answer until interrupted; `ready` is told the address first. Port 0: any that is free. Raises OSError."""
    import socket

    import uvicorn

    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen()
        ready(f"http://{HOST}:{listener.getsockname()[1]}/")
        sys.stdout.flush()
        config = uvicorn.Config(desk.app(), log_level="warning", server_header=False, access_log=False)
        uvicorn.Server(config).run(sockets=[listener])
