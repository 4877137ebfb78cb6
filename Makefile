# Everything goes through .venv, which the first target that needs it makes. Wants: make, pip, Python 3.11 to 3.13.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help install run test bench screenshots lint requirements

# The first Python that fits; `make PYTHON=/path/to/python3.12 install` chooses another.
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && { echo $$each; break; }; done)
VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.installed
OFFSCREEN := QT_QPA_PLATFORM=offscreen
TESTS ?= tests

help: ## What can be made.
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

install: $(STAMP) ## The program and its tools, into .venv.

run: $(STAMP) ## The program on its sample articles; without a display, the pages it would show, into build/.
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		$(PY) -m curator demo; \
	else \
		mkdir -p build && $(PY) -m curator demo --headless --to build; \
	fi

test: $(STAMP) ## All tests, or those of TESTS=tests/domain.
	$(OFFSCREEN) $(PY) -m pytest -q $(TESTS)

bench: $(STAMP) ## The budgets, measured: a table, and build/bench.json.
	@mkdir -p build
	$(OFFSCREEN) $(PY) -m tests.benchmarks

screenshots: $(STAMP) ## Pictures of the window, into build/screenshots.
	@mkdir -p build/screenshots
	$(OFFSCREEN) $(PY) -m tests.screenshots build/screenshots

lint: $(STAMP) ## Style, types and the direction of imports.
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

requirements: ## Pins anew what pyproject.toml allows; needs uv.
	uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-annotate \
		--python-version 3.11 pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-annotate \
		--python-version 3.11 pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

$(PY):
	@test -n "$(PYTHON)" || { echo "Curator needs Python 3.11, 3.12 or 3.13; install one, or name it: make PYTHON=..." >&2; exit 1; }
	@# Debian keeps ensurepip in a package of its own; pip can also fill a folder that has none.
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || $(PYTHON) -m venv --clear --without-pip $(VENV)

$(STAMP): requirements-dev.txt pyproject.toml | $(PY)
	@# The list names all there is; looking for more, an older pip warns of an extra that it spells otherwise.
	@if $(PY) -c 'import pip' 2>/dev/null; then pip="$(PY) -m pip"; else pip="$(PYTHON) -m pip --python $(PY)"; fi; \
	echo "Filling $(VENV); the first time takes some minutes."; \
	$$pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.txt && \
	$$pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
