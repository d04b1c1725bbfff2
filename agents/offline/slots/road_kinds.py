# ruff: noqa: E501  # a pattern reads best on one line
"""Which kinds of report from the road a text tells, by its words."""

import re
from collections.abc import Mapping
from types import MappingProxyType

_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "breakdown": (
            r"\bflat\b|\b\w*panne\b|\bhit (?:a|an) (?:deer|elk|moose|sheep|cow|pothole|kangaroo|roo|dog|kerb|curb)\b|\bbroke(?:n)? ?down\b|\btow(?:ed|ing| truck)?\b|\bwon'?t (?:start|turn)\b|\bradiator\b|\bengine\b|\bpuncture|\bburst\b|\bblew\b|\bbroken (?:spring|belt|axle|down)",
            r"\bt[iy]re went\b|\bsmok(?:e|es|ing)\b|\boverheat|\bdead battery|\bbattery(?: is)? dead|\bbreakdown\b|\bboiled over\b|\bconked out\b|\bgave up the ghost\b",
            r"\b(?:fan ?belt|alternator|axle|clutch|gearbox|gasket)\b|\bt[iy]re(?:'s| is| has)? gone\b|\b(?:car|van|truck|vehicle)(?:'s| is| has)? (?:down|died|dead|refuses|quit)\b|\bblow-?out\b(?! (?:of the )?(?:diaper|nappy))|\bboil\w+ o[wv]er\b|\bwarning (?:lamp|light)\b|\bhard shoulder\b|\bon the shoulder\b",
            r"\bsteam(?:ing)?\b(?! (?:train|engine|railway|room))|\bwheel bearing\b|\bbearings?(?:'s| is| has| have)? (?:gone|let go|went|shot)\b|\bunder (?:the|my|our) (?:bonnet|hood)\b|\bparted company\b|\b(?:AAA|ADAC|RAC|CAA|AA man|tow man|mechanic|recovery (?:truck|man|service)|roadside (?:assistance|help)|breakdown service)\b|\b(?:rad(?:iator)?|coolant|brake|fuel) (?:hose|line|warning|leak|pump)\b|\bleaking\b|\b(?:transmission|starter(?: motor)?|brakes?|drive ?shaft|suspension|exhaust)(?: is| are|'s| has| have)? (?:gone|shot|dead|fell|broke\w*|failed|kaput|bust(?:ed)?|locked|fallen)\b|\bkaput\b|\bnothing (?:goes|works)\b|\b(?:it|she|car|van|truck) (?:will not|won'?t|does not|doesn'?t|wouldn'?t) (?:go|move|drive|budge|start)\b|\bscreen (?:is |went |gone )?(?:black|dead|blank)\b|\b(?:motor|engine) (?:died|quit|stopped|is dead)\b",
        ),
        "charged": (
            r"\bch\w{2,3}ged\b|\bcharging\b|\bbattery'?s? (?:is |now )?(?:at|back (?:up )?(?:at|to)|up to)\b|\bplugged in\b|\bchraged\b|\bjuice|\btopped (?:up|off)\b|\btop(?:ping)? up\b|\bload(?:ed|ing)\b(?=[^.!?]*\d ?(?:%|percent))",
            r"\b(?:car|battery|she)(?:'s| is)? (?:back |now )?(?:says|at|to|charges|marks|shows)\b(?=[^.!?]*\d ?(?:%|percent))|\bit(?:'s| is)? (?:back |now )?(?:says|at|charges|marks|shows)\b(?=[^.!?]*\d ?(?:%|percent))|\bunplug(?:ged|ging)\b|\bplug (?:is )?(?:pulled|out)\b|\bfilled up to\b|\bat the charger\b",
        ),
        "departed": (
            r"^\W*(?:departure|abfahrt|d[eé]part|salida|partenza)\b|\baway (?:from|fae|at last)\b|\bgo(?:ing)? out\b(?: now)? of\b|(?<!% )(?<!percent )(?<!what's )(?<!whats )(?<!miles )(?<!km )(?<!is )\bleft\b(?! (?:over|behind|to (?:go|do|drive)|turn|side|lane|hand|rear|front|mirror|it\b|them\b|(?:the|my|our|her|his|their|a|an|some)\b(?! (?:house|hotel|cottage|cabin|campsite|campground|airbnb|inn|lodge|hostel|motel|b&b|city|town|place|station|restaurant|beach|park|driveway|gate|services|ferry|port))|[A-Z]\w+(?:'s)? (?:at|behind)\b))|\bleavin[g']?\b|\bdeparted\b|\bwe'?re off\b|\bon our way\b|\b(?:back |we'?re )on the road\b|\bon the road (?:again|at last)\b",
            r"\brollin[g']?\b|\bset(?:ting)? off\b|\bpull(?:ed|ing) out\b|\bhead(?:ing|ed) (?:out|off)\b|\boff (?:we \w+|at last)\b|\b(?:we are|we're|i'm|us|all|they're|finally|now|are|is|'s) on (?:the|our|their|his|her) way\b|\bon the road now\b|\bpulled away\b|\boff from\b|^\W*from [A-Z][\w ]+ \d{1,2}[:.]\d\d|\bhit(?:ting)? the road\b|\bstarted from\b|\bjust started\b|\b(?:we|i)(?:'re| are|'m| am)? (?:start(?:ing)?|leave|go|depart|drive off)(?: all)? (?:right )?now\b|\bsetting (?:off|out)\b|\bwe (?:have |'ve )?started\b|\bon the way now\b|\bunder ?way\b",
            r"\bwheels (?:up|turning)\b|\brolled out\b|\boutta\b|^\W*(?:just |ok |so )*out of (?=[A-Z])|\bgot away\b|\b(?:that'?s us|we'?re|we are) away\b|\b(?:we'?re |finally |now |and )moving\b|\bon the move\b|\b(?:driving|rolling|going|moving) again\b|\bback in (?:the car|business)\b|\ben route\b|\bwe (?:all )?depart\b|\bin the (?:rear ?view )?mirror\b|\bwe(?:'ve| have) moved\b|\b(?:has|have|had|'ve|(?<!what)'s) (?:just |now |just now |finally |all )*(?:left|departed|set off|gone)\b|\bout (?:of )?the (?:door|gate|driveway|house|garage)\b|\bwheels are rolling\b|\bon (?:our|my|their) merry way\b|\b(?:salimos|saliendo|saindo|partimos)\b",
        ),
        "late": (
            r"(?<!better )\blate\b(?! than never)|\bbehind\b|\bdead stop\b|\bsp[aä]ter\b|\bversp[aä]tung\b|\bretard\b|\bcome later\b|\bgridlock\w*|\bbackup\b|\bbacked up\b|\bdelay(?:ed)?\b|\bstuck\b|\btraffic\b|\bheld up\b|\btack on\b|\brunning\b|\bslow going\b|\bwait\b|\bqueue\b|\bcrawl",
            r"\beta (?:shift|slip|\+|plus)|\b(?:jam|jammed|blocked|roadworks?|wreck|crash|pile-?up)\b|\bstand(?:ing)? still\b|\bnothing moves\b|\baccident\b|\blater than (?:agreed|planned|said|we said)\b|\b(?:stau|roadblock|rockfall|landslide|detour)\b|\badd \d+ ?min|\bdon'?t (?:hold|keep) (?:supper|dinner|lunch)\b|\bmissed (?:the|our) exit\b|\bturned (?:back|around) for\b",
        ),
        "stopped": (
            r"\bstop(?:ped|ping)\b|\bhalt(?:ed|ing)?\b|\bparked up\b|\bpull(?:ed)? over\b|\bbreak\b|\bin \w+ for (?:lunch|coffee|dinner|gas)\b|\bquick stop\b|\bpit ?stop\b|\b(?:popped|nipped|ducked|dropped|swung) (?:in|into|by|off)\b|\bpull(?:ing)? in\b|\b(?:having|eating|grabbing) (?:a |some |our )?(?:\w+ )?(?:bite|lunch|coffee|breakfast|brunch|dinner|supper|snack|tea|ice creams?|picnic|nap|drink)\b|^\W*(?:a |just |quick )*(?:lunch|coffee|breakfast|brunch|dinner|gas|petrol|fuel|snack|tea|pee|loo|wee|bathroom|toilet|comfort|bladder|food|playground)\b(?: stop| break| pause| time)?,? (?:at|in|near|by)\b|\b(?:had|have|having|need|needed|must|gotta|going) to (?:make a |do a )?stop\b|\bstop (?:in|at|near)\b|\balighted\b|\b(?:made|making|doing|did|taking|took) (?:a|an|another) (?:\w+ )?(?:stop|halt|pause|breather)\b|\bcatching (?:our|my) breath\b",
            r"\b(?:getting|grabbing|buying|having|for) (?:some |a |an |the )?(?:gas|petrol|fuel|diesel|coffee|coffees|lunch|snacks?|food|groceries|breakfast|ice cream|bite|wee|pee|dinner)\b|\bpaus(?:e|ed|ing)\b|\b(?:toilet|diaper|nappy|pee|potty|lunch|coffee|petrol|fuel|food) stop\b|\bstop (?:for|toilet)\b|\blay-?by\b|\b(?:rest area|gas station|petrol station|services)\b",
        ),
        "arrived": (
            r"\barrived\b|^\W*(?:just |finally |we |all )*made (?=[A-Z])|\bpulling in(?:to)\b|\brolling in(?:to)\b|\bjust arriving\b|\bmade it\b|\bwe'?re (?:in|here|there|at)\b(?! (?:a|the) )|\bpulled (?:up|in|into)\b|\bcheck(?:ed|ing) in(?:to)?\b|\bgot (?:here|in|to)\b|\bare in!|\blanded\b|\bare arrived\b|\bhere!|\breach(?:ed)?\b|\bjust got\b|(?:^\W*|\bwe are )in (?!traffic|trouble|line|a queue|the\b|my\b|our\b)[a-z' ]{3,24}!|\brolled in(?:to)?\b|\bparked (?:by|at|outside)\b",
            r"\b(?:we are|we're|we r|all|already|now) (?:here|there)\b|\b(?:here|there) now\b|\bthat'?s us (?:at|in)\b|\btouched down\b|\bsafe (?:and sound )?(?:in|at)\b|\b(?:llegamos|chegamos|arrivati|angekommen|sind da|sommes arriv[ée]s|ya estamos)\b|\bboots on the ground\b|\bparked\b(?! up)",
        ),
        "location": (
            r"\bpassing\b|\bpassed\b|\bpast\b|\bcurrently\b|\bsomewhere\b|\bnow in\b|\bwe are (?:in|at|near)\b|\bjust crossed\b|\bnear\b|\bwe're (?:in|at|near)\b|\boutside\b|\bposition\b|\bthrough \w+ now\b|\b(?:miles|km|mi) (?:from|out|north|south|east|west)\b",
        ),
    }
)  # fmt: skip
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile("|".join(words), re.IGNORECASE)) for kind, words in _WORDS.items()
)
# "We are in Glencoe": of a stop of the trip it is an arrival, of any other place only where they are.
_BEING = re.compile(r"\b(?:we|i)(?:'re|'m| are| am| r|re)? (?:now |currently )?(?:in|at)\b", re.IGNORECASE)
_COME = re.compile(
    r"\b(?:arriv\w+|made it|reach\w*|pull\w+|roll\w+|check\w+|here|there|landed|safe\w*|parked|finally|at last|got|through|past|passing|passed|near|outside|crossed|somewhere)\b|!",
    re.IGNORECASE,
)
_JUST_NOW = re.compile(r"\b(?:now|atm|at the moment|rn|currently|by now|still)\b", re.IGNORECASE)
_OUT = re.compile(
    r"\b(?:min(?:ute)?s?|mi(?:les)?|km|hours?|hrs?) (?:out|away|to go|left)\b(?! (?:late|behind))",
    re.IGNORECASE,
)


def whereabouts(text: str, kinds: list[str], at_a_stop: bool) -> list[str]:
    """The kinds, with an arrival told apart from only being somewhere on the way."""
    if kinds == ["late"] and _OUT.search(text) and not re.search(r"\blate|behind|delay", text, re.I):
        return ["location"]
    if kinds not in (["arrived"], ["location"]) or not _BEING.search(text) or _COME.search(text):
        return kinds
    return ["arrived"] if at_a_stop else ["location"] if _JUST_NOW.search(text) else kinds


_THERE = re.compile(
    r"\b(?:at|in|standing (?:at|in)) (?:the )?\w[\w' ]{2,30}?(?:\s+now|\s*[,.!:]|\s*$)", re.IGNORECASE
)


def told_otherwise(text: str, minutes: bool, percent: bool) -> str:
    """What a report without any of these words is: a charge, a delay, "in Ronda now", or where somebody is."""
    if percent:
        return "charged"
    if minutes:
        return "late"
    return "arrived" if _THERE.search(text) else "location"
