# qms: two commands for a newcomer, a few for who works on it.
#   make demo     install, validate the model town, make its charter's page
#   make test     everything that must hold
#   make proof    the long hostile runs
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
QMS    := $(BIN)/qms
SITE   := build/demo

.PHONY: demo test tests lint types contract proof bench messages browser clean

demo: $(VENV)/installed
	@echo
	@echo "1. The model town's quality system, validated:"
	@$(QMS) validate
	@echo
	@echo "2. What the town must do today:"
	@$(QMS)
	@echo
	@echo "3. Its customer charter, made a page in four languages:"
	@mkdir -p $(SITE)
	@for tag in ro hu en bg; do $(QMS) render CH-01 --language $$tag -o $(SITE)/CH-01.$$tag.html || exit 1; done
	@echo
	@echo "Open it in a browser: file://$(CURDIR)/$(SITE)/CH-01.ro.html"

$(VENV)/installed: pyproject.toml hatch_build.py
	@echo "Installing qms into $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/developing: $(VENV)/installed
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# Chromium, its page checkers, and Java for one of them; as root, or with sudo.
browser: tests/browser/node_modules/.installed

tests/browser/node_modules/.installed: tests/browser/package.json
	@sh tests/browser/install.sh
	@touch $@

test: lint types contract tests

lint: $(VENV)/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/developing
	$(BIN)/mypy

contract: $(VENV)/developing
	$(BIN)/lint-imports

# Coverage doubles the time of what it watches: what hardly adds to it is run unwatched.
UNWATCHED := tests/browser tests/planted tests/profiles tests/town \
             tests/places tests/test_lowest.py tests/test_wheel.py tests/test_catalogues.py \
             tests/test_words_in_context.py tests/test_shape_of_the_project.py \
             tests/actions/test_full_disk.py tests/store/test_kills.py \
             $(patsubst %,tests/cli/test_%.py,answers first_governance governance \
                 init key people whole_life) \
             $(patsubst %,tests/change/test_%.py,any_edit bases_of_forges merges \
                 odd_states) \
             $(patsubst %,tests/site/test_%.py,change_pages check_pages collation \
                 hostile hostile_site links own_templates)

tests: $(VENV)/developing browser messages-compiled
	$(BIN)/python -m pytest -q -n 2 --dist worksteal $(UNWATCHED:%=--ignore=%) \
	    --cov --cov-report=term --cov-fail-under=95
	$(BIN)/python -m pytest -q -n 2 --dist worksteal $(UNWATCHED)

.PHONY: messages-compiled
messages-compiled: $(VENV)/developing
	@$(BIN)/python -m tools.messages --compile

# Long runs on hostile input: tens of thousands of cases.
proof: $(VENV)/developing
	QMS_FUZZ=20000 $(BIN)/python -m pytest -q -n 2 tests/store tests/attacks \
	    tests/evaluation tests/actions/test_chain_told.py \
	    tests/actions/test_act_kills.py tests/actions/test_full_disk.py \
	    tests/actions/test_renumber.py tests/actions/test_init.py \
	    tests/actions/test_build.py tests/office/test_mangled.py \
	    tests/change/test_any_edit.py tests/importing/test_kills.py \
	    tests/site/test_read_alike.py \
	    tests/site/test_hostile.py tests/site/test_links.py \
	    tests/browser/test_hostile_site.py tests/browser/test_site.py

# Time and memory against the floor: make bench FLOOR=path/to/floor.py
bench: $(VENV)/developing
	$(BIN)/python -m benchmarks.run $(FLOOR)

# Gather the sentences of the code into the catalogues of translations.
messages: $(VENV)/developing
	$(BIN)/python -m tools.messages

clean:
	rm -rf build dist $(VENV) .mypy_cache .pytest_cache .ruff_cache .coverage
