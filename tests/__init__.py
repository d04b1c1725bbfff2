"""The tests.

They multiply matrices with one thread, as `pathfinder` does; set here, before anything loads numpy.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
