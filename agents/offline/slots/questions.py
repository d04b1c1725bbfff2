# ruff: noqa: E501  # a pattern reads best on one line
"""A new vote: its question, its choices, when it closes, and the votes cast in the same breath."""

import re
from collections.abc import Sequence

from agents.context import Call
from agents.offline.clauses import sentences
from agents.offline.matching import find
from agents.offline.phrases import trim
from agents.offline.scene import Scene
from agents.offline.slots.ballots import asks_for_days, is_opened, kinds
from agents.offline.slots.choices import joined, listed
from agents.offline.slots.closing_times import closing
from agents.offline.slots.question_cuts import cut_at, only_a_day, without_day, without_stop
from agents.offline.slots.voters import named_voters

_START = re.compile(
    r"^.*?\b(?:(?:new |quick |next |on )?(?:polls?|pole|vote|voting|ballot|show of hands|put (?:it|this|that) (?:to|before) (?:the )?(?:group|house|team|vote|floor|families)|let (?:the (?:people|group|house|majority|families)|everyone|everybody|them|us|people) (?:decide|choose|vote)(?: like [\w ]+)?)\b(?: (?:em|them|on it|it|time|please|pls|bot|folks|fam|team|gang|crew|lads|guys|friends|that we|for|on|about|now|us|to the vote|everyone|everybody|the group|whether))*|ask (?:everyone|everybody|them|the group)(?: if| whether)?|(?:everyone|everybody|people|the group)'?s (?:opinions?|views?|thoughts?|preferences?) (?:on|about|as to)|poll (?:the )?(?:group|families|others|gang|everyone|everybody) (?:on|about|whether|as to)|can (?:we|you(?: please)?) (?:settle|decide)(?: (?:this|it|on))?)\s*[:!,.;?–—-]*\s*",
    re.IGNORECASE | re.DOTALL,
)
_TITLED = re.compile(
    r"\W*(?:the |a |can we (?:do|have) a )?(?P<q>(?![^:]*\b(?:put|propose|let'?s|take|have)\b)(?!(?:new|quick|next|add|create|put|make|set|do|start|open|launch|run|get|need|have|begin|post|lets?|vote|poll|close|please|on|can|could)\b)[\w' ]{3,40}?) (?:poll|vote)\s*:",
    re.IGNORECASE,
)
# The one sentence that asks "this or that?", among others that do not.
_ASKED = re.compile(r"(?:^|(?<=[.!?\n]))[^.!?\n]*\bor\b[^.!?\n]*\?(?=\s+[A-Z]|[\s.]*$)")
# Words that lead from the question to its choices: "the choices being", "tonight is it bowling or a film".
_INTRO = re.compile(
    r"[,.;]?\s*\b(?:(?:(?:and|with) )?(?:the |our |your )?(?:choices|options|alternatives|candidates|possibilities|contenders|answers)(?: (?:are|being|is)\b:?|\s*:| (?=[\w' -]+(?:,| or )))"
    r"|(?<=\w )(?:is it|will it be|is it going to be|would it be)\b(?=[^.?!]*\bor\b)|(?<=, )(?:either|it'?s between)\b(?=[^.?!]*\b(?:or|and)\b))\s*",
    re.IGNORECASE,
)
# Words that only name the question: "topic: hats", "with the question what to eat".
_TOPIC = re.compile(
    r"^\W*(?:with )?(?:the )?(?:topic|question|title|subject|theme)\b\s*(?:is\b|being\b)?\W*", re.IGNORECASE
)
_NEEDED = re.compile(
    r"^\W*(?:(?:a |your )?(?:decisions?|answers?|votes?|choice) (?:is |are )?(?:needed|required|wanted|please)\b[^.:?!]*[.:!]|we (?:can'?t|cannot|don'?t) (?:agree|decide)\b[^,.:?!]*[,.:!])\s*",
    re.IGNORECASE,
)
_HEADING = re.compile(r"[\s:,–—-]*\b(?:options?|choices?)\W*$", re.IGNORECASE)
_NOT_OPTIONS = re.compile(
    r"\b(?:close|kill|end|shut|cancel) (?:the|that|it|our)\b|\bhow'?d\b|\bhow did\b|\b(?:and )?how (?:do|does|can|is|are) (?:I|we|it|the)\b|\bgive (?:us|me)\b",
    re.IGNORECASE,
)
_CHOOSES = re.compile(
    r"\b(?:i'?m|im|i am|me i|moi|mine|my vote|put (?:me|us)|i (?:already )?(?:vote|say|choose|pick|take|want|go)|count me|count (?:them|him|her)|from (?:me|us)|for me|we (?:vote|say|want|go)|we'?re|says?|votes?|told me|already)\b",
    re.IGNORECASE,
)


def create_poll(scene: Scene) -> list[Call]:
    """Question, options and closing time of a new vote; then the votes said along with it."""
    closes, place = closing(scene)
    text = scene.text if place is None else scene.text[: place[0]] + "." + scene.text[place[1] :]
    how, text = kinds(text)
    text = _INTRO.sub(": ", _reworded(text))
    question, options = _read(scene, text, how.get("method") == "consent")
    options = [option for option in options if option.casefold() not in _JOINTS]
    again = _SAME.search(scene.text) if scene.context.polls else None
    if again and len(options) >= 2:
        question = scene.context.polls[-1].question
    elif again:
        question, options = _same_again(scene)
    if not question and (titled := _TITLED.match(text.strip())):
        question = titled["q"]
    args: dict[str, object] = {"question": _told(scene, text, question, options), "options": options, **how}
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


def _told(scene: Scene, text: str, question: str, options: Sequence[str]) -> str:
    """The question; one that only names a day says what is to choose from as well."""
    if not question:
        return _sentence(scene) or _in_one(text, options) or " or ".join(options)
    if only_a_day(question) and (asked := _sentence(scene)):
        return asked
    question = _MATTER.sub(r"\g<q>", _TO_DECIDE.sub("", question)).strip() or _between(options)
    days = [d.text.casefold() for d in scene.dates]
    if len(options) == 2 and trim(question).casefold() in days and not question[:1].isdigit():
        return f"{question.rstrip('?')}: {' or '.join(options)}?"
    if (
        len(options) == 2
        and only_a_day(question)
        and any(c.isdigit() for c in question)
        and (said := _in_one(text, options)).endswith(question.rstrip("?"))
    ):
        return said  # "beach or hike on the 14th"
    if only_a_day(question):
        day = re.sub(r"^(?:for|on|at) ", "", question.rstrip("?"))
        return f"What for {'the ' if re.fullmatch(r'[0-9]+[a-z]{2}', day) else ''}{day}?"
    return question


_JOINTS = frozenset(("for", "on", "at", "in", "or", "and"))
_TO_DECIDE = re.compile(
    r"^\W*(?:(?:we|lets?|let's|please|pls|you|all|must|need to|have to|should|can|gotta|got to|now)\W+)*(?:decide|choose|vote|agree|pick)\b(?: (?:on|for|about|now|please|pls))*\W*",
    re.IGNORECASE,
)

_MATTER = re.compile(
    r"^\W*(?:let )?the (?:matter|question|issue|subject) of (?P<q>.+?)(?: be (?:put|decided|settled|laid)\b.*)?$",
    re.IGNORECASE,
)


def _between(options: Sequence[str]) -> str:
    """The options in words: "castle, beach or distillery"."""
    *first, last = options or [""]
    return f"{', '.join(first)} or {last}" if first else last


def _sentence(scene: Scene) -> str:
    """The question as it was asked: "do we stop in Sinop or push on to Samsun?"."""
    found = re.search(
        r"\b(?:do|shall|should|are|will) (?:we|you|y'?all)\b[^.?!\n]*\bor\b[^.?!\n]*", scene.text, re.I
    )
    return f"{found[0].strip()}?" if found else ""


_SAID_ALONE = 14  # words


def _in_one(text: str, options: Sequence[str]) -> str:
    """The sentence that names all the options, when it says little else: "the cliffs by boat or on foot"."""
    for start, end in sentences(text):
        said = _without_start(text[start:end])
        if options and all(option in said for option in options) and len(said.split()) <= _SAID_ALONE:
            return said.strip(" ,.:;!?–-")
    return ""


# Other ways to set choices beside each other, as the one way that is read.
_REWORDED = (
    (re.compile(r"\bput (?!(?:it|this|that|up|in|on)\b)([^.:;!?\n]+?) to (?:a|the) vote\b", re.IGNORECASE), r"vote: \1"),
    (re.compile(r"\bwho'?s (?:up )?for ([^.:;!?\n]+?)(?:,| and| or| vs\.?)+ who(?:'?s| is) (?:up )?for\b", re.IGNORECASE), r"\1 or"),
    (re.compile(r"\b(?P<v>choose|decide|vote|pick|poll|choice|choosing) between ([^.:;!?\n]+?) and\b", re.IGNORECASE), r"\g<v>: \2 or"),
)  # fmt: skip


def _reworded(text: str) -> str:
    for pattern, plain in _REWORDED:
        text = pattern.sub(plain, text)
    return text


