# make demo     the whole line on an embedded board: crawl, normalize, publish, look (no internet)
# make notebook sixty simulated days into demo-history, and a notebook run on them (no internet)
# make test     lint, types, import contracts, tests
# make samples  figures: how much of the recorded answers beside the checkout is read
# make gold     scores on the hand-labelled texts in ../shared/gold, where they are
# make bench    figures: a crawl against a bare Scrapy spider, wordings, publishing 100,000 postings, loading a year, a report
# make faults   kill, fill, cut and hang whatever can be: prints what came of each fault
# make docs     write docs/columns.md, docs/flags.md and docs/boards.md from the definitions
# make lock     resolve the dependencies anew
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
.DEFAULT_GOAL := help
.PHONY: help demo notebook test samples gold bench faults docs lock clean

help:
	@sed -n 's/^# //p' Makefile

demo: $(VENV)/installed
	@$(BIN)/potsdam-jobs demo

notebook: $(VENV)/installed-dev | demo-history
	@$(BIN)/jupyter execute --output my-quickstart docs/notebooks/quickstart.ipynb 2>$(VENV)/notebook.log || { cat $(VENV)/notebook.log; exit 1; }
	@echo "Run: docs/notebooks/my-quickstart.ipynb, for VS Code, JupyterLab or another that opens notebooks."

demo-history: | $(VENV)/installed
	@$(BIN)/potsdam-jobs demo --days 60

test: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

samples: $(VENV)/installed-dev
	@$(BIN)/python -m tests.samples

gold: $(VENV)/installed-dev
	@$(BIN)/python -m tests.gold

bench: $(VENV)/installed-dev
	@$(BIN)/python -m bench

faults: $(VENV)/installed-dev
	@$(BIN)/python -m tests.faults

docs: $(VENV)/installed
	$(BIN)/python -m exports.schema > docs/columns.md
	$(BIN)/python -m exports.flags > docs/flags.md
	$(BIN)/python -m crawler.overview > docs/boards.md

$(VENV)/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "potsdam-jobs needs Python 3.11 or newer: make PYTHON=python3.12")'
	@echo "Setting up $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

# Locked for every platform and Python from 3.11 on; hashes only, so any package index serves. python-dateutil 4 excludes
# botocore, which the S3 server of the tests stands on.
UV := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate
lock: $(VENV)/installed-dev
	$(PIP) install --quiet uv
	printf 'hatchling\neditables\npython-dateutil<3\n' | $(UV) pyproject.toml - --upgrade -o requirements.lock
	$(UV) pyproject.toml --extra dev -c requirements.lock --upgrade -o $(VENV)/all.lock
	$(BIN)/python -c 'import pathlib, re; packages = lambda name: re.findall(r"^\S.*\n(?: .*\n)*", pathlib.Path(name).read_text(), re.M); known = set(packages("requirements.lock")); print("".join(p for p in packages("$(VENV)/all.lock") if p not in known), end="")' > requirements-dev.lock

clean:
	rm -rf $(VENV) demo-data demo-history docs/notebooks/my-quickstart.ipynb
