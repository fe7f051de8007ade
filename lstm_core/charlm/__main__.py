"""``python -m lstm_core.charlm``: one thread per matrix product, since the work is shared out among readers.

NumPy reads its number of threads when it is loaded, and it is loaded already when this line is
reached; so the program starts once more with the number set.
"""

import os
import sys

_NAMES = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")

if __name__ == "__main__":
    if not any(name in os.environ for name in _NAMES):
        os.environ.update(dict.fromkeys(_NAMES, "1"))
        os.execv(sys.executable, [sys.executable, "-m", "lstm_core.charlm", *sys.argv[1:]])
    from lstm_core.charlm.command import main

    main()
