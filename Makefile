# Everything sets itself up in .venv; only python3 (3.11 or later), make and git are needed.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: pack test fuzz lint format spell bench pictures gallery lock clean help

pack: .venv/.ready ## build the starter session into output/meet-the-person/
	$(BIN)/workshop build meet-the-person

test: .venv/.dev ## run the tests
	$(BIN)/python -m pytest -n auto

fuzz: .venv/.dev ## feed broken files to the readers for a minute
	$(BIN)/python -m tests.fuzz_readers $(if $(CI),--seed 1 --inputs 8000)

lint: .venv/.dev ## check style, format and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: .venv/.dev ## put the code in the house's format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

spell: .venv/.ready ## check the spelling of all Finnish and English, if Voikko and Hunspell are there
	$(BIN)/python tests/spell.py

bench: .venv/.dev ## measure time and memory
	$(BIN)/python tests/bench.py

pictures: .venv/.ready ## draw the README's pictures again
	$(BIN)/python tests/draw_pictures.py

gallery: .venv/.ready ## draw every kind of page in every look into output/gallery/
	$(BIN)/python tests/draw_gallery.py output/gallery

lock: .venv/.dev ## write the lock files again, with hashes and without addresses
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q \
	  --group build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q \
	  --group build --group dev pyproject.toml -o requirements-dev.lock

.venv/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "workshop needs Python 3.11 or later; name one with: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
	  { echo "this Python has no ensurepip; on Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --disable-pip-version-check -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --disable-pip-version-check -q --no-build-isolation --no-deps -e .
	@touch $@

.venv/.dev: .venv/.ready requirements-dev.lock
	$(BIN)/python -m pip install --disable-pip-version-check -q --require-hashes -r requirements-dev.lock
	@touch $@

clean: ## take away what was made, packs left alone
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

help: ## list what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /make \1	/'