def _read(scene: Scene, text: str, alone: bool) -> tuple[str, list[str]]:
    """The question and its choices; `alone`: one choice is enough, as where only a veto stops it."""
    head, options = listed(text)
    if len(options) >= 2:
        return _headed(_HEADING.sub("", _without_start(head))), options
    whole = _own_vote(text.strip())
    body = _without_start(whole)
    asked = _ASKED.findall(body)
    about = body[: body.find(asked[0])].strip(" .!,:-–") if len(asked) == 1 else ""
    body = asked[0].strip() if len(asked) == 1 else body
    question, options = _question(scene, body)
    if about and not question and len(about.split()) <= _BRIEF:  # "a vote about the dog. Bring him or not?"
        question = f"{about}: {body}"
    if len(options) < 2 and not alone:
        question, options = _question(scene, _TO_DECIDE.sub("", whole))
    return question, options


_BRIEF = 6  # words


def _headed(head: str) -> str:
    said = head.strip(" \n:,–—-")
    asks = re.match(
        r"(?:do|does|is|are|shall|should|will|can|would) (?:we|you|it|they|everyone)\b", said, re.IGNORECASE
    )
    return (said.rstrip("?") if asks else trim(said)) + ("?" if said.endswith("?") else "")


def _without_start(text: str) -> str:
    found = _START.match(text)
    text = text[found.end() :] if found else text
    return _TO_DECIDE.sub("", _NEEDED.sub("", _TOPIC.sub("", text)))


def _own_vote(body: str) -> str:
    """The message without the sentences in which somebody votes already, or that ask for something else."""
    parts = re.split(r"(?<=[.!?])\s+(?=\S)|\s[-–]\s(?=I|my)", body)
    kept = [
        p
        for n, p in enumerate(parts)
        if n == 0 or not (_NOT_OPTIONS.search(p) or (_CHOOSES.search(p) and not re.search(r"\bor\b|/", p)))
    ]
    return " ".join(kept)


def _question(scene: Scene, body: str) -> tuple[str, list[str]]:
    head, mark, tail = cut_at(scene, body)
    options = joined(tail)
    options, day = without_day(options)
    options = without_stop(options, scene.context.stops)
    head = f"{head} {day}" if day else head
    return (trim(head) + (mark if head and mark == "?" else "")), options


_SAME = re.compile(r"\bsame (?:question|poll|vote)\b", re.IGNORECASE)
_DROP = re.compile(
    r"\b(?:drop|without|minus|lose|not) (?:the )?(?P<x>[\w' ]+?)(?=\s+(?:and|but)\b|[,.:;]|$)", re.I
)
_ADD = re.compile(r"\b(?:add|plus|with) (?:the )?(?P<x>[\w' ]+?)(?=\s+(?:and|but)\b|[,.:;]|$)", re.I)


def _same_again(scene: Scene) -> tuple[str, list[str]]:
    """ "same question but drop the cave and add snorkelling": the open vote once more, changed."""
    old = scene.context.polls[-1]
    dropped = {
        hit.index
        for m in _DROP.finditer(scene.text)
        for hit in find(scene.words, old.options)
        if m.start() <= hit.at[0] < m.end()
    }
    added = [m["x"].strip() for m in _ADD.finditer(scene.text)]
    kept = [o for n, o in enumerate(old.options) if n not in dropped]
    return old.question, [*kept, *(a for a in added if a not in kept)]


_ONES_OWN = re.compile(r"\b(?:i|i'?m|i'?d|me|moi|my|mine|we|us|our|from|count|put)\b", re.IGNORECASE)


def _first_votes(scene: Scene, question: str, options: Sequence[str]) -> list[Call]:
    """Votes cast in the same breath as the question ("tacos or sushi? I'm tacos")."""
    calls: list[Call] = []
    last: str | None = None
    for sentence in scene.sentences:
        part = scene.root.part([sentence])
        hits = [h for h in find(part.words, list(options)) if h.score >= 0.5] if len(options) > 1 else []
        asking = re.search(r"\bor\b|\bvs\b|/", part.text) or len({h.index for h in hits}) > 1
        too = bool(re.search(r"\btoo\b", part.text))
        opens = _START.match(part.text) and not _ONES_OWN.search(part.text)
        if asking or opens or not (_CHOOSES.search(part.text) or (part.people and too)):
            continue
        if not hits and not (last and too):
            continue
        last = options[hits[0].index] if hits else last
        extra = {"poll": question} if scene.context.polls else {}
        who_votes = named_voters(scene, sentence)
        if not who_votes and not _ONES_OWN.search(part.text):
            continue  # somebody unknown: "my aunt's already said blue"
        for who in who_votes or ["me"]:
            party = {"party": who} if who != "me" else {}
            calls.append(Call(name="vote", args={"option": last, **party, **extra}))
    return calls
