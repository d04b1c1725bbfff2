"""Words for the same kind of food, outing or bed: "movies" for a cinema, "chippy" for fish and chips."""

from collections.abc import Sequence
from functools import lru_cache

from agents.offline.matching import Found, key_words
from agents.offline.text import Word, fold, singular

# One kind a line; a word may be of several.
_KINDS = """
bbq barbecue barbeque barbie grill braai asado cookout churrasco
curry indian tandoori masala thali biryani balti
chippy chips fish
pizza pizzeria italian pasta trattoria spaghetti
sushi japanese ramen izakaya
tacos taco taqueria mexican burrito burritos
chinese dimsum dumplings noodles wok
burger burgers hamburger hamburgers diner mcdonalds
steak steakhouse
tapas pintxos
pub bar tavern beers beer pint pints boozer biergarten
winery wine wines vineyard vineyards cellar
distillery whisky whiskey scotch dram
brewery beer beers ale
cafe coffee coffeehouse espresso
icecream gelato gelateria sorbet
pancakes pancake creperie crepe crepes galette waffles
seafood fish oysters lobster
brunch breakfast
cinema movie movies film films pictures flick flicks kino
theatre theater play musical show
museum museums gallery exhibition exhibits
games boardgames monopoly scrabble cards
bowling bowls skittles tenpin
minigolf putting putt
pool pools swim swimming swimmer lido waterpark splash
beach sand seaside shore bathing sunbathing
lake swim swimming
spa sauna thermal baths therme wellness hammam onsen
springs soak baths thermal
hike hiking walk walking trail trek trekking ramble rambling stroll tramp
climb climbing wall bouldering
bike bikes biking bicycle bicycles cycle cycling cycle mtb ebike
kayak kayaks kayaking canoe canoes canoeing paddle paddling paddleboard sup
raft rafting rapids whitewater
boat boats cruise sail sailing ferry ship catamaran
train railway railroad rail locomotive steam choo
gondola cablecar cable funicular lift chairlift
zip zipline zipwire
horse horses horseback riding pony ponies ride
fishing fish angling rod
snorkel snorkelling snorkeling diving dive
surf surfing waves
ski skiing slopes piste
zoo animals safari wildlife
aquarium oceanarium fishes sharks
castle fortress fort palace
church cathedral chapel abbey monastery
cave caves tunnel cavern caverns grotto
falls waterfall waterfalls cascade
garden gardens botanical flowers
park playground
shopping shops shop mall outlet outlets market
disco club dancing dance
karaoke singing
concert gig music
stars stargazing telescope astronomy observatory
camp campsite camping tent tents campground
hotel inn motel
hostel yha dorm
cabin cabins lodge chalet hut
cottage airbnb house villa apartment flat
motorway highway freeway interstate
coast coastal seaside
"""


@lru_cache(maxsize=1)
def _kinds() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_KINDS.strip().splitlines()):
        for word in line.split():
            found.setdefault(singular(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def kinds_of(word: str) -> frozenset[int]:
    """The kinds of things a folded word names."""
    return _kinds().get(singular(word), frozenset())


def kindred(words: Sequence[Word], options: Sequence[str]) -> list[Found]:
    """The options of the same kind as some word; a word that would do for two of them tells nothing."""
    kinds = [frozenset().union(*map(kinds_of, key_words(fold(option)))) for option in options]
    found: dict[int, Found] = {}
    for word in words:
        meant = [n for n, kind in enumerate(kinds) if kind & kinds_of(word.fold)]
        if len(meant) == 1:
            found.setdefault(meant[0], Found(meant[0], 0.5, (word.start, word.end)))
    return list(found.values())
