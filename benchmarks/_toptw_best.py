"""Published best known profits of TOPTW with two tours, for Cordeau's pr01-10 in KU Leuven's form.

Numbers as collected by Qian Hu (Nanjing University): `data/toptw/bks.csv` of github.com/Bottlecapless/Toptw
at 520bb40. For Solomon's with two tours no table of best known profits was found. `PUBLISHED` are the best of
ten runs in the KU Leuven group's own result sheet of March 2010 (`data/results/TOPTW.xls`, sheet m2, as kept
in github.com/thtran97/orienteering-cpp at 80d06d1): published, reached, and here and there surpassed since.
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

PUBLISHED = {
    "c101": 590.0,
    "c102": 650.0,
    "c103": 710.0,
    "c104": 730.0,
    "c105": 640.0,
    "c106": 620.0,
    "c107": 670.0,
    "c108": 680.0,
    "c109": 710.0,
    "r101": 349.0,
    "r102": 508.0,
    "r103": 517.0,
    "r104": 541.0,
    "r105": 453.0,
    "r106": 525.0,
    "r107": 535.0,
    "r108": 558.0,
    "r109": 498.0,
    "r110": 508.0,
    "r111": 539.0,
    "r112": 536.0,
    "rc101": 427.0,
    "rc102": 504.0,
    "rc103": 523.0,
    "rc104": 564.0,
    "rc105": 478.0,
    "rc106": 481.0,
    "rc107": 520.0,
    "rc108": 537.0,
}
