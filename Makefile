# Witnessmark. `make demo` shows it, `make test` proves it.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
SERVE ?= yes
VENV := .venv
BIN := $(VENV)/bin
STAMPS := .stamps
LOCALE := src/witnessmark/locale
FONTS := src/witnessmark/publication/fonts
BUILT := src/witnessmark/web/static/built

.PHONY: help setup setup-dev demo run test check bench bench-web screens docs clean

help: ## List what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

setup: $(STAMPS)/package $(STAMPS)/frontend $(STAMPS)/locale ## Install what the product needs

setup-dev: setup $(STAMPS)/dev ## Install what checking and testing need, too

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or newer is needed: make PYTHON=python3.12 …'; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/run: requirements/run.txt $(STAMPS)/venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

$(STAMPS)/dev: requirements/dev.txt $(STAMPS)/run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

# The package is linked in with a path file and a small script, so that no build tool is needed.
$(STAMPS)/package: $(STAMPS)/run scripts/link_package.py
	$(BIN)/python scripts/link_package.py
	@touch $@

$(STAMPS)/frontend: frontend/package-lock.json $(wildcard frontend/*.mjs frontend/src/*) $(STAMPS)/venv
	@command -v npm >/dev/null || { echo 'Node 20 or newer with npm is needed for the fonts and the scripts.'; exit 1; }
	cd frontend && npm ci --ignore-scripts --no-audit --no-fund --silent && npm run --silent build
	@touch $@

$(STAMPS)/locale: $(wildcard $(LOCALE)/*/LC_MESSAGES/django.po) $(STAMPS)/run
	$(BIN)/pybabel --quiet compile --domain django --directory $(LOCALE)
	@touch $@

demo: setup ## Run the main job on both demo cases, then serve (SERVE=no: only run)
	$(BIN)/witnessmark demo --cases demo --out demo/out $(if $(filter no,$(SERVE)),--no-serve,)

run: setup ## Serve the workbench on your own cases
	$(BIN)/witnessmark serve

test: setup-dev ## Run every test that can run here, and say which could not
	$(BIN)/python scripts/run_tests.py

check: setup-dev ## Style, types, arrows, migrations, translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m django makemigrations --check --dry-run --settings witnessmark.web.settings
	$(BIN)/python scripts/check_translations.py

bench: setup-dev ## Measure speed and size; writes benchmarks/results/
	@for part in identify screen pages; do $(BIN)/python benchmarks/$$part.py || exit 1; done

bench-web: setup-dev ## Let twenty people work at once, on both databases; takes half an hour
	$(BIN)/python benchmarks/web.py

screens: setup-dev ## Take a picture of every screen into demo/out/screens
	$(BIN)/python scripts/screens.py

docs: setup-dev ## Rebuild what is generated in docs/
	$(BIN)/python docs/build_schema.py

clean: ## Remove everything that was made
	rm -rf $(VENV) $(STAMPS) frontend/node_modules $(BUILT) $(FONTS) demo/out build dist
