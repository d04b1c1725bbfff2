# ruff: noqa: E501  # a word list reads best on one line
"""Classes of everyday words, so that what was learnt of one holds for its kind."""

from agents.offline.text import singular

_CLASSES: dict[str, str] = {
    "payapp": "venmo venmoed venmod zelle zelled paypal paypaled paypalled cashapp revolut revoluted bizum mpesa swish swished vipps vippsed vippsa twint upi interac etransfer wired wire transferred transfer gpay monzo wise pix sepa iou square",
    "diet": "vegan vegetarian veggie pescatarian celiac coeliac halal kosher gluten lactose dairy pork shellfish peanut allergy allergic diabetic diabetes jain intolerant meat allergie nut egg seafood sesame",
    "energy": "diesel petrol gas gasoline hybrid electric ev phev plug-in kwh",
    "car": "tesla honda toyota ford skoda škoda vw volkswagen volvo kia hyundai subaru bmw audi mercedes nissan mazda jeep chevy chevrolet dodge ram buick peugeot renault citroen fiat seat dacia polestar rivian tacoma odyssey sienna outback rav4 prius camry corolla civic accord pilot highlander tundra f-150 silverado suburban tahoe escape explorer pacifica ioniq leaf bolt model minivan van suv truck pickup campervan camper motorhome rv wagon sedan hatchback rig jeep touran sharan transit galaxy octavia enyaq golf passat tiguan kodiaq duster land rover defender hilux fortuner patrol yaris innova alto swift",
    "kin": "mum mom mother mama dad father papa son daughter brother bro sister sis cousin aunt auntie uncle nephew niece grandma grandpa gran grandad granny nana nan grandmother grandfather grandson granddaughter husband wife hubby partner boyfriend girlfriend roommate babysitter nanny kid twin baby toddler stepson stepdaughter inlaw friend buddy mate",
    "meal": "breakfast brunch lunch dinner supper snack coffee beer wine drink pizza burger ice taco barbecue bbq tea pintxo tapa",
    "lodging": "hotel motel hostel inn lodge cabin cottage airbnb villa condo apartment guesthouse homestay resort riad ryokan parador auberge gasthof b&b chalet yurt bungalow rorbu strandhaus camp campground campsite camping pitch room bed",
    "fun": "museum hike hiking beach boat kayak waterfall zoo aquarium train cave casino spa sauna market castle lighthouse dinosaur theme park pool swim swimming snorkel surf climbing motorway toll height snake crowd",
    "cost": "gas petrol diesel fuel grocery parking toll ferry ticket taxi uber firewood propane ice souvenir laundry fine permit pass entry bakery supermarket costco receipt deposit rental tip bait supply",
    "car_trouble": "flat puncture tyre tire radiator engine tow towed tow-truck battery alternator overheated smoke broken spare caa aaa brake clutch",
    "jam": "traffic jam roadwork roadworks construction accident wreck crash queue border bridge detour closure snow storm ferry line customs sheep herd caravan",
    "access": "wheelchair walker stair step-free ramp elevator lift crutch knee hip cane ground floor mobility",
    "number_word": "one two three four five six seven eight nine ten eleven twelve",
    "say": "says said say vote votes voted wants picks goes",
    "won": "won win winning winner score result tally standing lead leading ahead",
    "drop": "drop skip remove scrap cut bin ditch delete scratch lose axe strike nix chuck",
    "cancelled": "cancel cancelled canceled cancels overbooked closed refund refunded rebooked fell oversold lost",
    "booked": "booked reserved booking reservation confirmed confirmation conf snagged secured grabbed réservé reservé gebucht bestilt",
    "paid": "paid payed pay covered bought fronted spent cost settled",
}  # fmt: skip
CLASS_OF: dict[str, str] = {singular(w): f"<{name}>" for name, text in _CLASSES.items() for w in text.split()}
