"""The saved pages of every family, and the sources that they can be read for."""

from pathlib import Path

from crawler.declarations import read_declaration
from crawler.registry import sources

PAGES = Path(__file__).parent / "pages"
#: Those that come with the program, and those that are off by default.
DECLARED = {
    **sources(),
    **{path.stem: read_declaration(path) for path in (PAGES.parents[2] / "contrib" / "sources").glob("*.toml")},
}
