# ruff: noqa: E501  # a pattern reads best on one line
"""Whose wish it is where it is said by kin or by who is left out: "no stairs for grandma", "we're veggie except Tom"."""

import re

from agents.context import Call
from agents.offline.scene import Scene
from agents.offline.slots.diets import diets

KIN_SAID = re.compile(
    r"\b(?P<kin>grand(?:ma|pa|mother|father|mom|dad|parents)|gram(?:ma|pa|ps|my)?|gran(?:ny)?|nan(?:a|na)?|papa|opa|oma|abuel[ao]|mom|mum|dad|(?:my |our )?(?:mil|fil|bil|sil)|"
    r"(?:my |our )(?:mother|father|brother|sister|son|daughter|uncle|aunt\w*|parents|in-?laws|husband|wife))\b(?!['’]s)",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:except(?: for)?|apart from|other than|besides|but not|bar|minus|all but|save for)\s+(?P<who>(?:for )?[A-ZÀ-Þ][\w'’-]+(?:(?:,| and| &| or)\s*[A-ZÀ-Þ][\w'’-]+)*)"
)
_WE = re.compile(
    r"\b(?:we|us|we're|were|everyone|everybody|all of us|our (?:family|lot|side))\b", re.IGNORECASE
)
_DARK = re.compile(
    r"\b(?:driv\w+|on the roads?|at the wheel|behind the wheel)\b[^.;!?\n]{0,24}\b(?:after|in the|past) dark\b|\b(?:driv\w+)\b[^.;!?\n]{0,12}\b(?:at|by|late at) night\b|\bnight driv\w+",
    re.IGNORECASE,
)
_SHUN = re.compile(
    r"\b(?:no|not|never|won'?t|wont|don'?t|dont|doesn'?t|doesnt|can'?t|cant|cannot|hates?|avoid\w*|refuses?|rather not|nervous|scared|isn'?t comfortable|aren'?t comfortable)\b",
    re.IGNORECASE,
)


def shuns_the_dark(scene: Scene) -> bool:
    """Whether somebody is said not to drive in the dark, without an hour for it."""
    return (
        not scene.times
        and bool(_DARK.search(scene.text) and _SHUN.search(scene.text))
        and "?" not in scene.whole
    )


def of_the_dark(scene: Scene, calls: list[Call]) -> list[Call]:
    """The calls with a wish not to drive in the dark: who says so still drives, and no hour was named."""
    if not scene.mention or not shuns_the_dark(scene):
        return calls
    kept = [c for c in calls if not _taken_for(c)]
    own = [s for s in scene.sentences if _DARK.search(scene.text[slice(*s)])]
    named = [w.party for w in scene.root.part(own).people if w.how in ("name", "family")]
    party = named[0] if named else "me" if re.search(r"\b(?:I|I'm|me)\b", scene.text) else "my_family"
    party = "me" if party == f"member:{scene.context.speaker}" else party
    wish = {"party": party, "kind": "avoid", "what": "driving after dark"}
    return [*kept, Call(name="record_preference", args=wish)]


def _taken_for(call: Call) -> bool:
    about = str(call.args.get("what", ""))
    return (
        (
            call.name == "add_member"
            and call.args.get("driver") is False
            and not {"age", "diet", "phone"} & set(call.args)
        )
        or (call.name == "set_limits" and set(call.args) <= {"family", "not_after", "not_before"})
        or (call.name == "record_preference" and re.search(r"\bdark\b|\bnight\b|\bdriv", about) is not None)
    )


def all_but(scene: Scene) -> list[Call]:
    """One diet for each of the speaker's family who is not left out; none where nobody is, or nobody is known."""
    left_out, eaten = _EXCEPT.search(scene.whole), diets(scene.whole)
    own = next((f for f in scene.context.families if f.name == scene.context.speaker_family), None)
    if left_out is None or not eaten or own is None or not _WE.search(scene.whole[: left_out.start()]):
        return []
    said = {word.casefold() for word in re.findall(r"[\w'’-]+", left_out["who"])}
    kept = [m for m in own.members if m.split()[0].casefold() not in said]
    if not kept or len(kept) == len(own.members):
        return []
    speaker = scene.context.speaker
    return [
        Call(
            name="record_preference",
            args={"party": "me" if m == speaker else f"member:{m}", "kind": "diet", "what": ", ".join(eaten)},
        )
        for m in kept
    ]
