# ruff: noqa: E501  # a pattern is read best whole
"""How people on the road put it: patterns that match at the beginning of a statement about themselves."""

import re

from tools.travel_day.amounts import SPAN

# What may come before: no other subject, so who says that the Lees are there is not there.
OPENING = (
    r"(?>(?:ok(?:ay)?|hey|hi|yay|phew|ugh|argh|update|fyi|heads up|sorry|so|and|but|then|well|guys|all|everyone"
    r"|everybody|folks|btw|yep|yes|good news|bad news|woohoo|finally|just|now|still|currently|already|alright"
    r"|about to be|we|i|we're|i'm|we are|i am|we've|i've|we have|i have|we had to|we'll|we will|have to|has to"
    r"|had to|gonna|going to|will be|be|been|had|have|prob(?:ably)?|looks like|think|most likely|r|are|am"
    r"|running|our|the|us|it's|its|there's|@\w+)(?:[\s,:!-]+|$))*+"
)
_REST = r"(?:\s+(?:now|again|already|finally|everyone|guys|all|too|safely?|on time|at last|folks|y'?all))*\W*"
_TO = (
    r"(?:\s+(?:from|for|to|towards|toward|in|at|with|via|on)\s+[^?]{2,60}|\s+\d{1,2}[:.]\d\d(?: ?[ap]\.?m)?)?"
)
_WHERE = r"(?:\s+(?:home|here|the (?:house|hotel|motel|charger|campground|station|restaurant|cabin|inn)|(?-i:[A-Z])\w+"
_WHERE += r"(?: (?-i:[A-Z])\w+)?))?"


def _at_start(pattern: str, end: str = _REST) -> re.Pattern[str]:
    return re.compile(rf"{OPENING}(?:{pattern}){end}$", re.IGNORECASE)


