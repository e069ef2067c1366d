# Two commands for a newcomer: make demo, make test. Both set up what they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
# Pins and hashes of all that is installed; `make lock` writes them from pyproject.toml.
LOCK := requirements.txt
LOCK_DEV := requirements-dev.txt

.PHONY: demo test soak check lint format docs dist lock clean

$(VENV)/installed: pyproject.toml $(LOCK)
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "samreview needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r $(LOCK)
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed $(LOCK_DEV)
	$(PIP) --require-hashes -r $(LOCK_DEV)
	@touch $@

demo: $(VENV)/installed
	@$(BIN)/samreview demo

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto

# Ten times what the tests do against kills, power cuts and flipped bits; a quarter of an hour.
soak: $(VENV)/installed-dev
	SAMREVIEW_SOAK=1 $(BIN)/python -m pytest -n auto tests/battery tests/journal/test_power.py tests/journal/test_faults.py

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry samreview
	$(BIN)/python release/lock_check.py

docs: $(VENV)/installed
	$(BIN)/python docs/tables.py
	$(BIN)/python docs/rules.py
	$(BIN)/python docs/schema.py

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

check: lint test

dist: $(VENV)/installed-dev
	rm -rf dist
	$(BIN)/python -m hatchling build -d dist
	$(BIN)/python release/sbom.py dist

# Changes no pin that still fits; `make lock UPGRADE=--upgrade` takes the newest of all.
UPGRADE ?=
COMPILE := $(VENV)/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --custom-compile-command 'make lock' $(UPGRADE)
lock:
	$(PYTHON) -m venv $(VENV)/uv
	$(VENV)/uv/bin/python -m pip --disable-pip-version-check install --quiet uv
	$(COMPILE) pyproject.toml --group build -o $(LOCK)
	$(COMPILE) pyproject.toml --extra pdf --group dev -c $(LOCK) -o $(LOCK_DEV)
	$(COMPILE) --group validators -o .ci/validators.txt

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
