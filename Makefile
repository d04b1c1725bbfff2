# Two commands do all set-up: `make demo` and `make test`. Only Python 3.11+ is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help demo chat serve test check lint types fmt bench clean
help:  ## show this
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

$(BIN)/pathfinder: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Pathfinder needs Python 3.11 or newer; try: make PYTHON=python3.12 demo"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@bash deploy/install_system pango
	@echo "installing Pathfinder into $(VENV) (once)"
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(BIN)/pathfinder pyproject.toml constraints.txt
	@echo "installing what the tests need (once)"
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: $(BIN)/pathfinder  ## a bundled conversation of three families becomes an itinerary and a PDF
	@$(BIN)/pathfinder demo

chat: $(BIN)/pathfinder  ## a group chat in this terminal
	@$(BIN)/pathfinder chat

serve: $(BIN)/pathfinder  ## the web chat (and every configured channel)
	@$(BIN)/pathfinder serve

test: $(VENV)/.dev  ## every test; installs what they need
	@bash deploy/install_system pango chromium
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.dev lint types test  ## format, lint, types, architecture, tests

lint: $(VENV)/.dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports

types: $(VENV)/.dev
	@$(BIN)/mypy .

fmt: $(VENV)/.dev  ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(VENV)/.dev  ## print every benchmark's figures
	@$(BIN)/python -m benchmarks

clean:  ## remove the environment and what was built
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache
