# make generate && make test, in a fresh clone: both set themselves up first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BASE := HEAD
MINUTES := 10
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup generate watch diff check test golden corpus hostile fuzz fmt bench bench-peers bench-server wheel clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS='	' read -r name text; do \
		printf '  %-12s %s\n' "$$name" "$$text"; done

setup: $(READY) ## Make the virtual environment (every other target does it by itself)

generate: $(READY) ## Generate everything under generated/
	$(BIN)/specloom generate

watch: $(READY) ## Generate under generated/ whenever spec/ or the configuration changes
	$(BIN)/specloom watch

diff: $(READY) ## Tell what changes for users of the SDKs since a commit: make diff BASE=main
	@mkdir -p build && git show $(BASE):spec/openapi.yaml > build/base.yaml
	$(BIN)/specloom diff build/base.yaml spec/openapi.yaml

check: $(READY) ## Lint, check types, and check that generated/ is up to date
	$(BIN)/ruff check .
	$(BIN)/black --check --quiet .
	$(BIN)/mypy
	$(BIN)/specloom check

test: $(READY) ## Run the tests
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

golden: $(READY) ## Write the expected output of the tests anew; read the difference before committing it
	SPECLOOM_GOLDEN=update $(BIN)/python -m pytest

corpus: $(READY) ## Run the real documents of SPECLOOM_CORPUS through every target: make corpus ONLY=stripe THIRD=all
	$(BIN)/python -m tests.corpus $(ONLY) $(if $(THIRD),--third $(THIRD))

hostile: $(READY) ## Run the whole proof that documents stay text, and all that is about what they may cost: half an hour
	SPECLOOM_HOSTILE=1 $(BIN)/python -m pytest -n auto tests/security

fuzz: $(READY) ## Break documents at random for a while: make fuzz MINUTES=10
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES)

fmt: $(READY) ## Format the sources
	$(BIN)/ruff check --fix .
	$(BIN)/black --quiet .

bench: $(READY) ## Measure what a generated client costs over the libraries that it uses
	$(BIN)/python -m tests.bench

bench-peers: $(READY) ## Measure the clients of other generators, too (installs them below build/; needs Java)
	@command -v java >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq && apt-get install -y -qq openjdk-17-jre-headless; \
		else \
			echo "Java is missing. On Debian and Ubuntu: sudo apt-get install openjdk-17-jre-headless"; exit 1; \
		fi; }
	$(BIN)/python -m tests.bench --peers

bench-server: $(READY) ## Measure a generated server against one written by hand with FastAPI (needs wrk)
	$(BIN)/python -m tests.bench.load

wheel: $(READY) ## Build the wheel into dist/: compiled, which takes minutes, or as the sources are with PURE=1
	@missing=$(if $(PURE),,"$$($(BIN)/python -m native.tools)"); [ -z "$$missing" ] || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq && apt-get install -y -qq --no-install-recommends $$missing; \
		else \
			echo "A C compiler or Python's headers are missing. On Debian and Ubuntu: sudo apt-get install $$missing"; \
			echo "Without them: make wheel PURE=1"; exit 1; \
		fi; }
	rm -f dist/specloom-*.whl
	HATCH_BUILD_HOOK_ENABLE_CUSTOM=$(if $(PURE),0,1) $(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean: ## Remove the virtual environment and what tools leave behind
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Python 3.11 or later is needed, as $(PYTHON). Choose another with: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq && apt-get install -y -qq python3-venv; \
		else \
			echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; \
		fi; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
