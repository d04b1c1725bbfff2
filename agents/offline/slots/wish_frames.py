# ruff: noqa: E501  # a pattern reads best on one line
"""How people say what they want and do not want: each way with what kind of wish it is and how much it weighs."""

import re
from dataclasses import dataclass

# A name in a wish stands as this sign, so that a way of saying it fits whoever is meant.
NAME = "ℙ"
_PART = rf"(?:{NAME}(?:['’]?s)?|him|her|us|me|them|it|my \w+|our \w+|the (?:kids|boys|girls|children|twins|\w+ one))"
_VERY = r"(?:(?:really|so|very|quite|all|absolutely|completely|totally|properly|also|just|always|still|rather|a bit|pretty|dead|proper|that|too|particularly|overly|exactly|terribly|especially|much|literally|utterly|deeply|both|now|legit|well|super|only|honestly|simply)\s+)*"
_NOT = r"(?:\bnot|n['’]?t|\bdont|\bdoesnt|\bisnt|\barent|\bdidnt|\bnever|\bno)\s+"
_DO = r"(?:do|doing|go(?:ing)? (?:on|to|in|up|into|near|down)|go|set foot (?:in|on)|sleep(?:ing)? (?:in|on)|stay(?:ing)? (?:in|at)|stay|use|using|ride|riding|get (?:on|in|into|in a|near)|be (?:in|on|near|around)|manage|climb(?:ing)?|walk(?:ing)?|handle|deal with|face|cross|visit|see|take|have|eat|touch|hike|swim|drive (?:on|over|through))"
_DUTY = r"(?!(?:also |just |then |really |probably )*(?:to )?(?:leave|drive|driving|go (?:home|back|now)|be (?:at|in|off|back|home|there|out|on the road|up|honest|sure|able)|get (?:back|home|up|off|going|there)|head|work|catch|make|start|stop|wait|ask|say|tell|admit|join|meet|pay|peel|drop|fly|return|check|book|run|pick|turn|come|confess|call|finish|remember|cancel|add|move|change|know|talk|be\b(?! (?:able|in bed)))\b)"
_ASKS = r"(?!(?:to )?(?:make|add|know|ask|have (?:it|you|this|that)|see (?:the|our) (?:plan|itinerary|schedule)|you|it (?:noted|recorded|on|put)|request|say|mention|note|inform|point out|thank|remind|confirm|book|change|move|put|enter|avoid|skip|that (?:we|you)|in\b|out\b|join|come|be (?:in|part))\b)"


