# ruff: noqa: E501  # a pattern reads best on one line
"""Votes: open one, vote, close, show."""

import re
from collections.abc import Sequence
from datetime import timedelta

from agents.context import Call
from agents.offline.matching import find
from agents.offline.people import Who
from agents.offline.phrases import trim
from agents.offline.scene import Place, Scene
from agents.offline.slots.ballots import asks_for_days, is_opened, kinds
from agents.offline.values.deadlines import find_moments

_ORDINALS = {
    "first": 0,
    "second": 1,
    "third": 2,
    "fourth": 3,
    "fifth": 4,
    "1st": 0,
    "2nd": 1,
    "3rd": 2,
    "last": -1,
}
_LETTERS = "abcdef"


def _all_options(scene: Scene) -> list[tuple[int, str]]:
    return [(n, o) for n, p in enumerate(scene.context.polls) for o in p.options]


def _denied(scene: Scene, place: Place) -> bool:
    before = scene.text[max(0, place[0] - 22) : place[0]].lower()
    after = scene.text[place[1] : place[1] + 8].lower()
    said = re.search(
        r"\b(?:not|instead of|scratch my|rather than|isn't|hate|but the|except|didn't say)\s+(?:the |on )?$",
        before,
    )
    return bool(said) or (bool(re.match(r"\s+not\b", after)) and False)


def _by_place(scene: Scene, spans: Sequence[Place]) -> int | None:
    """ "the second one", "b", "3": the number of the option."""
    text = " ".join(scene.text[s:e] for s, e in spans)
    if m := re.search(r"\b(first|second|third|fourth|fifth|1st|2nd|3rd|last)\b(?: one| option)?", text, re.I):
        return _ORDINALS[m[1].lower()]
    if m := re.fullmatch(r"\W*(?:option )?([a-f])\W*", text.strip(), re.I):
        return _LETTERS.index(m[1].lower())
    m = re.search(r"(?:^\W*|\b(?:option|number|with|for|nr|no)\s*#?)(\d)\b", text, re.I)
    return int(m[1]) - 1 if m and m[1] != "0" else None


def _voters(scene: Scene, span: Place) -> list[str]:
    part = scene.root.part([span])
    found: list[str] = []
    for who in part.people:
        party = "me" if who.party == f"member:{scene.context.speaker}" else who.party
        if who.how in ("name", "family") and not _addressed(scene, who):
            found.append(party)
    text = part.text
    if re.search(
        r"\b(?:all (?:of us|four of us|five of us|three of us|\w+ of us)|for us\b|us \w+s\b|we (?:all )?(?:vote|say|want|pick|go|take|choose)|from (?:us|both of us))",
        text,
        re.I,
    ):
        if not any(p.startswith("family:") for p in found):
            found.append("my_family")
    elif (
        found
        and re.search(r"\b(?:I|me|myself)\b(?!\s*(?:too she|to say|so))", text)
        and not re.search(r"\b(?:told|asked) me\b", text)
    ):
        found.insert(0, "me")
    return list(dict.fromkeys(found)) or ["me"]


def _addressed(scene: Scene, who: Who) -> bool:
    after = scene.text[who.at[1] : who.at[1] + 2]
    before = scene.text[: who.at[0]].strip()
    return (
        not before
        and after.startswith(",")
        and not re.match(r",?\s+(?:and|&)", scene.text[who.at[1] : who.at[1] + 6])
    )


def vote(scene: Scene) -> list[Call]:
    """One vote per person and option said."""
    options = _all_options(scene)
    names = [o for _, o in options]
    calls: list[Call] = []
    groups = _vote_groups(scene, names)
    for span, index in groups:
        option = options[index]
        calls += [_vote(scene, option, who) for who in _voters(scene, span)]
    if not calls and options:
        number = _by_place(scene, scene.spans)
        if number is not None and -len(options) <= number < len(options):
            calls = [_vote(scene, options[number], who) for who in _voters(scene, scene.spans[0])]
    return _last_each(calls)


def _vote_groups(scene: Scene, names: Sequence[str]) -> list[tuple[Place, int]]:
    found: list[tuple[Place, int]] = []
    for clause in scene.clauses:
        part = scene.root.part([clause])
        hits = [h for h in find(part.words, names) if h.score >= 0.34 and not _denied(scene, h.at)]
        if hits:
            found.append((clause, hits[0].index))
        elif found and not part.people:
            continue
        elif found and re.search(r"\btoo\b|\bsame\b|\baswell\b|\bas well\b", part.text, re.I) and part.people:
            found.append((clause, found[-1][1]))
        elif part.people:
            number = _by_place(scene, [clause])
            polls = scene.context.polls
            if (
                number is not None
                and polls
                and number < len(polls[0].options)
                and re.search(r"\b(?:with|says?|goes|wants?|votes?)\b", part.text)
            ):
                found.append((clause, number))
    if found and not any(scene.root.part([c]).people for c, _ in found):
        whole = (min(s for s, _ in scene.spans), max(e for _, e in scene.spans))
        return [(whole, found[0][1])] if len({i for _, i in found}) == 1 else found
    if len({i for _, i in found}) == 1 and len(found) >= 1:
        whole = (min(s for s, _ in scene.spans), max(e for _, e in scene.spans))
        return [(whole, found[0][1])]
    return found


