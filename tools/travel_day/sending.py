"""Use cases: alerts fall due, and people look at what is to come."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from tools.documents.service import make_map
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.reply import Reply
from tools.kernel.when import zone
from tools.planning.model import Itinerary
from tools.polls.reminders import RESULT
from tools.polls.service import end
from tools.preferences.model import Setting
from tools.preferences.quiet import quiet_hours
from tools.proposals import service as proposals
from tools.travel_day import kinds
from tools.travel_day.forgetting import SHARING, forget_positions
from tools.travel_day.kindness import brief, settle_up, thanks
from tools.travel_day.kinds import DIGEST, MAY_BE_EMPTY, MORNING, SETTLEMENT, THANKS, answers_to
from tools.travel_day.living import as_it_goes, today
from tools.travel_day.model import Alert, AlertStatus
from tools.travel_day.muting import is_muted
from tools.travel_day.open_questions import digest
from tools.travel_day.scheduling import as_things_stand
from tools.travel_day.standing import State
from tools.trips.head import blank, head

# How late a word on the road may come and still help: after an outage, not in the course of things.
_STALE = {
    kinds.EVENING: timedelta(hours=12),
    kinds.DEPARTURE: timedelta(hours=2),
    kinds.LEAVE_NOW: timedelta(minutes=30),
    kinds.CHARGE: timedelta(hours=1),
    kinds.BREAK: timedelta(minutes=30),
    kinds.RENDEZVOUS: timedelta(minutes=45),
    kinds.CHECK_IN: timedelta(hours=6),
    kinds.MORNING: timedelta(hours=4),
}
_OVERDUE = timedelta(minutes=10)


async def due_alerts(act: Act) -> list[tuple[Alert, Reply]]:
    """Take the alerts that are due at `act.now`, oldest first, marked sent, each with its words.

    What is muted, about somebody who left, or too old to help is cancelled instead; what falls into
    quiet hours is put off to their end. Called in the
    transaction that writes the messages down, an alert is sent once, or stays waiting.
    """
    waiting = [
        a for a in await act.uow.of(Alert).all() if a.status is AlertStatus.WAITING and a.at <= act.now
    ]
    settings = await act.uow.of(Setting).all() if waiting else []
    roster = await Roster.load(act)
    became: list[Alert] = []
    taken: list[tuple[Alert, Reply]] = []
    leaving = any(alert.kind == kinds.DEPARTURE for alert in waiting)
    fresh = await as_things_stand(act) if leaving else {}  # traffic is looked at once more
    for alert in sorted(waiting, key=lambda alert: alert.at):
        if alert.kind == kinds.DEPARTURE and alert.id in fresh:
            alert = replace(alert, text=fresh[alert.id].text, about=fresh[alert.id].about)
        stale = alert.kind in _STALE and act.now - alert.at > _STALE[alert.kind]
        if stale or is_muted(alert, settings, roster) or not _is_there(roster, alert):
            became.append(replace(alert, status=AlertStatus.CANCELLED))
            continue
        told, reply = await _taken(act, alert)
        became.append(told)
        if told.status is AlertStatus.SENT:
            taken.append((told, reply))
    await act.uow.of(Alert).put_all(became)
    return taken


async def _taken(act: Act, alert: Alert) -> tuple[Alert, Reply]:
    """Return an alert marked sent, with its words; cancelled without any; put off in quiet hours.

    What it makes happen (a vote ends, its result is proposed) waits with it: people hear of it with its
    buttons, and nothing is done that nobody was told.
    """
    at = await _loud(act, alert)
    if at > act.now:
        return replace(alert, at=at), Reply("")
    reply = await _said(act, alert)
    if not reply.text and alert.kind in MAY_BE_EMPTY:
        return replace(alert, status=AlertStatus.CANCELLED), reply
    return replace(alert, text=reply.text or alert.text, at=at, status=AlertStatus.SENT), reply


async def _loud(act: Act, alert: Alert) -> datetime:
    """Return when an alert may be heard, in the trip's zone: its own time, or the end of quiet hours."""
    if alert.kind in (proposals.DUE, SHARING):
        return alert.at  # a deadline that was set is kept
    quiet, trip = await quiet_hours(act, alert.to), await head(act)
    overdue = act.now - alert.at > _OVERDUE  # after an outage: the night it comes in is what counts
    moment = act.now if overdue else alert.at
    local = moment.astimezone(zone(trip.timezone if trip else "", alert.at.tzinfo))
    if quiet is None or not quiet.covers(local):
        return alert.at.astimezone(local.tzinfo)
    return quiet.after(local)


