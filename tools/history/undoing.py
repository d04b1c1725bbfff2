"""Use cases: what somebody did is shown, and taken back."""

from datetime import timedelta

from tools.families.roster import Roster
from tools.history.wording import deed_words, past_words
from tools.kernel.act import Act
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.permit import is_admin
from tools.kernel.reply import Press, Reply
from tools.kernel.undo import History, Past
from tools.kernel.words import day_words
from tools.trips.head import local_zone

_MOST = 10
_RECENT = timedelta(hours=1)


async def undo(act: Act, which: str | None = None, turn: int | None = None, who: str | None = None) -> Reply:
    """Take back the speaker's newest act, the one of a number in their history, or all of the last hour.

    `turn` names an act exactly, as a button of the history does; `who` is somebody else, for admins only.
    Raises Refusal when there is none such or others have built on it, NotAllowed for another's act.
    """
    account = await _account(act, who)
    history = act.port(History)
    said = (which or "").strip().casefold()
    if turn is not None:
        exactly = await history.undo(account, turn)
        return _told([exactly.what], [deed_words((exactly.action,))])
    if said in ("", "last", "that", "it"):
        undone = await history.undo_last(account)
        return _told([undone.what], [deed_words((undone.action,))])
    past = await history.standing(account, 20)
    if said in ("all", "everything"):
        return await _all(act, account, [p for p in past if act.now - p.at <= _RECENT])
    if not said.lstrip("#").isdecimal() or not 1 <= int(said.lstrip("#")) <= min(len(past), _MOST):
        raise Refusal(f"I don't know which one “{which}” is. /history numbers what you did.")
    chosen = past[int(said.lstrip("#")) - 1]
    return _told([(await history.undo(account, chosen.turn)).what], [deed_words(chosen.actions)])


async def _all(act: Act, account: str, recent: list[Past]) -> Reply:
    if not recent:
        raise Refusal("You did nothing in the last hour that could be taken back.")
    done: list[Past] = []
    kept: list[str] = []
    for past in recent:
        try:
            await act.port(History).undo(account, past.turn)
            done.append(past)
        except Refusal as refusal:
            kept.append(f"Kept {past_words(past)}: {refusal}")
    if not done:
        raise Refusal("\n".join(kept))
    reply = _told([p.what for p in done], [deed_words(p.actions) for p in done])
    return Reply("\n".join([reply.text, *kept]), short=reply.text)


def _told(whats: list[tuple[str, ...]], deeds: list[str]) -> Reply:
    parts = []
    for deed, what in zip(deeds, whats, strict=True):
        names = ", ".join(dict.fromkeys(name for name in what if name))
        parts.append(f"{deed}{f' ({names})' if names else ''}")
    text = f"Taken back: {'; '.join(parts)}."
    return Reply(text, short=text)


async def show_history(act: Act, who: str | None = None) -> Reply:
    """Show what the speaker did that still stands, newest first, each with a button that takes it back.

    `who` is somebody else, for admins only.
    """
    account = await _account(act, who)
    past = await act.port(History).standing(account, _MOST)
    if not past:
        return Reply(
            "Nothing that could be taken back." if who else "You did nothing that could be taken back."
        )
    local = await local_zone(act)
    presses: dict[str, Press] = {}
    lines = []
    for number, one in enumerate(past, 1):
        lines.append(f"{number}. {day_words(one.at.astimezone(local))}: {past_words(one)}")
        args: dict[str, object] = {"turn": one.turn}
        presses[f"{number}. {past_words(one)}"[:40]] = Press("undo", args | ({"who": who} if who else {}))
    lines.append("Take one back by its button or with /undo and its number.")
    return Reply("\n".join(lines), tuple(presses), presses=presses)


async def _account(act: Act, who: str | None) -> str:
    """Return whose acts are meant: the speaker's own, or, for an admin, somebody else's."""
    if not who:
        return act.speaker.account_id
    roster = await Roster.load(act)
    member = roster.member(who)
    if member is None or member.account_id is None:
        raise Refusal(f"I don't know anything “{who}” did.")
    if member.account_id != act.speaker.account_id and not is_admin(act):
        raise NotAllowed(f"Only {member.name}, the organizer or an admin can take that back.")
    return member.account_id
