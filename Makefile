# Every target does its own set-up. All it needs: make, and Python 3.11 or newer with pip and venv.

VENV ?= .venv
BIN := $(VENV)/bin
SYSTEM_PYTHON := $(or $(PYTHON),$(shell command -v python3.11 || command -v python3))
SHARED ?= ../shared
WITH_RUN := $(VENV)/.with-run
WITH_DEV := $(VENV)/.with-dev

# The lock is the same for everyone: no address, no path, no options in it.
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate \
  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
INSTALL_PROJECT := $(INSTALL) --no-build-isolation --no-deps --editable .

# On every processor at once, the tests of one file one after the other.
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist loadfile

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run assets test test-postgresql check lint types floors docs format train national-facts bench-read bench-returns bench-indicators bench-import bench-search bench-plans bench-papers bench-web golden evaluate-lineage lock clean

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(WITH_RUN) ## Serve the pages on 127.0.0.1:8000, with the demonstration where the register is empty
	@$(BIN)/sightline serve

assets: $(WITH_RUN) ## Fetch the front-end parts, strip what only GOV.UK may show, and keep them in var/assets
	@$(BIN)/python -m sightline.web.assets

test: $(WITH_DEV) assets lint types floors docs ## Run everything the continuous integration runs
	@$(PYTEST)

# What asks the database something of its own: the rest is the same whichever it is, also what reads published documents.
ON_POSTGRESQL := tests/unit/register tests/unit/improvement tests/unit/practice tests/unit/papers/test_keeping.py tests/integration/search tests/integration/api tests/integration/register/test_at_once.py \
  tests/integration/register/test_backup.py tests/unit/journeys/test_export.py tests/pages/test_queries.py \
  tests/pages/test_search.py tests/pages/test_downloads.py tests/pages/test_sign_in.py tests/pages/test_embargo.py \
  tests/integration/web/test_single_sign_on.py

test-postgresql: $(WITH_DEV) assets ## Run what asks the database on a PostgreSQL server of its own (Debian's postgresql)
	@SIGHTLINE_TEST_DATABASE=postgresql $(PYTEST) -m "not shared" $(ON_POSTGRESQL)

check: $(WITH_DEV) lint types floors ## The quick checks before a commit: style, types, floors, fast tests
	@$(PYTEST) -m "not slow and not shared"

lint: $(WITH_DEV) ## Check style and layout
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(WITH_DEV) ## Check types, strictly
	@$(BIN)/mypy

floors: $(WITH_DEV) ## Check that imports go downward only
	@$(BIN)/lint-imports --no-logo

docs: $(WITH_DEV) ## Build the documentation into docs/_build/html; a warning is an error
	@$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going -b html docs docs/_build/html

format: $(WITH_DEV) ## Lay the code out and mend what can be mended
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

train: $(WITH_DEV) ## Train the sentence model on the labelled reports in ../shared and print its figures
	@$(BIN)/python -m training.train --labels $(SHARED)/labels --documents $(SHARED)/corpus

bench-read: $(WITH_DEV) ## Time the reader on the reports in ../shared against bare text extraction
	@$(BIN)/python -m benchmarks.read $(SHARED)/corpus

evaluate-lineage: $(WITH_DEV) ## Measure what is told of repeated areas on reports in ../shared judged by hand
	@$(BIN)/python -m benchmarks.lineage $(SHARED)/corpus

bench-import: $(WITH_DEV) ## Time taking the reports in ../shared into the register against reading them alone
	@$(BIN)/python -m benchmarks.bench_import $(SHARED)/corpus

bench-returns: $(WITH_DEV) ## Time an invented eleven-list workbook from file to tables against reading its cells alone
	@$(BIN)/python -m benchmarks.returns

bench-indicators: $(WITH_DEV) ## Time all indicators on invented authorities of three sizes, a country, PySpark and pandas
	@$(BIN)/python -m benchmarks.indicators

bench-search: $(WITH_DEV) ## Time searching 100,000 and 1,000,000 invented sentences, on SQLite and PostgreSQL
	@$(BIN)/python -m benchmarks.search

bench-web: $(WITH_DEV) assets ## Time every kind of page with 20 people at once, on SQLite and PostgreSQL, also grown tenfold
	@$(BIN)/python -m benchmarks.web $(SHARED)/corpus

bench-plans: $(WITH_DEV) ## Time the pages of plans with 10,000 invented actions, and a spreadsheet of 5,000 rows taken over
	@$(BIN)/python -m benchmarks.plans

golden: $(WITH_DEV) ## Write the golden papers anew; read the difference before it is kept
	@$(BIN)/python -m tests.unit.papers.golden

bench-papers: $(WITH_DEV) ## Time a progress report of 60 pages and 30 charts in its four formats
	@$(BIN)/python -m benchmarks.papers

national-facts: $(WITH_DEV) ## Write the national facts anew from the reports in ../shared
	@$(BIN)/python -m sightline.journeys.national $(SHARED)/corpus --index $(SHARED)/corpus/index.csv --on $(shell date +%F)

lock: $(WITH_DEV) ## Write the locks anew from pyproject.toml
	@$(COMPILE) --extra build --extra dev --output-file requirements/dev.txt pyproject.toml
	@$(COMPILE) --extra build --constraint requirements/dev.txt --output-file requirements/run.txt pyproject.toml

clean: ## Remove everything that was made here
	@rm -rf $(VENV) var build dist docs/_build docs/reference/generated .mypy_cache .pytest_cache .ruff_cache \
	  .import_linter_cache .hypothesis
	@find src tests -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	@test -n "$(SYSTEM_PYTHON)" || { echo "Sightline needs Python 3.11 or newer; none was found." >&2; exit 1; }
	@$(SYSTEM_PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Sightline needs Python 3.11 or newer; $(SYSTEM_PYTHON) is older. Name another: make run PYTHON=/path/to/python3" >&2; \
	  exit 1; }
	@echo "Setting up $(VENV); this happens once." >&2
	@$(SYSTEM_PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(WITH_RUN): requirements/run.txt pyproject.toml | $(BIN)/python
	@$(INSTALL) --require-hashes --requirement requirements/run.txt
	@$(INSTALL_PROJECT)
	@touch $@

# What the tests need includes what running needs, at the same versions.
$(WITH_DEV): requirements/dev.txt pyproject.toml | $(BIN)/python
	@$(INSTALL) --require-hashes --requirement requirements/dev.txt
	@$(INSTALL_PROJECT)
	@touch $(WITH_RUN) $@
