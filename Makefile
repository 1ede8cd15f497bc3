# make run: try Up on this machine · make test · make check · make fmt · make lock
SHELL := /bin/bash
.SHELLFLAGS := -eo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run setup setup-dev test check fmt lock clean

PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
# The first Python that is new enough; uv brings one itself where it is on the PATH.
PYTHON := $(shell for p in python3.13 python3.14 python3.12 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && echo $$p && break; done)

help:
	@sed -n '1s/^# //p' $(MAKEFILE_LIST)

$(PY):
	@if command -v uv >/dev/null; then uv venv --quiet --python '>=3.12' $(VENV); \
	elif [ -n "$(PYTHON)" ]; then echo "Making the virtual environment with $(PYTHON)…" && $(PYTHON) -m venv $(VENV); \
	else echo "Up needs Python 3.12 or newer (here: $$(python3 --version 2>/dev/null || echo no Python at all)). Install it, or uv, and run make again."; exit 1; fi

define install
	@echo "Installing what $(1) lists…"
	@if command -v uv >/dev/null; then uv pip install --quiet --python $(PY) -r $(1); \
	else $(PY) -m pip install --quiet --disable-pip-version-check -r $(1); fi
	@touch $(2)
endef

$(VENV)/.run: requirements.txt | $(PY)
	$(call install,requirements.txt,$@)

$(VENV)/.dev: requirements-dev.txt | $(PY)
	$(call install,requirements-dev.txt,$@)

setup: $(VENV)/.run
	@UP_DEMO=1 $(PY) -m up messages --compile

setup-dev: $(VENV)/.dev
	@UP_DEMO=1 $(PY) -m up messages --compile

run: setup
	@UP_DEMO=1 PORT=$(PORT) SITE_URL=http://localhost:$(PORT) $(PY) -m up demo --serve --port $(PORT)

test: setup-dev
	@$(PY) -m up.testing

check: setup-dev
	$(VENV)/bin/ruff format --check --quiet up
	$(VENV)/bin/ruff check --quiet up
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-cache | tail -n 3
	$(VENV)/bin/djlint up --lint --quiet
	UP_DEMO=1 $(PY) -m up messages --check
	UP_DEMO=1 $(PY) -m up makemigrations --check --dry-run
	SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(60))') SITE_URL=https://up.example ALLOWED_HOSTS=up.example \
		$(PY) -m up check --deploy --fail-level WARNING

fmt: setup-dev
	$(VENV)/bin/ruff format --quiet up
	$(VENV)/bin/ruff check --quiet --fix up

lock: setup-dev
	$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.txt
	$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --group dev pyproject.toml -o requirements-dev.txt

clean:
	rm -rf var .mypy_cache .ruff_cache .pytest_cache
