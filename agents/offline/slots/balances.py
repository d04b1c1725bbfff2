# ruff: noqa: E501  # a pattern reads best on one line
"""Whose balance is asked for: of whoever owes or is owed in the question, not of the one it is owed to."""

import re

from agents.context import Call
from agents.offline.phrases import other_family, own_family
from agents.offline.references import family_of
from agents.offline.scene import Scene
from agents.offline.slots.slotted import Told, phrase, told

_ALL = re.compile(
    r"\bwh[oa]\b|\bbetween (?:us all|(?:all of |all )?us\b(?! and)|(?:all )?(?:the )?families)|\bevery(?:body|one)\b|\b(?:we|us|they) all\b|\ball of us\b|\bwe'?re all\b|\ball (?:families|round)\b|\bacross\b|\boverall\b",
    re.IGNORECASE,
)
# The words of a question about money, to find it beside what else is told.
_ASKED = re.compile(
    r"\bow(?:e[sd]?|ing)\b|\bbalances?\b|\bsquare[d]?\b|\beven\b|\bstands?\b|\btab\b|\baccounts?\b|\bin the (?:red|black|hole)\b|\bsettle\w*|\btally\b|\bopen\b|\bdue\b|\bleaves?\b|\bcoming back\b|\bdebts?\b|\bdebo\b|\bin for\b",
    re.IGNORECASE,
)
_STAND = r"(?:balances?|tab|account|accounts|share|part|debts?|bill|total|tally|side|end|position|money|standing|sheet|number|damage|score)"
_SUBJECT = tuple(
    phrase(template)
    for template in (
        rf"{{whose}} (?:(?:whole|own|current|own share of the|outstanding) )?{_STAND}\b",
        r"\b(?:do|does|did|am|is|are|has|have|had|would|will|should|can|could|must|might) (?:the |old |poor )?{who}(?= |\W*$)",
        r"\b(?:what|how much|where|whether|if|that) (?:the )?{who}(?:['’](?:ve|m|re|s|d))?(?: (?:still|now|actually|all|currently|really|then))* (?:owes?|got|get|stands?|am|is|are|has|have|in for|down|up|short|due|owed)\b",
        r"{who}(?:['’](?:ve|m|re|s|d))?(?: (?:and|&) (?:I|me|us|we))?(?: (?:still|now|both|all|actually))* (?:owes?|owed|owing|stands?|in debt|in the red|in the black|square|squared|even|down|due|settled)\b",
        r"\b(?:leaves?|leaving|put|puts|gets?) {whom}\b",
        r"\b(?:just|only) {whom}\b",
        r"\bfor {whom}\b",
        r"\b(?:damage|bill|balance|total|tally|tab|reckoning|account|standing) (?:for|of|on) (?:the )?{whom}\b",
    )
)
_FAMILY_SAID = re.compile(
    r"\b(?:our|my) (?:family|lot|side|house|household|crew|gang|bunch)\b|\bin my house\b|\bus (?=[A-Z])|\bour\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\bdebo\b|\bcoming (?:back )?to me\b|\bowed? me\b|\bi (?:still )?owe\b|\bam i\b|\bmy\b(?! family)",
    re.IGNORECASE,
)
_OURSELVES = re.compile(r"\b(?:owed?|coming(?: back)? to) us\b|\bwe\b|\bdebemos\b", re.IGNORECASE)
_SPOKEN_OF = re.compile(
    r"\b(?:do|does|did|are|is|have|has|what|how much)\s+(?P<who>they|them|he|she)\b|\b(?P<them>they|he|she)\s+(?:still\s+)?(?:owes?|have|has|get)\b",
    re.IGNORECASE,
)
_AND_I = re.compile(r"\s*(?:and|&|n)\s+(?:I|me|myself)\b", re.IGNORECASE)


def show_balance(scene: Scene) -> list[Call]:
    """Who owes what, of everyone or of one party."""
    asked = _question(scene)
    if _ALL.search(asked.text):
        return [Call(name="show_balance")]
    party = _whose(scene, asked)
    return [Call(name="show_balance", args={"party": party} if party else {})]


def _question(scene: Scene) -> Scene:
    """The last sentence that asks about money, where a payment or a cost is told beside it."""
    told = [(s, scene.text[slice(*s)]) for s in scene.sentences]
    money = [s for s, said in told if _ASKED.search(said)]
    asked = money or [s for s, said in told if "?" in said]
    return scene.part(asked[-1:]) if asked else scene


def _whose(scene: Scene, asked: Scene) -> str | None:
    """The party asked about; None for everyone."""
    if subject := _told(asked):
        return _as_party(scene, asked, subject)
    if said := _SPOKEN_OF.search(asked.text):
        return _before(scene, (said["who"] or said["them"]).lower(), said.start())
    for pattern, party in ((_FAMILY_SAID, "my_family"), (_FIRST, "me"), (_OURSELVES, "my_family")):
        if pattern.search(asked.text):
            return party
    named = [w.party for w in asked.people if w.how in ("name", "family")]
    other = other_family(asked)
    return named[0] if named else f"family:{other}" if other else None


def _told(asked: Scene) -> Told | None:
    for pattern in _SUBJECT:
        if found := told(asked, [pattern]):
            return found[0]
    return None


def _as_party(scene: Scene, asked: Scene, subject: Told) -> str:
    """The subject as a party: the own family as such, and somebody of it "and I" as all of it when it is the two."""
    who = next((w for w in asked.people if subject.at[0] <= w.at[0] < subject.at[1]), None)
    own = next((f for f in scene.context.families if f.name == own_family(scene)), None)
    if own is None or who is None:
        return subject.party
    if subject.party == f"family:{own.name}":
        return "my_family"
    together = _AND_I.match(asked.text, who.at[1]) and family_of(subject.party, scene.context) == own.name
    return "my_family" if together and len(own.members) == 2 else subject.party


def _before(scene: Scene, pronoun: str, place: int) -> str | None:
    """Whoever was named before "he" or "they": they are a family."""
    everybody = [w for w in scene.root.people if w.how in ("name", "family")]
    named = [w for w in everybody if w.at[1] <= place] or everybody
    if not named:
        other = other_family(scene)
        return f"family:{other}" if other else None
    family = family_of(named[-1].party, scene.context)
    return f"family:{family}" if pronoun in ("they", "them") and family else named[-1].party
