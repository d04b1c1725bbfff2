# ruff: noqa: E501  # a phrase reads best on one line
"""The ways people say who paid, beyond "Carl paid"."""

from agents.offline.scene import Scene
from agents.offline.slots.slotted import Told, phrase, told

_HAVE = r"(?:['’]?(?:ve|s|d)\b| (?:have|has|had|did|don|was|is|both|already|also|just|again|then|actually|kindly|meanwhile|in the meantime|for once|finally|aka [a-z]+|even|very|so|[a-z]+ly|went and|ended up|as usual|once more|the (?:legend|hero|star|saint|dear|angel)|bless (?:him|her|them)))"
_SUBJECT = rf"{{who}}(?:, [a-z' ]{{3,24}},|{_HAVE})*"
_SPENT = (
    r"(?:paid|payed|pd|payd|covered|bought|picked up|fronted|settled|spotted|footed|advanced|prepaid|pre-paid|purchased|disbursed|sponsored|financed|buys?|shelled out|forked out|coughed up|"
    r"stumped up|ponied up|sprang for|sprung for|splashed out|laid out|treated|took care of|taken care of|made the payment|did the paying|handled (?:the )?(?:bill|check|payment|tab)|"
    r"(?:took|met|cleared|squared|grabbed|caught|snagged|did) (?:the |that |this )?(?:bill|check|tab|cost|expenses?)|stood (?:us|everyone|the round|the drinks|the bill)|"
    r"gassed|fuell?ed|refuell?ed|tanked|tapped|swiped)\b(?! (?:back|with|at|in) )"
)
_PAYING = r"(?:pay|paying|cover|covering|treat|treating|pick up|picking up|settle|settling|foot|footing|front|fronting|advance|handle|get|getting|buy|buying)\b"
_CARD = r"(?:(?:credit|debit|bank|gas|travel|business|work|company|corporate|joint|prepaid|gold|platinum|blue|black|spare|other|new|old) ){0,2}(?:card|visa|amex|mastercard|master card|account|wallet|purse|pocket|pockets|tab|paypal|venmo|revolut|monzo|wise|google pay|apple pay|gpay|money|cash|dime|nickel|coin|pay ?check|chequebook|checkbook|budget)\b"
_PASSIVE = r"(?:paid|settled|met|covered|handled|footed|fronted|advanced|prepaid|pre-paid|bought|purchased|picked up|taken care of|laid out|laid down|disbursed|sponsored|swiped|tapped|defrayed|discharged|funded|financed|put up)"

# Getting things in, where the sum stands behind: nobody else being told to have paid, that is who did.
_TOOK = r"(?:shouted|took|stood|met|fetched|collected|ordered|brought|rented|hired|nabbed|sorted|organi[sz]ed|arranged|provided|supplied|scored|procured|obtained|acquired|bagged|restocked|replenished|refilled|topped up|donated|nipped out for|ran out for|went for|went and got|popped out for)"

