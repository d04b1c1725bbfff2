# ruff: noqa: E501  # a pattern reads best on one line
"""Things people pay for on a trip, to know the thing from the words round it."""

import re
from collections.abc import Sequence

from agents.offline.phrases import trim

_THINGS = (
    # to eat and drink
    "breakfasts? brekkie brekky brunch lunch(?:es|eons?)? dinners? suppers? tea teas coffees? cake cakes pizzas? burgers? kebabs? curry curries tapas sushi ramen tacos? noodles? sandwich(?:es)? snacks? ice[-~]?creams? gelatos? icecreams? ice[-~]lollies lollies "
    "sweets cand(?:y|ies) fudge doughnuts? donuts? pastr(?:y|ies) croissants? pancakes? waffles? crepes? scones? bread milk eggs fruit cheese meat sausages? snags steaks? fish chips chippy chowder seafood oysters? lobsters? brisket po~boys? tix run brewery pub crabs? barbecue barbeque bbq picnics? takeaways? take-?out takeout food grub meals? drinks? beers? wine wines pints? round rounds cocktails? whisk(?:e)?y spirits booze "
    "groceries grocery shopping shop shops supermarket food~?shop messages water waters soda sodas juice ice bar tab room service feast buffet dessert desserts pudding "
    # to drive
    "gas petrol diesel fuel gasoline charging charge electricity tolls? vignettes? parking car~?park park~?ing~?meter meter tow towing tyres? tires? puncture oil ad-?blue wipers? repairs? mechanic garage car~?wash fines? ticket tickets speeding "
    # to get about
    "taxis? cabs? ubers? uber lyfts? bus buses coach trains? tram trams metro subway tubes? ferr(?:y|ies) boats? cruises? shuttles? minibus vans? rentals? hire car~?hire bikes? scooters? kayaks? canoes? pedalos? paddle~?boards? pontoon jet~?skis? cable~?car gondola funicular chairlift lift passes lift~?pass(?:es)? ski~?pass(?:es)? skis? flights? luggage baggage lockers? "
    # to see and do
    "museums? galler(?:y|ies) castles? zoo aquarium caves? tours? guides? entry entries entrance admissions? passes pass permits? park~fees? cinema movies? films? theatre theater shows? concerts? gig festival funfair fair rides? mini[-~]?golf golf bowling karaoke spa sauna swim(?:ming)? pool lessons? classes class horses? pon(?:y|ies) ziplines? zip-?line rafting tubing snorkel\\w* diving surf\\w* wetsuits? games? arcade laser~?tag escape~?room "
    # to sleep and live
    "hotels? motels? hostels? cottages? cabins? chalets? villas? airbnb flats? apartments? campsites? camp~?site campground pitch(?:es)? sites? rooms? nights? lodging deposits? cleaning linens? bedding towels? laund(?:ry|rette|romat)\\w* laundrette firewood logs wood charcoal propane canisters? gas~?bottles? tents? gear midges? sun~?cream sun~?screen bug~?spray spray medicines? meds pharmacy chemist plasters first~aid sim~?cards? stamps postcards? gifts? presents? souvenirs? flowers batter(?:y|ies) ice~?packs? maps? "
    # what is laid out
    "insurance tips? gratuity babysitt\\w* sitter photos? fee fees surcharge service crackers supplies stuff"
).split()
THING = re.compile(rf"\b(?:{'|'.join(dict.fromkeys(_THINGS)).replace('~', ' ')})\b(?!['’]s)", re.IGNORECASE)
# Words that only look like the thing: what was done, or where we are.
WEAK = re.compile(
    r"\W*|[\W\d]+|\W*(?:(?:(?:arriv|stopp|pull|popp|plugg|charg|fuell|refuell|gass|tank|topp|sort|finish|forgot|remember|updat|spent|stuck|sett|reach|head|transpos|loading|amount|invoice|receipt|payment)\w*"
    r"|got|getting|filled|filling|fill|went|going|gone|dropped|leaving|left|back|kind|kindly|note|noted|enter|entry|quick|quickly|fyi|up|don|now|just|meanwhile|while|everyone|everybody|us|kids|group|first|second|last|next|other|another|thing|things|one|bit|lads|folks|guys|team|all|"
    r"hi|hello|dear|morning|evening|afternoon|today|email|phone|memo|void|puncture|made it|erratum|correction|perd[oó]n|costs?|total|sum|price|rain|raining|sun|weather)\b\W*)+.*",
    re.IGNORECASE,
)
_PIECES = re.compile(
    r"\b(?:at|in|on|with|before|after|to|near|from|for|because|by|that|which|who|so|and then|then|while|did|do|had|have|has|got|get|went|was|were|is|are|paid|bought|took|stopped|of course|we|i|he|she|they|it|up|out|down|split|between|half|except|just|only|when|as|but|if|since|though|until|till|into|onto|over|via|per|whole|both|them|us|me|you|him|her|all)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s+(?:and|&|\+|n)\s+", re.IGNORECASE)
_LONGEST = 4  # words of a thing: "disposable bbq and charcoal"


def thing_in(chunks: Sequence[str]) -> str:
    """The first thing people pay for that is named in some stretches of words, with the words that belong to it."""
    for chunk in chunks:
        for piece in _PIECES.split(chunk.replace("\x01", " ")):
            if found := THING.search(piece):
                return _trimmed(piece, found)
    return ""


def _trimmed(piece: str, found: re.Match[str]) -> str:
    before = (
        _JOINT.split(piece[: found.start()])[-1]
        if not THING.search(piece[: found.start()])
        else piece[: found.start()]
    )
    words = trim(f"{before}{piece[found.start() :]}").split()
    return " ".join(
        words[-_LONGEST:] if len(words) > _LONGEST and THING.search(words[-1]) else words[:_LONGEST]
    )
