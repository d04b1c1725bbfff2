# ruff: noqa: E501  # a pattern reads best on one line
"""What kind of thing is booked."""

import re
from collections.abc import Sequence

from agents.offline.phrases import capitals
from agents.offline.scene import Scene
from agents.offline.values.dates import DateMatch

_KIND: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("rental", r"\b(?:hired|hiring|renting|rented|hire of)\b[^.;!?\n]{0,24}\b(?:kayaks?|canoes?|boats?|bikes?|e-?bikes?|bicycles|paddle ?boards?|sups?|scooters?|skis|jeeps?|pontoon|motorbikes?|quads?)\b|\bpontoon\b|\b(?:boat|bike|scooter|kayak|canoe|ski|jeep|camper\w*|rv|motorhome|vehicle|wheels|suv|truck|buggy|moped)s? (?:rental|hire)\b|\b(?:for|set of|our) (?:the )?wheels\b|^\W*(?:the |our )?(?:car )?rental\b|\brental (?:ok |booked |sorted |done )?(?:at|from|with|is|thru|through)\b|\bmietwagen\b|\brent(?:al|ed)\b.*\b(?:car|van|minivan|seater|pick)|\b(?:car|van|minivan) rental\b|\bhire car\b|\bpick(?:ing)? ?up\b.*\b(?:drop|bring|return)|\benterprise\b|\bhertz\b|\bavis\b|\bsixt\b|\beuropcar\b|\bcampervan\b"),
        ("campsite", r"\bcamp\w*|\bsites?\b|\bpitch(?:es)?\b|\btents?\b|\brv park\b|\bstellpl[aä]tz\w*|\bemplacements?\b"),
        ("ferry", r"\bferry\b|\bferries\b|\bsailing\b|\b(?:hurtigruten|marine atlantic|stena|dfds|p&o|color line|silja|red funnel|wightlink|fjord ?line|havila|irish ferries|corsica|moby|grimaldi|tirrenia|blue star|minoan|dover.calais|eurotunnel|le shuttle|tallink|viking line|jadrolinija|calmac|brittany ferries|spirit of tasmania)\b|\binterislander\b|\bcrossing\b|\b(?:boat|hydrofoil|catamaran|steamer) (?:from|over|across)\b"),
        ("restaurant", r"\btable\b|\bdinner\b|\blunch\b|\bbrunch\b|\bsuppers?\b|\brestaurant\b|\bluncheon\b|\bchez\b|\bkonoba\b|\bosteria\b|\btavern\w*|\bbrasserie\b|\bristorante\b|\brestaurante\b|\bpizzeria\b|\bcantina\b|\bbodega\b|\bsushi\b|(?-i:\bmesa\b)|\bcena\b|\bpub\b|\bbistro\b|\bdiner\b|\btrattoria\b|\bsteak\w*|\bcrab\b|\beat (?:at|in)\b|\bwe(?:'re| are)? eat(?:ing)?\b|\bgrill\b|\bsteakhouse\b|\bchippy\b|\btaqueria\b|\bsmokehouse\b|\bbbq\b|\bafternoon tea\b|\bbreakfast at\b|\bmeal\b|\bcovers\b"),
        ("ticket", r"\btickets?\b|\btix\b|\btimed entry\b|\bentry\b|\bpass(?:es)?\b|\bbillets?\b|\b(?:train|railway|railroad|bahn|funicular|cable car|gondola|concert|festival|matinee|musical|opera|open air|stadium|tgv|amtrak|eurostar|flixbus|flixtrain|lner|sncf|renfe|trenitalia|theat(?:re|er)|cinema|gig)\b"),
        ("lodging", r"\bhotels?\b|\binn\b|\blodge\b|\bmotel\b|\bhostel\b|\byha\b|\brifugio\b|\bh[üu]tte\b|\bcabins?\b|\bcottages?\b|\bairbnb\b|\bcondo\b|\bvilla\b|\brooms?\b|\bb&b\b|\bstay(?:s|ing)? (?:at|in)\b|\bguest ?house\b|\bbunk ?house\b|\bgasthof\b|\bhytter?\b|\bbnb\b|\bgites?\b|\bapartamento\b|\bhomestay\b|\bapartments?\b|\bhouse\b|\bnights?\b|\bresort\b|\bryokan\b|\briad\b|\bauberge\b|\bzimmer\b|\bcuartos\b|\bsuites?\b|\bcheck[- ]?(?:in|out)\b|\brms?\b|\bnites?\b|\bdigs\b|\bpension\b|\bgasthaus\b|\bferien\w+|\bchalets?\b|\brefuge\b|\bbeds\b|\b(?:arrival|arrive|anreise|ankunft|arriv[eé]e|aankomst|llegada)\b[\s\S]{1,40}\b(?:departure|depart|abreise|d[eé]part|vertrek|salida)\b|\bparador\b|\bpousada\b|\bagriturismo\b|\bhouseboats?\b|\bbungalows?\b|\bstudios?\b|\b(?:double|twin|triple)s?\b|\bthe condo\b"),
        ("activity", r"\btours?\b|\bclass\b|\bkayaks?\b|\bwhale\b|\bpaddl\w*|\bboat\b|\braft\w*|\bcruise\b|\blesson\b|\bsnorkel\w*|\bhike\b|\bride\b|\bzip ?line\b|\bsafari\b|\bworkshop\b|\bmuseum\b|\b(?:scrambl\w+|trek\w*|pony|horse\w*|riding|climb\w*|abseil\w*|surf\w*|div(?:e|ing)|fishing|archery|golf|spa|massage|tasting|escape room|canyoning|via ferrata|quad\w*|sled\w*|husky|falconry|excursion|guided|adventures?|expeditions?|outfitters?|go-?karts?|paintball|laser tag|bowling|balloon\w*|paraglid\w*|sauna|hot springs?)\b"),
    )
)  # fmt: skip  # fmt: skip


