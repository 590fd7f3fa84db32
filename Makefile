# One page of developer commands. `make demo` and `make test` do all their own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO_ARGS ?=
TEST_ARGS ?=
BENCH_ARGS ?=
COMPILE := --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header

.PHONY: demo test faults lint types fmt bench sbom messages lock clean setup browser

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -c "import sys; sys.exit('Python 3.11 or newer is needed, this is ' + sys.version) if sys.version_info < (3, 11) else None"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

setup: $(VENV)/.ready

demo: setup ## the main job on the embedded example, then the web app (DEMO_ARGS=--once stops before it)
	$(BIN)/grant-finder demo $(DEMO_ARGS)

browser: ## what the tests need beside Python: Debian's chromium, LibreOffice, pango
	./.ci/system-packages

test: setup browser ## everything: lint, types, unit, servers, browser
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist loadgroup $(TEST_ARGS)

lint: setup
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports

types: setup
	$(BIN)/mypy

fmt: setup
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .

faults: setup ## the fault suite in full: fifty kills of each kind, thousands of writes and broken inputs, patterns on 1 MB
	GRANT_FINDER_KILLS=50 GRANT_FINDER_WRITES=4000 GRANT_FINDER_FUZZ=400 GRANT_FINDER_PATTERN_TEXT=1000000 $(BIN)/pytest -n auto --dist loadgroup tests/faults

bench: setup ## speed and memory beside named peers, as ratios (BENCH_ARGS="--quick read search")
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-bench.lock
	$(BIN)/python -m bench $(BENCH_ARGS)

sbom: ## every package with its version, as CycloneDX, in dist/sbom.json
	$(PYTHON) -m venv build/sbom && build/sbom/bin/python -m pip install --quiet cyclonedx-bom
	mkdir -p dist && build/sbom/bin/cyclonedx-py requirements requirements.lock --output-format JSON -o dist/sbom.json

messages: setup ## add new sentences to the English catalogue; then translate what is empty there
	$(BIN)/pybabel --quiet extract -F pyproject.toml -k gettext -k _ -k plural:2 -k N_ -k _why -k _input --no-location -o $(VENV)/messages.pot grant_finder
	$(BIN)/pybabel --quiet update -i $(VENV)/messages.pot -o grant_finder/locale/en.po -l en -D messages --no-fuzzy-matching --ignore-obsolete --no-wrap --ignore-pot-creation-date

lock: setup ## pin every package with its hashes; no index addresses are written down
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile $(COMPILE) --extra dev --extra dask pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile $(COMPILE) --extra bench --constraint requirements.lock pyproject.toml -o requirements-bench.lock

clean:
	rm -rf $(VENV) dist build demo-output .mypy_cache .ruff_cache .pytest_cache .hypothesis
