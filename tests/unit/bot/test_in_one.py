"""What a group is told of several families at once is one message."""

from datetime import UTC, datetime

from bot.alerts_round import in_one
from storage.conversations import Conversation
from tools.kernel.party import Party
from tools.kernel.reply import Notice
from tools.travel_day.kinds import answers_to, theirs_only
from tools.travel_day.model import Alert

_AT = datetime(2027, 6, 12, 8, tzinfo=UTC)
_GROUP, _ANN = Conversation("telegram", "-1", "group", "t"), Conversation("telegram", "1", "direct", "t")


def _due(
    name: str, words: str, there: Conversation = _GROUP, kind: str = "departure"
) -> tuple[Alert, Conversation, Notice, datetime]:
    alert = Alert(name, _AT, Party("family", name), kind, words)
    presses = theirs_only(answers_to(kind), name)
    return alert, there, Notice(f"{name}: {words}", alert.to, tuple(presses), presses), _AT


def test_several_departures_are_one_message_with_everybodys_buttons() -> None:
    due = [_due("Kims", "Leave at 09:15."), _due("Wus", "Leave at 09:15."), _due("Raos", "Leave at 09:30.")]
    ((ids, there, notice, _),) = in_one(due)
    assert (ids, there) == (("Kims", "Wus", "Raos"), _GROUP)
    assert notice.text == "Kims and Wus: Leave at 09:15.\nRaos: Leave at 09:30."
    assert notice.presses["On my way"].args == {"kind": "departed"}  # of whoever presses it


def test_one_familys_stay_its_own_and_private_chats_too() -> None:
    one = _due("Kims", "Leave at 09:15.")
    charge = _due("Wus", "Next: charge.", kind="charge")
    alone = [_due("Raos", "Leave at 09:15.", _ANN), _due("Parks", "Leave at 09:15.", _ANN)]
    told = in_one([one, charge, *alone])
    assert [ids for ids, *_ in told] == [("Kims",), ("Wus",), ("Raos",), ("Parks",)]
    assert told[0][2].presses["On my way"].args["button_of"] == "Kims"
