# make run    the dashboard with the demo, on http://127.0.0.1:8501
# make test   everything that is checked; make test-all adds the long tests, coverage and mutation
# make help   the rest

PORT ?= 8501
WATCH ?= none
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
UV := 0.13.9
# pytest's own arguments, for example: make pytest ARGS="tests/web -x"
ARGS ?=
# Test processes: a file of tests is one process's alone. One more than two cores: a browser is waited for.
WORKERS ?= 3
# In the order of tests/conftest.py: nothing else is run where a browser has been.
FILES := --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help install install-dev run test test-all outdated coverage mutation bench lint check types walls \
	pytest format lock screenshots clean
.DELETE_ON_ERROR:

help:
	@echo "make run          the dashboard with the demo loaded (PORT=8501)"
	@echo "make test         linters, types, walls and tests, in a real browser too"
	@echo "make test-all     the same, with coverage, the long tests and the mutation run"
	@echo "make coverage     the tests, and which lines and branches of sbs_data/ they run"
	@echo "make mutation     change the code on purpose and see whether a test notices (SEED=n)"
	@echo "make bench        measure speed and memory, as Markdown (a section: make bench load)"
	@echo "make install      the environment alone: .venv with the locked dependencies"
	@echo "make lint         ruff, mypy and the import walls"
	@echo "make pytest       tests alone (ARGS=\"tests/web -x\")"
	@echo "make format       let ruff mend and format the code"
	@echo "make screenshots  every page, light and dark, three widths (TO=folder)"
	@echo "make lock         write the lock files anew from requirements*.txt"
	@echo "make outdated     tell which direct dependencies have a newer version"
	@echo "make clean        remove .venv and caches"

install: .venv/.runtime

install-dev: .venv/.dev

# A stamp is as old as the lock it was made from: nothing is done until the lock changes.
.venv/.runtime: requirements.lock scripts/make_venv.sh
	@sh scripts/make_venv.sh
	$(PIP) install --quiet --require-hashes -r requirements.lock
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

run: install
	@$(BIN)/python -m sbs_data demo --if-empty
	@STREAMLIT_SERVER_FILE_WATCHER_TYPE=$(WATCH) exec $(BIN)/python -m sbs_data serve --port $(PORT)

lint: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint

pytest: install-dev
	@$(BIN)/python -m pytest $(ARGS)

test: lint
	@CHROME_PATH="$$($(BIN)/python scripts/get_browser.py)" && export CHROME_PATH \
		&& $(BIN)/python -m pytest -n $(WORKERS) $(FILES) $(ARGS)

test-all: lint coverage
	@CHROME_PATH="$$($(BIN)/python scripts/get_browser.py)" && export CHROME_PATH \
		&& $(BIN)/python -m pytest -m long -n $(WORKERS) $(FILES) $(ARGS)
	$(MAKE) mutation

# The tests of `make test`, and which lines and branches of sbs_data/ they run.
coverage: install-dev
	@rm -rf build/coverage
	@CHROME_PATH="$$($(BIN)/python scripts/get_browser.py)" && export CHROME_PATH \
		&& $(BIN)/coverage run -m pytest -n $(WORKERS) $(FILES) $(ARGS)
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

# The same changes again: make mutation SEED=1234
mutation: install-dev
	$(BIN)/python -m tests.mutation $(if $(SEED),--seed $(SEED))

# Some of it: make bench load
SECTIONS := reading importing figures questions pages browser people load searching
bench: install-dev
	@CHROME_PATH="$$($(BIN)/python scripts/get_browser.py)" && export CHROME_PATH \
		&& $(BIN)/python -m tests.benchmarks $(filter $(SECTIONS),$(MAKECMDGOALS))
ifneq (,$(filter bench,$(MAKECMDGOALS)))
.PHONY: $(SECTIONS)
$(SECTIONS): bench
	@:
endif

format: install-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

TO ?= screenshots
screenshots: install-dev
	@CHROME_PATH="$$($(BIN)/python scripts/get_browser.py)" && export CHROME_PATH \
		&& $(BIN)/python -m scripts.screenshots $(TO)

lock: install-dev
	$(PIP) install --quiet uv==$(UV)
	$(BIN)/uv --no-config pip compile --universal --python-version 3.11 --generate-hashes \
		--no-header --quiet --default-index https://pypi.org/simple --no-emit-index-url \
		requirements.txt -o requirements.lock
	@# With the dashboard's versions, and without what its lock has already.
	grep -v '^-r' requirements-dev.txt \
		| $(BIN)/uv --no-config pip compile --universal --python-version 3.11 --generate-hashes \
		--no-header --quiet --default-index https://pypi.org/simple --no-emit-index-url \
		--constraint requirements.lock - -o requirements-dev.lock

# Newer versions of what we ask for ourselves; what to do about them is a person's decision.
outdated: install-dev
	@$(BIN)/python -m scripts.outdated

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
