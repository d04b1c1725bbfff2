"""Surnames as people say them: "the Okafors", "Okafor family", "O’Brien's" are Okafor, Okafor, O'Brien."""

import re
from unicodedata import combining, normalize

_ARTICLE = re.compile(r"^(?:the|our|die|familie|family|los|les)\s+", re.IGNORECASE)
_TAIL = re.compile(r"[\s_]+(?:family|familie|clan|household|fam|crew|gang|bunch|folks)$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$", re.IGNORECASE)
_SIBILANT = ("x", "z", "ch", "sh", "ss")
# Surnames that end in s without being a plural; "the Parks" are Park, "the Brooks" are Brooks.
_ENDS_IN_S = frozenset(
    """adams andrews banks barnes barrios bates bowers briggs brooks burgos burns burris byers campos
    cardenas casas chambers childers collins contreras cortes cross curtis daniels davies davis
    dawkins dennis dias douglas edwards ellis evans farris ferris fields flores flowers francis
    fuentes gates gibbs gonzales graves griffiths hanks harris hastings hawkins hayes haynes
    hendricks hicks higgins hodges holmes hopkins hughes humphries jacobs james jarvis jenkins
    jennings jones landis lewis louis lucas magnus marcus mathews mathis matthews mills morales
    morris moses myers nicholas nichols norris owens palacios parsons perkins peters phillips phelps
    pires ramos reyes reynolds richards rios robbins roberts robles rogers rojas rosales ross rivas
    salas salinas sanders santos saunders simmons simons stephens stevens stokes summers symons
    thomas torres travers travis underwoods vargas villegas wallis walters waters watkins watts
    weeks wells wilkins williams willis woods yates""".split()
)
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


def singular(name: str) -> str:
    """Return the surname that a plural such as "Okafors" or "Lopezes" stands for; others as they are."""
    low = fold(name)
    if not low.endswith("s") or len(low) < 3 or low in _ENDS_IN_S or _KEPT.search(low):
        return name
    if low.endswith("es"):
        stem = low[:-2]
        if stem in _ENDS_IN_S or stem.endswith(_SIBILANT) or _KEPT.search(stem):
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
    particles = {"van", "von", "de", "der", "den", "del", "la", "di", "da", "dos", "du", "bin", "al"}
    return " ".join(w if w in particles and len(words) > 1 else w.title() for w in words)
