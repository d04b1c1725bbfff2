# ruff: noqa: E501  # a row of a table reads best on one line
"""What French-speaking families write, in English; rows are read by `tables.py`."""

PHRASES = r"""
j(?:e n)?'aime pas le plan = change the plan
sont vegetariens = are vegetarian
(?:supprime|efface|annule) (?:la derniere|le dernier)(?: \w+)? = undo the last one

c'est moi(?=\s*(?:[,.;]|$|\d)) = , I paid
<n> a fait le plein = <n> paid for petrol
j'ai fait le plein = I paid for petrol
(?:on fait une )?pause(?: \w+)? a (?=[A-Z]) = we stopped in
(?:on est )?(?:tombes )?en panne a (?=[A-Z]) = the car broke down at
la voiture (?:ne demarre pas|est en panne) = the car broke down
on dort ou = where do we sleep
qui vient = who is coming
pas de <w> pour (?:moi|nous) = no <w> for me
(?:on ne veut|on veut) pas (?:rouler|conduire) plus de = we don't want to drive more than
une? demi[- ]heure|demi[- ]heure = half an hour
c'etait <s>,? pas <s2> = was <s>, not <s2>
(?:mon cousin|ma cousine) = my cousin
ma grand-mere = my grandma
s'il (?:te|vous) plait|stp|svp = please
j'ai (?:paye|regle|avance|depense) <s> (?:pour|de) (?:l'|la |le |les )? = I paid <s> for
j'ai (?:paye|regle|avance)(?= (?:l'|la|le|les|\d)) = I paid for
<n> a (?:paye|regle|avance) <s> (?:pour|de) (?:l'|la |le |les )? = <n> paid <s> for
<n> a (?:paye|regle|avance)(?= (?:l'|la|le|les|\d)) = <n> paid for
(?:on a|nous avons) (?:paye|regle|avance)(?= (?:l'|la|le|les|\d)) = we paid for
(?:paye|regle|avance)e?s? par <n> = , <n> paid
(?:paye|regle|avance)e?s? par moi|c'est moi qui ai paye|j'ai paye(?=\s*(?:$|[,.;])) = , I paid
c'est <n> qui a (?:paye|regle) = , <n> paid
(?<=\d )moi(?=\s*(?:$|[,.;])) = I paid
(?<=\d )<known>(?=\s*(?:$|[,.;])) = <known> paid
<n> m'a (?:vire|envoye|rembourse|donne|rendu) <s> = <n> sent me <s>
j'ai (?:vire|envoye|rembourse|donne|rendu) <s> a <n> = I sent <n> <s>
combien (?:est-ce que )?je dois|je dois combien = how much do I owe
qui doit (?:quoi|combien)(?: a qui)?|on en est ou des comptes = who owes whom
(?:la|par) nuit(?= pour|\s*(?:$|[,.;])) = per night
pour une nuit = for one night
par jour = a day
(?:pas plus de|au maximum|max de) = no more than
heures? de (?:route|conduite|voiture) = hours of driving
(?:on |nous )?(?:ne )?(?:part|partons|decolle) pas avant <h>(?: ?h(?:eures)?)? = we don't leave before <h>
pas (?:de depart )?avant <h> ?h(?:eures)? = we don't leave before <h>
ne mange(?:nt)? pas de|mange(?:nt)? pas de = doesn't eat
je (?:ne )?mange pas de = I don't eat
est (?:vegetarien(?:ne)?) = is vegetarian
est (?:vegan|vegane|vegetalien(?:ne)?) = is vegan
est c[oe]?eliaque = is celiac
est allergique (?:aux|a la|au|a l'|a) = is allergic to
je suis allergique (?:aux|a la|au|a l'|a) = I am allergic to
(?:n'aime|aime) pas (?:les |la |le |l')? = doesn't like
<n> aime (?:les |la |le |l') = <n> likes
adore(?= (?:les|la|le|l')) = loves
deteste (?:les |la |le |l')? = hates
(?:c'est |j'ai |on a )?(?:reserve|reservee)(?=\s|,)(?! (?:is|the|a|us|one|two|for)\b) = booked
chambres? = rooms
adultes = adults
enfants = kids
places(?= assises)|sieges = seats
(?:notre|la) voiture est = our car is
ma voiture est = my car is
electrique = electric
une nuit = one night
deux nuits = 2 nights
trois nuits = 3 nights
nuits = nights
du <d> au <d2> = from <d> to <d2>
(?<=\d) au (?=\d) =  to
(?<=\d )juil\b = July
(?<=\d )fevr?\b = February
(?:on est |nous sommes |on vient d')(?:bien )?arrive(?:e?s|r|e)? a = we arrived in
(?:bien )?arrivee?s a = arrived in
arrives? a = arrived in
on est a(?= [a-z]) = we are in
(?:on part|on vient de partir|on quitte|on decolle) (?:de|d') = we just left
on quitte = we just left
partis? de = just left
<m> de retard = <m> late
en retard de <m> = <m> late
(?:on est )?coince?e?s? dans les bouchons = stuck in traffic
(?:on a )?(?:une )?crevaison = flat tyre
(?:on est )?(?:tombes )?en panne = the car broke down
(?:on s'arrete|arret|pause) a(?= [a-z]) = we stopped in
pres de = near
(?:qu'est-ce qu'on|qu'est ce qu'on|on) fait (?:quoi )?(?=(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|aujourd)) = what are we doing
qu'est-ce qu'on fait = what are we doing
apres-demain = the day after tomorrow
demain = tomorrow
aujourd'hui = today
(?:combien de temps|c'est combien de route|combien d'heures) (?:de|entre) <t> (?:a|et) = how long is it from <t> to
(?:c'est loin|combien de (?:km|temps)|c'est a combien) (?:jusqu'a|pour aller a|pour) = how far is it to
(?:ajoute|ajouter|rajoute) (?:l'|la |le )? = add
(?:enleve|enlever|retire|supprime|vire)(?= [A-Za-z]) (?:l'|la |le )? = remove
(?:annule|annuler|annulez) (?:l'|la |le )? = cancel the
(?:creer?|cree|nouveau) (?:un )?voyage = new trip
on arrive le <d> a = we join on the <d> in
on repart le <d>(?: de)? = we go home on the <d>
les <n> (?:arrivent|nous rejoignent) le <d> a = the <n> join on the <d> in
(?:sondage|on vote)(?= |:) = poll
je vote (?:pour )?(?:le |la |l'|les )? = my vote is
vient aussi|vient avec nous = is coming too
ma soeur|ma sœur = my sister
mon frere = my brother
ma mere|ma maman = my mum
mon pere|mon papa = my dad
ma fille = my daughter
mon fils = my son
a <d> ans = is <d> years old
<d> ans = <d> years old
(?:note|noter)(?= que\b| :|:) = note
~le (?=\d) = on the
~pour nous = for us
~pour (?:le |la |l'|les )? = for
~(?<= )(?-i:et)(?= ) = and
~(?<= )(?-i:ou)(?= ) = or
~\bavec\b = with
~\bsans\b = without
~sauf = except
~\b(?-i:le|la|les) (?=[a-z]{3}) = the
"""
THINGS = """
dinner resto|restaurant du soir; lunch dejeuner; breakfast petit-dej|petit dejeuner; groceries courses|supermarche; toll peage; tolls peages; parking stationnement;
petrol essence; diesel gazole|gasoil; tickets billets|entrees; seafood fruits de mer; pork porc; meat viande; fish poisson; nuts noix|fruits a coque; peanuts cacahuetes|arachides;
eggs oeufs|œufs; milk lait; beach plage; beaches plages; museums musees; hiking rando|randonnee; ice creams glaces; bakery boulangerie; traffic jam bouchon|bouchons|embouteillage
"""
