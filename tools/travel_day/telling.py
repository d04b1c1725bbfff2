"""What a report is answered with, and who else hears of it."""

import re
from dataclasses import replace

from tools.families.model import Energy
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.ids import new_id
from tools.kernel.party import Party
from tools.kernel.reply import Notice, Press, Reply
from tools.preferences.quiet import quiet_hours
from tools.reservations.model import Reservation
from tools.travel_day.at_risk import endangered
from tools.travel_day.broken import Instead, words
from tools.travel_day.broken_others import others_words as charging_instead
from tools.travel_day.charging_ahead import charging_ahead
from tools.travel_day.closure_words import closed_reply, others_words
from tools.travel_day.forward import CHECK_IN_FROM, forward_asked
from tools.travel_day.going_on import go_on_asked, off
from tools.travel_day.gsm import SEGMENT, fit
from tools.travel_day.model import Alert, StatusReport
from tools.travel_day.reported import Told
from tools.travel_day.wording import elsewhere, expected, is_charger, notice_of, reply_of, ripple_words

UNDO = "Undo"
_AT_THE_WHEEL = re.compile(r" (?:Text [A-Z][A-Z 0-9]+ when you go on\.|Drive safely!)")  # for who drives
_LOW = 25  # percent: below it the next chargers are named
_TAKEN_BACK = {UNDO: Press("undo")}
_DELAYING = ("late", "weather", "closed", "breakdown", "departed")
_NEWS = ("late", "weather", "breakdown", "closed", "skipped")
_TOLD = (*_NEWS, "departed", "arrived", "charged", "location", "early")


async def told(act: Act, roster: Roster, report: Told) -> Reply:
    """Return the answer to a report, with the notices to those it concerns."""
    said, name = report.said, report.family.name
    text = reply_of(said, name, report.before, report.after, report.car.name if report.car else "")
    if report.instead is not None:
        text = await _charging_elsewhere(act, report, report.instead)
    elif _wants_charger(roster, said):
        own = [r for r in report.reports if r.family_id == report.family.id]
        text += " " + await charging_ahead(act, roster, report.after, own, said)
    elif said.kind == "closed":
        text = closed_reply(report.closed.ways, said, report.after)
    ripple = others_words(report.closed.ways or (), report.closed, said) if said.kind == "closed" else ""
    ripple += charging_instead(report.others.found) + await _ripple(act, roster, report) + report.later.words
    ripple += await off(act, roster, report)
    sooner = next((r.note for r in report.reports[-1:] if r.note.startswith(CHECK_IN_FROM)), "")
    text = fit(f"{text} {sooner[0].upper()}{sooner[1:]}.") if sooner else text
    offers = await go_on_asked(act, roster, report), await forward_asked(act, roster, report)
    questions = [asked for asked in (*offers, report.closed.asked, report.others.asked) if asked]
    if act.group or not _matters(roster, report):
        undo = _TAKEN_BACK if act.group else {}
        news = _AT_THE_WHEEL.sub("", text) + ripple  # what others read of it later
        reply = Reply(text + ripple, tuple(undo), short=news[:240], presses=undo)
    else:
        reply = await _passed_on(act, text, said, _news_of(report) + ripple)
    done = next((asked.then for asked in questions if asked.then), None)  # nobody could be asked
    for asked in questions:
        reply = _with_question(act, reply, asked)
    return replace(reply, then=done)


async def _charging_elsewhere(act: Act, report: Told, found: Instead) -> str:
    """Return where to charge instead of at a broken charger, and when they will be there."""
    where = f" in {report.said.place}" if report.said.place else ""
    then = f" {expected(report.after.next)}." if report.after.next and found.way else ""
    return fit(f"Noted: broken charger{where}. {await words(act, found)}{then}")


def _with_question(act: Act, reply: Reply, asked: Reply) -> Reply:
    """Return an answer with a question to others: in the group in one message, for families in their own."""
    reply = replace(reply, notices=(*reply.notices, *asked.notices))
    if not act.group or not asked.text:
        return reply
    buttons = (*asked.buttons, *(label for label in reply.buttons if label not in asked.buttons))
    text, presses = f"{reply.text}\n{asked.text}", {**reply.presses, **asked.presses}
    return replace(reply, text=text, buttons=buttons, presses=presses)


async def _ripple(act: Act, roster: Roster, report: Told) -> str:
    """Return what a report changes for the others, and which bookings it endangers, theirs too."""
    if not report.effects and report.said.kind not in _DELAYING:
        return ""
    bookings = await act.uow.of(Reservation).all()
    parties = {family.name: Party("family", family.id) for family in roster.families}
    known = endangered(bookings, parties, report.so_far.planned, report.so_far.live)
    missed = endangered(bookings, parties, report.day.planned, report.day.live)
    leaving = {name for name, _ in report.later.leaves}  # they are told when to leave
    held_up = [effect for effect in report.effects if effect.family not in leaving]
    return ripple_words(held_up, [booking for booking in missed if booking not in known])


def _wants_charger(roster: Roster, said: StatusReport) -> bool:
    electric = any(v.family_id == said.family_id and v.energy is Energy.EV for v in roster.vehicles)
    low = said.kind == "level" and (said.percent or 0) <= _LOW
    broken = said.kind == "breakdown" and (said.percent is not None or is_charger(said))
    return electric and (low or broken)


def _matters(roster: Roster, report: Told) -> bool:
    """Whether others are to hear of it: what changes their day, a breakdown, an arrival where they meet."""
    if len(roster.families) < 2 or report.said.kind in ("charging", "level"):
        return False
    if report.said.kind == "closed" and report.closed.ways == ():
        return False  # nobody drives there
    if report.effects or report.said.kind in _NEWS:
        return report.said.kind in _TOLD
    if report.said.kind != "arrived":
        return False
    news = report.after.reached > report.before.reached
    met = report.before.targets[report.after.reached - 1].others if news else ()
    return bool(met) or report.after.next is None


def _news_of(report: Told) -> str:
    """Return what the others hear of a report."""
    if report.instead is not None and report.instead.way is not None:
        return elsewhere(report.family.name, report.instead.way, report.after)
    return notice_of(report.said, report.family.name, report.before, report.after)


async def _passed_on(act: Act, text: str, said: StatusReport, news: str) -> Reply:
    """Tell the group now, or at the end of its quiet hours when the news can wait."""
    quiet = await quiet_hours(act)
    if quiet is None or said.kind == "breakdown" or not quiet.covers(act.now):
        full = fit(f"{text} I've told the group.") if len(text) < SEGMENT - 25 else text
        return Reply(full, notices=(Notice(news),), short=text[:240])
    await act.uow.of(Alert).put(Alert(new_id(), quiet.after(act.now), None, "news", news))
    return Reply(text, short=text[:240])