_ACTIVITY_FIRST = re.compile(
    r"\b(?:tour|class|lesson|cruise|kayak\w*|raft\w*|snorkel\w*|safari|watching|jeep)\b", re.I
)
_NO_ACTIVITY = re.compile(
    r"\btickets? for\b|\brooms?\b|\bnights?\b|\b(?:rental|hire|hired|renting|rented|pontoon)\b|\b(?:coach|first|second|business|economy|standard) class\b",
    re.I,
)


def kind_of(text: str) -> str:
    """The catalogue's kind a text speaks of."""
    if _ACTIVITY_FIRST.search(text) and not _NO_ACTIVITY.search(text):
        return "activity"
    return next((k for k, rx in _KIND if rx.search(text)), "other")


_NAMED_KIND = re.compile(
    r"\b(?P<l>hotel|h[oô]tel|inn|lodge|motel|hostel|resort|cottages?|cabins?|guest ?house|auberge|gasthof|villa|airbnb)\b|\b(?P<c>camp(?:ground|site|ing)?)\b",
    re.IGNORECASE,
)


_OVER_NIGHT = re.compile(
    r"\b(?:from )?(?:the )?(?:\w+ )?(\d{1,2})(?:st|nd|rd|th)?\.? (?:to|till|until|through|-|–) (?:the )?(?:\w+ )?(\d{1,2})(?:st|nd|rd|th)?\b(?!\s*(?:am|pm|:|h\b|kids|people|persons))",
    re.IGNORECASE,
)


_SHOW = re.compile(
    r"\b(?:tickets?|tix)\b.*\b(?:show|theat(?:re|er)|concert|cruise|circus|musical|game|match)\b", re.I | re.S
)
_NEARBY = re.compile(
    r"\b(?:next (?:door )?to|near|opposite|across from|beside|behind|round the corner from) (?:the |our )?[A-Z]\w+(?: [A-Z]\w+)*"
)
_PITCHES = re.compile(r"\b(?:pitch(?:es)?|tents?|(?:camp)?sites?|rv spots?|stellpl\w+|emplacements?)\b", re.I)
_ROOFS = re.compile(
    r"\b(?:\d|one|two|three|four) (?:\w+ )?(?:cabins?|bungalows?|cottages?|rooms?|lodges|chalets?|huts?)\b",
    re.I,
)


def kind_told(text: str, known: str | None) -> str:
    """The kind by the thing's own name when that tells, else by all that was said."""
    text = _NEARBY.sub(" ", text)
    if not known and _SHOW.search(text):
        return "ticket"
    name = known or " ".join(n for n, _ in capitals(text))
    eating = re.search(r"\b(?:table|dinner|lunch|brunch|supper|breakfast at)\b", text, re.I)
    if (m := _NAMED_KIND.search(name)) and not eating:
        roofed = m["c"] and _ROOFS.search(text) and not _PITCHES.search(text)
        return "lodging" if m["l"] or roofed else "campsite"
    if known and kind_of(known) != "other" and not eating:
        return kind_of(known)
    found = kind_of(text)
    if found == "campsite" and _ROOFS.search(text) and not _PITCHES.search(text):
        return "lodging"
    if found == "other" and _OVER_NIGHT.search(text):
        return "lodging"
    if found == "other" and re.search(
        r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:people|persons|pax|pessoas|guests)\b|\b(?:birthday|anniversary|half (?:past )?(?:six|seven|eight|nine)|in the evening)\b",
        text,
        re.I,
    ):
        return "restaurant"
    return found


_NIGHTS = re.compile(
    r"\b(?:nights?|nites?|rooms?|rms?|check(?:ing)?[- ]?(?:in|out)|stay\w*|sleep\w*|beds?|suites?|doubles?|twins?|zimmer|chambres?)\b",
    re.I,
)
_AT_TABLE = re.compile(
    r"\b(?:table|seated|seats us|covers|(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:of us|people|persons?|ppl|pax)|for (?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|all (?:\d{1,2}|six|seven|eight|nine|ten))\b",
    re.I,
)
_EVENING = range(17, 23)


def by_the_hour(kind: str, scene: Scene, days: Sequence[DateMatch]) -> str:
    """The kind where the words leave it open: one evening hour is a meal, another hour something to do, nights a bed."""
    if kind not in ("other", "lodging") or _NIGHTS.search(scene.text):
        return kind
    if any(d.end and d.end > d.start for d in days):
        return "lodging"
    clocks = [t for t in scene.times if not re.search(r"\bfor $", scene.text[: t.at[0]])]
    if not clocks or not days:
        return kind
    hour = clocks[0].hour + (12 if not clocks[0].sure and clocks[0].hour in range(5, 10) else 0)
    if hour in _EVENING and (kind == "other" or _AT_TABLE.search(scene.text) or "instead" in scene.text):
        return "restaurant"
    return "activity" if kind == "other" else kind
