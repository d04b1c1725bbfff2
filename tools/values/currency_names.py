# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""What people call currencies: the signs, codes and names, and what a shared name may mean."""

SIGNS = {
    "us$": "USD", "usd$": "USD", "us $": "USD", "u.s.$": "USD", "u.s $": "USD", "u.s$": "USD", "u.s. $": "USD", "u . s . $": "USD",
    "c$": "CAD", "ca$": "CAD", "cad$": "CAD", "can$": "CAD", "cdn$": "CAD", "c $": "CAD", "ca $": "CAD", "cdn $": "CAD",
    "a$": "AUD", "au$": "AUD", "aud$": "AUD", "a $": "AUD", "nz$": "NZD", "nz $": "NZD", "hk$": "HKD", "hk $": "HKD",
    "s$": "SGD", "sg$": "SGD", "s $": "SGD", "mx$": "MXN", "mex$": "MXN", "r$": "BRL", "r $": "BRL", "nt$": "TWD",
    "nt $": "TWD", "j$": "JMD", "tt$": "TTD", "bz$": "BZD", "b$": "BND", "fj$": "FJD", "ec$": "XCD", "ar$": "ARS",
    "$u": "UYU", "rd$": "DOP", "n$": "NAD", "z$": "ZWL", "mop$": "MOP", "$": "DOLLAR", "€": "EUR", "£": "POUND", "¥": "JPY", "₹": "INR",
    "₩": "KRW", "₺": "TRY", "₽": "RUB", "₪": "ILS", "₫": "VND", "₦": "NGN", "฿": "THB", "₱": "PHP", "₡": "CRC",
    "₴": "UAH", "zł": "PLN", "zl": "PLN", "kc": "CZK", "₿": "BTC", "₸": "KZT", "₲": "PYG", "₵": "GHS", "₮": "MNT",
    "₭": "LAK", "₾": "GEL", "₼": "AZN", "៛": "KHR", "ƒ": "AWG", "rs.": "RUPEE", "rs": "RUPEE", "rm": "MYR", "rp": "IDR",
    "rp.": "IDR", "r": "ZAR", "l.e.": "EGP", "l.e": "EGP", "le": "EGP", "fr.": "CHF", "fr": "CHF", "sfr": "CHF",
    "sfr.": "CHF", "s/": "PEN", "kr.": "KR", "kr": "KR", "dm": "DEM", "ksh": "KES", "tsh": "TZS", "ush": "UGX", "dkr": "DKK",
    "skr": "SEK", "nkr": "NOK", "ikr": "ISK", "dh": "AED", "dhs": "AED", "qr": "QAR", "sr": "SAR", "bs": "BOB",
}  # fmt: skip


CODES = (
    "usd cad aud nzd hkd sgd mxn brl twd eur gbp jpy cny inr krw try rub ils vnd ngn thb php crc uah pln czk huf chf "
    "sek nok dkk isk myr idr zar egp aed sar qar kwd bhd omr jod lbp mad tnd dzd kes ugx tzs ghs pen clp cop ars uyu "
    "pyg bob ron bgn hrk rsd mdl gel amd azn kzt uzs mnt lkr npr pkr bdt mvr bam mkd fjd xof xaf xpf etb jmd ttd "
    "dop gtq hnl nio pab bzd iqd irr yer syp lyd sdg mur scr zmw bwp nad mzn aoa cdf rwf btc eth kgs tmt tjs kpw lak "
    "mmk khr bnd pgk mop awg ang bbd bsd bmd kyd xcd htg cup cuc svc ves gyd srd gmd gnf sll lrd cve djf ern sos ssp "
    "mga kmf mwk szl lsl stn afn btn byn wst vuv sbd fkp gip shp dem frf itl esp nlg bef fim iep ats pte grd usdt"
).split()


# Codes that are also words; as money only when written in capitals.
WORDLIKE = frozenset(
    "try mad cop bam pen bob cup ang eth gel ron sol sos lak mop nad btn ern php bob bs sr dm r le fr".split()
)


