"""Who wanted what, in words. What was told in private is counted in a group, never named."""

from collections import Counter
from collections.abc import Sequence

from tools.families.limiting import budget_note, spoken_limits
from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.preferences.delicate import Diets, diets, hidden_note
from tools.preferences.model import Preference, PreferenceKind
from tools.trips.head import blank, head

# Whose these are is said only to their own family; a group reads how many there are.
DELICATE = (PreferenceKind.DIET, PreferenceKind.ACCESS)
_VERB = {
    PreferenceKind.LIKE: "likes",
    PreferenceKind.DISLIKE: "dislikes",
    PreferenceKind.MUST: "must have",
    PreferenceKind.AVOID: "avoid",
}


async def describe_preferences(act: Act) -> str:
    """Return the wishes by party, one line each, and the diets."""
    roster = await Roster.load(act)
    wishes = await act.uow.of(Preference).all()
    seen = [wish for wish in wishes if visible(act, roster, wish)]
    named = [wish for wish in seen if not act.group or wish.kind not in DELICATE]
    parties = list(dict.fromkeys(wish.party for wish in named))
    lines = []
    for party in parties:
        name = roster.label(party) if party else "Everybody"
        lines.append(f"{name}: {_told([wish for wish in named if wish.party == party])}")
    kept = await diets(act)
    lines += _counted(roster, seen, kept) if act.group else _diets(act, roster, seen, kept)
    trip, own = await head(act) or blank(act), roster.own_family(act)
    if own and not act.group and (limits := spoken_limits(act, roster, trip, own)):
        lines.append(f"Limits of the {plural(own.name)}: {', '.join(limits)}")
    lines += budget_note(act, roster)
    lines += hidden_note([wish for wish in wishes if wish not in seen])
    return "\n".join(lines) or "No wishes yet. Tell me what you love, hate or need."


def _counted(roster: Roster, seen: Sequence[Preference], kept: Diets) -> list[str]:
    """Return diets and needs as a group reads them: what and how many, never whose."""
    told = [(w.kind.value, w.what) for w in seen if w.kind in DELICATE]
    named = {(w.party.id, w.what) for w in seen if w.party and w.kind is PreferenceKind.DIET}
    told += [
        ("diet", diet)
        for m in roster.members
        for diet in m.diet
        if (m.id, diet) not in named and not kept.hidden(m.id, diet)
    ]
    lines = []
    for sort, title in (("diet", "Diets"), ("access", "Needs")):
        counts = Counter(what for kind, what in told if kind == sort)
        if counts:
            lines.append(f"{title}: {', '.join(f'{what} ({n})' for what, n in counts.items())}")
    return lines


def visible(act: Act, roster: Roster, wish: Preference) -> bool:
    """Whether the speaker may read a wish here: a private one only in its own family's direct chat."""
    if not wish.private:
        return True
    own = roster.own_family(act)
    theirs = roster.family_of(wish.party) if wish.party else None
    return not act.group and own is not None and theirs == own


def _told(wishes: Sequence[Preference]) -> str:
    return "; ".join(f"{_VERB.get(wish.kind, wish.kind.value)} {wish.what}" for wish in wishes)


def _diets(act: Act, roster: Roster, seen: Sequence[Preference], kept: Diets) -> list[str]:
    """Return the diets given with a person rather than as a wish."""
    told = {(w.party.id, w.what) for w in seen if w.party and w.kind is PreferenceKind.DIET}
    own = roster.own_family(act)
    return [
        f"{member.name}: {', '.join(extra)}"
        for member in roster.members
        if (
            extra := [
                diet
                for diet in member.diet
                if (member.id, diet) not in told
                and ((own is not None and member.family_id == own.id) or not kept.hidden(member.id, diet))
            ]
        )
    ]
