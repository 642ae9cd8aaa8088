# What people do here; `make help` lists it. Needs Python 3.11 with venv, git and make; everything else comes from PyPI into .venv.

PYTHON ?= python3.11
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

PROJECTS := $(wildcard shared/kit/pyproject.toml services/*/pyproject.toml contracts/tool/pyproject.toml deploy/*/pyproject.toml)
TESTKIT := shared/testkit/pyproject.toml
OPERATED := shared/kit/pyproject.toml $(wildcard services/*/pyproject.toml) deploy/operate/pyproject.toml
SERVICES := $(patsubst services/%/pyproject.toml,%,$(wildcard services/*/pyproject.toml))
MIGRATIONS = $(shell git ls-files --cached --others --exclude-standard '*/migrations/*.sql')

# What Python has compiled is kept, in images too that say otherwise: else each process compiles all that it imports anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo up down test journeys guide soak check bench lint format types imports architecture contracts contracts-generate requirements clean

help: ## List what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name text; do printf '  %-20s %s\n' "$$name" "$$text"; done

demo: .venv/.runtime ## Play a cohort through every service and print its tables  [SCENARIO=folder] [STOP=date] [BUS=kafka] [FULL=1]
	$(BIN)/plp-demo demo $(if $(SCENARIO),--scenario $(SCENARIO)) $(if $(STOP),--stop $(STOP)) $(if $(BUS),--bus $(BUS)) $(if $(FULL),--full)

up: .venv/.runtime ## Start the platform and keep it running, with its web pages  [SCENARIO=folder] [STOP=date] [BUS=kafka] [FULL=1]
	$(BIN)/plp-demo up $(if $(SCENARIO),--scenario $(SCENARIO)) $(if $(STOP),--stop $(STOP)) $(if $(BUS),--bus $(BUS)) $(if $(FULL),--full)

down: .venv/.runtime ## Stop the platform that `make up` keeps running
	$(BIN)/plp-demo down

test: .venv/.tools ## Run the tests  [TESTS="paths or pytest options"]
	$(BIN)/python -m pytest -n 3 --dist loadfile $(TESTS)

journeys: .venv/.tools ## Every journey through the pages, in Chromium, beside the portal's routes  [TESTS="paths or pytest options"]
	$(BIN)/python -m pytest -n 0 $(or $(TESTS),tests/journeys)

guide: .venv/.tools ## Take the pictures of docs/guide anew, in Chromium, on a programme in mid-life
	$(BIN)/python -m tests.guide

soak: .venv/.tools ## Random cohorts, orders of messages, and kills at random moments, and what each comes to  [COHORTS=2000] [ORDERS=50] [KILLS=200] [SEED=number] [SECONDS=600]
	PLP_RANDOM_COHORTS=$(or $(COHORTS),2000) $(BIN)/python -m pytest services/matching/tests/rounds/test_random_rounds.py
	PLP_INTERLEAVINGS=$(or $(ORDERS),50) $(BIN)/python -m pytest tests/resilience/test_interleavings.py
	PLP_SOAK_KILLS=$(or $(KILLS),200) PLP_SOAK_SECONDS=$(or $(SECONDS),600) $(if $(SEED),PLP_SOAK_SEED=$(SEED)) \
		$(BIN)/python -m pytest shared/kit/tests/messaging/delivery/test_soak.py -s

check: lint types imports contracts test ## Run everything that CI runs

bench: .venv/.tools ## Measure, and write the tables into benchmarks/README.md  [QUICK=1 only tries it out]
	$(BIN)/python -m benchmarks $(if $(QUICK),--quick)

lint: .venv/.tools ## Formatting, ruff, and squawk over the migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(if $(MIGRATIONS),$(BIN)/squawk $(MIGRATIONS))

format: .venv/.tools ## Format, and mend what ruff can mend by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types: .venv/.tools ## mypy over everything, pyright over every source
	$(BIN)/mypy
	$(BIN)/pyright

imports: .venv/.tools
	$(BIN)/lint-imports --no-logo

architecture: imports ## Who may import whom, sizes, and that each check refuses what it should
	$(BIN)/python -m pytest tests/architecture

contracts: .venv/.tools ## Compare the published language with the code and with every earlier version
	$(BIN)/plp-contracts check

contracts-generate: .venv/.tools ## Write the published language's files anew from the code
	$(BIN)/plp-contracts generate

# Standing pins stay unless their range moved; UPGRADE=--upgrade takes the newest of everything.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	$(foreach name,plp-contracts plp-demo plp-kit plp-operate plp-testkit $(subst _,-,$(SERVICES)),--no-emit-package $(name))

requirements: .venv/.tools ## Pin all dependencies anew, with hashes  [UPGRADE=--upgrade]
	$(COMPILE) $(UPGRADE) --all-extras --group dev pyproject.toml $(PROJECTS) -o requirements-dev.txt
	$(COMPILE) -c requirements-dev.txt --group build pyproject.toml $(PROJECTS) -o requirements.txt
	for service in $(SERVICES); do \
		$(COMPILE) -c requirements-dev.txt --all-extras shared/kit/pyproject.toml services/$$service/pyproject.toml \
			-o services/$$service/requirements.txt || exit 1; \
	done
	$(COMPILE) -c requirements-dev.txt $(OPERATED) -o deploy/operate/requirements.txt
	$(COMPILE) -c requirements-dev.txt $(OPERATED) deploy/demo/pyproject.toml -o deploy/demo/requirements.txt

clean: ## Remove .venv and what the tools keep between runs
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# .venv is filled in two steps, each remembered by a stamp: what runs the platform, and what judges it.
# The pins are complete, so nothing needs resolving; what is never imported need not be compiled either.
PINNED := --require-hashes --no-deps --no-compile

.venv/pyvenv.cfg:
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

.venv/.runtime: .venv/pyvenv.cfg requirements.txt $(PROJECTS)
	$(PIP) install $(PINNED) -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation $(addprefix -e ,$(dir $(PROJECTS)))
	@touch $@

.venv/.tools: .venv/.runtime requirements-dev.txt $(TESTKIT)
	$(PIP) install $(PINNED) -r requirements-dev.txt
	$(PIP) install --no-deps --no-build-isolation -e $(dir $(TESTKIT))
	$(PIP) check
	@touch $@
