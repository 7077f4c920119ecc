VENV ?= .venv
BIN := $(VENV)/bin

# Without PYTHON=…, the Python that the venv was made with. It is looked for on PATH, then under pyenv.
PYTHON ?= $(or $(realpath $(BIN)/python),python3)
pyenv := "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions
find_python = $(shell for each in $(1) $(pyenv)/*/bin/$(1); do "$$each" -c '' 2>/dev/null && echo "$$each" && break; done)
FOUND := $(call find_python,$(PYTHON))
VERSION := $(if $(FOUND),$(shell $(FOUND) -c 'import sys; print("%d.%d" % sys.version_info[:2])'))
UV_VERSION := 0.13.9
CYCLONEDX_VERSION := 7.5.0
WORKERS := $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) * 3)))

# Tests, demo and benches start many processes; each would compile every library anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo setup check lint test bench soak lock components
.PHONY: style types types-of-tests layers compiled-tests pythons tests-of-check

demo: setup
	$(BIN)/trygg demo

setup: $(VENV)/installed-$(VERSION)

$(VENV)/installed-$(VERSION): requirements.lock pyproject.toml
	$(if $(FOUND),,$(error $(PYTHON) is not installed here))
	$(FOUND) -m venv $(if $(wildcard $(VENV)/lib/python$(VERSION)),,--clear) $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	touch $@

SIDE_BY_SIDE := $(MAKE) --no-print-directory --jobs 2 --output-sync
CHECKS := types types-of-tests style layers

lint: setup
	$(SIDE_BY_SIDE) $(CHECKS)

style: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

types-of-tests: setup
	$(BIN)/mypy --config-file tests/mypy.ini tests

layers: setup
	$(BIN)/lint-imports

# Workers that start at once would each compile every test and library; this takes a third of that.
compiled-tests: setup
	-$(BIN)/pytest --collect-only --quiet >/dev/null 2>&1

check: lint tests-of-check

tests-of-check: setup
	$(BIN)/pytest -n $(WORKERS) tests/domain tests/services tests/commands

test: setup
	$(SIDE_BY_SIDE) $(CHECKS) compiled-tests
	$(BIN)/pytest -n $(WORKERS)

bench: setup
	$(BIN)/python -m tests.bench.one_report
	$(BIN)/python -m tests.bench.acknowledgement
	$(BIN)/python -m tests.bench.sandbox
	$(BIN)/python -m tests.bench.footprint
	$(BIN)/python -m tests.bench.growth
	$(BIN)/python -m tests.bench.picture
	$(BIN)/python -m tests.bench.figure_list
	$(BIN)/python -m tests.bench.many_workspaces
	$(BIN)/python -m tests.bench.page
	$(BIN)/python -m tests.bench.drawing

SOAK ?= 10

soak: setup pythons
	$(BIN)/pytest -n auto -m long
	JOURNEYS_ON=postgresql $(BIN)/pytest -n auto tests/journeys --ignore tests/journeys/test_demo_in_browser.py
	SOAK=$(SOAK) $(BIN)/pytest -n auto tests/bot/delivery/test_kills.py
	$(BIN)/python -m tests.soak.mutants

OTHERS := $(filter-out $(VERSION),3.11 3.12 3.13)

# The tests of `make check` under each other Python that is supported and found here.
pythons: $(OTHERS:%=python-%)

python-%:
	$(if $(call find_python,python$*),$(MAKE) VENV=.venv-$* PYTHON=python$* tests-of-check,@echo "Left out: Python $* is not installed here")

lock: setup
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade --extra sandbox --group dev pyproject.toml -o requirements.lock

# The list of components (CycloneDX): every library that is installed, with its version and licence.
components: setup
	$(BIN)/uv tool run --quiet --from cyclonedx-bom==$(CYCLONEDX_VERSION) cyclonedx-py environment --pyproject pyproject.toml --output-reproducible -o components.cdx.json $(BIN)/python
	@echo "Written: components.cdx.json"
