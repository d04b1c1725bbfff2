"""Diets told in private: nobody but their own family reads whose they are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.preferences.model import Preference, PreferenceKind, Setting
from tools.preferences.weighing import same_matter

PRIVATE_DIET = "private_diet"
# So many people must have said a thing in private before even their number is told.
ENOUGH = 3


@dataclass(frozen=True)
class Diets:
    """Who told a diet in private, and what was said of diets in the open."""

    quiet: frozenset[str]  # members
    told: tuple[Preference, ...]

    def hidden(self, member_id: str, diet: str) -> bool:
        """Whether a member's diet was told in private alone."""
        own = [w for w in self.told if w.party and w.party.id == member_id and same_matter(w.what, diet)]
        if any(not wish.private for wish in own):
            return False
        return bool(own) or member_id in self.quiet


async def diets(act: Act) -> Diets:
    """Return what is private of the trip's diets."""
    told = [w for w in await act.uow.of(Preference).all() if w.kind is PreferenceKind.DIET]
    marks = [s for s in await act.uow.of(Setting).all() if s.key == PRIVATE_DIET and s.party]
    return Diets(frozenset(s.party.id for s in marks if s.party), tuple(told))


async def remember(act: Act, member_id: str) -> None:
    """Keep that a member's diet was told in private, when this is a direct chat."""
    if not act.group:
        key = f"{act.trip_id}:{PRIVATE_DIET}:{member_id}"
        await act.uow.of(Setting).put(Setting(key, Party("member", member_id), PRIVATE_DIET, ""))


def hidden_note(wishes: Sequence[Preference]) -> list[str]:
    """Return the sentence about wishes that others told in private: numbers only where they are enough."""
    if not wishes:
        return []
    if len({wish.party for wish in wishes}) < ENOUGH:
        return ["Something was told to me in private as well; the plan minds it."]
    sorts = Counter(dict(_by_sort(wishes)))
    of_these = f" ({', '.join(f'{n} about {sort}' for sort, n in sorts.items())})" if sorts else ""
    return [f"And {len(wishes)} told to me in private{of_these}; the plan minds them."]


def _by_sort(wishes: Iterable[Preference]) -> Iterable[tuple[str, int]]:
    """Yield the delicate sorts that enough different people spoke of, and how often."""
    for sort in (PreferenceKind.DIET, PreferenceKind.ACCESS):
        said = [wish for wish in wishes if wish.kind is sort]
        if len({wish.party for wish in said}) >= ENOUGH:
            yield sort.value, len(said)
