"""How people ask what they missed, what was decided, and who said what: the shapes of whole questions."""

import re

_ME = "(?:i|we|me|us)"
_ANY = "(?:any|some)(?:one|body)"
_ALL = "(?:you(?: all| guys)?|y'all|they|we|people|every(?:one|body)|the (?:others|group|families|rest))"
_TALK = "(?:chat|group|day|discussion|conversation|talk)"
_THINGS = f"(?:things|everything|it all|it|this|today|yesterday|the {_TALK})"
_BEEN = f"what(?:'s| has| was|'ve)? ?(?:been |{_ALL} )?(?:happened|said|decided|went on)"
_SETTLED = "(?:decided?|agreed?|settled?|concluded?)"
_ABOUT = "(?: on| about| for| regarding)+"
_WHAT = "(?P<what>.{2,60}?)"

_HELLO = """hey|hi|hello|okay|ok|so|um+|uh|sorry|please|pls|plz|just|and|but|also|wait|guys|folks|all|bot
|pathfinder|now|back|quick(?: question)?|remind me|tell me|show me|do you know
|i(?:'d| would) like to know""".replace("\n", "")
# What stands before a question and asks nothing.
BEFORE = re.compile(
    rf"(?:(?:{_HELLO}|does {_ANY} (?:know|remember)"
    rf"|(?:can|could|would|will) (?:you|{_ANY})(?: please| pls)?"
    r"|(?:i'm|i am|im|we're|we are) (?:back|here|late|awake|new here)(?: now| again)?"
    r"|(?:(?:i|we)(?:'ve| have| had)? )?(?:(?:only|just|been|was|were) )+[\w' ]{2,25}(?=[,.;:!-]))"
    r"(?![\w'])[\s,.;:!?-]*)+",
    re.IGNORECASE,
)
_PART_OF_A_DAY = "this (?:morning|afternoon|evening)"
_DAY = rf"today|yesterday|{_PART_OF_A_DAY}|this week|last night"
_LATELY = r"(?:last|past) [\w ]{3,15}"
_THANKS = "please|pls|thanks?|so far|already|yet|here|in here|lately|recently|exactly|again|guys|all|then"
AFTER = (
    rf"(?P<tail>(?:[\s,;:-]+(?:{_THANKS}|every(?:one|body)"
    r"|(?:in|on) (?:the|this|our) (?:chat|group|thread|trip)"
    r"|while (?:i|we) [\w' ]{2,40}|when (?:i|we) (?:was|were|wasn't|weren't|slept) ?[\w' ]{0,30}"
    r"|and when(?: was (?:that|it))?|(?:and )?at what time|(?:since|from) [\w ,':]{2,30}"
    rf"|{_DAY}|(?:in|over|for)? ?(?:the )?{_LATELY}))*)"
)
SINCE = re.compile(rf"(?:since|from) (?P<since>[\w ,':]{{2,30}})|(?P<day>{_DAY}|{_LATELY})", re.IGNORECASE)
PART_OF_TODAY = re.compile(_PART_OF_A_DAY, re.IGNORECASE)
# "since I left": the record knows when that was.
OWN_TIME = re.compile(r"(?:i|we|my|our|the last time|last time|then|lunch|dinner|breakfast)\b", re.IGNORECASE)

