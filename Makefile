# Two commands from a clone: `make demo` shows the whole chain, `make test` proves it. Needs Python >= 3.11 and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint bench stress docs site compare-corpus clean

demo: .venv/.ready
	$(BIN)/doisoat demo

test: .venv/.ready lint
	$(BIN)/pytest -n 2 --dist loadfile

lint: .venv/.ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# What our work costs beside a peer, as ratios measured in one run.
bench: .venv/.ready
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.files
	$(BIN)/python -m benchmarks.validation 10000 100000 1000000

# Longer campaigns than the tests': one digit changed must be noticed, texts written otherwise get the same findings; forty
# hosts are gathered politely, and 20,000 pages in steady memory; changed looks are noticed, and clean days are not; a
# crawl killed 300 times has lost nothing; files made to harm their reader harm nobody.
stress: .venv/.ready
	$(BIN)/python -m benchmarks.mutation --articles 10000 --jobs 2
	$(BIN)/python -m benchmarks.metamorphic --articles 2000
	$(BIN)/python -m benchmarks.politeness
	$(BIN)/python -m benchmarks.layout_breaks
	$(BIN)/python -m benchmarks.hostile_files
	$(BIN)/python -m benchmarks.kills

# The pages made from the patterns, checks and faults themselves.
docs: .venv/.ready
	$(BIN)/python -m extract.page > docs/patterns.md
	$(BIN)/python -m doisoat.checks.page > docs/checks.md
	$(BIN)/python -m doisoat.demo.misbehaving.page > docs/faults.md

# The documentation as a site, in site/.
site: .venv/.ready
	$(BIN)/mkdocs build --quiet

# Mentions won and lost since a revision: make compare-corpus BASE=main~3 [CORPUS=folder of .txt files]
compare-corpus: .venv/.ready
	$(BIN)/python contrib/compare_corpus.py $(BASE) $(if $(CORPUS),--corpus $(CORPUS))

.venv/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "doisoat needs Python >= 3.11: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf .venv demo.db demo.db-wal demo.db-shm demo.db.lock demo.db.warc
