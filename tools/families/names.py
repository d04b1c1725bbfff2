"""Surnames as people say them: "the Okafors", "Okafor family", "O’Brien's" are Okafor, Okafor, O'Brien."""

import re
from functools import cache
from pathlib import Path
from unicodedata import combining, normalize

_ARTICLE = re.compile(r"^(?:the|our|die|familie|family|los|les)\s+", re.IGNORECASE)
_TAIL = re.compile(r"[\s_]+(?:family|familie|clan|household|fam|crew|gang|bunch|folks)$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$", re.IGNORECASE)
_SIBILANT = ("x", "z", "ch", "sh", "ss")
_PARTICLES = frozenset("van von de der den del la di da dos du bin al ter".split())
_KEPT = re.compile(r"(?:ss|kins|poulos|idis|akis|sius|ius)$")


def fold(text: str) -> str:
    """Return `text` for comparison: case, accents, apostrophes and runs of space made one."""
    plain = "".join(c for c in normalize("NFKD", text.replace("’", "'")) if not combining(c))
    return " ".join(plain.casefold().replace("ß", "ss").split())


def bare(said: str) -> str:
    """Return a surname without "the", "family" and possessive, in the case it was written."""
    text = " ".join(said.replace("’", "'").split()).strip(' .,;:!?"“”')
    text = _POSSESSIVE.sub("", _TAIL.sub("", _ARTICLE.sub("", text)))
    return text.strip()


@cache
def ending_in_s() -> frozenset[str]:
    """Return surnames that end in s without being a plural: the Brooks are Brooks, the Okafors are not."""
    return frozenset(Path(__file__).with_name("surnames.txt").read_text("utf-8").split())


def singular(name: str) -> str:
    """Return the surname that a plural such as "Okafors" or "Lopezes" stands for; others as they are."""
    low = fold(name)
    last = low.split()[-1] if low else ""
    if not last.endswith("s") or len(last) < 3 or last in ending_in_s() or _KEPT.search(last):
        return name
    if any(word in _PARTICLES for word in low.split()[:-1]):
        return name
    if last.endswith("es"):
        stem = last[:-2]
        if stem in ending_in_s() or stem.endswith(_SIBILANT) or _KEPT.search(stem):
            return name[:-2]
    return name[:-1].rstrip("'")


def plural(name: str) -> str:
    """Return the name of the whole family, without article: "Okafors", "Joneses"."""
    return name + ("es" if fold(name).endswith((*_SIBILANT, "s")) else "s")


def forms(said: str) -> frozenset[str]:
    """Return every folded surname `said` may stand for, for matching against known families."""
    base = fold(bare(said))
    cut = {base, fold(singular(base))}
    cut |= {base[: -len(end)] for end in ("es", "s") if base.endswith(end) and len(base) - len(end) >= 2}
    return frozenset(cut - {""})


def surname(said: str, context: str = "") -> str:
    """Return the surname to keep for a new family: "the Okafors" becomes "Okafor".

    A bare "Bowers" is only taken for a plural when `context`, the message, speaks of "the Bowers".
    """
    name = bare(said)
    spoken = re.search(rf"\bthe {re.escape(fold(name))}\b(?! (?:family|clan|household))", fold(context))
    meant_plural = bool(_ARTICLE.match(said)) and not _TAIL.search(said)
    return _cased(singular(name) if meant_plural or spoken else name)


def _cased(name: str) -> str:
    """Return the name with capitals when it was typed without any (or only with them)."""
    if not (name.islower() or (name.isupper() and len(name) > 3)):
        return name
    words = name.lower().split()
    return " ".join(w if w in _PARTICLES and len(words) > 1 else w.title() for w in words)
