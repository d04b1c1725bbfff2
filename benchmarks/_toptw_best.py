"""Published best known profits of TOPTW with two tours, for Cordeau's pr01-10 in KU Leuven's form.

Numbers as collected by Qian Hu (Nanjing University): `data/toptw/bks.csv` of github.com/Bottlecapless/Toptw
at 520bb40. No source was found for Solomon's with two tours; there the gap is to the best of both solvers.
"""

BEST_KNOWN = {
    "pr01": 502.0,
    "pr02": 715.0,
    "pr03": 742.0,
    "pr04": 928.0,
    "pr05": 1103.0,
    "pr06": 1076.0,
    "pr07": 566.0,
    "pr08": 834.0,
    "pr09": 909.0,
    "pr10": 1145.0,
}
