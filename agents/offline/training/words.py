# ruff: noqa: E501  # a pattern reads best on one line
"""Names, places and things for the slots of the training lines (public knowledge and inventions)."""

MEMBERS = (
    "Amelie Bjorn Chidi Dolores Elif Fergal Giovanna Henrik Ines Jamal Kenta Lucia Magnus Noor Oscar Paola Quentin "
    "Rashid Sunniva Tariq Ulla Viktor Wanda Xavi Yara Zoltan Alice Brandon Chloe Derek Emily Felix Gwen Harvey Isabel "
    "Jasper Kyra Leonard Monica Nigel Olivia Pascal Roberta Stuart Theresa"
).split()
FAMILIES = (
    "Adeleke Bergman Castellano Dubois Eastwood Fitzroy Gunnarsson Hashimoto Iversen Jankowski Kaplan Lombardi Mbeki "
    "Nakamura Oyelaran Palmer Quintero Rosenthal Stewart Takahashi Ueda Vargas Winslow Yamada Zimmerman Thornton"
).split()
PLACES = [
    "Banff", "Bergen", "Biarritz", "Big Sur", "Cork", "Dubrovnik", "Edinburgh", "Flagstaff", "Galway", "Hobart", "Innsbruck",
    "Joshua Tree", "Kyoto", "Lake Tahoe", "Lucca", "Marrakesh", "Nelson", "Oban", "Porto", "Quebec", "Ronda", "Salzburg",
    "Santa Fe", "Tahoe City", "Ushuaia", "Verona", "Whistler", "Yosemite", "Zermatt", "Monument Valley",
]  # fmt: skip
HOTELS = [
    "Hotel Aurora", "Red Fox Inn", "Seaside Lodge", "Casa Verde", "Pine Creek Campground", "Harbour View", "Mountain Star Hostel",
    "Gasthof Post", "Riverside Cabins", "The Old Bakery", "City Museum tour", "Whale cruise", "Villa Rosa", "Lakeside Camping",
]  # fmt: skip
EXPENSES = [
    "gas", "groceries", "dinner", "museum tickets", "parking", "pizza", "ferry", "firewood", "bike rental", "tolls", "snacks",
    "campsite", "lunch", "boat hire", "coffee",
]  # fmt: skip
OPTIONS = [
    "zoo", "aquarium", "sushi", "tacos", "lake hike", "old town", "museum", "beach day", "pizza place", "boat trip", "saturday",
    "sunday", "campfire", "cinema", "Thai", "burgers", "early start", "canyon walk", "hot springs", "farmers market",
]  # fmt: skip
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
LISTS: dict[str, list[str]] = {
    "P": PLACES, "P2": PLACES, "P3": PLACES, "H": HOTELS, "X": EXPENSES, "X2": EXPENSES,
    "R": ["Trattoria Nonna", "The Crab Shack", "Sakura", "Chez Paul", "Blue Door Cafe"],
    "A": ["kayak tour", "castle tour", "whale watching", "cable car", "cooking class", "timed entry for the park"],
    "Oa": OPTIONS, "Ob": OPTIONS[5:], "Oc": OPTIONS[9:], "wd": DAYS, "wd2": DAYS,
    "Fnew": ["Abernathy", "Baptista", "Crowley", "Dietrich", "Ekström", "Fontana", "Grimaldi", "Hwang"],
    "Mnew": ["Tomas", "Ida", "Ravi", "Greta", "Milan", "Aisha"], "Mnew2": ["Nina", "Otto", "Suri", "Levi"],
    "Mnew3": ["Pepe", "Lola", "Finn"],
    "Car": ["Tesla Model Y", "VW ID.4", "Skoda Octavia", "Toyota Sienna", "Ford Transit", "Kia EV6", "Honda Odyssey", "Volvo V60"],
    "CUR": ["USD", "euros", "pounds", "CAD", "kroner", "pesos"], "CUR2": ["dollars", "EUR", "GBP"],
    "Title": ["Wild West", "Sun and Sand", "The Great Escape", "Alpine Circle", "Fjords 2027", "Operation Relax"],
}  # fmt: skip
