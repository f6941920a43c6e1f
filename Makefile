# The only list of commands; .ci/run and the README call these.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# One process for each core; whoever has nothing left to do takes over from the other.
PYTEST := $(BIN)/pytest --numprocesses auto --dist worksteal
# Where compiled modules are not kept, each of the hundred processes that tests start compiles anew.
unexport PYTHONDONTWRITEBYTECODE
LOCK := $(BIN)/uv pip compile --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q

.PHONY: help setup setup-dev browser run test test-sqlite test-postgresql check docs bench soak lock clean

help:  ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: $(VENV)/.run  ## make the environment .venv with what Selaras needs to run

setup-dev: $(VENV)/.dev browser  ## the same, with the tools for tests and checks

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements/run.txt pyproject.toml src/selaras/web/locale/en/LC_MESSAGES/django.po
	@echo 'Memasang yang diperlukan, sekitar satu menit. / Installing what is needed, about a minute.'
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/pybabel --quiet compile --directory src/selaras/web/locale --domain django
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

browser:
	@sh tests/e2e/browser.sh

run: setup  ## start the site with the example; says where to look
	$(BIN)/selaras-admin demo

# One after the other, though other goals may run beside them.
test: setup-dev  ## every test, on SQLite and on PostgreSQL
	$(MAKE) test-sqlite
	$(MAKE) test-postgresql

# The journeys by themselves: a browser keeps a loop in its process that other tests stumble over.
test-sqlite: setup-dev
	$(PYTEST) --ignore tests/e2e
	$(PYTEST) --dist loadgroup --no-loadscope-reorder tests/e2e

test-postgresql: setup-dev
	SELARAS_TEST_DATABASE=postgresql $(PYTEST) tests/web

check: setup-dev  ## types, lint, import contracts, generated pages, nothing that must not be committed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check
	sh tests/committed.sh

docs: setup-dev  ## write the generated reference pages again
	$(BIN)/python docs/generate.py

bench: setup-dev  ## measure what the README claims about speed
	@sh bench/office.sh
	$(BIN)/python -m venv build/bench
	build/bench/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	$(BIN)/python -m venv build/bench-pretalx
	build/bench-pretalx/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench-pretalx.txt
	$(BIN)/python -m bench

SOAK ?= 300
soak: setup-dev  ## write while web and database are killed, SOAK=seconds on each database
	$(BIN)/python -m bench.writing.soak --seconds $(SOAK)

lock: setup-dev  ## resolve the requirements again, with hashes and without any host
	$(LOCK) requirements/run.in -o requirements/run.txt
	$(LOCK) requirements/dev.in -o requirements/dev.txt
	$(LOCK) requirements/bench.in -o requirements/bench.txt
	$(LOCK) requirements/bench-pretalx.in -o requirements/bench-pretalx.txt

clean:  ## remove everything that was made here
	rm -rf $(VENV) build dist var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
