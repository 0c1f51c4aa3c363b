"""What a killed crawl has come to, held against one that nobody disturbed, the portals' own count and the archive."""

import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.archive.catalogue import catalogue
from crawler.archive.segments import archive_folder, segments_in
from store.content_hash import content_hash
from store.database import Store, opened_store

PROGRAM = str(Path(sys.executable).with_name("doisoat"))
#: How the account of addresses may close; what is pending or failed has come to no outcome.
OUTCOMES = frozenset({"done", "gone", "quarantined", "refused"})

_LEDGER = "SELECT source, kind, state, count(*) FROM frontier GROUP BY source, kind, state"
_UNACCOUNTED = """
SELECT count(*) FROM documents LEFT JOIN frontier ON frontier.key = documents.url AND frontier.state = 'done'
WHERE frontier.key IS NULL"""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a database holds: documents by source and address, and how many texts are there twice.

    `ledger` counts addresses by source, kind and state; `unaccounted` documents stand under no address that is done.
    """

    documents: frozenset[tuple[str, str]]
    twice: int
    ledger: Mapping[tuple[str, str, str], int]
    unaccounted: int
    integrity: str
    digest: str

    @property
    def states(self) -> Counter[str]:
        states = Counter[str]()
        for (_, _, state), count in self.ledger.items():
            states[state] += count
        return states


def gathered(path: Path) -> Gathered:
    with opened_store(path, create=False) as db:
        texts = [tuple(row) for row in db.execute("SELECT source, sha256 FROM documents")]
        return Gathered(
            documents=frozenset((source, url) for source, url in db.execute("SELECT source, url FROM documents")),
            twice=len(texts) - len(set(texts)),
            ledger={(source, kind, state): count for source, kind, state, count in db.execute(_LEDGER)},
            unaccounted=_one(db, _UNACCOUNTED),
            integrity=_one(db, "PRAGMA integrity_check"),
            digest=content_hash(db),
        )


def proofs(whole: Gathered, killed: Gathered, database: Path, there: int) -> dict[str, bool]:
    """What is claimed of the killed crawl in `database` → whether it holds; the portals hold `there` documents."""
    lost, foreign = len(whole.documents - killed.documents), len(killed.documents - whole.documents)
    states = ", ".join(f"{count} {state}" for state, count in killed.states.most_common())
    archive = catalogue(segments_in(archive_folder(database)), lambda *_: None)
    return {
        f"{len(killed.documents)} documents of {there}: {lost} lost, {killed.twice} twice, {foreign} under an address "
        "that no undisturbed run keeps": len(whole.documents) == len(killed.documents) == there
        and not (lost or foreign or killed.twice),
        f"ledger: {killed.states.total()} addresses = {states}; {killed.unaccounted} documents without one": (
            killed.ledger == whole.ledger and killed.states.keys() <= OUTCOMES and not killed.unaccounted
        ),
        f"PRAGMA integrity_check: {killed.integrity}": killed.integrity == "ok",
        f"content hash {killed.digest[:16]}, undisturbed {whole.digest[:16]}": killed.digest == whole.digest,
        f"rebuilt from {archive.answers} archived answers, with {len(archive.forgotten)} batches that a kill kept from "
        "the database: the same hash": rebuilt_hash(database) == killed.digest,
    }


def rebuilt_hash(database: Path) -> str:
    """The hash of a database made of the archive alone."""
    again = database.with_name("rebuilt.db")
    archive = str(archive_folder(database))
    subprocess.run([PROGRAM, "-q", "--db", str(again), "rebuild", "--from-archive", archive], check=True)
    with opened_store(again, create=False) as db:
        return content_hash(db)


def _one(db: Store, question: str) -> Any:
    return db.execute(question).fetchone()[0]
