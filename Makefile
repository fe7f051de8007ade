# make run, make test: each does all the set-up it needs. PORT and PYTHON can be set: make run PORT=9000
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
UV := uv==0.13.9
# As many at a time as tests/conftest.py says. Files stay whole and in order, so that each of these processes starts
# one server and one browser.
SIDE_BY_SIDE := --numprocesses auto --dist loadfile --no-loadscope-reorder

.PHONY: run test test-deploy bench soak screens golden front fonts gap format-scripts lock licences clean

run: $(VENV)/run.done
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: $(VENV)/test.done node_modules/.package-lock.json
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	npm run --silent check
	$(BIN)/python -m tests.browser.chromium --install
	$(BIN)/python -m tests.browser.firefox --install
	$(BIN)/python -m pytest $(SIDE_BY_SIDE)

# Two servers behind nginx, as in deploy/.
test-deploy: $(VENV)/test.done
	@command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  { echo "nginx is missing; installing Debian's nginx."; \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends nginx-light; }; } || \
	  { echo "make test-deploy needs nginx: install it (Debian, as root: apt-get install nginx), then try again."; exit 1; }
	$(BIN)/python -m tests.browser.chromium --install
	$(BIN)/python -m pytest tests/deploy

bench: $(VENV)/test.done
	$(BIN)/python -m tests.browser.chromium --install
	$(BIN)/python -m tests.bench

# Seventeen minutes; Linux only, since it reads /proc.
soak: $(VENV)/test.done
	$(BIN)/python -m tests.bench.soak

screens: $(VENV)/test.done
	$(BIN)/python -m tests.browser.chromium --install
	$(BIN)/python -m tests.browser.screens

# Needs torch, which nothing else does: pip install torch==2.13.0
golden: $(VENV)/test.done
	$(BIN)/python tests/golden/make_golden.py
	$(BIN)/python tests/golden/make_gradients.py
	$(BIN)/python tests/golden/make_recurrent.py
	$(BIN)/python tests/golden/make_charlm.py
	$(BIN)/python tests/golden/layers/make_stacked.py

# What stands on a page before its scripts have come: after a change of the diagram or of what stands above it.
front: $(VENV)/test.done
	$(BIN)/python -m tests.browser.chromium --install
	$(BIN)/python -m tests.front.record

# Needs fonttools and brotli, which nothing else does: pip install fonttools==4.68.0 brotli
fonts: $(VENV)/test.done
	$(BIN)/python -m tests.fonts.make_fonts

# Trains 500 small networks: half an hour of processor time, shared by two processes.
gap: $(VENV)/run.done
	$(BIN)/python -m lstm_core.gap --out assets/content/experiments/gap.json
	$(BIN)/python -m lstm_core.gap --out assets/content/experiments/gap-longer.json --kinds rnn lstm --gaps 20 --rates 0.01 --updates 12000 --every 500

# The scripts of assets/live, formatted and with the findings mended that can be.
format-scripts: node_modules/.package-lock.json
	npm run --silent format

# Pins all that pip installs, for Python 3.11 or newer on Linux, macOS and Windows. Versions in the present lock are kept
# where requirements*.in allow it; make lock UPGRADE=--upgrade takes the newest ones instead.
COMPILE = $(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --python $(BIN)/python \
  --no-python-downloads --annotation-style line --custom-compile-command "make lock" $(UPGRADE)
lock: | $(VENV)/bin/python
	$(BIN)/python -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet --disable-pip-version-check $(UV)
	$(COMPILE) requirements.in --output-file requirements.txt
	$(COMPILE) requirements-dev.in --output-file requirements-dev.txt

# Of the packages that the app itself installs. One without a licence is an error.
licences: $(VENV)/test.done
	@$(BIN)/pip-licenses --with-urls --order=license --fail-on=UNKNOWN \
	  --packages $$(sed -n 's/^\([^ #=]*\)==.*/\1/p' requirements.txt)

clean:
	rm -rf $(VENV) node_modules screens

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Gatewise needs Python 3.11 or newer; name one with: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python's venv module is incomplete; installing Debian's python3-venv (needs root)."; \
	  apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); }

$(VENV)/run.done: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/test.done: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/run.done

# What checks the scripts; needs Node.js 18 or newer with npm, which Debian has as packages.
node_modules/.package-lock.json: package.json package-lock.json .npmrc
	@command -v npm >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  { echo "npm is missing; installing Debian's nodejs and npm."; \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends nodejs npm; }; } || \
	  { echo "make test checks the scripts with npm, which is missing: install Node.js 18 or newer" \
	    "(Debian, as root: apt-get install nodejs npm; elsewhere: nodejs.org), then make test again."; exit 1; }
	npm ci --silent
	@touch $@
