PYTHON ?= python3
UV_VERSION := 0.13.9
BIN := .venv/bin
WORKERS := $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) * 3)))

# Tests, demo and benches start many processes; each would compile every library anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo setup check lint test bench soak lock

demo: setup
	$(BIN)/trygg demo

setup: .venv/installed

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	touch $@

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --config-file tests/mypy.ini tests
	$(BIN)/lint-imports

check: lint
	$(BIN)/pytest -n $(WORKERS) tests/domain tests/services tests/commands

test: lint
	$(BIN)/pytest -n $(WORKERS)

bench: setup
	$(BIN)/python -m tests.bench.one_report
	$(BIN)/python -m tests.bench.acknowledgement
	$(BIN)/python -m tests.bench.sandbox
	$(BIN)/python -m tests.bench.footprint
	$(BIN)/python -m tests.bench.growth
	$(BIN)/python -m tests.bench.page

SOAK ?= 10

soak: setup
	$(BIN)/pytest -n auto -m long
	JOURNEYS_ON=postgresql $(BIN)/pytest -n auto tests/journeys --ignore tests/journeys/test_demo_in_browser.py
	SOAK=$(SOAK) $(BIN)/pytest -n auto tests/bot/delivery/test_kills.py
	$(BIN)/python -m tests.soak.mutants

lock: setup
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade --extra sandbox --group dev pyproject.toml -o requirements.lock
