# The two commands of a newcomer are `make demo` and `make test`; the rest is for developers.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT_PUBLIC ?= 8000
PORT_OFFICE ?= 8001
DEMO_RECORDS ?= 5000
export PORT_PUBLIC PORT_OFFICE DEMO_RECORDS

.PHONY: help setup demo demo-clean test test-office test-public test-postgres check format bench lock schema

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

$(VENV)/.installed: requirements/dev.lock
	@echo "Installing the locked dependencies into $(VENV) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

setup: $(VENV)/.installed ## Virtual environment with the locked dependencies

demo: setup ## Demonstration: both sites, a worker and beat on this machine
	@$(BIN)/python -m integrity_portal.demo

demo-clean: setup ## Stop the local servers and delete the demonstration's data
	@$(BIN)/python -m integrity_portal.embedded stop
	@rm -rf .local

test: setup test-office test-public ## The whole suite: office session, then the public process

test-office: setup
	@$(BIN)/python -m pytest -n 2 --dist loadscope

test-public: setup
	@PORTAL_SITE=public $(BIN)/python -m pytest tests/public

test-postgres: setup ## Database-near tests on the server of PORTAL_TEST_SUPERUSER_URL
	@$(BIN)/python -m pytest -m database

check: setup ## Format, lint, types, import contracts, migrations, deployment settings
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python -m integrity_portal.check

format: setup ## Format and fix what can be fixed
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: setup ## Benchmarks of docs/quality, as a table and as JSON
	@$(BIN)/python -m benchmarks

lock: ## Make the locks again from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 \
		pyproject.toml -o requirements/production.lock
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 \
		--extra local --extra dev pyproject.toml -o requirements/dev.lock
