# ruff: noqa: E501  # a row of a table reads best on one line
"""New votes: what is asked, between what, and until when."""

import pytest

from tests.unit.agents.offline.slots.costs_said import read


@pytest.mark.parametrize(
    ("text", "options", "closes"),
    [
        ("let's vote on sunday's activity - kayaking vs. horseback vs. nothing, deadline saturday noon", ["kayaking", "horseback", "nothing"], "2027-05-15T12:00"),
        ("can you ask everyone whether we leave at 7 or at 9 tomorrow, they have until tonight at ten", ["7", "9"], "2027-05-14T22:00"),
        ("I would like to hold a ballot about the last night. Choices are: 1) hotel bar 2) bonfire 3) early bed. To be closed Thursday at nine in the evening.", ["hotel bar", "bonfire", "early bed"], "2027-05-20T21:00"),
        ("quick show of hands: BBQ, pizza, leftovers. I need to know by 4", ["BBQ", "pizza", "leftovers"], "2027-05-15T16:00"),
        ("Kindly conduct a poll as to the return route, via Bluff or via Blanding, voting being open until the 18th at 9 pm", ["Bluff", "Blanding"], "2027-05-18T21:00"),
        ("yo poll: movie or cards, u got 2 hours", ["movie", "cards"], "2027-05-14T21:20"),
        ("poll em: saturday nite is it bowling, the ball game, or a film. shut it saturday 5 pm", ["bowling", "the ball game", "a film"], "2027-05-15T17:00"),
        ("Let the group decide. Dinner, where? At Mo's, at the clam house, or Femi cooks. You have until Saturday 8 at night", ["Mo's", "the clam house", "Femi cooks"], "2027-05-15T20:00"),
        ("Rainy day activity: museum, cinema or spa? Poll is open until Sunday 16.5. at 18:00, afterwards I buy tickets.", ["museum", "cinema", "spa"], "2027-05-16T18:00"),
        ("poll: hike, swim or sleep. lock it sunday 9am", ["hike", "swim", "sleep"], "2027-05-16T09:00"),
        ("vote: the cliffs by boat or on foot? close it sunday 6pm", ["by boat", "on foot"], "2027-05-16T18:00"),
        ("pancakes or oatmeal, poll it, close at 8 pm", ["pancakes", "oatmeal"], "2027-05-14T20:00"),
    ],
)  # fmt: skip
def test_a_vote_opened(text: str, options: list[str], closes: str) -> None:
    found = read("create_poll", text)[0]
    assert found["options"] == options
    assert found["closes_at"] == closes


@pytest.mark.parametrize(
    "text",
    [
        "poll: tacos or pizza? no deadline",
        "vote: shut the windows or open the doors",
        "poll: lock the car or not",
    ],
)
def test_no_closing_time_is_made_up(text: str) -> None:
    assert "closes_at" not in read("create_poll", text)[0]


@pytest.mark.parametrize(
    ("text", "question", "options"),
    [
        ("poll: steamer, Go Ape or Pencil Museum for sunday 30th", "What for sunday 30th?", ["steamer", "Go Ape", "Pencil Museum"]),
        ("vote pls - castle, beach or distillery on wednesday", "What for wednesday?", ["castle", "beach", "distillery"]),
        ("please make a vote: Aquarium or Viking museum at tuesday afternoon?", "What for tuesday afternoon?", ["Aquarium", "Viking museum"]),
        ("we must decide: raclette or pizza for first evening", "first evening: raclette or pizza?", ["raclette", "pizza"]),
        ("quick poll everyone, set off at 8, 9 or 10 on bank holiday monday?", "What for bank holiday monday?", ["set off at 8", "9", "10"]),
        ("poll: which day for the theme park? Tue, Wed or Thu", "which day for the theme park?", ["Tue", "Wed", "Thu"]),
        ("poll for the 30th: steamer, go ape or pencil museum", "What for the 30th?", ["steamer", "go ape", "pencil museum"]),
    ],
)  # fmt: skip
def test_the_day_is_the_questions(text: str, question: str, options: list[str]) -> None:
    found = read("create_poll", text)[0]
    assert (found["question"], found["options"]) == (question, options)


@pytest.mark.parametrize(
    ("text", "question", "options"),
    [
        ("Vote - stay an extra night in Portree, yes or no", "stay an extra night in Portree?", ["yes", "no"]),
        ("do a poll who wants to get up for sunrise, yes no maybe", "who wants to get up for sunrise?", ["yes", "no", "maybe"]),
        ("vote on t-shirt colour! red, navy or that ugly green", "t-shirt colour", ["red", "navy", "that ugly green"]),
        ("poll: do we prefer (1) a walk, (2) a trip or (3) a free day?", "do we prefer", ["a walk", "a trip", "a free day"]),
        ('put up a poll "Tuesday lunch?" with sandwiches, soup, chips', "Tuesday lunch?", ["sandwiches", "soup", "chips"]),
        ("New vote please, topic: the hats. Choices: pink hats, no hats.", "hats", ["pink hats", "no hats"]),
        ("poll, 24 hrs: paddleboards or pedalos", "paddleboards or pedalos", ["paddleboards", "pedalos"]),
        ("put beach or museum to a vote, everyone answers by 3 pm", "beach or museum", ["beach", "museum"]),
        ("who's for pizza and who's for pasta? start a poll pls", "pizza or pasta", ["pizza", "pasta"]),
        ("poll. day trip to Alberobello, Ostuni or Bari?", "day trip to Alberobello, Ostuni or Bari", ["Alberobello", "Ostuni", "Bari"]),
        ("poll? red wine or white wine for the picnic", "red wine or white wine for the picnic", ["red wine", "white wine"]),
        ("quick vote - beach or hike on the 14th?", "beach or hike on the 14th", ["beach", "hike"]),
    ],
)  # fmt: skip
def test_the_choices_and_what_is_asked(text: str, question: str, options: list[str]) -> None:
    found = read("create_poll", text)[0]
    assert (found["question"], found["options"]) == (question, options)
