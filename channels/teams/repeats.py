"""Deliveries that Teams makes again under a new id and time: told by who said what, where."""

import hashlib
import json

from channels.teams.activity import Activity


def digest(activity: Activity) -> str:
    """Return what stays the same when Teams brings an activity again (the door judges by when it came)."""
    sender = activity.sender.id if activity.sender else ""
    files = [(one.name, one.content_url) for one in activity.attachments or ()]
    said = [activity.type, activity.conversation.id, sender, activity.text, activity.value, files]
    return hashlib.sha256(json.dumps(said, default=str, sort_keys=True).encode()).hexdigest()
