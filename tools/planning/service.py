"""Plans: make one, show it, change it, accept it."""

from tools.planning.changing import change
from tools.planning.difference import Difference, FamilyDifference, difference
from tools.planning.export import export
from tools.planning.making import plan
from tools.planning.onward import Onward, go_onward
from tools.planning.problem import Car
from tools.planning.releasing import release
from tools.planning.replan import adopt, replan
from tools.planning.replanning import Replanned
from tools.planning.showing import accept, show
from tools.planning.there import when_there

__all__ = [
    "Car", "Difference", "FamilyDifference", "Onward", "Replanned", "accept", "adopt", "change", "difference",
    "export", "go_onward", "plan", "release", "replan", "show", "when_there",
]  # fmt: skip
