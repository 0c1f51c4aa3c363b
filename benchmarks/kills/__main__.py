"""A crawl killed hundreds of times, held against one that nobody disturbed, and Scrapy's JOBDIR beside it.

python -m benchmarks.kills [--pages 5000] [--kills 300] [--peer-kills 30] [--seed 1]

The portals redirect and fail on the way (`moody_portals`). Prints one table and what it proves; exit code 1 where a
proof fails.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from benchmarks.kills import jobdir
from benchmarks.kills.killing import Victim, killed_until_done
from benchmarks.kills.moody_portals import MoodyServer, running_moody
from benchmarks.kills.proofs import PROGRAM, gathered, proofs
from benchmarks.kills.table import HEADER, Row, undisturbed
from crawler.archive.segments import archive_folder
from doisoat.demo.answer_key import expected_documents

#: List pages, redirects and decisions make more addresses than articles.
ARTICLES_A_PAGE = 0.85
NAME = "doisoat, documents"


def ours(server: MoodyServer, folder: Path, there: int, kills: int, dice: random.Random) -> dict[str, bool]:
    """The rows of our crawl; the proofs."""
    pages, start_up, row = undisturbed(server, NAME, _crawling(folder / "whole.db", server))
    moods = ", ".join(f"{count} × {mood}" for mood, count in sorted(server.moods.items()) if mood)
    whole = gathered(folder / "whole.db")
    print(row.filled(got=len(whole.documents), there=there), flush=True)
    server.forget()
    database = folder / "killed.db"
    log = database.with_name(f"{database.name}-wal")
    victim = Victim("doisoat", _crawling(database, server), archive_folder(database), log, start_up)
    campaign = killed_until_done(victim, server, kills=kills, pages=pages, dice=dice)
    killed = gathered(database)
    print(Row.of(NAME, campaign, got=len(killed.documents), there=there, twice=killed.twice), flush=True)
    moments = ", ".join(f"{count} at {moment}" for moment, count in campaign.kills.most_common())
    return {
        f"{pages} addresses; on the way {moods}": {"503", "moved"} <= server.moods.keys(),
        f"{campaign.kills.total()} kills of {kills}: {moments}; then exit code {campaign.status}": (
            campaign.kills.total() >= kills and campaign.status == 0
        ),
        **proofs(whole, killed, database, there),
    }


def _crawling(database: Path, server: MoodyServer) -> list[str]:
    return [PROGRAM, "-q", "--db", str(database), "crawl", "--demo", server.base_url, "--delay", "0"]


def main() -> int:
    parser = argparse.ArgumentParser(description="Kill a crawl at random moments.")
    for option, default in (("pages", 5000), ("kills", 300), ("peer-kills", 30), ("seed", 1)):
        parser.add_argument(f"--{option}", type=int, default=default)
    chosen = parser.parse_args()
    articles = int(chosen.pages * ARTICLES_A_PAGE)
    print(HEADER, flush=True)
    with running_moody(articles) as server, tempfile.TemporaryDirectory() as folder:
        dice = random.Random(chosen.seed)
        proven = ours(server, Path(folder), expected_documents(articles), chosen.kills, dice)
        if chosen.peer_kills:
            for row in jobdir.rounds(server, Path(folder), chosen.peer_kills, dice):
                print(row, flush=True)
    for proof, holds in proven.items():
        print(f"{'ok' if holds else 'FAILED':6} {proof}")
    return 0 if all(proven.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
