# Two commands: `make translate` shows the toolkit at work, `make test` runs every test.
# Both set up what they need in .venv; nothing else is touched outside this folder.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo
STAMP := $(VENV)/.installed

.PHONY: setup translate test bench quality lint reference clean

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt overrides.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv -c constraints.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --constraint constraints.txt --override overrides.txt --editable '.[dev]'
	touch $@

translate: setup
	rm -rf $(DEMO)
	$(BIN)/toolkit init $(DEMO)
	$(BIN)/toolkit translate translations/assembly.ru.txt --project $(DEMO) --to kk,en --show 3

test: setup
	$(BIN)/python -m pytest

# The figures of docs/terms.md. Those on public test sets need the folders that hold them:
# make bench TESTS=DIR CORPORA=DIR (docs/terms.md says which files, and where they come from).
TERM_BENCHES := kazakh_morphology term_recognition term_mutations enforcement extraction matching startup

bench: setup
	@for bench in $(TERM_BENCHES); do \
	    echo; echo "== benchmarks/$$bench.py"; \
	    TESTS=$(TESTS) CORPORA=$(CORPORA) $(BIN)/python benchmarks/$$bench.py; \
	done

# The table of docs/models.md: make quality TESTS=DIR, which also says what the test sets are.
# PACKAGE=DIR measures another package than the one shipped.
quality: setup
	TESTS=$(TESTS) $(BIN)/python benchmarks/quality.py $(if $(PACKAGE),--package $(PACKAGE))

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf $(VENV) build

reference: setup
	$(BIN)/python -m toolkit.cli.reference > docs/reference.md
