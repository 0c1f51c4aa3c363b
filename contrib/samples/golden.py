"""What is known of a sample, as JSON that tests compare readings with."""

import json
from dataclasses import asdict

from samples.paper import PLACE, Paper


def golden(paper: Paper, files: tuple[str, ...]) -> str:
    """The letterhead, the parts, the stated counts and every row, a row a line."""
    known = {
        "files": files,
        "letterhead": {
            "issuer": paper.issuer,
            "number": paper.number,
            "place": PLACE,
            "date": paper.issued_on.isoformat(),
            "title": paper.summary,
            "signer": paper.signer,
        },
        "bases": paper.bases,
        "articles": [paragraph.replace("¦", "") for paragraph in paper.articles],
        "recipients": paper.recipients,
        "stated": paper.stated,
        "annex": paper.annex.title if paper.annex else None,
    }
    head = json.dumps(known, ensure_ascii=False, indent=1).removesuffix("\n}")
    rows = [json.dumps(asdict(row), ensure_ascii=False) for row in (paper.annex.rows if paper.annex else ())]
    listed = ",".join(f"\n  {row}" for row in rows)
    return f'{head},\n "procedures": [{listed}\n ]\n}}\n'