# "code: names", the noun alone or with its country's adjective.
_TABLE = """
DOLLAR: dollar, dollor, doller, buck, dlr
USD: us dollar, united states dollar, american dollar, u.s. dollar, u . s . dollar, us buck
CAD: canadian dollar, canadian buck, loonie, cdn
AUD: australian dollar, aussie dollar, aus dollar
NZD: new zealand dollar, kiwi dollar, nz dollar
HKD: hong kong dollar, hongkong dollar, hk dollar
SGD: singapore dollar, singaporean dollar
TWD: taiwan dollar, new taiwan dollar, taiwanese dollar
JMD: jamaican dollar, jamaica dollar
TTD: trinidad dollar, trinidad and tobago dollar, tt dollar
FJD: fijian dollar, fiji dollar
BSD: bahamian dollar
BBD: barbadian dollar, barbados dollar
BZD: belize dollar
BMD: bermudian dollar, bermuda dollar
BND: brunei dollar
KYD: cayman islands dollar, cayman dollar
XCD: east caribbean dollar
GYD: guyanese dollar
LRD: liberian dollar
NAD: namibian dollar
SRD: surinamese dollar
SBD: solomon islands dollar
ZWL: zimbabwean dollar
EUR: euro, eruo, euros
POUND: pound, quids
GBP: british pound, pound sterling, sterling pound, sterling, uk pound, english pound, quid, pound stg
EGP: egyptian pound, egyptianpound, geneh, egypt pound
LBP: lebanese pound
SYP: syrian pound
SDG: sudanese pound
SSP: south sudanese pound
GIP: gibraltar pound
FKP: falkland islands pound
IEP: irish pound, punt
CYP: cypriot pound
PESO: peso
MXN: mexican peso
CLP: chilean peso
ARS: argentine peso, argentinian peso
COP: colombian peso
PHP: philippine peso, filipino peso
UYU: uruguayan peso
DOP: dominican peso
CUP: cuban peso
CUC: cuban convertible peso
BOB: boliviano, bolivian boliviano, bolivian peso
BRL: brazilian real, brazil real, reais, brazilian reais, real brasileiro
BRC: cruzeiro, brazilian cruzeiro, cruzado
PEN: sol, soles, nuevo sol, nuevos soles, peruvian sol, inti
CRC: colon, costa rican colon, colones, costa rican colones
SVC: salvadoran colon
GTQ: quetzal, guatemalan quetzal, quetzales
HNL: lempira, honduran lempira
NIO: cordoba, nicaraguan cordoba
PAB: balboa, panamanian balboa
PYG: guarani, paraguayan guarani, guaranies
VES: bolivar, venezuelan bolivar, bolivares
HTG: gourde, haitian gourde
AWG: florin, aruban florin
FRANC: franc
CHF: swiss franc, franken, sfr
XOF: west african cfa franc, cfa franc
XAF: central african cfa franc
XPF: cfp franc
FRF: french franc
BEF: belgian franc
LUF: luxembourg franc
RWF: rwandan franc
CDF: congolese franc
DJF: djiboutian franc
GNF: guinean franc
BIF: burundian franc
KMF: comorian franc
DEM: deutsche mark, deutschmark, deutschemark, d-mark, german mark, west german mark, mark
FIM: finnish markka, markka, markkaa, finnmark, finnish mark
NLG: guilder, dutch guilder, netherlands guilder
ANG: antillean guilder, netherlands antillean guilder
ATS: austrian schilling
ITL: italian lira, italian lire, lire
ESP: peseta, spanish peseta
PTE: escudo, portuguese escudo
CVE: cape verdean escudo
GRD: drachma, greek drachma
MTL: maltese lira
LIRA: lira
TRY: turkish lira, turkish new lira
JPY: yen, japanese yen, japan yen
CNY: yuan, chinese yuan, rmb, renminbi, chinese renminbi, kuai
KRW: won, korean won, south korean won
KPW: north korean won
RUPEE: rupee, rupaye, rupiya, rupie
INR: indian rupee, india rupee
LKR: sri lankan rupee, sri lanka rupee
PKR: pakistani rupee, pakistan rupee
NPR: nepalese rupee, nepali rupee, nepal rupee
MUR: mauritian rupee
SCR: seychellois rupee, seychelles rupee
MVR: rufiyaa, maldivian rufiyaa
IDR: rupiah, indonesian rupiah
BDT: taka, bangladeshi taka
BTN: ngultrum, bhutanese ngultrum
MMK: kyat, burmese kyat, myanmar kyat
LAK: kip, lao kip, laotian kip
KHR: riel, cambodian riel
THB: baht, thai baht
VND: dong, vietnamese dong, viet nam dong
MYR: ringgit, malaysian ringgit, malaysia ringgit, ringgit malaysia
MOP: pataca, macanese pataca
MNT: tugrik, mongolian tugrik, togrog, tugrug
AFN: afghani, afghan afghani
KZT: tenge, kazakhstani tenge, kazakh tenge
KGS: kyrgyzstani som, kyrgyz som
UZS: uzbekistani som, uzbek som, som
TJS: somoni, tajikistani somoni
TMT: turkmenistan manat, turkmenistani manat
AZN: manat, azerbaijani manat
AMD: dram, armenian dram
GEL: lari, georgian lari
DINAR: dinar
KWD: kuwaiti dinar, kuwait dinar
JOD: jordanian dinar
BHD: bahraini dinar
RSD: serbian dinar
TND: tunisian dinar
DZD: algerian dinar
IQD: iraqi dinar
LYD: libyan dinar
YUD: yugoslav dinar
DIRHAM: dirham
AED: uae dirham, emirati dirham, united arab emirates dirham
MAD: moroccan dirham
RIYAL: riyal
SAR: saudi riyal, saudiriyal, saudi arabian riyal
QAR: qatari riyal, qatar riyal
YER: yemeni rial, yemeni riyal
RIAL: rial
IRR: iranian rial
OMR: omani rial
ILS: shekel, new shekel, israeli shekel, israeli new shekel, sheqel, nis
KR: krone, kroner, kronor, krona, crown
SEK: swedish krona, swedish kronor, swedish crown, sweden krona
NOK: norwegian krone, norwegian kroner, norwegian crown
DKK: danish krone, danish kroner, danish crown, denmark krone
ISK: icelandic krona, icelandic kronur, kronur, icelandic crown
EEK: kroon, estonian kroon
LVL: lats, latvian lats
LTL: litas, lithuanian litas
PLN: zloty, polish zloty, zlote, zlotys
HUF: forint, hungarian forint
CZK: koruna, czech koruna, czech crown, koruny, korun
RON: leu, lei, romanian leu, romanian lei
MDL: moldovan leu, moldovan lei
BGN: lev, leva, bulgarian lev, bulgarian leva
HRK: kuna, croatian kuna
BAM: convertible mark, bosnian mark
MKD: denar, macedonian denar
ALL: lek, albanian lek, leke
RUB: ruble, rouble, russian ruble, russian rouble
BYN: belarusian ruble, belarussian ruble
UAH: hryvnia, ukrainian hryvnia, hryvna
ZAR: rand, south african rand, rands
NGN: naira, nigerian naira
GHS: cedi, ghanaian cedi, ghana cedi
KES: kenyan shilling, shilling, kenya shilling, bob
UGX: ugandan shilling
TZS: tanzanian shilling
SOS: somali shilling
ETB: birr, ethiopian birr
ERN: nakfa, eritrean nakfa
ZMW: kwacha, zambian kwacha
MWK: malawian kwacha
BWP: pula, botswana pula
MZN: metical, mozambican metical
AOA: kwanza, angolan kwanza
GMD: dalasi, gambian dalasi
SLL: leone, sierra leonean leone
MGA: ariary, malagasy ariary
MRU: ouguiya, mauritanian ouguiya
SZL: lilangeni, swazi lilangeni
LSL: loti, lesotho loti
TOP: paanga, tongan paanga
WST: tala, samoan tala
VUV: vatu, vanuatu vatu
PGK: kina, papua new guinean kina
BTC: bitcoin, btc
ETH: ethereum, ether
LTC: litecoin
DOGE: dogecoin
XRP: ripple
USDT: tether
"""