_PRONOUN = re.compile(r"\W*(?:it|them|those|these|that|this)\b(?! [a-z]+s\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Frame:
    """A way of saying a wish; `x` of the pattern is what it is about."""

    kind: str
    weight: int | None
    pattern: re.Pattern[str]
    cue: re.Pattern[str]


# Words without which a way that begins with what is wished for cannot fit: looking for them first is quick.
_CUES = tuple(
    re.compile(cue, re.IGNORECASE)
    for cue in (
        r"\bwhich\b", r"\b(?:scares?|fright|terrif|upsets?|freaks?|makes?)", r"\bhard (?:no|never|pass|nope)\b",
        r"\b(?:out|off the table|no[- ]go|off limits|banned|forbidden|a no)\b", r"\b(?:bores?|annoys?)\b",
        r"\b(?:problem|struggle|challenge|nightmare|difficult|impossible|too much|tricky|beyond)\b",
        r"\b(?:must|negotiable|dealbreaker|essential|optional)\b", r"\b(?:necessary|needed|required|important)\b",
        r"\bbe (?:\w+ )?(?:lovely|nice|great|perfect|ideal|appreciated|good|amazing|brilliant)\b",
    )
)  # fmt: skip
_ANY = re.compile("")
_CUED = ("which (?:i", "scares?|frightens", "hard (?:no|never", "out(?: of the question)", "bores?|annoys", "problem|struggle", "must(?:[- ](?:do|see|have))?\\b|must", "necessary|needed", "would|wud) be")  # fmt: skip


def _frames(*rows: tuple[str, int | None, str]) -> tuple[Frame, ...]:
    return tuple(Frame(k, w, re.compile(p, re.IGNORECASE), _cue(p)) for k, w, p in rows)


def _cue(pattern: str) -> re.Pattern[str]:
    return next((cue for mark, cue in zip(_CUED, _CUES, strict=True) if mark in pattern), _ANY)


FRAMES = _frames(
    ("dislike", -2, rf"(?:\b(?:except|but|apart from) )?(?P<x>(?:(?!\b(?:except|but|apart from)\b)[\w' -])+?),? which (?:i|we|{NAME}|s?he) (?:{_VERY})(?:loathes?|hates?|detests?|can['’]?t stand)\b"),
    ("avoid", None, r"\b(?:would|'d|d|had) (?:much )?rather (?:not(?: (?:do|go to|go|see|visit|have|eat|stay in|be in|be at))?|skip|avoid|miss|pass on)\s+(?P<x>.+)"),
    ("dislike", -2, r"\b(?:would|'d|d) (?:much )?(?:rather|sooner) (?:eat|die|chew|swallow|lick|be shot|stick|gnaw|walk over)\b.*? than (?P<x>.+)"),
    ("avoid", None, rf"\b(?:keep|steer|stay|hold)\b(?:\s+(?:{_PART}))?(?:\s+(?:and|&)\s+{_PART})?\s+(?:well |far |right )?(?:clear|away|off|aff|out|around)(?:\s+(?:of|from|o))?['’]?\s+(?!the (?:day|plan|list|morning|evening|bill)\b)(?P<x>.+)"),
    ("avoid", -2, r"\bhas a (?:real |proper |serious )?(?:horror|phobia) (?:of|about) (?P<x>.+)"),
    ("avoid", -2, r"\b(?:terrified|petrified) (?:of|by|on|in|about) (?P<x>.+)"),
    ("avoid", None, r"\b(?:scared|afraid|frightened|nervous|wary|fearful|phobic|anxious|claustrophobic) (?:of|about|on|in|around) (?P<x>.+)"),
    ("avoid", None, r"\b(?:phobia of|fear of|fears|dreads?|panics? (?:in|on|at|about|to|of)|(?:gets?|has|have) (?:in )?(?:a )?panics? (?:attacks? )?(?:in|on|at|about)|freaks? out (?:in|on|at|about|over)) (?P<x>.+)"),
    ("avoid", None, rf"(?:^|[,.;:] |\b(?:because|since|as|that|and) )(?P<x>(?!(?:he|she|it|they|i|we|that|this|which)\b)[\w' -]+?) (?:really |absolutely |still |always )?(?:scares?|frightens?|terrif(?:y|ies)|upsets?|freaks? (?={_PART} out)|makes? (?={_PART} (?:panic|sick|anxious|nervous|queasy|ill|dizzy)))\s*{_PART}"),
    ("avoid", None, r"\b(?:sick|queasy|nauseous|ill|throws? up|dizzy|green)\b (?:on|in|from|at|with) (?P<x>.+)"),
    ("avoid", None, r"\ballergic to (?:the )?(?P<x>(?:cats?|dogs?|bees?|wasps?|horses?|pollen|dust|feathers|animals?|grass)\b.*)"),
    ("avoid", -2, r"^(?P<x>.+?)(?:,? (?:is|are|'s|would be)|['’]s|:|-)?\s+(?:an? )?(?:absolute |definite |really |total |very |big |complete )*(?:hard (?:no|never|pass|nope))\b"),
    ("avoid", None, r"(?:^|[:,.;] )(?P<x>(?!we\b|i\b|you\b|they\b)[\w' ,&-]+?)(?:,? (?:is|are|'s|would be)|['’]s)\s+(?:really |absolutely |just |also |strictly )*(?:an? )?(?:out(?: of the question)?|off the table|no[- ]go|off limits|banned|forbidden|a no)\b"),
    ("dislike", -2, r"\b(?:hates?|hating|loathes?|detests?|despises?|abhors?|(?:can['’]?t|cannot|can not|cannae|couldn['’]?t) (?:stand|bear|abide)|(?:abhorrence|hatred|loathing) of)\s+(?P<x>.+)"),
    ("dislike", None, rf"{_NOT}(?:{_VERY})(?:(?:really|too) )?(?:like|into|keen on|fond of|big on|bothered about|fuss(?:ed|y) (?:about|on|for|by)|an? (?:{_VERY})?(?:big |huge |great )?(?:fan|lover) of|mad (?:on|about|for)|interested in|enjoy|care for|crazy about|wild about|one for|people for|person for|get on with|fan of|fans of)\s+(?P<x>.+)"),
    ("dislike", None, r"\b(?:dislikes?|bored (?:by|of|with)|(?:sick|tired) (?:to death )?of|fed up (?:with|of)|had enough of|(?:could|can) (?:\w+ )?(?:do|live) without|no time for|not? patience for|finds? (?=.* boring)|would (?:gladly|happily|rather) skip)\s+(?P<x>.+)"),
    ("dislike", None, rf"(?:^|[,.;:] )(?P<x>(?!(?:he|she|it|they|i|we|that|this)\b)[\w' -]+?) (?:bores?|annoys?) (?:{_PART}|everyone)"),
    ("avoid", None, rf"{_NOT}(?:{_VERY})(?:want|wish|like|care) to (?:{_DO} )?(?P<x>.+)"),
    ("like", 2, rf"\b(?<!would )(?<!'d )(?<!’d )(?:loves?|lov(?:es)?|adoo*res?|obsessed (?:with|by|about|over)|(?:crazy|nuts|mad|wild|bonkers|passionate|potty) (?:about|for|on)|liv(?:e|es|ing) for|(?:die|dies|dying) for|can['’]?t get enough of|can['’]?t live without|(?:a |absolute )(?:total |complete |real |absolute )?sucker for|(?:a |an )?(?:huge|massive|big|great|enormous) fans? of|losing sleep over|has a passion for)\s+{_ASKS}(?P<x>.+)"),
    ("like", 1, r"\b(?:kinda|kind of|sort of|sorta|moderately|mildly|somewhat|slightly|a bit|a little)\s+(?:likes?|into|fond of|enjoys?|keen on|interested in|partial to)\s+(?P<x>.+)"),
    ("like", 2, r"\b(?:would|wud|'d|d) (?:absolutely |literally |happily |gladly )*(?:sell (?:me|us|his|her|their)\b.{0,20}? for|kill for|die for|do (?:anything|pretty much anything) (?:to see|for)|give (?:anything|an arm|his|her)\b.{0,12}? for)\s+(?P<x>.+)"),
    ("like", 2, r"\b(?:would|'d|’d) do (?:absolutely |just about )?anything (?:to see|to go to|for)\s+(?P<x>.+)"),
    ("diet", None, r"\b(?:eats?|eating) (?P<x>(?:only|just|nothing but) .+)"),
    ("must", 2, r"\bthere (?:must|has to|have to|needs? to) be (?P<x>.+)"),
    ("must", 2, r"\b(?P<x>[\w'’ ,&-]+?)(?:,? (?:is|are|'s|has to be|would be)|['’]s|:|,|-|=)?\s+(?:(?:really|absolutely|also|just|simply)\s+)*(?:(?:an? |the )(?:absolute |hard |total |definite |big |real )*must(?:[- ](?:do|see|have))?\b|must(?=\W*$|\s*[,.;!]| for\b| pls\b| please\b)|(?:is )?(?:an? )?non[- ]?negotiable|not negotiable|a dealbreaker|essential|not optional)\b"),
    ("must", 2, rf"\b(?:must|MUST)(?:[- ](?:do|see|have|visit|try|go to|eat|get|stop at))?:? {_DUTY}(?:an? |the )?(?P<x>.+)"),
    ("must", None, r"^(?P<x>.+?) (?:is|are) (?:really |absolutely |also |strictly )?(?:necessary|needed|required|important)\b"),
    ("must", None, rf"\b(?:insists? on|requires?|need to have|needs? (?!to\b)|(?:has|have|needs?|got|gotta)(?: got)? to (?:see|do|have|visit|try|go to|go on|get|stop at|be able to) |there has to be|necessary:?)\s*{_DUTY}(?:an? |the )?(?P<x>.+)"),
    ("like", None, rf"\b(?:would|wud|'d|’d|d) (?:{_VERY})(?:love|like|enjoy|appreciate|fancy|prefer|want)(?: to (?:see|visit|have|do|try|go to|go on|stay in|stay at|go))?\s+{_ASKS}(?P<x>.+)"),
    ("like", None, r"\b(?:would|'d|’d|d) (?:much )?(?:rather|sooner) (?:have |stay in |be in |do |a )?(?P<x>.+)"),
    ("like", None, rf"(?:\b(?:i|we|they|and|also|both|do|does|all|kids|boys|girls|family|myself|really|you|{NAME}s?|{NAME}['’]s?|\w+s) )(?:like)(?: to)?\s+(?!(?:actually|really|seriously|literally|totally|honestly|this time|that time|always|normal|usual|last|i said|before|at all|never|anyone)\b)(?P<x>.+)"),
    ("like", None, rf"\b(?:likes(?: to)?|enjoys?|prefers?|prefer(?:red|ence for| to)?|fond of|keen on|fans? of|big on|partial to|(?:has )?a (?:soft spot|weakness|thing) for|happy (?:with|about)|glad (?:about|of)|interested in|fanc(?:y|ies)|dreams? of|fascinated by|hooked on|(?:is|are|am|'s|’s|'m|'re|now|well|really|so|all|totally|right) into|wants?(?: to (?:see|visit|do|try|go to|go on))?|hoping for|hopes? (?:for|to see)|begging for)\s+{_ASKS}(?P<x>.+)"),
    ("like", None, r"^(?P<x>[\w'’ -]+?) (?:would|wud) be (?:really |very |so )?(?:lovely|nice|great|perfect|ideal|appreciated|good|amazing|brilliant)\b"),
    ("avoid", None, rf"\b(?:avoid(?:ing|s)?|skip(?:ping)?|refuses?(?: to)?|has sworn off|no(?:thing|wt)(?= (?:with |steep|high|scary|bumpy|crowded|loud))|steers? clear of)\s+(?:{_DO} )?(?P<x>.+)"),
    ("avoid", None, rf"(?:\bwon['’]?t|\bwont|\bwill not|\bwill never|\bcan['’]?t|\bcannot|\bcan not|\bcannae|\bcant|\bdoesn['’]?t|\bdoesnt|\bdoes not|\bdon['’]?t|\bdont|\bdo not|\bnever|\bunable to|\bwouldn['’]?t|\bno dey)\s+(?:{_VERY})(?:even )?{_DO}\s+(?P<x>.+)"),
    ("avoid", None, rf"(?:^|[,.;:!] *|\b(?:so|and|but|just|please|pls|also|that|agreed|said|says|want|wants|definitely|absolutely|nor|or|{NAME}:?|us|me|note|with|of|is|=)\s+)(?:absolutely )?no (?!(?:one|more|longer|problem|worries|idea|need|rush|way|doubt|thanks|thank|matter|reply|answer|wonder|clue|booking|driving|driver|licen[cs]e|sorry|wait|i|it|that|we|he|she|they|actually|not|good|luck|point|offence|pressure|hurry|driv\w+ (?:before|after|past|more|over|longer)|dearer|later|kidding|joke|chance|room|less|later|earlier|changes?|news|not|complaints|diet\w*|preferences?|allerg\w+)\b)(?P<x>\w.+)"),
)  # fmt: skip


def framed(said: str) -> tuple[Frame, str] | None:
    """The first way of saying a wish that fits, and what it is about."""
    found = (
        (frame, match["x"])
        for frame in FRAMES
        if frame.cue.search(said) and (match := frame.pattern.search(said))
    )
    first = None
    for frame, x in found:
        first = first or (frame, x)
        if not _PRONOUN.match(x):
            return frame, x
    return first
