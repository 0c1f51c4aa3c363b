"""The hostile files and the maker of small PDFs are modules beside these tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
