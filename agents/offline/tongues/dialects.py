# ruff: noqa: E501  # a row of a table reads best on one line
"""English as it is spoken in the north, in Scotland, Ireland and at home, in plain English."""

DIALECT = r"""
(?:the|ra) (?:morra|morrow)|tomorra|tomoz|the morn(?!ing) = tomorrow
me (?:mam|mum|ma) = my mum
me da(?:d)?(?='s|\b) = my dad
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
