# ruff: noqa: E501  # a list of words reads best on one line
"""What an expense was for, guessed from its name when nobody said."""

from tools.kernel.words import fold

_WORDS = {
    "fuel": "gas petrol diesel fuel charging charger supercharger ionity tank benzin gasoline sprit gazole gasolina",
    "transport": "toll tolls parking ferry péage peage peaje maut taxi uber lyft train bus ticketing vignette rental tram shuttle fare",
    "lodging": "hotel motel inn house cabin airbnb hostel lodge room campsite camping cottage villa bnb chalet hut bunkhouse pitch gite apartment flat refuge pension",
    "groceries": "grocery groceries supermarket costco walmart aldi market ice firewood propane shop shopping tesco sainsbury sainsburys asda morrisons waitrose lidl rewe edeka"
    " mercadona carrefour coop migros spar provisions food-shop",
    "food": "dinner lunch breakfast brunch pizza taco oyster cream coffee burger restaurant waffle snack"
    " beer wine drink bbq diner bakery crawfish supper sushi fudge pub pint round drinks tapas chippy chips takeaway curry pasta gelato cafe"
    " bistro fondue schnitzel wurst pastries sandwich sausage rolls meal food snacks",
    "activities": "museum ticket cruise kayak tour park pass boat raft zoo aquarium castle cable gondola lift"
    " climbing guide snorkel admission entrance steamer funicular gallery aquarium zip",
}
# A budget for the first is spent on all of these.
COUNTED_IN = {"food": ("food", "groceries"), "transport": ("transport", "fuel")}
_CATEGORY = {word: category for category, words in _WORDS.items() for word in words.split()}


def category_of(what: str, said: str | None = None) -> str:
    """Return the category that was said, else the one the thing's name suggests, else "other"."""
    if said and fold(said):
        return fold(said)
    words = fold(what).split()
    known = (_CATEGORY.get(word) or _CATEGORY.get(word.rstrip("s")) for word in reversed(words))
    return next((category for category in known if category), "other")
