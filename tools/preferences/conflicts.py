"""Wishes that cannot all be had: who stands where, and what could be done about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.reply import Press
from tools.kernel.words import joined
from tools.preferences.listing import visible
from tools.preferences.model import Preference, PreferenceKind
from tools.preferences.weighing import words_of

_FOR = (PreferenceKind.LIKE, PreferenceKind.MUST)
_AGAINST = (PreferenceKind.DISLIKE, PreferenceKind.AVOID)


@dataclass(frozen=True)
class Conflict:
    """One matter some want and others don't."""

    what: str
    wanted: tuple[Preference, ...]
    unwanted: tuple[Preference, ...]


def conflicts(wishes: Sequence[Preference]) -> tuple[Conflict, ...]:
    """Return every matter with wishes both ways by different parties, in the order first told."""
    found: dict[frozenset[str], list[Preference]] = {}
    for wish in wishes:
        if wish.kind in (*_FOR, *_AGAINST):
            found.setdefault(words_of(wish.what), []).append(wish)
    return tuple(
        Conflict(group[0].what, wanted, unwanted)
        for group in found.values()
        if (wanted := _of(group, _FOR)) and (unwanted := _of(group, _AGAINST))
    )


def _of(group: Iterable[Preference], kinds: Sequence[PreferenceKind]) -> tuple[Preference, ...]:
    return tuple(wish for wish in group if wish.kind in kinds)


def tellable(act: Act, roster: Roster, wishes: Sequence[Preference]) -> list[Preference]:
    """Return the wishes whose conflicts may be told here: those that may be read here.

    Of what others told in private not even that it stands against something is told: among few families
    everybody would know whose it is. The plan minds it all the same.
    """
    return [wish for wish in wishes if visible(act, roster, wish)]


def in_words(roster: Roster, conflict: Conflict) -> str:
    """Return a conflict with its options."""
    yes, no = _who(roster, conflict.wanted), _who(roster, conflict.unwanted)
    firm = any(abs(wish.weight) > 1 for wish in (*conflict.wanted, *conflict.unwanted))
    first = "split up for it" if firm else "take turns"
    return (
        f"{conflict.what.capitalize()}: {yes} for it, {no} against. You could {first}, leave it out, or vote."
    )


def _who(roster: Roster, wishes: Iterable[Preference]) -> str:
    names = [roster.name_of(wish.party) if wish.party else "everybody" for wish in wishes]
    return joined(list(dict.fromkeys(names)))


def vote_on(conflict: Conflict) -> tuple[str, Press]:
    """Return a button that lets everybody vote on a conflict."""
    what = conflict.what
    options = [f"All go: {what}", f"Split up: {what} or free time", f"No {what}"]
    question = f"{what.capitalize()}: what shall we do?"
    return f"Vote on {what}", Press("create_poll", {"question": question, "options": options})
