# ruff: noqa: E501  # a row of a table reads best on one line
"""What Spanish-speaking families write, in English; rows are read by `tables.py`."""

PHRASES = r"""
no me gusta el plan del? <w> = change the plan for <w>
no me gusta el plan = change the plan
mas tranquilo = calmer
compramos (?=[^.;]*\bpago\b) =
son vegetarian[oa]s = are vegetarian
son celiac[oa]s = are celiac
(?:fue|fueron|era|eran|costo|salio|son),? <s>,? no <s2> = was <s>, not <s2>
(?:puse|gaste|pague) <s> (?:de|en|por|para|x) (?:la |el |los |las )? = I paid <s> for
<n> le (?:pago|dio|mando|paso|transfirio|devolvio) <s> a <n2> = <n> paid <n2> <s>
te (?:transferi|pase|mande|di|devolvi) <s>,? <n> = I sent <n> <s>
<n> (?:puso|gasto) <s> (?:de|en|por|para) = <n> paid <s> for
(?:salio|costo|fueron|fue) (?=\d) = was
y (?:lo|la|los|las) pague yo = , I paid
media hora = half an hour
una hora = an hour
nada de (?=\w+ (?:para|por|pls|please|porfa)) = no
<n> quiere (?:ir|ver|visitar) (?:a )?(?:(?:el|la|los|las) )? = <n> wants to see
queremos (?:ir|ver|visitar) (?:a )? = we want to see
(?:si o si|si o si o si) = , a must
no puede (?:subir|usar) escaleras = can't climb stairs
donde (?:dormimos|nos quedamos|alojamos) = where do we sleep
que (?:reservas|hoteles) (?:tenemos|hay) = what bookings do we have
quien(?:es)? viene[n]? = who is coming
a que hora (?:salimos|partimos|nos vamos) = what time do we leave
llegando a = arriving in
el (?:auto|coche|carro) (?:no (?:parte|arranca|prende)|se murio|murio) = the car broke down
<n> llega el <d>(?: en (?:tren|avion|bus))? a = <n> joins on the <d> in
los <n> son de = the <n> are from
somos de = we are from
somos (?=\d) = we are
nos vamos un dia antes = we go home one day early
por favor|porfa|porfi = please
(?:los?|las?) pague yo|pague yo|pago yo|yo pague = , I paid
(?:los?|las?) pago <n> = , <n> paid
pago <n>(?=\s*(?:$|[,.;])) = , <n> paid
<n> pago(?= (?:<s>|el|la|los|las|todo)) = <n> paid
<n> puso <s> = <n> paid <s>
(?:ya )?(?:l[oa]s? )?pague|puse(?= \d)|gaste(?= \d) = I paid
(?:ya )?pagamos|pusimos(?= \d)|gastamos(?= \d) = we paid
compramos = we bought
(?<=\d )yo(?=\s*(?:$|[,.;])) = I paid
(?<=\d )<known>(?=\s*(?:$|[,.;])) = <known> paid
cuanto (?:te |le |les )?debo(?: yo)? = how much do I owe
cuanto (?:le |les )?debemos = how much do we owe
cuanto me deben = how much am I owed
quien (?:le )?debe (?:a quien|que|cuanto)|como (?:quedan|van|estan) las cuentas|como vamos de (?:cuentas|plata) = who owes whom
me (?:mando|paso|transfirio|envio|dio|hizo un bizum de|pago) <s> = sent me <s>
me devolvio <s> = paid me back <s>
le (?:pase|mande|di|envie|transferi|devolvi|pague|hice un bizum de) <s> a <n> = I sent <n> <s>
(?:x|por) bizum = by Bizum
(?:x|por|la|cada|a la) noche = per night
(?:al|x|por|cada) dia = a day
(?:no )?mas de <s> = no more than <s>
maximo = max
horas? (?:de (?:manejo|coche|auto|carro|conduccion|volante)|al volante|manejando|conduciendo) = hours of driving
(?:no|nada de) (?:salimos|salgamos|salir|partir|partimos) antes de las? <h> = we don't leave before <h>
no <t> antes de las? <h> = no <t> before <h>
<n> no come(?! on\b) = <n> doesn't eat
no come(?! (?:on|back|in|over|to|out)\b) = doesn't eat
no como(?= \w) = I don't eat
no comemos = we don't eat
(?:es|esta) alergic[oa] (?:a los|a las|a la|al|a) = is allergic to
soy alergic[oa] (?:a los|a las|a la|al|a) = I am allergic to
es (?:vegetarian[oa]) = is vegetarian
es vegan[oa] = is vegan
es celiac[oa] = is celiac
soy vegetarian[oa] = I am vegetarian
a <n> le encantan? (?:(?:el|la|los|las) )? = <n> loves
a <n> le gustan? (?:mucho )?(?:(?:el|la|los|las) )? = <n> likes
a <n> no le gustan? (?:nada )?(?:(?:el|la|los|las) )? = <n> doesn't like
no me gustan? (?:nada )?(?:(?:el|la|los|las) )? = I don't like
me encantan? (?:(?:el|la|los|las) )? = I love
<n> odia (?:(?:el|la|los|las) )? = <n> hates
(?:ya )?reserve(?= \w+ (?:en|del|para|\d))|(?:ya )?reserve(?= (?:el|la|un|una|hotel|hostal)) = I booked
reservamos = we booked
(?:ya )?(?:esta )?(?:reservad[oa]|confirmad[oa]|list[oa])(?=[\s,]*(?:$|,|\d|del|para|por)) = booked
habitacion(?:es)?|habs|piezas|cuartos = rooms
adultos = adults
ninos|ninas|crios = kids
asientos|plazas = seats
clave(?= [A-Z]) = code
una noche = one night
dos noches = 2 nights
tres noches = 3 nights
noches = nights
del <d> al <d2> = from <d> to <d2>
(?<=\d) al (?=\d) =  to
(?<=\d)(?: de)? (?-i:dic(?:iembre)?)\b =  December
(?<=\d)(?: de)? (?-i:ene(?:ro)?)\b =  January
(?<=\d)(?: de)? (?-i:abr(?:il)?)\b =  April
(?<=\d)(?: de)? (?-i:ago(?:sto)?)\b(?!,? \d) =  August
pasado manana = the day after tomorrow
manana(?! en la manana) = tomorrow
(?:ya )?(?:llegamos|estamos llegando|hemos llegado|acabamos de llegar) (?:al|a la|a|en) = we arrived in
(?:ya )?llegamos = we arrived
ya estamos en = we are in
(?:ya )?(?:saliendo|salimos|partimos|vamos saliendo|arrancamos) (?:de|desde) = we are leaving
vamos <m> tarde|vamos <m> atrasad[oa]s|vamos con <m> de (?:retraso|atraso) = we are <m> late
<m> de (?:retraso|atraso) = <m> late
<m> tarde(?=\s*(?:$|[,.;])) = <m> late
(?:se )?(?:nos )?(?:pincho|pinchamos) (?:una|la|un|el)? ?(?:rueda|neumatico|llanta)? = we got a flat tyre
(?:nos quedamos (?:tirados|botados)|se (?:nos )?(?:echo a perder|quedo botado|averio) el (?:auto|coche|carro)) = the car broke down
cerca de = near
paramos (?:a comer |a almorzar |a cargar |un rato )?en = we stopped in
(?:que|q) (?:hacemos|toca|hay) = what are we doing
cuanto (?:falta|queda) (?:para|a|hasta) = how far is it to
cuant[oa]s? (?:horas )?(?:se )?(?:demora|tarda|hay|son) (?:de|desde) <t> (?:a|hasta) = how long is it from <t> to
(?:agrega|agregar|anade|anadir|agreguemos|anadamos) (?:una noche|1 noche) en = add one night in
(?:agrega|agregar|anade|anadir|agreguemos|anadamos) = add
como parada = as a stop
(?:saca|sacar|saquemos|quita|quitar|quitemos) (?:a )? = remove
(?:borra|borrar|elimina) (?:el|la|lo) ultim[oa] = delete the last one
borral[oa]|eliminal[oa] = delete it
deshaz(?:lo)?(?: eso)? = undo that
cancela(?:r)? (?:el|la|lo) = cancel the
nos cancelaron (?:el |la )? = they cancelled
(?:armar?|crear?|crea|hacer) (?:un )?viaje|nuevo viaje|viaje nuevo = new trip
(?:volvemos|nos volvemos|nos vamos|regresamos) (?:a casa )?el <d> = we go home on the <d>
los <n> (?:llegan|se suman|se unen) el <d> (?:a|en) = the <n> join on the <d> in
llegamos el <d> (?:a|en) = we join on the <d> in
desde = from
(?:votacion|encuesta)(?= |:) = poll
voto (?:por |x )?(?:el |la |los |las )? = my vote is
viene tambien|tambien viene = is coming too
tiene <d>(?: anos)? = is <d> years old
(?:mi|nuestra) hermana = my sister
(?:mi|nuestro) hermano = my brother
mi mama|mi madre = my mum
mi papa|mi padre = my dad
mi hija = my daughter
(?:mi|nuestr[oa]) prim[oa] = my cousin
(?:mi|nuestra) abuela = my grandma
(?:mi|nuestro) abuelo = my grandpa
(?:mi|nuestra) ti[oa] = my aunt
mi suegra = my mother-in-law
mi hijo = my son
(?:nuestro|el) (?:auto|coche|carro) es = our car is
mi (?:auto|coche|carro) es = my car is
electric[oa] = electric
(?:anota|apunta|registra)(?= |:) = note
me cambiaron el vuelo = they changed my flight
(?:todo|everything) \+1 (?:day|dia) = move the whole trip by one day
~(?:el|este) (?=lunes|martes|miercoles|jueves|viernes|sabado|domingo) = on
(?<=\w )el (?=\d) = on the
para nosotros = for us
para mi = for me
~ (?:para|por) (?:el |la |los |las )? =  for
~(?<= )(?-i:en) (?:el |la )?(?=[A-Z][a-z]) = in
~(?<= )(?-i:o)(?= ) = or
~\bpor las? = for
~(?<= )(?-i:y)(?= ) = and
~(?<= )(?-i:con)(?= ) = with
~\b(?-i:la|el|los|las) (?=[a-z]{4}) = the
~(?<= )nino = kid
~(?<= )nina = kid
~menos (?=[a-z]) = except
"""
# Names of things: read in English, kept as they were written.
THINGS = """
dinner cena; lunch almuerzo; breakfast desayuno; groceries supermercado|super|compras; tolls peajes; toll peaje; parking estacionamiento|parqueo|aparcamiento;
tickets entradas; petrol bencina|gasolina|nafta; seafood mariscos; pork cerdo; meat carne; fish pescado; nuts frutos secos; peanuts mani;
eggs huevos; milk leche; beaches playas; beach playa; museums museos; museum museo; beers cervezas; wine vino; ice creams helados;
traffic jam taco|atasco|tranque|trancon
"""
