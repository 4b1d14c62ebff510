# Two commands set everything up: `make run` and `make test`. `make help` lists the rest.
VENV := .venv
PY := $(VENV)/bin/python
BIND ?= 127.0.0.1:8000

.DEFAULT_GOAL := help
.PHONY: help setup setup-test run test lint types contracts unit apps apps-postgres e2e docs screenshots bench exams year laws models mutants requirements wheel format clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 18

setup: ## prepare the local environment in .venv (quick when nothing changed)
	@sh tools/setup.sh base

setup-test:
	@sh tools/setup.sh test

run: setup ## install, migrate, load the sample organisation, serve on 127.0.0.1:8000
	@$(VENV)/bin/warmline up --sample --bind $(BIND)

test: setup-test ## everything: lint, types, contracts, docs, unit, app and browser tests, side by side
	@$(PY) -m tests.stages

lint types contracts: ## one kind of check
	@$(PY) -m tests.stages $@

apps-postgres: ## the tests that touch the database, on PostgreSQL where this machine has it
	@$(PY) -m tests.stages $@

e2e: ## the tests that drive a browser
	@$(PY) -m tests.stages $@

apps: ## the tests of the apps, the settings and the pages, on SQLite
	@$(PY) -m tests.stages $@

unit: ## all other tests: the core, the adapters, the exams, the tools
	@$(PY) -m tests.stages $@

screenshots: setup-test ## pictures of the real pages into docs/screenshots
	$(PY) tools/screenshots.py

docs: setup-test ## build the documentation from Markdown into build/docs
	$(VENV)/bin/sphinx-build -q -W -b html docs build/docs

bench: setup-test ## measure speed and memory; writes docs/reference/performance.md
	$(PY) -m bench

exams: setup-test ## print all exams, and write the figures of the model page
	$(PY) -m exams
	$(PY) -m exams.learner
	$(PY) -m exams.customer
	$(PY) -m exams.items
	$(PY) -m exams.badges
	$(PY) -m exams.drills

year: setup-test ## let 1,000 simulated people practise for a year; writes docs/methods/year.md and build/year (about ten minutes)
	$(PY) -m exams.year

laws: setup-test ## play the laws of the simulated customer; writes docs/methods/laws.md (about a quarter of an hour)
	$(PY) -m exams.customer --write

models: ## train the local text models anew (reads WARMLINE_CORPORA; about an hour on two cores)
	@sh train/setup.sh
	OMP_WAIT_POLICY=passive PYTHONPATH=src nice -n 10 .venv-train/bin/python -m train
	OMP_WAIT_POLICY=passive PYTHONPATH=src nice -n 10 .venv-train/bin/python -m train.combine

mutants: setup-test ## 200 sampled faults in the core; at least 80 % must be caught
	$(PY) tools/mutants.py

requirements: setup-test ## write the hashed requirements anew from pyproject.toml
	sh tools/requirements.sh

wheel: setup-test ## build the wheel into dist/
	$(VENV)/bin/uv build --wheel --out-dir dist

format: setup-test ## put the code into the house's form
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

clean: ## remove caches and built files (never var/, where your data is)
	rm -rf dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
