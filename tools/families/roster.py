"""Who is in the trip, and whom people mean when they name somebody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rapidfuzz.distance import DamerauLevenshtein

from tools.families.model import Family, Member, Vehicle
from tools.families.names import bare, fold, forms, plural
from tools.kernel.act import Act
from tools.kernel.errors import Refusal, Unclear
from tools.kernel.party import Party
from tools.trips.model import Trip

T = TypeVar("T")
_ME = frozenset({"me", "i", "myself", "speaker"})
_MINE = frozenset({"my_family", "my family", "us", "we", "our family"})
_ALL = frozenset({"all", "everyone", "everybody", "group", "all of us", "the group"})


@dataclass(frozen=True)
class Roster:
    """The families, members and vehicles of one trip, as they are now."""

    families: tuple[Family, ...]
    members: tuple[Member, ...]
    vehicles: tuple[Vehicle, ...]

    @classmethod
    async def load(cls, act: Act) -> "Roster":
        """Return the roster of the act's trip."""
        families = await act.uow.of(Family).all()
        members = await act.uow.of(Member).all()
        vehicles = await act.uow.of(Vehicle).all()
        return cls(tuple(families), tuple(members), tuple(vehicles))

    def family(self, name: str, typos: bool = True) -> Family | None:
        """Return the family `name` stands for: exact, folded, plural, or (`typos`) nearly so; else None."""
        exact = [f for f in self.families if fold(f.name) == fold(bare(name))]
        said = forms(name)
        alike = exact or [f for f in self.families if forms(f.name) & said]
        if not alike and typos:
            alike = _nearest(fold(bare(name)), ((fold(f.name), f) for f in self.families))
        return alike[0] if alike else None

    def member(self, name: str, family: Family | None = None) -> Member | None:
        """Return the member `name` stands for ("Dana", "Dana Okafor", small typos), of `family` when given.

        Raises Unclear, with the full names as choices, when two are called so.
        """
        pool = [m for m in self.members if family is None or m.family_id == family.id]
        word = fold(bare(name))
        found = self._called(word, pool) if word else []
        if len(found) > 1:
            raise Unclear(f"Which {name}?", tuple(self.full_name(m) for m in found))
        return found[0] if found else None

    def party(self, said: str, act: Act) -> Party | None:
        """Return whom a tool's party argument means; None is everybody.

        Raises Refusal in words for somebody nobody knows, Unclear when several fit.
        """
        kind, name = _split(said)
        word = fold(name)
        if not kind and word in _ALL:
            return None
        if not kind and word in _ME:
            return self._me(act)
        if not kind and word in _MINE:
            return self._mine(act)
        return self._named(kind, name)

    def name_of(self, party: Party) -> str:
        """Return the party's name in a sentence: "the Okafors", "Dana"."""
        family, member = self._records(party)
        if family:
            return f"the {plural(family.name)}"
        return member.name if member else "somebody who left"

    def label(self, party: Party) -> str:
        """Return the party's bare name, as on a button or in a table: "Okafor", "Dana"."""
        family, member = self._records(party)
        return family.name if family else member.name if member else party.id

    def key(self, party: Party) -> str:
        """Return the party as exports write it: "family:Okafor", "member:Dana"."""
        return f"{party.kind}:{self.label(party)}"

    def own_member(self, act: Act) -> Member | None:
        """Return the speaker as a member, also when they became one within this turn."""
        bound = [m for m in self.members if m.account_id == act.speaker.account_id]
        known = bound or [m for m in self.members if m.id == act.speaker.member_id]
        return known[0] if known else None

    def own_family(self, act: Act) -> Family | None:
        """Return the speaker's family, or None while nobody knows it."""
        member = self.own_member(act)
        wanted = member.family_id if member else act.speaker.family_id
        return next((f for f in self.families if f.id == wanted), None)

    def family_of(self, party: Party) -> Family | None:
        """Return the family of a party: itself, or the member's."""
        family, member = self._records(party)
        wanted = member.family_id if member else family.id if family else None
        return next((f for f in self.families if f.id == wanted), None)

    def members_of(self, family: Family) -> tuple[Member, ...]:
        """Return the named members of a family."""
        return tuple(m for m in self.members if m.family_id == family.id)

    def vehicles_of(self, family: Family) -> tuple[Vehicle, ...]:
        """Return the cars of a family."""
        return tuple(v for v in self.vehicles if v.family_id == family.id)

    def present(self, day: date, trip: Trip) -> tuple[Family, ...]:
        """Return the families that take part on `day`; outside the trip's days, all of them."""
        early = trip.start_date is not None and day < trip.start_date
        late = trip.end_date is not None and day > trip.end_date
        if early or late:
            return self.families
        return tuple(f for f in self.families if _takes_part(f, day))

    def heads(self, family: Family) -> int:
        """Return how many people a family is, counted or named; at least one."""
        return max(len(self.members_of(family)), (family.adults or 0) + (family.children or 0), 1)

    def full_name(self, member: Member) -> str:
        """Return a member's name with the family's, "Dana Okafor"."""
        family = self.family_of(Party("member", member.id))
        return member.name if family is None or " " in member.name else f"{member.name} {family.name}"

    def _called(self, word: str, pool: list[Member]) -> list[Member]:
        ways = (
            [m for m in pool if fold(m.name) == word],
            [m for m in pool if fold(self.full_name(m)) == word],
            [m for m in pool if fold(m.name).split()[0] == word],
            [m for m in pool if " " in word and fold(m.name) == word.split()[0]]
            if self._foreign(word)
            else [],
        )
        return next((way for way in ways if way), _nearest(word, ((fold(m.name), m) for m in pool)))

    def _foreign(self, word: str) -> bool:
        """Whether the last word of a name is no family's here ("Dana Smith" may be our Dana)."""
        return not any(fold(f.name) == word.split()[-1] for f in self.families)

    def _me(self, act: Act) -> Party:
        member = self.own_member(act)
        return Party("member", member.id) if member else self._mine(act)

    def _mine(self, act: Act) -> Party:
        family = self.own_family(act)
        if family is None:
            raise Refusal("I don't know your family yet. Tell me, for example: “we're the Lees from Denver”.")
        return Party("family", family.id)

    def _named(self, kind: str, name: str) -> Party:
        if kind != "member" and (family := self.family(name, typos=kind == "family")):
            return Party("family", family.id)
        if member := self.member(name):
            return Party("family", member.family_id) if kind == "family" else Party("member", member.id)
        if family := self.family(name):
            return Party("family", family.id)
        known = ", ".join(f"the {plural(f.name)}" for f in self.families) or "nobody yet"
        raise Refusal(f"I don't know who “{name}” is. In this trip I know: {known}.")

    def _records(self, party: Party) -> tuple[Family | None, Member | None]:
        if party.kind == "family":
            return next((f for f in self.families if f.id == party.id), None), None
        return None, next((m for m in self.members if m.id == party.id), None)


def _split(said: str) -> tuple[str, str]:
    """Return ("family" | "member" | "", name) of a party argument."""
    head, colon, rest = said.partition(":")
    kind = head.strip().lower()
    return (kind, rest.strip()) if colon and kind in {"family", "member"} else ("", said.strip())


def _takes_part(family: Family, day: date) -> bool:
    joined = family.joins_date is None or family.joins_date <= day
    return joined and (family.leaves_date is None or day <= family.leaves_date)


def _nearest(word: str, named: Iterable[tuple[str, T]]) -> list[T]:
    """Return the ones whose name is a slip of the pen from `word`: one letter, two in long names."""
    slips = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    far = [(DamerauLevenshtein.distance(word, name), thing) for name, thing in named]
    close = [(d, thing) for d, thing in far if d <= slips]
    best = min((d for d, _ in close), default=0)
    return [thing for d, thing in close if d == best]
