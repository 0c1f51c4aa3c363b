"""The page `docs/faults.md`, written from the register: every fault, and the state in which a crawl of it ends."""

from collections.abc import Iterator

from doisoat.demo.misbehaving.fault import Fault
from doisoat.demo.misbehaving.register import ALL_FAULTS, GROUPS, MISHAPS

_INTRODUCTION = """# Faults · Lỗi của các cổng thông tin

This page is generated from the register of faults (`doisoat.demo.misbehaving.page`); do not edit it by hand.

Each of the {faults} faults of portals is a host of `doisoat demo --serve`, `http://<fault>.localhost:8765/tin-tuc`, for
whatever crawler you want to try on it. {mishaps} more are of certificates, of the machine and of the time. The tests
(`tests/crawler/faults/`) crawl every one of them and hold it to what stands here.

**state** and *reason* are those of the one address that the fault concerns, as the frontier has them; `…` stands before
an address where there are several. All other addresses are `done`. **documents** is how many are stored of what the
portal lists; **said** is what the crawl says of the source as a whole: then it ends with exit code 3, else with 0.
"""
_HEAD = "| fault | the portal … | state and reason | documents | said |\n|---|---|---|---|---|"


def faults_page() -> str:
    """The whole page in Markdown, ordered by group."""
    lines = [_INTRODUCTION.format(faults=len(ALL_FAULTS), mishaps=len(MISHAPS))]
    for group, faults in GROUPS.items():
        lines += [f"## {group}\n", _HEAD, *map(_row, faults), ""]
    lines += ["## Certificates, the machine, the time\n", "| fault | what happens | how it ends |\n|---|---|---|"]
    lines += [f"| `{mishap.name}` | {mishap.does} | {mishap.ends} |" for mishap in MISHAPS]
    return "\n".join(lines).rstrip() + "\n"


def _row(fault: Fault) -> str:
    ends = "<br>".join(_ends(fault)) or "done"
    later = "" if fault.later is None else f"; {fault.later} after a second crawl"
    said = f"`{fault.told}`" if fault.told else ""
    return f"| `{fault.name}` | {fault.does} | {ends} | {fault.documents}{later} | {said} |"


def _ends(fault: Fault) -> Iterator[str]:
    for path, (state, reason) in fault.ends.items():
        where = f"`{path}` … " if len(fault.ends) > 1 else ""
        yield f"{where}**{state}**" + (f" *{reason}*" if reason else "")


if __name__ == "__main__":
    print(faults_page(), end="")
