# `make` alone prints the commands. Everything lives in .venv; a command installs only what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
# Real statements and articles that may not be copied here; left out, and said so, where absent.
SHARED ?= ../shared
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Tests start many processes: each would compile the program again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test nightly lint format readme eval bench train screenshots clean

help: ## Print these lines
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run ## Install, score the demo corpus on first start, serve the dashboard
	@$(BIN)/python -m stance demo
	@$(BIN)/python -m stance serve --port $(PORT)

test: $(VENV)/.dev ## All tests (browser tests need Chromium, and say so when it is missing)
	@$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

nightly: $(VENV)/.dev ## All tests with more chance: random texts and files, growth of time, imports killed at any moment
	@STANCE_NIGHTLY=1 $(BIN)/python -m pytest --numprocesses 2 --dist loadfile

lint: $(VENV)/.dev ## Style and formatting
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(VENV)/.dev ## Rewrite the code in the project's format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

readme: $(VENV)/.run ## Rewrite the command reference of README.md from --help
	@$(BIN)/python -m stance.reference

eval: $(VENV)/.dev ## Figures of the extraction and of the model on labelled statements
	@for set in data/gold/dev data/gold/test $(wildcard $(SHARED)/articles); do \
		echo "$$set"; $(BIN)/python -m stance.evaluation.extraction "$$set" || exit 1; done
	@for part in dev test; do \
		echo "heads/$$part"; $(BIN)/python -m stance.evaluation.heads "data/gold/heads/$$part.jsonl" || exit 1; done
	@$(BIN)/python -m stance.evaluation.agreement
	@$(BIN)/python -m stance.evaluation.classifier --also "gold articles=data/gold/dev" \
		--also "untouched articles=data/gold/test" \
		--also "development set=$(SHARED)/corpus/dev.jsonl" --also "real articles=$(SHARED)/articles"

bench: $(VENV)/.dev ## Speed and memory of every part on this machine, into docs/benchmarks.md (two hours)
	@$(BIN)/python -m stance.evaluation.bench

train: $(VENV)/.train ## Train, export and check the model again (hours on two cores)
	@test -n "$(TEXT)" || { echo "make train TEXT=FOLDER (open French text; see stance/training/README.md)"; exit 2; }
	@# glibc hands large blocks back after each use; a training step takes the same ones again a moment later.
	@MALLOC_MMAP_THRESHOLD_=1073741824 MALLOC_TRIM_THRESHOLD_=4294967296 \
		$(BIN)/python -m stance.training --text "$(TEXT)"

screenshots: $(VENV)/.dev ## Pictures of every page for docs/screenshots, both themes and phone width
	@$(BIN)/python -m tests.browser.screenshots

clean: ## Remove .venv and build; keep stores
	rm -rf $(VENV) build

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { echo "Python cannot make virtual environments; on Debian: apt install python3-venv"; exit 1; }

# One stamp per requirements file: installed again only when the file changes.
$(VENV)/.run: requirements.txt | $(BIN)/python
	@echo "Installing into $(VENV) (about 1 GB, once)…"
	@$(BIN)/python -m pip install --quiet -r $<
	@touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt | $(BIN)/python
	@echo "Installing into $(VENV), with the tools for tests…"
	@$(BIN)/python -m pip install --quiet -r $<
	@touch $@ $(VENV)/.run

$(VENV)/.train: requirements-train.txt requirements.txt | $(BIN)/python
	@echo "Installing into $(VENV), with torch…"
	@$(BIN)/python -m pip install --quiet -r $<
	@touch $@ $(VENV)/.run