PAYS = tuple(
    phrase(template)
    for template in (
        # "Rui very kindly paid", "Marta, bless her, covered it"
        rf"{_SUBJECT} {_SPENT}",
        # "Tobi has it advanced", "I have taken it over"
        r"{who}(?:['’]?(?:ve|s|d)| have| has| had) (?:it|this|that|them|these|those|all|everything) (?:all |just |already |kindly )?(?:advanced|prepaid|paid|covered|financed|settled|taken over|laid out)\b",
        rf"{{who}}(?:{_HAVE})* (?:taken|took) (?:it|this|that|them|the (?:bill|cost|costs|sum|amount)) over\b",
        # "Ronnie handed the boy 75 dollars", "I gave the shop 40"
        rf"{_SUBJECT} (?:gave|given|handed|slipped|tipped|counted out)(?: over| out)?(?: (?!to\b|back\b)[a-z'’-]+){{0,4}} {{sum}}",
        rf"{_SUBJECT} (?:spent|dropped|blew|parted with|threw down|put down|put in)\b(?= )",
        # "cost me 86", "set Rui back 40"
        r"\b(?:cost|costs|ran|rushed|stung|charged|took) {whom}(?: back| about| around| only| just| all of)* {sum}",
        r"\bset {whom} back\b",
        # "Radha was kind enough to pay", "I ended up paying", "Sal insisted on paying"
        rf"{{who}}(?:{_HAVE})* (?:so |very |most )?(?:kind|good|nice|generous|sweet|gracious|decent|lovely)(?: enough)?(?: as)? to {_PAYING}",
        rf"{{who}}(?:{_HAVE})* (?:insisted on|insists on|ended up|wound up|volunteered to|offered to and did|had to|got to|was made to|got stuck|was stuck|got lumbered)(?: with)? (?:{_PAYING}|the (?:bill|tab|check))",
        r"{who}(?:['’](?:s|m|re)| is| am| are| was| were)?(?: still| the one| who(?:['’]s| is| was)?)* paying\b(?! (?:half|back|for (?:his|her|their|our|my)|her|his|their|\x04|\d|them|each|nothing|\w+ (?:share|part)))",
        rf"{{who}}(?: wouldn['’]?t| would not| didn['’]?t| did not) (?:let|allow) (?:anyone|anybody|us|me|them|the rest)(?: else)?(?: to)? {_PAYING}",
        r"{who}(?:['’](?:s|m|re)| is| am| are| was) (?:out of pocket|\x04\x05* out of pocket|out \x04\x05*)",
        # "settled by my wife", "payment being made by Suresh", "payer: Rui"
        rf"\b{_PASSIVE}(?: (?:for|in full|in cash|in advance|up front|upfront|already|entirely|again|kindly|beforehand))* by {{whom}}",
        r"\b(?:payment|payments|paying|cash|money|funds) (?:being |been |was |were |is |came |made |given |done |provided |handled )*(?:by|from) {whom}",
        r"\b(?:payer|payee|paid by|who paid|purchaser|buyer)(?: is| was| remains| stays| again| still| now)* ?[:=]? ?{whom}",
        # "out of Sal's pocket", "on Kurt's Visa", "Kurt's Visa", "my dime", "Rui's treat"
        rf"\b(?:on|off|from|via|with|using|to|onto|through|by|out of|over) {{whose}} {_CARD}",
        # "Joe stuck the tickets on his card", "the round was on Mahesh"
        rf"{{who}}(?:{_HAVE})* (?:put|stuck|popped|slapped|bunged|whacked|chucked|threw|stuffed|ran|run|lashed|charged|placed|booked)\b[^.;!?\n]{{0,60}}? (?:on|to|onto|through) (?:his|her|their|my|our|the|a) {_CARD}",
        r"(?:{sum}(?: [a-z]+)?,?|\bbill|\bround|\bone|\bit|\bthat) (?:['’]s |is |was |were |goes |went |all )*on {name}(?=\W*$|[,.;!)])",
        # "it is me who has paid", "it was I who got it"
        r"(?<!not\x20)(?<!n't\x20)(?<!n’t\x20)(?<!nt\x20)\b(?P<who>I|me|\x02\x03*) (?:who|that|which)(?: has| have| had|['’]s|['’]ve)? (?:paid|payed|bought|got|covered|settled|picked|treated|fronted)\b",
        # "Jun shouted the lunch, 88", "Kasper took the ice, 45"
        rf"{{who}}(?:{_HAVE})* {_TOOK}\b(?=[^.;!?\n\x02]{{2,50}}? ?\x04)",
        # "Mahesh is out 33.60 for the drinks"
        r"{who}(?:['’](?:s|m|re)| is| am| are| was| were)? (?:out|down|short|light) {sum}",
        # "33.60, that was Nikhil", "33 even by Agnes", "75 (paid: Ngozi)"
        r"{sum}(?: [a-z]+){0,5}[,;.–—-]*(?: and)? (?:that|it|this)(?:['’]s| was| is) {whom}(?=\W*$|[,.;!)]|\s+(?:who|that|again|this time|as usual))",
        r"{sum}(?: [a-z]+){0,2},? by {whom}",
        # "parking 20 was me, gondola 144 was Shelly", "wanted 36 euros off me", "Gary stuck 60 in"
        r"{sum}(?: (?:quid|bucks|euros?|dollars?|pounds?))? (?:was|were|is) (?:all )?{whom}(?=\s*(?:$|[,.;!)]|\band\b|&|\bagain\b|\btoo\b))",
        r"{sum}(?: (?:quid|bucks|euros?|dollars?|pounds?))? (?:off|out of) {whom}\b",
        rf"{{who}}(?:{_HAVE})* (?:stuck|poured|pumped|bunged|whacked|popped|lashed|chucked|put|lobbed)(?: in| out| down)? {{sum}}",
        r"\b(?P<who>pagu(?:é|e\u0301|e)|yo)\b",
        r"\bby (?P<who>self)\b",
        r"(?:{sum}|[,(;:/|–—-]|^|\n) ?paid ?[:=]? ?{whom}(?=\W*$|[,.;)/!])",
        r"{whose} (?:treat|shout|round|dime|nickel|visa|amex|mastercard|card|tab|debit|credit card|debit card|cash|money|purse|wallet|pocket|turn|go|buy)(?=\W*(?:$|[,.;:!?)\n(–—-]|(?:so|this time|again|as usual|for|and|but|everyone|split)\b))",
        r"\b(?:courtesy|compliments) of {whom}",
        # "thanks to Rui for covering it"
        rf"\b(?:thanks|thank you|thx|ty|cheers|props|kudos)(?: goes| go)?(?: again)?(?: to)? {{name}} for {_PAYING}",
        r"\b(?:reimburse|reimbursed?|pay back|owed? to|owing to) {name}",
    )
)


def paying(part: Scene) -> list[Told]:
    """Where it is said who paid, and who; the same party can be told twice."""
    return list(part.once(_paying))


def _paying(part: Scene) -> list[Told]:
    return told(part, PAYS)


def payer_told(part: Scene) -> str | None:
    """The one party said to have paid; None when nobody is, or several are."""
    parties = {one.party for one in paying(part)}
    if parties == {"me", "my_family"}:
        return "me"
    return parties.pop() if len(parties) == 1 else None