DEPARTED = _at_start(
    r"(?:left|leaving|departed|departing)" + _WHERE + _TO + r"|(?:heading|headed|head) (?:out|off|back)" + _TO +
    r"|(?:taking|took|setting|set) off" + _TO + r"|(?:pulling|pulled) out" + _TO +
    r"|(?:hit|hitting) the road|(?:back )?on the (?:road|move)|back on (?:the )?(?:\w+-?\d+|highway|freeway)"
    r"|on (?:our|my|the) way" + _TO + r"|omw|otw|moving|underway|under way|wheels (?:up|rolling)"
    r"|(?:out|off) the door|driving|en route" + _TO + r"|(?:back )?(?:rolling|going)(?= (?:again|now))"
)  # fmt: skip
# Said to us alone these are plain; in a group they may be about anything.
LOOSE_DEPARTED = _at_start(r"rolling|off|gone|go+ing|here we go|let'?s roll|outta here")
ARRIVED = _at_start(
    r"(?:made it|arrived(?: safe(?:ly)?(?: and sound)?)?|got here|got in|got there|checked in|pulled in|rolled in)"
    r"(?:\s+(?:to|at|in|into) [^?]{2,60})?"
    r"|at (?:the |our )?(?:hotel|motel|campground|campsite|lodge|inn|cabin|airbnb|house|restaurant|trailhead"
    r"|meeting (?:point|spot|place)|meet-?up(?: spot| point)?|rendezvous|viewpoint|visitor cent(?:er|re)|spot)"
)
LOOSE_ARRIVED = _at_start(r"here|parked|pulling in|pull(?:ing|ed) up|there|in the (?:parking )?lot")
BEING = re.compile(
    rf"{OPENING}(?:(?:back|here)\s+)?(?:in|at|here in|here at|made it to|got(?: in)? ?to|arrived (?:in|at)|reached"
    r"|(?:pulled|rolled|got|pulling|rolling) into|checked in(?:to| at))\s+",
    re.IGNORECASE,
)
PASSING = re.compile(
    rf"{OPENING}(?:(?:went|drove) (?:through|past|by)|passing(?: through)?|passed(?: through)?|going through|driving through|coming up on"
    r"|approaching|near|nearing|just (?:past|outside|before)|past)\s+(?P<rest>.+)",
    re.IGNORECASE,
)
STOPPED = re.compile(
    rf"{OPENING}(?:(?:quick |short |little )?(?:stop(?:ping|ped)?|pull(?:ing|ed) over|pull(?:ing|ed) off|tak(?:ing|e) a"
    r" (?:quick |short )?(?:break|stop|nap)|grabb(?:ing|ed)|getting (?:gas|food|coffee|lunch|dinner)|gassing up"
    r"|fuel(?:l?ing)? up|filling up|refuel(?:l?ing)?)\b"
    r"|(?:a |another )?(?:quick |short |little )?(?:pee|potty|bathroom|restroom|toilet|pit|rest|gas|fuel|lunch|dinner"
    r"|food|coffee|snack|photo|dog|stretch|leg|nap)[ -]?(?:break|stop)\b"
    r"|(?:the )?(?:kids?|baby|dog|toddler|son|daughter|(?-i:[A-Z])\w+) (?:need|needs|threw up|has to|have to|got carsick"
    r"|is carsick|is sick|puked)\b|need(?:s)? to (?:pee|eat|stretch|stop)"
    r"|(?:tire pressure|oil|warning) light\b)",
    re.IGNORECASE,
)
CHARGING = re.compile(
    rf"{OPENING}(?:plugged in|plugging in|hooked up|juicing up|on the (?:charger|plug)|at the (?:charger|supercharger)"
    r"|charging)\b(?! (?:alerts?|reminders?|stops?\b))",
    re.IGNORECASE,
)
CHARGED = re.compile(
    rf"{OPENING}(?:charged(?: up)?|done charging|unplugged|topped up|topped off|finished charging|fully charged"
    r"|charging(?:'s| is)? (?:done|complete|finished)|full(?: (?:at|to))?(?= ?\d| charge|\W*$))\b",
    re.IGNORECASE,
)
LEVEL = re.compile(
    rf"^{OPENING}(?:(?:down to|at|only|just|on|got|still)\s+)*(?:(?:battery|charge|soc)\b(?: is| at| level| down to|:)*\s*(?P<bare>\d{{1,3}})\b(?! ?(?:min|m\b|h\b|mi|km|am|pm|:))"
    r"|\d{1,3} ?(?:%|percent)(?: (?:battery|charge|left|soc|remaining|in the battery|of battery))?(?: left)?\W*$)",
    re.IGNORECASE,
)
BATTERY = re.compile(r"\b(?:battery|left|remaining|soc|down to|low|only)\b", re.IGNORECASE)
HAS_CHARGED = re.compile(r"\b(?:charged?|charging|unplugged|topped|done|full|juiced)\b", re.IGNORECASE)
QUEUE = re.compile(
    r"\b(?:wait(?:ing)? (?:for|on) (?:a |an |the |our turn at the )?(?:free |open )?(?:charger|stall|plug|spot to charge)"
    r"|(?:chargers?|stalls?|superchargers?|plugs?)\b[\w\s,']{0,30}\b(?:occupied|full|taken|busy|in use)"
    r"|(?:stalls?|chargers?)\b[^.!?]{0,40}\b(?:a|long|big|huge) (?:line|queue|wait)|(?:line|queue) (?:for|at) the (?:charger|supercharger|stalls?)|\d+ (?:cars?|people) (?:ahead|in front)"
    r"(?: of us)?)\b",
    re.IGNORECASE,
)
BREAKDOWN = re.compile(
    rf"{OPENING}(?:(?:got|get|a|another|we have|with)\s+)*(?:blew (?:a|out)\b|blown tire|on the (?:side of the road|shoulder)|flat(?: tire| tyre)?(?=\W|$)(?! (?:road|out))|blow-?out"
    r"|puncture|(?:check )?engine light\b|(?:car|van|engine|truck|rv|suv|radiator|transmission)(?:'s| has| is)?"
    r" (?:just )?(?:overheat\w*|died|broke\w*|dead|smoking|won'?t start|making)|won'?t start|overheat(?:ed|ing)"
    r"|broke(?:n)? down|(?:ran|run|running) out of (?:gas|fuel|juice|charge|battery)|out of (?:gas|fuel|juice|charge|battery)\b"
    r"|dead battery|hit a (?:deer|elk|cow)|got rear-?ended|accident\b|(?:in|into) an accident|being towed"
    r"|waiting (?:for|on) (?:a tow|aaa|the tow|roadside)|stranded)",
    re.IGNORECASE,
)
SKIPPED = re.compile(
    rf"{OPENING}(?:no need to stop (?:in|at|for)|skip(?:ping|ped)?|not stopping (?:in|at|for)|no stop (?:in|at)|driving (?:straight |right )?(?:past|through)"
    r"(?= [^.]*without)|pushing (?:on|straight) (?:past|through))\s+(?:the |our )?(?P<rest>[^,.;!?]+)"
    rf"|{OPENING}no (?P<meal>lunch|dinner|breakfast)(?: stop| break)?\b",
    re.IGNORECASE,
)
AFTERWORDS = re.compile(r"\s+(?:after all|and\b.*|this time|today|then|guys|entirely|completely)$")
EXPECTED = re.compile(
    rf"{OPENING}(?:should |shld )?(?:be )?(?:(?:there|here|arriv(?:e|ing)|eta|in \w+|getting (?:in|there)|get (?:in|there))"
    rf"(?: is| of| to \w+)?[ :]*(?:in )(?P<span>{SPAN.replace('?P<', '?P<s_')})"
    rf"|eta:? (?:is )?(?:in )?(?P<eta>{SPAN.replace('?P<', '?P<e_')})(?![:.]\d| ?[ap]\.?m)"
    rf"|(?:only |just )?(?P<out>{SPAN.replace('?P<', '?P<o_')})\s+(?:out|away|to go)\b)",
    re.IGNORECASE,
)
EXPECTED_AT = re.compile(
    rf"{OPENING}(?:should |shld )?(?:be )?(?:there|arriv(?:e|ing)|eta|getting (?:in|there)|get (?:in|there))(?: is| of| to \w+)?"
    r"[ :]*(?:at |by |around |about |~|like )*(?P<clock>\d{1,2}(?:[:.][0-5]\d)?\s*(?:[ap]\.?m?\.?)?)\b",
    re.IGNORECASE,
)
LEAVING_IN = re.compile(
    rf"{OPENING}(?:leav(?:e|ing)|head(?:ing)? out|depart(?:ing)?|set(?:ting)? off|tak(?:e|ing) off|out the door|roll(?:ing)? out)"
    rf" in (?P<span>{SPAN})",
    re.IGNORECASE,
)
LEAVING_AT = re.compile(
    rf"{OPENING}(?:leav(?:e|ing)|head(?:ing)? out|depart(?:ing)?|set(?:ting)? off)(?: now)? (?:at|around|by|closer to|about)"
    r" (?P<clock>\d{1,2}(?:[:.][0-5]\d)?\s*(?:[ap]\.?m?\.?)?)(?! ?(?:min|m\b|h))\b",
    re.IGNORECASE,
)
BEHIND = re.compile(rf"\b(?P<span>{SPAN})\s*(?:late|behind|delay(?:ed)?|later|lost)\b", re.IGNORECASE)
BEHIND_BY = re.compile(
    rf"\b(?:late(?: start)?|behind|delay(?:ed)?(?: of)?|later)\b[\s,:]*(?:by |is |us |of )?(?P<span>{SPAN})(?=\W|$)",
    re.IGNORECASE,
)
COSTS = re.compile(
    rf"\b(?:add(?:s|ed|ing)?|lost|lose|costs?|cost us|took|need)\s+(?:us )?(?P<span>{SPAN})(?:\s*(?:more|extra))?\b",
    re.IGNORECASE,
)
MORE = re.compile(r"\b(?:more|extra|another) |\b(?:add|lost|lose|costs?)", re.IGNORECASE)
FIGURE = re.compile(
    rf"[\s,]*\b(?:(?:prob(?:ably)?|maybe|i think|adds?|for|about|another|like|at least|and)\s+)*{SPAN}(?: i think| i guess| prob(?:ably)?)?\W*$",
    re.IGNORECASE,
)
HELD_UP = re.compile(
    r"\b(?:jackknifed|rollover|everything(?: is|'s)? stopped|stuck|traffic|crash|wreck|jam(?:med)?|standstill|stand still|backed up|construction|roadwork|road work|bumper"
    r"|not moving|stopped dead|crawling|gridlock\w*|tail-?backs?|nose to tail|car park|parking lot on the|queu(?:e|ing)|log-?jam|solid|held up|detour|delay(?:ed|s)?|overslept|behind schedule)\b",
    re.IGNORECASE,
)
# "still stuck, another 30"
STILL_MORE = re.compile(
    rf"\b(?:stuck|traffic|jam|crawling|queue|held up|not moving)\b.*\b(?:another|about|for|prob(?:ably)?|maybe|at least|like)\s+(?P<span>{SPAN})\W*$",
    re.IGNORECASE,
)
FREE = re.compile(
    r"\b(?:no|without|light|little|out of|past|through|clear|cleared) (?:more |the |that |any )?(?:traffic|jam|delays?|construction|detour)|\bcleared\b",
    re.IGNORECASE,
)
STUCK = re.compile(
    rf"{OPENING}(?:(?:stuck|sitting) in|hit|in) (?:bad |heavy |some )?(?:traffic|a jam)", re.IGNORECASE
)
LATE = re.compile(r"\b(?:late|behind|delay(?:ed|s)?)\b", re.IGNORECASE)
AHEAD = re.compile(
    rf"(?P<span>{SPAN})\s*(?:early|ahead(?: of (?:schedule|plan|time|you))?)\b"
    r"|\b(?:early|ahead) by (?P<by>\d{1,3})",
    re.IGNORECASE,
)
DOUBT = re.compile(
    r"\?|\b(?:if|hope|hopefully|might|may|would|could|should|can we|can you|can (?:some|any)one|shall|let'?s|not"
    r"|isn'?t|never|was|were|yesterday|last (?:year|time|night|summer|trip)|remember|imagine|worked|fixed"
    r"|works again|wish|unless|instead of|supposed|tomorrow|tonight|next (?:week|year|time|day)|did|didn'?t|who|whose"
    r"|what|when|where|why|how|which|does anyone|do (?:you|we|they)|has any\w+|is any\w+|are (?:you|we|they)"
    r"|are the|is the|in case|want(?:s|ed)? to|wanna|don'?t|won'?t be|booked|booking|reserved)\b",
    re.IGNORECASE,
)
# Words of doubt that are none here: "should be there in 25", "won't start", "not stopping in Price".
PLAIN = re.compile(
    r"\bsh(?:ou)?ld be (?:there|here)\b|\bwon'?t (?:start|work)|\bnot (?:working|moving|stopping|charging)\b"
    r"|\bmight as well\b|\b(?:stall|plug|station)s? (?:do|does|is|are)\w*\b|,? where (?:r|are) (?:u|you|y'?all)\b.*"
    r"|\bcould be (?=\d|an? |half|around|about)|,? (?:don'?t|do not) wait\b.*",
    re.IGNORECASE,
)
CHARGER = re.compile(
    r"\b(?:(?P<where>[A-Za-z][\w'.-]*)\s+)?(?:super)?(?:charger|charging (?:station|point|stop)|station|stall|plug)s?\b"
    r"(?:[\w\s,'’-]{0,30}?\b(?:in|at)\s+(?P<place>(?-i:[A-Z])[\w'.-]*(?:\s(?-i:[A-Z])[\w'.-]*){0,2}))?"
    r"[\w\s,'’-]{0,24}?\b(?:broken|dead|dark|out of (?:order|service)|offline|won'?t start|no(?:t| longer) working|busted|won'?t (?:connect|charge|take|read)|keeps failing"
    r"|(?:is|are)?(?: all)? (?<!slow )(?<!set )down\b(?! the)|(?:doesn|don|won)['’]?t work|not working)"
    r"|\bnone of the (?:chargers?|plugs?|stalls?) works?\b",
    re.IGNORECASE,
)
CLOSED = re.compile(
    r"\b(?:(?P<road>(?:i|us|hwy|highway|route|sr|[a-z]{2})[- ]?\d{1,3}|(?<![\d:.])\d{2,3}|the road|road|(?:the )?pass"
    r"|[A-Z]\w+ (?:Pass|Road|Bridge))"
    r"\s*(?:is|are|'s|has been)?\s*(?:now |completely |still )?(?:closed|shut|blocked)(?! at \d)"
    r"|(?:they|police|cops|chp|udot|cdot)(?:'ve| have)? (?:just )?(?:closed|shut|blocked)(?: down)? (?P<shut>[\w-]+))"
    r"(?:[\w\s,]{0,20}?\b(?:at|near|by|in|past)\s+(?P<place>(?-i:[A-Z])[\w'.-]*(?:\s(?-i:[A-Z])[\w'.-]*)?))?",
    re.IGNORECASE,
)
MEALS = frozenset(("lunch", "breakfast", "dinner", "the break", "brunch"))
GOAL = re.compile(r"\b(?:until|till|waiting)\b", re.IGNORECASE)
NO_CAR = re.compile(r"\b(?:phone|laptop|watch|tablet|ipad|camera)\b", re.IGNORECASE)
OTHERS = re.compile(
    r"\b(?:the|they|she|he|his|her|their|grandma|grandpa|mom|dad)(?: \w+s?)? (?:is|are|'re|will|run|have|has)\b"
    r"|\b(?:they|she|he)'(?:re|s|ll)\b|^(?!(?:Stuck|Running|Traffic|Sorry|About|Probably|Prob|Gonna|Late|We|I)\b)"
    r"[A-Z]\w+ (?:is|are|will|says)\b|\b(?:flight|plane|store|museum|ferry|train|game|movie|check-?in)\b",
)
HERE = re.compile(rf"{OPENING}(?:we(?:'re| are| r)|we) (?:all )?(?:here|parked)\W*$", re.IGNORECASE)
REACHED = re.compile(r"\b(?:arrived|made it|here|we'?re (?:in|at)|are (?:in|at)|reached)\b", re.IGNORECASE)
EARLY = re.compile(
    r"\b(?P<number>\d{1,3}) ?(?:m|mins?|minutes?) (?:early|ahead)\b|\bahead of (?:schedule|time|plan)\b",
    re.IGNORECASE,
)
# What else the road makes people say: then it is no arrival, or the engine reads the whole.
OTHERWISE = re.compile(
    r"\b(?:late|behind|delayed|left|leaving|charged|charging|plugged|until|till|tomorrow|tonight|next"
    r"|min(?:utes)? away|hours? away|driving|passing|between|near|almost|not|booked|meet)\b|\?",
    re.IGNORECASE,
)
NO_PLACE = frozenset(
    "the a all this that these our every each another first second last fast only same broken ev tesla other "
    "both any my hotel some one two three four their its dc and but of with old new public rapid ac".split()
)

# A sum of money: what was bought on the way is more than a stop, and read with all its words.
PAID = re.compile(
    r"[$€£]\s?\d|\b\d+(?:\.\d\d)?\s?(?:bucks|dollars|euros?|quid|pounds)\b"
    r"|\b\d+\.\d\d\b.*\b(?:paid|on (?:me|us)|my card|mine|ours)\b",
    re.IGNORECASE,
)
