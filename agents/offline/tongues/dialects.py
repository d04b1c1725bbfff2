# ruff: noqa: E501  # a row of a table reads best on one line
"""English as it is spoken in the north, in Scotland, Ireland and at home, and terse orders, in plain English."""

DIALECT = r"""
that'?s us (?:just |finally )?(?:away|off)(?: now)? from = we just left
that'?s us (?:just )?(?:in|at|landed in)(?= [A-Z]) = we arrived in
(?:we'?ve|we have|we) (?:just )?landed (?:in|at)(?= [A-Z]) = we've arrived in
frm = from
(?:insted|insteed) = instead
(?:deisel|diesal|desel) = diesel
b4(?= \d| the| we| i) = before
(?<=\bi )pd(?= \d) = paid
(?<=\bwe )pd(?= \d) = paid
lu+vs = loves
hrs? of car(?= a day) = hours of driving
(?P<num0>one|two|three|four|five|six|seven|\d) hours and (?:a )?half = <num> and a half hours
(?<=until )day <d> = the <d>th
(?<=till )day <d> = the <d>th
<stop> (?:is |are )?out[,;.]? (?:and |but )?<P> (?:is |are )?in(?=\s*(?:$|[,.;!]|for\b|on\b|instead|from\b)) = remove <stop>, add <P>
<P> (?:is |are )?in[,;.]? (?:and |but )?<stop> (?:is |are )?out(?=\s*(?:$|[,.;!])) = add <P>, remove <stop>
(?<!\S)-<stop>[,;]? \+<P> = remove <stop>, add <P>
(?<!\S)\+<P>[,;]? -<stop> = add <P>, remove <stop>
^\W*<P> instead of <stop>\W*$ = remove <stop>, add <P>
(?:should|must|ought to|needs to) (?:read|say|show|be|have been) <s> instead of <s2> = is <s>, not <s2>
(?:regenerate|rerun|refresh|rebuild|recalculate|recompute) (?:the |our )?(?:whole )?(?:plan|itinerary|schedule) = redo the plan
once (?:(?:that'?s|it'?s|this is|that is) )?(?:updated|done|changed|sorted|in),? (?:please )?(?=(?:redo|plan|make|send)) = then
(?:the|ra) (?:morra|morrow)|tomorra|tomoz|the morn(?!ing) = tomorrow
me (?:mam|mum|ma) = my mum
me dad = my dad
me da(?='s) = my dad
me (?P<kin0>sister|brother|wife|lad|lass|son|daughter) = my <kin>
bairns|weans|wains|childer|ankle biters|sprogs = kids
(?:bunged|slung|lobbed|flicked|shouted) <n> <s> = gave <n> <s>
(?:stuck|bunged|chucked|whacked|lashed) <s> (?:of |worth of |in )?(?P<fuel0>diesel|petrol|fuel|gas)(?: in)? = put in <s> <fuel>
nowt = nothing
owt = anything
nae (?=[a-z]) = no
cannae|canny(?= (?:eat|do|walk|manage)) = cannot
dinnae = don't
doesnae = doesn't
(?P<verb0>is|was|did|would|could|has|have|had|are|were|should)nae = <verb>n't
mair = more
fae(?= ) = from
aff(?= ) = off
oot(?= ) = out
doon(?= ) = down
hame = home
ower(?= ) = over
wi(?= ) = with
whit's = what's
naw(?=[ ,]) = no
gonnae = going to
the noo = now
youse?s? (?=(?:lot|two|all|about|are|can|have)) = you
wor (?=(?:lad|lass|car|van|kids?|bairns?|mam|da)) = our
"""