NAMES = {
    name.strip(): line.partition(":")[0]
    for line in _TABLE.strip().split("\n")
    for name in line.partition(":")[2].split(",")
}


# Names many countries share: the trip's own currency decides when it is one of them, else the commonest.
SHARED = {
    "DOLLAR": "USD", "POUND": "GBP", "PESO": "MXN", "FRANC": "CHF", "LIRA": "TRY", "DINAR": "KWD", "KR": "SEK",
    "RUPEE": "INR", "DIRHAM": "AED", "RIYAL": "SAR", "RIAL": "IRR",
}  # fmt: skip


FAMILY = {
    "DOLLAR": frozenset("USD CAD AUD NZD HKD SGD TWD JMD FJD TTD BZD NAD BND MXN CLP ARS COP UYU".split()),
    "POUND": frozenset("GBP EGP LBP IEP SDG SYP".split()),
    "PESO": frozenset("MXN CLP ARS COP PHP UYU DOP CUP".split()),
    "FRANC": frozenset("CHF XOF XAF XPF RWF CDF".split()),
    "LIRA": frozenset({"TRY", "ITL"}),
    "DINAR": frozenset("KWD JOD RSD BHD TND DZD IQD LYD MKD".split()),
    "KR": frozenset("SEK NOK DKK ISK CZK".split()),
    "RUPEE": frozenset("INR LKR PKR NPR MUR SCR".split()),
    "DIRHAM": frozenset("AED MAD".split()),
    "RIYAL": frozenset("SAR QAR YER OMR".split()),
    "RIAL": frozenset("IRR OMR YER".split()),
}
