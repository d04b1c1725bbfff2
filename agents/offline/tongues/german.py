# ruff: noqa: E501  # a row of a table reads best on one line
"""What German-speaking families write, in English; rows are read by `tables.py`."""

PHRASES = r"""
der plan gefallt mir nicht = change the plan
sind vegetarier = are vegetarian
(?:die )?<n> (?:kommen|stossen) (?:erst )?am <d>\.? in <t> dazu = the <n> join on the <d> in <t>
<n> hat getankt = <n> paid for fuel
ich (?:hab|habe) getankt = I paid for fuel
ich (?:hab|habe) (?:gezahlt|bezahlt|ausgelegt)(?=\s*(?:$|[,.;])) = I paid
geht auf mich = , I paid
geht auf <n> = , <n> paid
(?:ich )?(?:hab|habe) (?:grad |gerade |eben |noch )?(?:die |das |den |eine? )?<w> gekauft = I paid for <w>
(?<=\d )(?:von|durch) <known>(?=\s*(?:$|[,.;])) = <known> paid
halbe stunde = half an hour
(?:haben|hat) <m> verspatung = are <m> late
hat (?:eine )?nussallergie = has a nut allergy
hat (?:eine )?laktoseintoleranz = is lactose intolerant
keinen? (?=\w+ (?:bitte|please|fur|for)) = no
was steht morgen an = what are we doing tomorrow
wer kommt (?:alles )?mit = who is coming
wo (?:schlafen|ubernachten) wir = where do we sleep
(?:der wagen|das auto|auto) (?:streikt|springt nicht an|ist liegengeblieben|ist kaputt) = the car broke down
(?:stehen|liegen) bei = near
^\W*angekommen\W*$ = we arrived
oma (?=[A-Z]) = grandma
opa (?=[A-Z]) = grandpa
fuge <t> hinzu = add <t>
<n> will (?:unbedingt )?(?:in die|ins|zum|zur|nach) = <n> wants to see the
bitte = please
(?:hat|haben) <n> (?:bezahlt|gezahlt|ausgelegt|ubernommen) = , <n> paid
(?:hab|habe) ich (?:bezahlt|gezahlt|ausgelegt|ubernommen) = , I paid
von mir (?:bezahlt|gezahlt|ausgelegt) = , I paid
von <n> (?:bezahlt|gezahlt|ausgelegt) = , <n> paid
ich (?:hab|habe) <s> (?:fur die|fur den|furs|fur das|fur|beim|im|in der) <t> (?:bezahlt|gezahlt|ausgegeben|ausgelegt) = I paid <s> for <t>
<n> hat <s> (?:fur die|fur den|furs|fur das|fur|beim|im|in der) <t> (?:bezahlt|gezahlt|ausgegeben|ausgelegt) = <n> paid <s> for <t>
<n> hat (?:das |die |den |der )?<t> (?:bezahlt|gezahlt|ubernommen|ausgelegt) = <n> paid for <t>
ich (?:hab|habe) (?:das |die |den |der )?<t> (?:bezahlt|gezahlt|ubernommen|ausgelegt) = I paid for <t>
(?:zahlt|bezahlt|zahlte) <n>(?=\s*(?:$|[,.;])) = , <n> paid
(?:zahl|zahle) ich = , I paid
(?<=\d )ich(?=\s*(?:$|[,.;])) = I paid
(?<=\d )<known>(?=\s*(?:$|[,.;])) = <known> paid
(?:hat|haben) (?:mir|uns) <s> (?:uberwiesen|geschickt|zuruckgezahlt|gegeben|gepaypalt) = sent me <s>
ich (?:hab|habe) <n> <s> (?:uberwiesen|geschickt|zuruckgezahlt|gegeben|gepaypalt) = I sent <n> <s>
(?:hab|habe) <n> <s> (?:uberwiesen|geschickt|zuruckgezahlt|gegeben|gepaypalt) = I sent <n> <s>
wer schuldet wem(?: was| wieviel| wie viel)?|wer muss wem (?:was|wieviel|wie viel) (?:geben|zahlen) = who owes whom
(?:was|wieviel|wie viel) schulde ich|wie viel muss ich (?:noch )?zahlen = how much do I owe
nur fur uns und (?:die )?<n> = split between us and the <n>
nur fur uns = only for us
pro nacht|die nacht|je nacht = per night
am tag|pro tag = a day
(?:hochstens|maximal|nicht mehr als|nicht langer als|nie mehr als) = no more than
stunden? (?:fahren|fahrt|fahrzeit|auto) = hours driving
(?:wir fahren |wir wollen |bitte )?nicht vor <h>(?: uhr)?(?: los| losfahren| starten)? = we don't leave before <h>
(?:spatestens )?(?:um |bis )<h> uhr (?:da sein|ankommen|im hotel) = arrive by <h>
isst keinen?|isst kein = doesn't eat
esse keinen?|esse kein = don't eat
ist (?:vegetarier(?:in)?|vegetarisch) = is vegetarian
ist (?:veganer(?:in)?|vegan) = is vegan
ist allergisch (?:gegen|auf) = is allergic to
bin allergisch (?:gegen|auf) = am allergic to
vertragt keinen?|vertragt kein = can't eat
mag keinen?|mag kein = doesn't like
mag(?= (?:sehr )?gern) = likes
liebt(?= [a-z]) = loves
hasst = hates
ich bin fur (?:den |die |das )?|ich stimme fur (?:den |die |das )?|meine stimme (?:fur |geht an )?(?:den |die |das )? = my vote is
(?:ist |wurde |hab ich |haben wir )?(?:gebucht|reserviert|bestatigt) = booked
doppelzimmer|einzelzimmer|zimmer = rooms
erw\.?|erwachsenen? = adults
kinder[n]? = kids
sitze|sitzplatze|sitzer = seats
unser auto ist = our car is
mein auto ist = my car is
benziner|benzin = petrol
elektrisch|elektroauto|e-auto|stromer = electric
eine nacht = one night
zwei nachte = 2 nights
drei nachte = 3 nights
nachten?(?! zug) = nights
(?<=\d)\. bis (?=\d) = . to
(?:wir )?(?:stehen|stecken) im stau = stuck in traffic
stau (?=(?:bei|auf|vor|an)\b) = traffic jam
(?:stau|verspatung|verzogerung) <m> = traffic jam, <m> late
<m> (?:stau|verspatung|verzogerung|spater|zu spat|verspatet) = <m> late
(?:wir )?sind (?:jetzt |gerade |gut )?in <t> angekommen = we arrived in <t>
(?:gut |gerade |endlich )?(?:in <t> angekommen|angekommen in <t>) = we arrived in <t>
(?:wir )?sind (?:jetzt |endlich )?da(?=\s*(?:$|[,.!])) = we arrived
(?:gerade |jetzt |eben )?(?:sind )?(?:losgefahren|abgefahren|gestartet|los) (?:in|von|aus) <t>(?=\s*(?:$|[,.;])) = we just left <t>
(?:gerade |jetzt |eben )?(?:in|von|aus) <t> (?:losgefahren|abgefahren|gestartet) = we just left <t>
(?:fahren|fahren jetzt|fahren gerade) (?:in|von|aus) <t> (?:los|ab) = we just left <t>
panne = the car broke down
reifen ?(?:platt|panne|ist platt|geplatzt)|platten(?= bei| in) = flat tyre
(?:wir )?(?:machen )?pause (?:in|bei) = we stopped in
was machen wir|was steht (?:an|auf dem plan)|was ist (?:geplant|der plan) = what are we doing
wie lange (?:fahren wir|dauert es|brauchen wir|fahrt man|ist es) (?:von|ab) <t> (?:nach|bis) = how long is it from <t> to
wie weit ist es (?:von|ab) <t> (?:nach|bis) = how far is it from <t> to
wie weit (?:ist es )?(?:noch )?(?:nach|bis) = how far is it to
wie lange (?:noch )?(?:nach|bis) = how long is it to
(?:wir )?kommen (?:erst |schon )?am <d>\.? in <t> dazu = we join on the <d> in <t>
<n> (?:raus|streichen|weglassen)(?=\s*(?:$|[,.;])) = remove <n>
<n> (?:rein|dazu)(?= fur|\s*(?:$|[,.;])) = add <n>
letzten? eintrag (?:loschen|streichen|weg)|letztes loschen|loschen bitte|ruckgangig(?: machen)? = undo the last one
<q> (?:stornieren|absagen|storniert) = cancel <q>
(?:storniere|storniert) (?:das |die |den )? = cancel the
neue reise|reise anlegen|neuer trip = new trip
(?:wir )?(?:fahren|reisen|mussen) (?:schon )?am <d>\.? (?:heim|nach hause|ab|zuruck) = we go home on the <d>
(?:abstimmung|umfrage)(?= |:) = poll
kommt (?:auch )?mit = is coming too
meine schwester = my sister
mein bruder = my brother
meine mutter|meine mama|meine mutti = my mum
mein vater|mein papa = my dad
meine tochter = my daughter
mein sohn = my son
<d> jahre(?: alt)? = <d> years old
ubermorgen = the day after tomorrow
(?<!guten )(?<!am )morgen(?= (?:um|fruh|nach|in|machen)|\?|$) = tomorrow
heute = today
~\bich\b = I
~\bnicht\b = not
~\bwar\b = was
~\bbei = near
~\bhier = here
~wir sind = we are
~wir = we
~uns(?=\W|$) = us
~\bund\b = and
~\boder\b = or
~am (?=(?:mon|diens|mitt|donners|frei|sams|sonn)) = on
~am (?=\d) = on the
~fur (?:die |den |das )? = for
~\bmit\b = with
~\bohne\b = without
~ausser(?= ) = except
~\bist\b = is
"""
THINGS = """
dinner abendessen; lunch mittagessen; breakfast fruhstuck; groceries einkauf|einkaufe|supermarkt|lebensmittel; toll maut|vignette; parking parken|parkplatz|parkhaus|parkgebuhr;
tickets eintritt|eintrittskarten|karten; fuel sprit|tankfullung|tanken|getankt; ferry fahre; seafood meeresfruchte; pork schweinefleisch; meat fleisch; fish fisch; nuts nusse; peanuts erdnusse;
milk milch; eggs eier; beach strand; museums museen; hiking wandern; ice cream eis; bakery backer|backerei; beers bier
"""
