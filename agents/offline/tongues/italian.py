# ruff: noqa: E501  # a row of a table reads best on one line
"""What Italian- and Portuguese-speaking families write, in English; rows are read by `tables.py`."""

ITALIAN = r"""
mezz'ora = half an hour
dove dormiamo = where do we sleep
chi viene = who is coming
la macchina non parte = the car broke down
<n> vuole (?:vedere|andare a|visitare) = <n> wants to see
era <s>,? non <s2> = was <s>, not <s2>
per favore|per piacere = please
ho pagato io(?: (?:il|la|i|le|l'))? = I paid for
ho pagato <s> (?:per|di) (?:il |la |i |le |l')? = I paid <s> for
ho pagato = I paid for
abbiamo pagato = we paid for
<n> ha pagato <s> (?:per|di) (?:il |la |i |le |l')? = <n> paid <s> for
<n> ha pagato = <n> paid for
ha pagato <n>(?=\s*(?:$|[,.;])) = , <n> paid
pagat[oaie] da <n> = , <n> paid
(?:pagato io|pago io|pagato da me) = , I paid
(?<=\d )io(?=\s*(?:$|[,.;])) = I paid
(?<=\d )<known>(?=\s*(?:$|[,.;])) = <known> paid
<n> mi ha (?:mandato|dato|ridato|restituito|inviato) <s> = <n> sent me <s>
ho (?:mandato|dato|ridato|restituito|inviato) <s> a <n> = I sent <n> <s>
quanto devo(?: io)? = how much do I owe
chi deve (?:cosa|quanto)(?: a chi)?|come siamo messi con i conti = who owes whom
(?:a|per) notte = per night
al giorno = a day
(?:non piu di|massimo|al massimo) = no more than
ore di (?:macchina|guida|auto|viaggio) = hours of driving
non (?:partiamo|si parte|partire) prima delle <h> = we don't leave before <h>
non mangia (?:il |la |i |le )? = doesn't eat
non mangio (?:il |la |i |le )? = I don't eat
e vegetarian[oa] = is vegetarian
e vegan[oa] = is vegan
e celiac[oa] = is celiac
e allergic[oa] (?:al|alla|alle|ai|agli|all') = is allergic to
non ama (?:il |la |i |le )?|odia (?:il |la |i |le )? = hates
(?:ho |abbiamo )?prenotat[oa] = booked
camere|stanze = rooms
adulti = adults
bambini = kids
una notte = one night
due notti = 2 nights
tre notti = 3 nights
notti = nights
posti(?= |$|,) = seats
la nostra (?:macchina|auto) e = our car is
dal <d> (?:al |all')<d2> = from <d> to <d2>
(?:siamo )?arrivat[ie] (?:a|in|al) = we arrived in
(?:siamo )?partit[ie] da = we just left
siamo (?:in coda|bloccati nel traffico|fermi in coda) = stuck in traffic
<m> di ritardo = <m> late
(?:abbiamo )?(?:bucato|forato) = flat tyre
siamo (?:rimasti )?in panne|la macchina si e (?:rotta|fermata) = the car broke down
(?:che )?cosa facciamo|che si fa = what are we doing
dopodomani = the day after tomorrow
domani = tomorrow
oggi(?= |\?|$) = today
quanto (?:manca|dista) (?:a|per|fino a) = how far is it to
quanto ci vuole da <t> a = how long is it from <t> to
(?:aggiungi|aggiungere) = add
(?:togli|togliere|togliamo|leva) = remove
(?:annulla|cancella|disdici) (?:il |la |l')? = cancel the
nuovo viaggio|crea(?: un)? viaggio = new trip
(?:votazione|sondaggio)(?= |:) = poll
(?:il )?mio voto (?:e |va )?(?:per |a )?(?:il |la )?|voto (?:per )?(?:il |la ) = my vote is
viene anche (?=mia|mio) = coming too:
mia sorella = my sister
mio fratello = my brother
mia (?:madre|mamma) = my mum
mio (?:padre|papa) = my dad
ha <d> anni = is <d> years old
lunedi = Monday
martedi = Tuesday
mercoledi = Wednesday
giovedi = Thursday
venerdi = Friday
sabato = Saturday
domenica = Sunday
(?<=\d )(?:gen|gennaio)\b = January
(?<=\d )(?:mag|maggio)\b = May
(?<=\d )(?:giu|giugno)\b = June
(?<=\d )(?:lug|luglio)\b = July
(?<=\d )(?:ott|ottobre)\b = October
~ per (?:il |la |noi)? =  for
~(?<= )(?-i:e)(?= ) = and
~il (?=\d) = on the
~(?<= )(?-i:o)(?= ) = or
~\b(?-i:il|la|le|gli) (?=[a-z]{4}) = the
"""
ITALIAN_THINGS = """
dinner cena; lunch pranzo; breakfast colazione; groceries spesa|supermercato; toll pedaggio; tolls pedaggi; parking parcheggio; petrol benzina; tickets biglietti;
seafood frutti di mare; pork maiale; meat carne; fish pesce; nuts noci|frutta secca; peanuts arachidi; milk latte; eggs uova; beach spiaggia; museums musei; ice creams gelati
"""
PORTUGUESE = r"""
por favor|pfv = please
(?:eu paguei|paguei eu|quem pagou fui eu) = I paid
paguei = I paid
<n> pagou = <n> paid
pago por <n> = , <n> paid
(?<=\d )eu(?=\s*(?:$|[,.;])) = I paid
(?<=\d )<known>(?=\s*(?:$|[,.;])) = <known> paid
(?:me mandou|me pagou|me passou|mandou-me|passou-me) <s> = sent me <s>
(?:mandei|passei|transferi) <s> (?:para|pra|pro|ao|a) (?:o |a )?<n> = I sent <n> <s>
quanto (?:eu )?devo(?: eu)? = how much do I owe
quem deve (?:a quem|o que|quanto) = who owes whom
(?:por|a) noite(?= |$|,) = per night
por dia = a day
(?:no maximo|maximo) = no more than
horas de (?:carro|estrada|conducao|viagem) = hours of driving
nao gosto (?:d[oae]s? )? = I don't like
nao come = doesn't eat
nao como(?= \w) = I don't eat
meia hora = half an hour
e vegetarian[oa] = is vegetarian
e alergic[oa] (?:a|ao|aos) = is allergic to
(?:reservei|reservamos|reservad[oa]) = booked
quartos(?= |$|,) = rooms
criancas = kids
adultos = adults
noites = nights
uma noite = one night
(?:ja )?chegamos (?:a|em|ao|no) = we arrived in
(?:ja )?(?:saimos|saindo|partimos) de = we just left
<m> de atraso = <m> late
<m> atrasados = <m> late
(?:o que|que) (?:fazemos|vamos fazer) = what are we doing
depois de amanha = the day after tomorrow
amanha = tomorrow
(?:tira|tirar|remove) (?:o |a )?(?=[A-Z]) = remove
(?:adiciona|acrescenta) = add
(?:cancela|cancelar) o = cancel the
nova viagem|criar viagem = new trip
segunda-feira = Monday
terca-feira = Tuesday
quarta-feira = Wednesday
quinta-feira = Thursday
sexta-feira = Friday
sabado = Saturday
~ no (?=(?:sabado|domingo|Saturday)) =  on
~ para (?:o |a )? =  for
~ pelo|pela =  for
~(?<= )(?-i:e)(?= ) = and
"""
PORTUGUESE_THINGS = """
dinner jantar; lunch almoco; breakfast cafe da manha|pequeno-almoco; groceries mercado|supermercado; tolls portagens|pedagios; toll portagem|pedagio; parking estacionamento;
petrol gasolina; tickets bilhetes|ingressos; seafood marisco|frutos do mar; pork porco; meat carne; fish peixe; beach praia; museums museus
"""