_GIVE = "(?:i need |i could use |give me |need |can i (?:get|have) |any chance of )?"
MISSED = (
    rf"what(?:'d| did|'s| have|'ve| has)? (?:all )?{_ME}(?: all)?(?:'ve| have)? miss(?:ed)?(?: out on)?",
    rf"(?:did|have) {_ME} miss(?:ed)?(?: anything| something| much| a lot)?(?: important| big)?",
    rf"(?:is there )?anything {_ME}(?:'ve| have)? miss(?:ed)?",
    rf"(?:catch|fill|bring|get) (?:me|us) (?:up|in)(?: to (?:speed|date))?(?: on {_THINGS})?",
    rf"{_GIVE}(?:a |the |an )?(?:quick |short |brief )?"
    r"(?:re-?cap|catch-?up|summary|run-?down|digest|tl;? ?dr|gist)"
    rf"(?: of (?:{_THINGS}|{_BEEN}|what {_ME}(?:'ve| have)? missed))?",
    rf"(?:summari[sz]e|recap|sum up)(?: (?:{_THINGS}|{_BEEN}))?(?: for (?:me|us))?",
    r"what(?:'s| is) (?:new|the latest|the news)",
    r"(?:is there |are there |got )?any(?:thing)? (?:new|news|updates?)",
    r"what(?:'s| has|'d| was| all)?(?: all)?(?: been)? (?:said|happened|changed|went on)",
    r"what(?:'s| has) been (?:going on|happening|said|discussed)",
    r"(?:did|has) (?:anything|much|something)(?: important| new)? (?:happen|change)(?:ed|d)?",
    rf"what(?:'ve| did| have| were| was)? {_ALL}(?: all)?(?: been)? "
    r"(?:talk|discuss|chat|say|said)(?:t?ed|t?ing)?(?: about)?",
)
DECIDED = (
    rf"what(?:'s| is| has| was|'ve| have| did|'d)?(?: {_ALL})?(?: all)?(?:'ve| have)?(?: been)?"
    rf"(?: already| all)? {_SETTLED}(?: on| to| upon)?",
    r"(?:what are |list )?(?:the |our |all )?decisions",
)
TOPIC = (
    rf"(?:what|when|how)(?: did| have|'ve|'s| was| has)? ?(?:{_ALL})?(?: been)? {_SETTLED}{_ABOUT} {_WHAT}",
    rf"(?:did|have|has) {_ALL} (?:{_SETTLED}|talk(?:ed)?|vote(?:d)?)"
    rf"(?: anything| something)?{_ABOUT} {_WHAT}",
)
PAID = (r"who(?:'s| has)? paid (?:whom|who|back)(?: what)?",)

_DID = """said|wanted|wants|suggest(?:ed|s)?|mention(?:ed|s)?|asked (?:for|about|to)|voted (?:for|against)?
|brought up|proposed|wished for|talked about|is asking for|was asking (?:for|about)|came up with|wrote|posted
|booked|reserved|added|entered|recorded|put in|changed|cancell?ed|removed|deleted|struck|voided|scrapped|undid
|started|closed|moved|decided|agreed to""".replace("\n", "")
_DO = """(?:say|ask|mention|want|suggest|book|add|enter|cancel|vote|settle)(?:l?ed)?|said
|(?:change|decide|agree)d?|write|wrote|pay|paid""".replace("\n", "")
_PERSON = r"(?P<who>[\w'-]+(?: [\w'-]+)?)"
ASKED = (
    rf"who(?: was it| all| else)?(?: that| who)? (?:{_DID})"
    rf"(?: on| about| that| to| something about| anything about)? {_WHAT}",
    rf"whose (?:idea|wish|suggestion)(?: was| is)?(?: it)?(?: to| that)? {_WHAT}",
    rf"when (?:did|was it that) {_PERSON} (?:{_DO})(?: on| about| that| to| for)?"
    rf"(?: (?:he|she|they)(?: had)?)?(?: paid)?(?: for)? {_WHAT}",
    r"when was (?P<what>.{2,40}?) (?:decided|agreed(?: on)?|settled|booked|added|entered|cancell?ed|changed"
    r"|suggested)",
    rf"(?:what|when|why) (?:did|has|have|does) {_PERSON} (?:say|said|write|written|wrote|think|want|tell us)"
    rf"(?: anything| something)? about {_WHAT}",
    rf"what (?:did|has) {_PERSON} (?:say|said|write|written|suggest|suggested)",
    rf"(?:did|has|have) (?P<who>{_ANY}|[\w'-]+) (?:ever )?"
    r"(?:say|said|mention(?:ed)?|write|ask for|asked for|suggest(?:ed)?|bring up|brought up)"
    rf"(?: (?:anything|something))?(?: about| on)? {_WHAT}",
)
# How whatever else is asked begins.
QUESTION = re.compile(
    r"(?:who|whose|what|when|why|where|how|did|do|does|is|are|was|can|could|show)\b", re.IGNORECASE
)
NOBODY = frozenset(
    "anyone anybody someone somebody we they people everyone everybody you i it he she".split()
)
