# ruff: noqa: E501  # a pattern reads best on one line
"""What somebody eats or must not eat, in the words of the catalogue: "vegan", "no pork", "peanut allergy"."""

import re
from collections.abc import Callable

FOOD = (
    r"(?:(?:red |white |raw )?meats?|pork|beef|lamb|mutton|veal|goat|chicken|poultry|turkey|duck|bacon|ham|(?:oily |raw )?fish|flesh|seafood|shellfish|prawns?|shrimps?|crab|lobster|mussels?|oysters?|salmon|tuna|"
    r"sushi|eggs?|dairy|milk|cheese|cream|butter|yogh?urt|lactose|fructose|gluten|wheat|bread|(?:tree |pine )?nuts?|peanuts?|walnuts?|almonds?|cashews?|hazelnuts?|pistachios?|pecans?|sesame|soya?|mustard|celery|"
    r"kiwi(?: ?fruits?|s)?|mango(?:e?s)?|strawberr(?:y|ies)|bananas?|avocados?|citrus|tomato(?:es)?|mushrooms?|onions?|garlic|chill?i(?:es)?|spicy(?: food| things| stuff)?|spices|sugar|salt|sodium|alcohol|booze|caffeine|"
    r"carbs|msg|beans|lentils|honey|coriander|cilantro|root vegetables|potato(?:es)?|rice)\b(?! (?:restaurants?|places?|markets?|shacks?|stalls?|bars?|shops?|houses?))"
)
FOODS = rf"{FOOD}(?:(?:\s*(?:,|&|/|\bn\b|\band\b|\bor\b|\bnor\b)\s*(?:and |or )?(?:any |no )?|\s+){FOOD})*"
_NEVER = (
    r"(?:\bnot|n['’]?t|\bcannot|\bcant|\bdont|\bdoesnt|\bwont|\bnever|\bno longer|\bstopped|\bquit|\bneither of (?:us|them)|\bnobody|\bnone of us)\s+(?:really |even |ever |to |be |allowed |supposed |able |strictly )*"
    r"(?:eat(?:s|ing|en)?|has|ha(?:ve|d|ving)|touch(?:es|ing)?|do(?:es|ing)?|tak(?:e|es|ing)|consum(?:e|es|ing)|handle|given?|drink(?:s|ing)?|stomach)\s+(?:any(?:thing)? (?:with )?|to |the )?"
)
_UNFIT = (
    r"(?:\bnot|n['’]?t|\bcannot|\bcant|\bdoesnt)\s+(?:really )?(?:support|tolerate|digest)s?\s+(?:the |any )?"
)
_NO = r"\b(?:no|zero|without|off|aff|gave up|giv(?:en|ing) up|nothing with|avoids?|not allowed|(?:must|should)(?:n['’]t| not) (?:have|eat)|never given|eats? neither|partakes? of neither|prohibition of)\s+(?:more |the |any |eating )?"
_LIVING = r"(?:cats?|dogs?|bees?|wasps?|horses?|pollen|dust|feathers|latex|penicillin|animals?|pets|grass|sun|stings?|idea|bullshit)"
_OTHER = r"(?!(?:an?|no|any|some|food|serious|severe|bad|his|her|the|and|your|my|our|nasty|horrible|their|with|has|have|this|that|of|other|proper|real|known|is|it'?s)\b)"


def _said(m: re.Match[str]) -> str:
    return re.sub(r"^veggie$", "vegetarian", m[0].lower().strip())


def _none(m: re.Match[str]) -> str:
    foods = re.sub(r"\s+(?:nor|n)\s+", " or ", m["x"].lower())
    return f"no {foods}" if "spicy" not in foods else f"nothing {foods}"


def _one(word: str) -> str:
    return word if word.endswith("ss") else word.removesuffix("s")


def _allergies(m: re.Match[str]) -> str:
    things = re.split(r"\s*(?:,|&|\band\b|\bor\b)\s*", m["x"].lower())
    return ", ".join(f"{_one(t)} allergy" for t in things if t)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), told)
    for pattern, told in (
        (r"\b(?:lactose|gluten|dairy|fructose|histamine|wheat)[- ]intoleran(?:t|ce)\b", lambda m: m[0].lower().replace("intolerance", "intolerant")),
        (r"\bintoleran(?:t|ce) (?:to|of) (?P<x>\w+)", lambda m: f"{m['x'].lower()} intolerant"),
        (rf"{_UNFIT}(?P<x>lactose|gluten|milk|dairy)\b", lambda m: f"{m['x'].lower()} intolerant"),
        (rf"\b{_OTHER}(?P<x>(?:tree |pine )?[a-zà-þ]+)s? allerg(?:y|ies)\b", _allergies),
        (r"\ballerg(?:y|ies) to (?:the |all )?(?P<x>(?:tree |pine )?[\w-]+)", _allergies),
        (rf"\ballergic to (?:the |all |any )?(?!{_LIVING}\b)(?P<x>(?:tree |pine )?[\w-]+(?:(?:,? and|,? or|,) (?!\w+ (?:is|loves|hates|has|likes|can|needs)\b){FOOD})*)", _allergies),
        (rf"\b(?P<x>{FOODS}) (?:would |could |will |might )?(?:kills?|makes? \w+ (?:sick|ill|swell)|sends? \w+ to (?:a&e|hospital|the er))\b", _allergies),
        (r"\b(?:gluten|lactose|dairy|nut|egg|sugar|salt|meat|wheat|soy|soya|alcohol)[- ]free\b", _said),
        (r"\b(?:low|no|reduced)[- ](?:sodium|salt|carb|sugar|fat|fodmap)\b", _said),
        (r"\bpure veg\b(?!etarian)|\b(?:lacto[- ])?vegetarian\b|\bveggie\b(?! (?:burgers?|food|stuff|patch))|\bvegan\b|\bpescatarian\b|\bc(?:o)?eliac\b|\bhalal\b|\bkosher\b|\bjain\b|\bketo\b|\bteetotal\b", _said),
        (r"\b(?:full|all|is|are|am|'m|strict(?:ly)?|only|goes|gone|now) veg\b", lambda m: "vegetarian"),
        (r"\bdiabet(?:ic|es)\b", lambda m: "diabetic"),
        (rf"{_NEVER}(?P<x>{FOODS})", _none),
        (rf"{_NO}(?P<x>{FOODS})", _none),
        (r"\bnothing (?:too )?spicy\b|\bn(?:o|['’]t eat) anything (?:too )?spicy\b|\bnot eat anything (?:too )?spicy\b", lambda m: "nothing spicy"),
        (r"(?:\bdoes not|\bdo not|n['’]?t) drink(?: alcohol)?\b(?= ?(?:$|[.,;!]|at all|any ?more|and|so\b))", lambda m: "no alcohol"),
    )
)  # fmt: skip


_DENIED = re.compile(r"(?:\bnot|\bno longer|n['’]t|\bNOT)\s+(?:an? |really |actually )?$", re.IGNORECASE)


def diets(text: str) -> list[str]:
    """Diets said, in the words of the catalogue and the order said."""
    found: list[tuple[int, int, str]] = []
    for pattern, told in _FORMS:
        for match in pattern.finditer(text):
            if _DENIED.search(text[: match.start()]):
                continue
            if all(match.end() <= start or match.start() >= end for start, end, _ in found):
                found.append((*match.span(), told(match)))
    said = (
        diet for _, _, labels in sorted(found) for diet in labels.split(", ") if "allergy" in labels or diet
    )
    return list(dict.fromkeys(said))
