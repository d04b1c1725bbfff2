# ruff: noqa: E501  # a row of a table reads best on one line
"""Reports from the road: which kind, where, how long, how full, and why."""

from typing import Any

import pytest

from tests.unit.agents.offline.slots.costs_said import read


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("stopped at a rest area near Kanab, Noah needs to throw up, 15 min", {"kind": "stopped", "place": "Kanab", "minutes": 15, "note": "Noah needs to throw up"}),
        ("We have just departed", {"kind": "departed"}),
        ("out the door at last", {"kind": "departed"}),
        ("running 25 min behind, there's a herd of cows on the road", {"kind": "late", "minutes": 25, "note": "there's a herd of cows on the road"}),
        ("gonna be 40 late, Femi forgot the passports and we turned round", {"kind": "late", "minutes": 40, "note": "Femi forgot the passports"}),
        ("Pulled in at Green River for ice, ten minutes", {"kind": "stopped", "place": "Green River", "minutes": 10, "note": "ice"}),
        ("Bryce. Flat tire. Hour and a half.", {"kind": "breakdown", "minutes": 90, "note": "Flat tire"}),
        ("Blew a belt. Shelter Bay. CAA in 90.", {"kind": "breakdown", "place": "Shelter Bay", "minutes": 90, "note": "Blew a belt, CAA in 90"}),
        ("pulled over White River, 20 mins, Noah carsick", {"kind": "stopped", "place": "White River", "minutes": 20, "note": "Noah carsick"}),
        ("Plugged in at Hanksville, up to 70, see you at 5", {"kind": "charged", "place": "Hanksville", "percent": 70}),
        ("US-89 closed by a rockslide, add 50 minutes", {"kind": "late", "minutes": 50, "note": "US-89 closed by a rockslide"}),
        ("Rogers Pass shut, rockfall. Add 70 min on me.", {"kind": "late", "place": "Rogers Pass", "minutes": 70, "note": "shut, rockfall"}),
        ("standing in the Stau before Munich, 30 minutes later than planned", {"kind": "late", "place": "Munich", "minutes": 30, "note": "standing in the Stau before"}),
        ("passing Salina now", {"kind": "location", "place": "Salina"}),
        ("Taking a breather at Big Water, Jenny feels queasy, back in 20", {"kind": "stopped", "place": "Big Water", "minutes": 20, "note": "Jenny feels queasy"}),
        ("we got held up at customs, tack on 45", {"kind": "late", "minutes": 45, "note": "held up at customs"}),
        ("1 hr 15 late, accident on 191", {"kind": "late", "minutes": 75, "note": "accident on 191"}),
        ("Kitty Hawk! We made it, thank you Saint Christopher", {"kind": "arrived", "place": "Kitty Hawk"}),
        ("By the grace of God the Adeyemi vehicle has just now left the gate", {"kind": "departed"}),
        ("Had to stop in Exmore, Noah's stomach, figure twenty minutes. I said no cake at breakfast", {"kind": "stopped", "place": "Exmore", "minutes": 20, "note": "Noah's stomach"}),
        ("40 min behind. tractor.", {"kind": "late", "minutes": 40, "note": "tractor"}),
        ("Running about 20 mins behind, roadworks by Lancaster", {"kind": "late", "minutes": 20, "place": "Lancaster", "note": "roadworks"}),
        ("parked up at Tebay services for coffee", {"kind": "stopped", "place": "Tebay services", "note": "coffee"}),
        ("Puncture. Dunkeld. Kwik Fit coming in 45", {"kind": "breakdown", "place": "Dunkeld", "minutes": 45, "note": "Puncture, Kwik Fit coming in 45"}),
        ("we r in Glencoe atm", {"kind": "location", "place": "Glencoe"}),
        ("we're in moab now", {"kind": "arrived", "place": "Moab"}),
        ("Away from Moab at last", {"kind": "departed", "place": "Moab"}),
        ("off we pop from moab", {"kind": "departed", "place": "Moab"}),
        ("So, we are on the way! From Freiburg 8:40", {"kind": "departed", "place": "Freiburg"}),
        ("Abfahrt Lyon 10:15", {"kind": "departed", "place": "Lyon"}),
        ("stopping in moffat for chips, 20 min", {"kind": "stopped", "place": "Moffat", "minutes": 20, "note": "chips"}),
        ("Quick gas stop in Kayenta", {"kind": "stopped", "place": "Kayenta", "note": "gas"}),
        ("popped into Tesco in Oban for snacks", {"kind": "stopped", "place": "Oban", "note": "snacks"}),
        ("Lunch at the Twin Rocks Cafe in Bluff, 1 hr", {"kind": "stopped", "place": "Bluff", "minutes": 60, "note": "Lunch"}),
        ("pulling into moab now", {"kind": "arrived", "place": "Moab"}),
        ("20 minutes out from Page", {"kind": "location", "place": "Page"}),
        ("Just going through Carlisle", {"kind": "location", "place": "Carlisle"}),
        ("Wreck on 191 near Bluff has us stopped, figure on 45 more minutes", {"kind": "late", "place": "Bluff", "minutes": 45, "note": "Wreck on 191 has us stopped"}),
        ("Gonna be an hour late, Femi left her phone at the hotel and we had to turn around", {"kind": "late", "minutes": 60, "note": "Femi left her phone at the hotel"}),
        ("Still in Bluff, won't be leaving for another half hour, Femi can't find her coat", {"kind": "late", "place": "Bluff", "minutes": 30, "note": "Femi can't find her coat"}),
        ("Alternator died. Sitting at a gas station in Shiprock. Tow truck on the way.", {"kind": "breakdown", "place": "Shiprock", "note": "Alternator died, Tow truck on the way"}),
        ("Leaving Moab. Better late than never.", {"kind": "departed", "place": "Moab"}),
        ("stuck behind an RV convoy. we're 20 back", {"kind": "late", "minutes": 20, "note": "stuck behind an RV convoy"}),
        ("we're 40 late, on our way to Page", {"kind": "late", "minutes": 40}),
        ("dads pulled over AGAIN for a wee. in machynlleth", {"kind": "stopped", "place": "Machynlleth", "note": "wee"}),
        ("we made it to Page with 9% left", {"kind": "arrived", "place": "Page", "percent": 9}),
    ],
)  # fmt: skip
def test_one_report(text: str, report: dict[str, Any]) -> None:
    assert read("report_status", text) == [report]
