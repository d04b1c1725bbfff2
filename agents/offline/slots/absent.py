# ruff: noqa: E501  # a pattern reads best on one line
"""Who does not pay: left out, not there, had their own."""

import itertools
import re
from collections.abc import Sequence

from agents.offline.people import Who
from agents.offline.scene import Scene

# Words that leave out whoever follows: "except Carl", "everyone bar the Lees", "leave Rui off", "neither Jo nor Lee".
_EXCEPT = re.compile(
    r"\b(?:except(?: for| that)?|(?:everyone|everybody|all(?: of us| present)?|the (?:lot|rest|group|gang)|us all),? (?:but|bar|barring|save|minus|not)(?: for)?|but not(?: for)?|still not|so not(?: for)?|not for|not (?=the )|"
    r"excluding|excludes?|excepting|exempt(?:ing)?|omit(?:ting)?|without|leave(?: out)?|leaving(?: out)?|(?:don'?t|do not|never) (?:charge|count|include|bill|ask)|no need to (?:charge|count|include|bill|ask)|no charge (?:for|to)|(?:nothing|none|nowt|nada|zero) (?:for|from)|minus|apart from|aside from|other than|spare|"
    r"skip|count out|let off|(?:keep|take|cut|scratch|strike)(?=[^.;!?,]{2,30}\b(?:out|off)\b)|neither(?![^.;!?]*\bpa(?:id|y)\b))\b(?P<after>\W*[^.;!?]*?)(?=\bwho\b|\bpaid\b|\bthey\b|\b(?:out|off)\b(?!,? and\b)|(?<=\w):|[.;!?]|$)",
    re.IGNORECASE,
)
_ITS_OWN = r"(?:her|his|their|its)(?: own)?"
# What is said of those who did not take part, right after their names.
_ABSENT = re.compile(
    rf"(?:wasn'?t|weren'?t|isn'?t|aren'?t|did ?n[o']?t|don'?t|doesn'?t (?!mind|care|know)|fasted|(?:had|has|have|brought|ate|made|packed) (?:\w+ )?{_ITS_OWN} (?:own|food|lunch|dinner|picnic|thing|meal)|(?:had|has|have|brought) {_ITS_OWN} own|"
    r"was sick|got none|napped|(?:was|were) (?:\w+ )?(?:asleep|napping|away|ill|not there|elsewhere|absent|in bed|at home|out)|stayed (?:home|behind|in|at|back|put)|opted out|had none|not yet here|"
    r"slept (?:in|through|late)|ate (?:elsewhere|already|before|earlier|at home|separately)|went (?:elsewhere|to bed|home)|missed (?:it|out|that|this|the|breakfast|lunch|dinner|supper)|passed(?: on| this|$)|bailed|abstained|left (?:early|already|before)|(?:had|has|have|'d|'ve)? ?(?:already |just )?(?:eaten|had (?:lunch|dinner|breakfast|tea|supper) already)|(?:was|were) off (?:on|at|with|walking|hiking|swimming|fishing|shopping|somewhere)|(?:had|has|have|brought) (?:a |their |his |her )?(?:packed lunch|sandwich(?:es)?)|"
    r"never (?:came|ate|went|had|touched|left|showed|joined|set foot|got on|got in)|(?:do(?:es)? not|don.?t|doesn.?t) (?:pay|chip in|owe)|(?:pays?|owes?) (?:\w+ )?(?:nothing|nada|zero|zilch)|remains? excluded|"
    r"(?:is|are|be|gets?) (?:excluded|exempt|excused|let off|off the hook|left out|not included)|sat (?:it|this|that) out|(?:is|are|was|were)? ?sitting (?:it|this|that) out|skipped|gets? in free|goes free|go free|(?:'s|is|are|'re) (?:out of|not in|off) (?:the|this|that) (?:split|bill|one|tab|count)|no-?shows?)\b",
    re.IGNORECASE,
)


_THEM = re.compile(
    r"\s*(?:of |out |off )*(?P<them>him|her|them|'?em|both(?: of them)?|both ladies|(?:those|the|these) (?:two|three|girls|boys|kids|lads|ladies|pair)(?: \w+)?)\b",
    re.IGNORECASE,
)


_OTHERS = re.compile(r"\b(?:others|rest|else)\b|\)", re.IGNORECASE)


def _last(scene: Scene, match: re.Match[str]) -> list[str]:
    """Whoever was named last before "not for her", in an earlier sentence."""
    return [w.party for w in scene.people if w.how in ("name", "family") and w.at[1] <= match.start()][-1:]


