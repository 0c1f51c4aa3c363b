"""One JSON object a line."""

import json
from collections.abc import Mapping
from typing import Any

#: Line separators of Unicode stand raw in JSON, but a reader that splits lines the Unicode way would break there.
_SEPARATORS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def json_line(record: Mapping[str, Any]) -> str:
    """The record as one line, Vietnamese letters as they are."""
    return json.dumps(record, ensure_ascii=False).translate(_SEPARATORS)
