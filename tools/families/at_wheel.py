"""What one of several drivers of a family may do at the wheel."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tools.families.model import Family, Member
from tools.families.names import fold
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal

OF_DRIVERS = ("drive_minutes_per_day", "not_before", "not_after")
_MAY = r"will|can|may|should|does|do|would|must|not|never|only|don'?t|doesn'?t|won'?t|can'?t"
_DRIVES = rf"(?:\s+(?:{_MAY}))*\s+drives?\b"


def driver_meant(act: Act, roster: Roster, family: Family, said: str | None) -> Member | None:
    """Return the one driver of several a limit is for: named, or the subject of what was said.

    None when it is for the whole family, also when only one of it drives. Refusal when nobody of that name is
    in the family.
    """
    members = roster.members_of(family)
    if said:
        found = next((m for m in members if fold(m.name) == fold(said)), None)
        if found is None:
            raise Refusal(f"Nobody called {said} is in the {family.name} family.")
        return found
    drivers = [m for m in members if m.driver]
    if len(drivers) < 2:
        return None
    own = [m for m in drivers if m.id == act.speaker.member_id and re.search(rf"\bI{_DRIVES}", act.said)]
    named = [m for m in drivers if re.search(rf"\b{re.escape(m.name)}{_DRIVES}", act.said, re.IGNORECASE)]
    meant = {m.id: m for m in (*own, *named)}
    return next(iter(meant.values())) if len(meant) == 1 else None


def limited(member: Member, said: Mapping[str, Any]) -> Member:
    """Return a driver with limits of its own. Refusal when they leave no time to drive."""
    changed: Member = replace(member, driver=True, **said)
    if changed.not_before and changed.not_after and changed.not_before >= changed.not_after:
        raise Refusal(
            f"Not before {changed.not_before:%H:%M} and not after {changed.not_after:%H:%M} leaves no day."
        )
    return changed


def in_words(member: Member) -> str:
    """Return a driver's own limits: "at most 3 h a day, not after 18:00"; "" when it has none."""
    minutes = member.drive_minutes_per_day
    hours = f"{minutes // 60} h{f' {minutes % 60:02d}' if minutes % 60 else ''}" if minutes else ""
    parts = [
        f"at most {hours} a day" if hours else "",
        f"not before {member.not_before:%H:%M}" if member.not_before else "",
        f"not after {member.not_after:%H:%M}" if member.not_after else "",
    ]
    return ", ".join(part for part in parts if part)
