# ruff: noqa: E501  # a word list reads best on one line
"""What is widely known: given names, towns, regions. Evidence, never proof; nothing here decides alone."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from agents.offline.text import fold

_DATA = Path(__file__).with_name("data")
SMALL_WORDS = _DATA / "small_words.txt"
# Given names and towns that are everyday words too: written small they are the word.
EVERYDAY = frozenset(
    "will may mark grace hope dawn pat art bill jack rob can ali sue joy rose faith june april august summer ray gene max min drew "
    "miles cash park price lake ward reed rich king long young white brown green black wood stone hill field banks day cook baker "
    "page carter mason hunter miller fisher bishop bell rice ford west east north south love lee su an so do ana mai bo kai ben pia "
    "in on home case best ace cole chase dale wade wes tan vu le ng das mom mum dad gran nana lowe marsh cruz boyd don guy villa "
    "del en al baby son floor line man kitty lily jay sister visa cap side til cherry isla jan julio haven stan press prince destiny "
    "olive music gay bunny honey candy ginger amber angel autumn carol penny sandy sunny dolly les ada era ian fern ivy ruby pearl "
    "split time date send poll than same say much change ask most tank bear made van springs mine cave march worth tyre spring pace "
    "tire gondola post rain egg nine rodeo along nice sunset salt none holiday real wedding hit airport deal bank reserve cat summit "
    "sur hard mobile sunrise buy canyon go goes save mon god manage bath cocoa enter temple bro pop walker trail ski surprise spa anew "
    "drama college sig calais una cathedral sterling tequila monster parkway bay elk landing pen cabot bend ridge crystal mile economy "
    "downtown san star golden media marathon forest tapa jubilee gap sale independence opportunity has have us out of off early van "
    "good come going most many page true see all any use near lead bot as at by we me he it is be or if no not to up".split()
)
REGIONS = frozenset(
    "alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,hawaii,idaho,illinois,indiana,iowa,kansas,kentucky,"
    "louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico,"
    "new york,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,"
    "virginia,washington,west virginia,wisconsin,wyoming,ontario,quebec,british columbia,alberta,manitoba,saskatchewan,nova scotia,new brunswick,"
    "newfoundland,england,scotland,wales,ireland,northern ireland,germany,austria,switzerland,italy,france,spain,portugal,netherlands,belgium,"
    "denmark,norway,sweden,finland,iceland,poland,croatia,slovenia,queensland,tasmania,victoria,new south wales,south australia,bavaria,tuscany,"
    "canada,usa,mexico,australia,new zealand,india,"
    "al,ak,az,ar,ca,co,ct,de,fl,ga,hi,id,il,in,ia,ks,ky,la,me,md,ma,mi,mn,ms,mo,mt,ne,nv,nh,nj,nm,ny,nc,nd,oh,ok,or,pa,ri,sc,sd,tn,tx,ut,vt,va,"
    "wa,wv,wi,wy,bc,on,ab,qc,mb,sk,ns,nb,nl,uk,nsw,qld,vic,tas,sa,dc".split(",")
)


@cache
def _lines(name: str) -> frozenset[str]:
    return frozenset((_DATA / name).read_text("utf-8").split("\n")) - {""}


def given(word: str) -> bool:
    """Is it a given name somewhere ("Padraig", "Lakshmi")."""
    return fold(word) in _lines("given.txt")


def everyday(word: str) -> bool:
    """Is it a word people write small ("departure", "waypoints"), and no name of a town."""
    return fold(word) in _lines(SMALL_WORDS.name)


def town(words: str) -> bool:
    """Is it the name of a town of some size ("Baton Rouge", "provo")."""
    return fold(words) in _lines("towns.txt")


def region(said: str) -> bool:
    """Is it a state, province or country, or its two letters in capitals."""
    return fold(said) in REGIONS and (len(said) > 3 or said.isupper())


def longest_town(words: Sequence[str]) -> int:
    """How many of the first words are one town's name (0: none)."""
    return next((n for n in range(min(4, len(words)), 0, -1) if town(" ".join(words[:n]))), 0)
