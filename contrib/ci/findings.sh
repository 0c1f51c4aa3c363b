#!/bin/sh
# The errors, warnings and notices of a database as sorted JSONL on standard output: equal contents, equal bytes.
# Usage: findings.sh DATABASE. `id` is left out, for row numbers belong to one file only.
set -eu
found=$(mktemp)
trap 'rm -f "$found"' EXIT
doisoat --quiet --lang vi --db "$1" validate --fail-on never --format jsonl > "$found"
sed 's/"id": [0-9]*, //' "$found" | LC_ALL=C sort