def exceptions(scene: Scene) -> list[str]:
    """Parties who do not pay."""
    return list(scene.once(_exceptions))


def _exceptions(scene: Scene) -> list[str]:
    found: list[str] = []
    for match in _EXCEPT.finditer(scene.text):
        part = scene.root.part([(match.start("after"), match.end("after"))])
        found += [
            w.party
            for w in part.people
            if w.how in ("name", "family") and not _DOES.match(scene.text, w.at[1])
        ]
        if not part.people and (whom := _THEM.match(match["after"])):
            sentence = next((s for s in scene.sentences if s[0] <= match.start() < s[1]), (0, match.start()))
            before = [
                w
                for w in scene.people
                if w.how in ("name", "family") and w.at[1] <= match.start() and w.at[0] >= sentence[0]
            ]
            alone = whom["them"].lower() in ("him", "her")
            found += [w.party for w in _joined(scene, before)[-1 if alone else 0 :]] or _last(scene, match)
    found += _named_off(scene)
    for clause in scene.sentences:
        part = scene.root.part([clause])
        for absent in _ABSENT.finditer(part.text):
            found += _before_absent(part, absent.start())
    return list(dict.fromkeys(found))


# "chippy 41 me, not Nikhil", "tasting £85 but not us", "lunch (no Ada)": the words right before those left out.
_NOT = re.compile(
    r"(?:(?:^|[.,;:(/–—-])\s*|\b(?:but|and|just|so)\s+)(?:not|no|minus|sans|w/o|less|bar|without|except)\s+(?:for\s+)?(?:the\s+)?(?=\w)",
    re.IGNORECASE,
)
_OURSELVES = re.compile(
    r"\b(?P<we>we|us|my lot|our lot|my family|(?P<i>I))\b(?:['’]?d)? (?:(?:all|both|just|only) )?(?:weren['’]?t (?:there|at|on|in|with|part|even|around)|wasn['’]?t (?:there|at|on|in|with|part|even|around)|did ?n['’]?t (?:go|eat|come|join|take part|get any|have any|do (?:it|that))|skipped|sat (?:it|that|this) out|stayed (?:home|behind|in)|ate (?:elsewhere|already)|had our own|missed (?:it|that))",
    re.IGNORECASE,
)


def _named_off(scene: Scene) -> list[str]:
    """Those a "not" or a "no" stands right before, and ourselves who were not there."""
    found: list[str] = []
    for match in _NOT.finditer(scene.text):
        listed = [w for w in scene.people if w.at[0] >= match.end() and w.how != "all"]
        if (
            not listed
            or listed[0].at[0] != match.end()
            or listed[0].how == "me"
            or _DOES.match(scene.text, listed[0].at[1])
        ):
            continue
        found.append(_as_party(listed[0]))
        for one, following in itertools.pairwise(listed):
            if not _JOINED.fullmatch(scene.text[one.at[1] : following.at[0]]):
                break
            found.append(_as_party(following))
    if own := _OURSELVES.search(scene.text):
        found.append("me" if own["i"] else "my_family")
    return found


_DOES = re.compile(r"\s+(?:paid|got|covered|bought|but)\b|['’]s\s+\w", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|(?:, ?)?(?:and|&|\+|or|nor|n|y|und|et)(?: the)?)\s*", re.IGNORECASE)


def _as_party(who: Who) -> str:
    return "my_family" if who.how == "us" else who.party


def _before_absent(part: Scene, start: int) -> list[str]:
    """Whoever stands right before "wasn't there", with those joined to them by "and"."""
    near = [
        w
        for w in part.people
        if w.how in ("name", "family")
        and 0 <= start - w.at[1] <= 28
        and not _OTHERS.search(part.text[w.at[1] : start])
    ]
    if not near and re.search(r"\b(?:he|she|they)\s*$", part.text[:start], re.I):
        near = [w for w in part.root.people if w.how in ("name", "family") and w.at[1] <= start][-1:]
    return [w.party for w in _joined(part, near)]


def _joined(scene: Scene, people: Sequence[Who]) -> list[Who]:
    """The last of some people with those joined to them by "and"."""
    kept = list(people[-1:])
    for who in reversed(people[:-1]):
        if not _JOINED.fullmatch(scene.text[who.at[1] : kept[0].at[0]]):
            break
        kept.insert(0, who)
    return kept