def _vote(scene: Scene, option: tuple[int, str], who: str) -> Call:
    args = {"option": option[1]}
    if who != "me":
        args["party"] = who
    if len(scene.context.polls) > 1:
        args["poll"] = scene.context.polls[option[0]].question
    return Call(name="vote", args=args)


def _last_each(calls: list[Call]) -> list[Call]:
    last = {(c.args.get("party"), c.args.get("poll")): c for c in calls}
    return list(last.values())


def _which(scene: Scene) -> str | None:
    """The open poll that was named, when there are several."""
    polls = scene.context.polls
    if len(polls) < 2:
        return None
    texts = [f"{p.question} {' '.join(p.options)}" for p in polls]
    kept = re.sub(r"\b(?:not|leave|but not|keep)\b[^,.;]*", "", scene.text)
    part = Scene(kept, scene.mention, scene.context)
    hits = find(part.words, texts)
    return polls[hits[0].index].question if hits else None


_CANCEL = re.compile(
    r"\b(?:cancel|call off|scrap|drop|delete|remove|forget|scratch|never ?mind|bin)\b", re.IGNORECASE
)


def close_poll(scene: Scene) -> list[Call]:
    """Closes the vote named, or both when both were said."""
    if (
        re.search(r"\b(?:both|all(?: the)? (?:polls|votes))\b", scene.text, re.I)
        and len(scene.context.polls) > 1
    ):
        return [Call(name="close_poll", args={"poll": p.question}) for p in scene.context.polls]
    poll = _which(scene)
    gone = {"cancel": True} if _CANCEL.search(scene.text) else {}
    return [Call(name="close_poll", args={**({"poll": poll} if poll else {}), **gone})]


def show_poll(scene: Scene) -> list[Call]:
    """How a vote stands."""
    poll = _which(scene)
    return [Call(name="show_poll", args={"poll": poll} if poll else {})]


_START = re.compile(
    r"^.*?\b(?:(?:new |quick |next |on )?(?:polls?|pole|vote|voting)\b(?: (?:on it|it|time|please|pls|bot|that we|for|on|about|now|us|to the vote))*|ask (?:everyone|everybody|them|the group)(?: if| whether)?)\s*[:!,.;?–—-]*\s*",
    re.IGNORECASE | re.DOTALL,
)
_UNTIL = re.compile(
    r"[,.;(]?\s*\b(?:it )?(?:clos(?:es?|ing)|ends?|until|till|deadline|answers? by|open (?:till|until)|by|no deadline|voting (?:is )?to)\b.*$",
    re.I | re.S,
)
_SPLIT = re.compile(
    r"\s*(?:,\s*or\s+|\s+or\s+|,|/|\s+vs\.?\s+|\s+verses\s+|\s+versus\s+|\n|\?(?=\s*\w)|;|\b\d\)|\([a-f]\)|•|\s–\s)\s*",
    re.I,
)


def create_poll(scene: Scene) -> list[Call]:
    """Question, options and closing time of a new vote."""
    how, text = kinds(scene.text.strip())
    body = _START.sub("", text, count=1) if _START.match(text) else text
    closing = _UNTIL.search(body)
    closes = _closes(scene, closing[0]) if closing else None
    body = body[: closing.start()] if closing else body
    body = _own_vote(body)
    question, options = _question(body)
    if len(options) < 2 and how.get("method") != "consent":
        question, options = _question(text)
    if not question and (
        m := re.match(
            r"\W*(?:the |a |can we (?:do|have) a )?(?P<q>(?!(?:new|quick|next|put|make|set|do|start|lets?|vote|poll|close|please|on)\b)[\w' ]{3,40}?) (?:poll|vote)\s*:",
            text,
            re.I,
        )
    ):
        question = m["q"]
    args: dict[str, object] = {"question": question or " or ".join(options), "options": options, **how}
    if closes:
        args["closes_at"] = closes
    return [Call(name="create_poll", args=args), *_first_votes(scene, str(args["question"]), options)]


def opened(scene: Scene) -> list[Call]:
    """The vote that is opened in so many words; none when a message is about something else."""
    if is_opened(scene):
        return create_poll(scene)
    return _days(scene) if scene.mention and asks_for_days(scene) else []


def _days(scene: Scene) -> list[Call]:
    """ "when can everybody? june 18, june 25 or july 2": a vote on those days."""
    end = scene.text.find("?") + 1
    named = [day for day in scene.dates if day.at[0] >= end]
    question = scene.text[: named[0].at[0]].strip(" ,:;-–") if named else ""
    days = [scene.whole[slice(*day.at)] for day in named]
    return [Call(name="create_poll", args={"question": question, "options": days, "method": "dates"})]


