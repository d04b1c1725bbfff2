# ruff: noqa: E501  # a row of a table reads best on one line
"""Facts in the neighbours' languages are read in English; English stays as it is."""

import pytest

from agents.context import Call, Context
from agents.offline.tongues.reading import in_english, restored

_CONTEXT = Context.model_validate(
    {
        "now": "2026-11-30T18:00",
        "speaker": "Pia",
        "families": [{"name": "Rojas", "members": ["Pia", "Benja", "Hugo"]}, {"name": "Keller", "members": ["Jonas", "Lena"]}],
        "stops": ["Toledo"],
        "expenses": [{"what": "bencina", "amount": "48"}],
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("peajes 11,80 los pagué yo. saliendo de toledo", "tolls 11,80, I paid. we are leaving toledo"),
        ("la cena la pagó Lena, 64 euros", "the dinner, Lena paid, 64 euros"),
        ("hugo me mandó 20 x bizum", "hugo sent me 20 by Bizum"),
        ("anota: benja no come mariscos", "note: benja doesn't eat seafood"),
        ("max 40 x noche for us", "max 40 per night for us"),
        ("cuánto debo yo?", "how much do I owe?"),
        ("5 al 7 dic, 3 habitaciones", "5 to 7 December, 3 rooms"),
        ("bencina 48 jonas, parking 9,50 yo", "bencina 48 jonas paid, parking 9,50 I paid"),
        ("tanken 56 ich", "fuel 56 I paid"),
        ("Maut 12,50 hat Jonas bezahlt", "toll 12,50, Jonas paid"),
        ("wir sind 2 Erw. und 3 Kinder", "we are 2 adults and 3 kids"),
        ("hier stau 30 min", "here traffic jam, 30 min late"),
        ("Verona raus, Trient rein für eine Nacht", "remove Verona, add Trient for one night"),
        ("Jonas hat mir 25 überwiesen", "Jonas sent me 25"),
        ("j'ai payé 40 pour l'essence", "I paid 40 for petrol"),
        ("Lena ne mange pas de porc", "Lena doesn't eat pork"),
        ("on est arrivés à Rennes", "we arrived in Rennes"),
        ("max 4 heures de route par jour", "max 4 hours of driving a day"),
        ("ho pagato io il pedaggio, 14 euro", "I paid for toll, 14 euro"),
        ("siamo arrivati a Siena", "we arrived in Siena"),
        ("Hugo pagou o jantar, 45", "Hugo paid o dinner, 45"),
        ("Lena heeft 30 voor de boodschappen betaald", "Lena paid 30 for groceries"),
        ("Jonas ne 500 diye petrol ke liye", "Jonas paid 500 petrol ke liye"),
        ("Lena pork nahi khati", "Lena doesn't eat pork"),
        ("la bencina fueron 58, no 48", "the bencina was 58, not 48"),
        ("Lena le pagó 20 a Hugo", "Lena paid Hugo 20"),
        ("der Wagen streikt, stehen bei Sterzing", "the car broke down, near Sterzing"),
        ("Jonas hat getankt, 61 Euro", "Jonas paid for fuel, 61 Euro"),
        ("resto 92 euros, payé par Lena, sans nous", "dinner 92 euros, Lena paid, without nous"),
        ("Jonas ne dinner ke 1800 diye", "Jonas paid 1800 for dinner"),
        ("Toledo out, Ronda in for one night", "remove Toledo, add Ronda for one night"),
        ("Ronda instead of Toledo", "remove Toledo, add Ronda"),
        ("the toll should read 23.75 instead of 32.75", "the toll is 23.75, not 32.75"),
        ("that's us away from Newcastle", "we just left Newcastle"),
        ("three hours and half a day", "three and a half hours a day"),
        ("it is until day 25", "it is until the 25th"),
        ("what have we got on the morra", "what have we got on tomorrow"),
        ("bunged Hugo £45 for the bikes", "gave Hugo £45 for the bikes"),
    ],
)
def test_read_in_english(said: str, english: str) -> None:
    assert in_english(said, _CONTEXT).text == english


@pytest.mark.parametrize(
    "said",
    [
        "drop Las Vegas, nobody wants it",
        "Camping La Isla at Potes, two pitches, 126 euros",
        "the Tesla Model Y is electric, driver is me",
        "150 francs the night maximum for us",
        "the diner by the truck stop, no rush",
        "no come on, we said no",
        "Lena hat on the back seat",
        "we die of heat here",
        "pies and pints, 87 on my visa",
        "Ronda out, Nerja in",
        "pizza instead of tapas",
        "a mí me da lo mismo",
    ],
)
def test_english_stays(said: str) -> None:
    assert in_english(said, _CONTEXT).text == said


def test_things_are_kept_in_the_words_of_the_sender() -> None:
    told = in_english("anota: benja no come mariscos", _CONTEXT)
    call = Call(
        name="record_preference", args={"party": "member:Benja", "kind": "diet", "what": "no seafood"}
    )
    assert restored([call], told.things)[0].args["what"] == "no mariscos"
