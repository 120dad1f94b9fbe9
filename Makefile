# Everything that people and CI do with this project. `make help` lists it.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input
MANAGE := $(BIN)/python manage.py

.PHONY: help setup run test test-browser lint format lock bench screenshots clean

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

setup: .make/run .env ## Install what running the site needs

run: setup ## Set up, import seeds/ and serve the site on 127.0.0.1:$(PORT)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_countries --publishers fixtures/publishers.json
	@$(MANAGE) import_articles seeds/
	@$(MANAGE) accept_confirmed tests/gold --texts seeds
	@$(MANAGE) create_first_editor --address http://127.0.0.1:$(PORT)/
	@exec $(MANAGE) runserver 127.0.0.1:$(PORT)

test: .make/dev ## Set up and run the tests (T="-k words" narrows them)
	@$(BIN)/pytest -n auto $(T)

test-browser: .make/dev ## Run the browser tests, which need Chromium
	@REQUIRE_BROWSER=1 $(BIN)/pytest -m browser $(T)

lint: .make/dev ## Check format, style, types, layers, migrations and templates
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djade --target-version 5.2 --check $$(git ls-files '*.html')
	DEBUG=true $(MANAGE) makemigrations --check --dry-run
	DEBUG=true $(MANAGE) check --database default

format: .make/dev ## Format code and templates
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(BIN)/djade --target-version 5.2 $$(git ls-files '*.html') || true

lock: .make/dev ## Compile the hashed lock files from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		pyproject.toml --extra postgres --output-file requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		pyproject.toml --extra postgres --extra dev --output-file requirements-dev.txt

bench: .make/dev ## Measure speed and memory of the extraction
	@$(BIN)/python -m tests.bench $(B)

screenshots: .make/dev ## Take the README's screenshots anew (needs Chromium)
	@REQUIRE_BROWSER=1 $(BIN)/pytest -m browser -k seeds --screenshots=docs/screenshots

clean: ## Remove the virtual environment and caches, never the data
	rm -rf .venv .make .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis staticfiles

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@echo "Making a virtual environment in .venv"
	@$(PYTHON) -m venv .venv
	@mkdir -p .make

.make/run: requirements.txt | .venv/bin/python
	@echo "Installing what the site needs (about a minute the first time)"
	@$(PIP) install --require-hashes -r requirements.txt
	@touch $@

.make/dev: requirements-dev.txt | .venv/bin/python
	@echo "Installing what the tests need (about a minute the first time)"
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@ .make/run

.env: | .venv/bin/python
	@echo "Writing .env with a random SECRET_KEY, for development"
	@umask 077; $(BIN)/python -c 'import secrets; print("DEBUG=true\nSECRET_KEY=" + secrets.token_urlsafe(50))' > $@
