"""What the platform is answered when a button is pressed: shown to who pressed it, and to nobody else."""

from typing import Any

from channels.teams.activity import Activity

_NOTED = "I have noted that."


def noted(activity: Activity) -> dict[str, Any]:
    """Return the body for a button that was taken; a submitted card's waits for none."""
    if activity.type != "invoke":
        return {}
    return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": _NOTED}


def void() -> dict[str, Any]:
    """Return the body for a button that is none of ours."""
    value = {"code": "BadRequest", "message": "That button does nothing any more."}
    return {"statusCode": 400, "type": "application/vnd.microsoft.error", "value": value}
