# ruff: noqa: E501  # a row of a table reads best on one line
"""Dutch, Polish and Hindi in Latin letters, in English; rows are read by `tables.py`."""

DUTCH = r"""
alsjeblieft|aub = please
(?:heb ik|door mij) betaald = , I paid
(?:heeft|door) <n> betaald = , <n> paid
ik heb <s> (?:voor|aan) (?:de |het )?<t> betaald = I paid <s> for <t>
<n> heeft <s> (?:voor|aan) (?:de |het )?<t> betaald = <n> paid <s> for <t>
(?<=\d )ik(?=\s*(?:$|[,.;])) = I paid
(?<=\d )<known>(?=\s*(?:$|[,.;])) = <known> paid
heeft (?:mij|me) <s> (?:overgemaakt|gestuurd|getikt|teruggegeven) = sent me <s>
ik heb <n> <s> (?:overgemaakt|gestuurd|getikt|teruggegeven) = I sent <n> <s>
hoeveel moet ik(?: nog)?(?: betalen)?|wat ben ik schuldig = how much do I owe
wie moet wie (?:wat|nog wat|hoeveel)(?: betalen)? = who owes whom
per nacht = per night
per dag = a day
(?:niet meer dan|hooguit|maximaal) = no more than
uur rijden = hours of driving
niet voor <h>(?: uur)? (?:weg|vertrekken|rijden) = we don't leave before <h>
eet geen = doesn't eat
is vegetarier = is vegetarian
is allergisch voor = is allergic to
houdt niet van|haat(?= \w) = doesn't like
geboekt|gereserveerd = booked
kamers = rooms
volwassenen = adults
kinderen = kids
nachten = nights
(?<=\d) t/m (?=\d) =  to
(?:we zijn |net )?aangekomen in = we arrived in
(?:we zijn |net )?vertrokken (?:uit|van) = we just left
(?:we staan )?in de file = stuck in traffic
<m> (?:later|vertraging|te laat) = <m> late
lekke band = flat tyre
autopech = the car broke down
wat (?:doen|gaan) we(?: doen)? = what are we doing
overmorgen = the day after tomorrow
maandag = Monday
dinsdag = Tuesday
woensdag = Wednesday
donderdag = Thursday
vrijdag = Friday
zaterdag = Saturday
zondag = Sunday
(?<=\d )mrt\b = March
(?<=\d )mei\b = May
hoe (?:ver|lang) is het (?:nog )?naar = how far is it to
(?:schrap|verwijder) = remove
voeg <t> toe = add <t>
annuleer (?:het |de )? = cancel the
ik stem (?:op |voor )?(?:de |het )? = my vote is
~\ben\b = and
~\bvoor (?:de |het )? = for
~\bop (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) = on
"""
DUTCH_THINGS = """
dinner avondeten; lunch middageten; breakfast ontbijt; groceries boodschappen; toll tol; parking parkeren; petrol benzine; fuel tanken; tickets kaartjes; ferry veerboot|veerpont;
seafood zeevruchten; pork varkensvlees; meat vlees; fish vis; nuts noten; beach strand
"""
POLISH = r"""
prosze = please
(?:ja )?zaplacilem|(?:ja )?zaplacilam = I paid
zaplacil[a]? <n>(?=\s*(?:$|[,.;])) = , <n> paid
<n> zaplacila? = <n> paid
(?<=\d )ja(?=\s*(?:$|[,.;])) = I paid
(?<=\d )<known>(?=\s*(?:$|[,.;])) = <known> paid
(?:mi )?(?:przelal|przelala|oddal|oddala) mi <s> = sent me <s>
ile (?:jestem winien|jestem winna|wisze|musze oddac) = how much do I owe
kto komu (?:ile )?(?:wisi|jest winien) = who owes whom
nie je = doesn't eat
jest wegetariani[a-z]+ = is vegetarian
za noc = per night
dziennie = a day
(?:najwyzej|maksymalnie) = no more than
zarezerwowan[eya]|zarezerwowal[ai]?(?:sm[yi])? = booked
pokoje|pokoi = rooms
noce|nocy = nights
dzieci = kids
dorosl[yie]ch|dorosli = adults
(?:jestesmy|dojechalismy) (?:juz )?(?:w|do) = we arrived in
(?:wyjechalismy|ruszamy|wyjezdzamy) z = we just left
(?:stoimy )?w korku = stuck in traffic
<m> (?:opoznienia|spoznienia) = <m> late
co robimy = what are we doing
pojutrze = the day after tomorrow
jutro = tomorrow
poniedzialek = Monday
wtorek = Tuesday
srode|sroda = Wednesday
czwartek = Thursday
piatek = Friday
sobote|sobota = Saturday
niedziele|niedziela = Sunday
(?<=\d )stycznia\b = January
(?<=\d )lutego\b = February
(?<=\d )marca\b = March
(?<=\d )kwietnia\b = April
(?<=\d )maja\b = May
(?<=\d )czerwca\b = June
(?<=\d )lipca\b = July
(?<=\d )sierpnia\b = August
(?<=\d )wrzesnia\b = September
(?<=\d )pazdziernika\b = October
(?<=\d )listopada\b = November
(?<=\d )grudnia\b = December
(?:usun|wywal) = remove
dodaj = add
odwolaj = cancel the
~ za (?=\w) =  for
~ i (?=[A-Z]) =  and
"""
POLISH_THINGS = """
dinner kolacja|kolacje|kolację; lunch obiad; breakfast sniadanie; groceries zakupy; petrol paliwo|benzyna|benzyne; parking parkowanie; tickets bilety; toll winieta|winiete;
pork wieprzowiny|wieprzowina; meat miesa|mieso; fish ryb|ryby; nuts orzechow|orzechy; seafood owocow morza
"""
HINDI = r"""
<n> ne <w> ke(?: liye)? <s> (?:diya|diye|pay kiya|pay kiye|bhare|de diye) = <n> paid <s> for <w>
(?:maine|mene) <w> ke(?: liye)? <s> (?:diya|diye|pay kiya|pay kiye|bhare|de diye) = I paid <s> for <w>
aadha ghanta|adha ghanta = half an hour
ek raat = one night
(?:maine|mene) (?:pay kiya|pay kiye|diya|diye|bhara|bhare|de diya|de diye) = , I paid
(?:maine|mene) <s> (?:diya|diye|pay kiya|pay kiye|bhare) = I paid <s>
<n> ne <s> (?:diya|diye|pay kiya|pay kiye|bhare|de diye) = <n> paid <s>
<n> ne (?:pay kiya|pay kiye|diya|diye|de diya) = , <n> paid
(?:mujhe|mereko) kitna dena hai|mera kitna (?:hua|banta hai|hai) = how much do I owe
kis(?:ka|ne) kitna (?:dena hai|hai|hua)|hisaab (?:kya hai|batao|dikhao)|kaun kitna dega = who owes whom
<n> <w> nah?in? kha(?:ta|te|ti|yega|yegi)(?: hai| hain)? = <n> doesn't eat <w>
(?:pahunch|pohoch|pahuch) gaye <t>(?=\s*(?:$|[,.!])) = we arrived in <t>
<t> (?:pahunch|pohoch|pahuch) gaye(?: hain| hai)? = we arrived in <t>
<t> se nikal (?:gaye|rahe)(?: hain| hai)? = we just left <t>
(?:traffic )?jam (?:mein|me) (?:phase|phas|fanse|fase|fas)(?: gaye)?(?: hain| hai)? = stuck in traffic
<m> late (?:ho (?:gaye|jayenge)|honge|hai|hain) = <m> late
(?:ka )?(?:kya plan hai|plan kya hai|kya scene hai|kya karna hai) = what's the plan
(?:hata|nikal) do = remove it
(?:add kar|daal|jod) (?:do|dena|de) = add it
cancel kar (?:do|dena) = cancel it
kitna (?:door|dur) hai = how far is it
book ho (?:gaya|gayi)(?: hai)?|book kar (?:liya|diya|li)(?: hai)? = booked
bachche|bacche = kids
itvar|ravivar = Sunday
somvar = Monday
mangalvar = Tuesday
budhvar = Wednesday
guruvar = Thursday
shukravar = Friday
shanivar|shaniwar = Saturday
"""
HINDI_THINGS = """
dinner khana; groceries kirana; tickets tikat
"""
