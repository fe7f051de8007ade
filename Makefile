# make run, make test: each does all the set-up it needs. PORT and PYTHON can be set: make run PORT=9000
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test bench screens golden gap clean

run: $(VENV)/run.done
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: $(VENV)/test.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tests.browser.chromium --install
	$(BIN)/python -m tests

bench: $(VENV)/test.done
	$(BIN)/python -m tests.browser.chromium --install
	$(BIN)/python -m tests.bench

screens: $(VENV)/test.done
	$(BIN)/python -m tests.browser.chromium --install
	$(BIN)/python -m tests.browser.screens

# Needs torch, which nothing else does: pip install torch==2.13.0
golden: $(VENV)/test.done
	$(BIN)/python tests/golden/make_golden.py
	$(BIN)/python tests/golden/make_gradients.py
	$(BIN)/python tests/golden/make_recurrent.py
	$(BIN)/python tests/golden/make_charlm.py

# Trains 350 small networks: 16 minutes of processor time, shared by two processes.
gap: $(VENV)/run.done
	$(BIN)/python -m lstm_core.gap --out assets/experiments/gap.json

clean:
	rm -rf $(VENV) screens

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
