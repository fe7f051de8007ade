"""Write programs.json: what the PyTorch and Keras programs that people take home print, run with the libraries themselves.

Run by hand with PyTorch, Keras and NumPy installed, after any change of a program: ``python tests/golden/make_code.py``.
Each program runs in a process of its own, in an empty folder. The tests need only the result.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from lstm_core.files.take_home.code.programs import code, reads_a_file  # noqa: E402
from lstm_core.files.take_home.screens import arrays_of  # noqa: E402
from lstm_core.files.take_home.writing import as_npz  # noqa: E402
from tests.core.files.take_home.screens import SCREENS  # noqa: E402


def printed(program, screen):
    """What the program prints."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "program.py").write_text(program, encoding="utf-8")
        if reads_a_file(screen):
            (Path(folder) / "gatewise-network.npz").write_bytes(as_npz(arrays_of(screen)))
        quiet = os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
        done = subprocess.run(
            [sys.executable, "program.py"], cwd=folder, env=quiet, capture_output=True, text=True
        )
    if done.returncode:
        sys.exit(f"{program}\n{done.stderr}")
    return done.stdout


def main():
    """Run every program and keep what it printed."""
    found = {}
    for name, screen in SCREENS.items():
        for library in ("pytorch", "keras"):
            program = code(screen, library)
            digest = hashlib.sha256(program.encode()).hexdigest()
            found.setdefault(name, {})[library] = {"sha256": digest, "printed": printed(program, screen)}
            print(name, library)
    path = Path(__file__).parent / "programs.json"
    path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
