"""Use cases: keep a wish, and let it go."""

from dataclasses import replace

from tools.families.model import Member
from tools.families.people import with_diet
from tools.families.rights import adults_only
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.ids import new_id
from tools.kernel.party import Party
from tools.kernel.reply import Reply
from tools.preferences.conflicts import conflicts, in_words, tellable, vote_on
from tools.preferences.delicate import remember
from tools.preferences.model import Preference, PreferenceKind
from tools.preferences.weighing import about, kind_of, same_matter, weight_of
from tools.trips.head import ensure

_LONGEST = 200
_MOST = 500
_LONGEST_SAID = 500


async def record_preference(
    act: Act, party: str | None, kind: str, what: str, weight: int | None = None
) -> Reply:
    """Keep a wish; the same matter said again by the same party replaces what stood."""
    matter, sort = " ".join(what.split())[:_LONGEST], kind_of(kind)
    if not matter:
        raise Refusal("What shall I note?")
    roster = await Roster.load(act)
    who = roster.party(party or "me", act)
    _may_speak_for(act, roster, who)
    weighs = weight_of(sort, weight)
    present = await act.uow.of(Preference).all()
    if len(present) >= _MOST:
        raise Refusal(f"I keep up to {_MOST} wishes; forget some first.")
    known = next((p for p in present if p.party == who and same_matter(p.what, matter)), None)
    wish = Preference(known.id if known else new_id(), who, sort, matter, weighs)
    wish = replace(wish, said=act.message, said_text=act.said[:_LONGEST_SAID], private=not act.group)
    await ensure(act)
    await act.uow.of(Preference).put(wish)
    if sort is PreferenceKind.DIET:
        await _on_the_table(act, who, matter)
    others = [kept for kept in present if kept.id != wish.id]
    return _with_conflict(act, roster, wish, others, _kept(roster, wish))


def _with_conflict(
    act: Act, roster: Roster, wish: Preference, others: list[Preference], reply: Reply
) -> Reply:
    """Return a reply that names what a new wish goes against, with what could be done."""
    told = [*tellable(act, roster, others), wish]
    found = [c for c in conflicts(told) if wish in (*c.wanted, *c.unwanted)]
    if not found:
        return reply
    label, press = vote_on(found[0])
    text = f"{reply.text}\n{in_words(roster, found[0])}"
    return replace(reply, text=text, buttons=(*reply.buttons, label), presses={**reply.presses, label: press})


def _may_speak_for(act: Act, roster: Roster, who: Party | None) -> None:
    """Children speak for themselves; guests don't."""
    if not act.speaker.role.is_child:
        adults_only(act, "add wishes")
        return
    own = roster.own_member(act)
    if who is None or own is None or who != Party("member", own.id):
        raise NotAllowed("You can tell me your own wishes; for others, ask a grown-up.")


async def _on_the_table(act: Act, who: Party | None, diet: str) -> None:
    member = await act.uow.of(Member).get(who.id) if who and who.kind == "member" else None
    if member:
        await act.uow.of(Member).put(replace(member, diet=with_diet(member.diet, (diet,))))
        await remember(act, member.id)


def _kept(roster: Roster, wish: Preference) -> Reply:
    who = roster.name_of(wish.party) if wish.party else "everybody"
    verb = {
        PreferenceKind.LIKE: "likes",
        PreferenceKind.DISLIKE: "doesn't like",
        PreferenceKind.MUST: "a must",
        PreferenceKind.AVOID: "to avoid",
    }.get(wish.kind, wish.kind.value)
    text = f"Noted for {who}: {verb}{'' if verb.endswith(('s', 'like')) else ':'} {wish.what}."
    return Reply(text, buttons=("Undo",), short=text[:240])


async def forget_preference(act: Act, party: str | None, what: str) -> Reply:
    """Let a wish go, and the diet that came with it; Refusal when there is none such."""
    roster = await Roster.load(act)
    who = roster.party(party or "me", act)
    _may_speak_for(act, roster, who)
    circle = _circle(roster, who)
    wishes = [p for p in await act.uow.of(Preference).all() if p.party in circle]
    gone = [p for p in wishes if same_matter(p.what, what)] or [p for p in wishes if about(p.what, what)]
    for wish in gone:
        await act.uow.of(Preference).remove(wish.id)
    dropped = [diet for party in circle for diet in await _off_the_table(act, party, what)]
    told = list(dict.fromkeys([*(wish.what for wish in gone), *dropped]))
    if not told:
        raise Refusal(f"I have no wish about “{what}”" + _instead(act, wishes))
    text = f"Forgotten: {', '.join(told)}."
    return Reply(text, buttons=("Undo",), short=text[:240])


def _circle(roster: Roster, who: Party | None) -> list[Party | None]:
    """Return whose wishes may be meant: the party's own first, then its family's and members'."""
    family = roster.family_of(who) if who else None
    if family is None:
        return [None]
    circle: list[Party | None] = [who, Party("family", family.id)]
    if who and who.kind == "family":
        circle += [Party("member", m.id) for m in roster.members_of(family)]
    return list(dict.fromkeys(circle))


async def _off_the_table(act: Act, party: Party | None, what: str) -> list[str]:
    member = await act.uow.of(Member).get(party.id) if party and party.kind == "member" else None
    if member is None:
        return []
    gone = [diet for diet in member.diet if about(diet, what)]
    if gone:
        kept = tuple(diet for diet in member.diet if diet not in gone)
        await act.uow.of(Member).put(replace(member, diet=kept))
    return gone


def _instead(act: Act, wishes: list[Preference]) -> str:
    open_ones = [wish.what for wish in wishes if not (act.group and wish.private)]
    return f". There is: {', '.join(open_ones)}." if open_ones else "."
