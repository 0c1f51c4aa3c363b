import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # the small reader of decisions is a module beside these tests