async def sent_as(act: Act, numbers: Mapping[str, int]) -> None:
    """Keep which message of the outbox each alert became, by the alert's id."""
    known = await act.uow.of(Alert).all()
    sent = [replace(alert, sent_as=numbers[alert.id]) for alert in known if alert.id in numbers]
    await act.uow.of(Alert).put_all(sent)


async def unheard(act: Act, alert_id: str) -> None:
    """Note that there was nobody to hear an alert that is not for the group."""
    alert = await act.uow.of(Alert).get(alert_id)
    if alert is not None:
        await act.uow.of(Alert).put(replace(alert, status=AlertStatus.CANCELLED))


async def undelivered(act: Act, alert_id: str, chat: str | None) -> None:
    """Note that an alert did not arrive in `chat`: it waits to go another way (None: it failed)."""
    alert = await act.uow.of(Alert).get(alert_id)
    if alert is None:
        return
    if chat is None:
        await act.uow.of(Alert).put(replace(alert, status=AlertStatus.FAILED, sent_as=None))
        return
    tried = tuple(dict.fromkeys((*alert.tried, chat)))
    again = replace(alert, status=AlertStatus.WAITING, tried=tried, sent_as=None)
    await act.uow.of(Alert).put(again)


async def under_way(act: Act) -> frozenset[str]:
    """Return the families whose car is moving now, by what they said last."""
    states = (await today(act)).families
    return frozenset(name for name, state in states.items() if state.state is State.ON_THE_ROAD)


def _is_there(roster: Roster, alert: Alert) -> bool:
    return alert.to is None or roster.family_of(alert.to) is not None


async def _said(act: Act, alert: Alert) -> Reply:
    """Return an alert as it is said now, with what it makes happen."""
    if alert.kind == RESULT:
        return await end(act, alert.about)
    if alert.kind == proposals.DUE:
        return await proposals.due(act, alert.about)
    if alert.kind == proposals.REMINDER:
        return await proposals.ask_again(act, alert.about)
    if alert.kind == SHARING:
        await forget_positions(act)
        return Reply("")
    if alert.kind == THANKS:
        return await _thanks(act, alert)
    choices = answers_to(alert.kind)
    return Reply(await _words(act, alert), tuple(choices), presses=choices)


async def _thanks(act: Act, alert: Alert) -> Reply:
    """Return the words after a trip, with its picture where there is something to draw."""
    text = await _words(act, alert)
    try:
        picture = await make_map(act)
    except Refusal:
        return Reply(text)
    return Reply(text, attachments=picture.attachments)


async def _words(act: Act, alert: Alert) -> str:
    """Return an alert's words as things stand now: plans and sums move after it was written."""
    if alert.kind == DIGEST:
        return await digest(act)
    if alert.kind not in (MORNING, THANKS, SETTLEMENT):
        return alert.text
    trip = await head(act) or blank(act)
    plan = await act.uow.of(Itinerary).get(act.trip_id)
    if alert.kind == THANKS:
        return await thanks(act, trip, plan)
    if alert.kind == SETTLEMENT:
        return await settle_up(act, trip)
    day = alert.at.astimezone(zone(trip.timezone, alert.at.tzinfo)).date()
    live = await as_it_goes(act, day)
    if live is not None:
        return brief(live)
    return next((brief(d) for d in plan.days if d.date == day), alert.text) if plan else alert.text