_CHOOSES = re.compile(
    r"\b(?:i'?m|im|i am|me i|moi|mine|my vote|put me|i (?:already )?(?:vote|say|choose|pick|take|want)|count me|count (?:them|him|her)|from (?:me|us)|for me|we (?:vote|say|want)|says?|votes?|told me|already)\b",
    re.IGNORECASE,
)


def _first_votes(scene: Scene, question: str, options: Sequence[str]) -> list[Call]:
    """Votes cast in the same breath as the question ("tacos or sushi? I'm tacos")."""
    calls: list[Call] = []
    last: str | None = None
    for sentence in scene.sentences:
        part = scene.root.part([sentence])
        names = [o for o in options if len(options) > 1]
        hits = [h for h in find(part.words, names) if h.score >= 0.5]
        asking = re.search(r"\bor\b|\bvs\b|/", part.text) or len({h.index for h in hits}) > 1
        if asking or not (_CHOOSES.search(part.text) or (part.people and re.search(r"\btoo\b", part.text))):
            continue
        if not hits and not (last and re.search(r"\btoo\b", part.text)):
            continue
        last = names[hits[0].index] if hits else last
        for who in _voters(scene, sentence):
            extra = {"poll": question} if scene.context.polls else {}
            args = {"option": last, **({"party": who} if who != "me" else {}), **extra}
            calls.append(Call(name="vote", args=args))
    return calls


def _own_vote(body: str) -> str:
    return re.sub(
        r"(?:[.!?]|\s[-–])\s*(?:i'?m|im|i am|put me|me i|mine|my vote|i vote|moi|i say|and how|close|\w+ from me|\w+ already)\b.*$",
        "",
        body,
        flags=re.I | re.S,
    )


_SENTENCE_END = re.compile(r"(?<!\bSt)(?<!\bMt)[.!?]\s+(?=\w)")
_TALK = re.compile(r"\s+(?:lol|haha\w*|lmao|pls|please|thanks|thx|quick vote|you \w+)\W*$", re.IGNORECASE)


def _question(body: str) -> tuple[str, list[str]]:
    head, mark, tail = _cut_question(body)
    said = [
        re.sub(
            r"^(?:or|and|do|either)\s+(?=\w)",
            lambda m: m[0] if m[0].lower().startswith("do") else "",
            o.strip(" .?!,;:\"'()-–"),
            flags=re.I,
        )
        for o in _SPLIT.split(tail)
    ]
    said = [_TALK.sub("", _SENTENCE_END.split(o)[0]) for o in said]
    options = [o for o in said if re.search(r"\w", o) and len(o) < 60]
    options = [
        re.sub(
            r"^(?:(?:do|shall|should|does|is it|are) (?:we|it)\s+)(?:stop in |go to |leave at )?",
            "",
            o,
            flags=re.I,
        )
        for o in options
    ]
    if not head and len(options) > 2 and _ASKS.match(options[0]):
        head, mark, *options = options[0], "?", *options[1:]
    options, day = _without_day(options)
    head = f"{head} {day}" if day else head
    return (trim(head) + (mark if head and mark == "?" else "")), options


_ASKS = re.compile(r"(?:where|what|which|who|when|how)\b", re.IGNORECASE)
_DAY_AT_END = re.compile(
    r"\s+(?P<day>(?:(?:for|on|this|next)\s+)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow)(?:\s+(?:morning|night|evening|afternoon))?)$",
    re.IGNORECASE,
)


def _without_day(options: list[str]) -> tuple[list[str], str]:
    """ "pizza or polenta on saturday": the day is the question's when only the last option has one."""
    found = [_DAY_AT_END.search(o) for o in options]
    last = found[-1] if found else None
    if last is None or len(options) < 2 or any(found[:-1]) or not options[-1][: last.start()].strip():
        return options, ""
    return [*options[:-1], options[-1][: last.start()]], last["day"]


def _cut_question(body: str) -> tuple[str, str, str]:
    for mark in (":", "?", "\n"):
        head, found, tail = body.partition(mark)
        if found and re.search(r"\w", tail) and len(_SPLIT.split(tail.strip())) >= 2:
            return head, mark, tail
    m = re.search(r"\b(?:for|about|on)\s+([^,:]{3,40}?)[,:]\s", body)
    if m and " or " not in m[1]:
        return m[1], ":", body[m.end() :]
    return "", "", body.strip(" ?")


def _closes(scene: Scene, said: str) -> str | None:
    start = scene.root.whole.find(said)
    now = scene.context.now
    moments = find_moments(said, now, *scene.trip_days)
    if moments:
        moment = moments[0].moment
        late = re.search(r"\b(?:tonight|evening|night)\b", said, re.I) and moment.hour < 12
        return (moment + timedelta(hours=12 if late else 0)).strftime("%Y-%m-%dT%H:%M")
    days = [d for d in scene.dates if start <= d.at[0] <= start + len(said)]
    return days[0].start.isoformat() if days else None
