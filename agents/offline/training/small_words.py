"""Words people write small in our training lines: run as `python -m agents.offline.training.small_words`."""

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from agents.offline.known import SMALL_WORDS, given, region, town
from agents.offline.training.generate import lines

_SLOT = re.compile(r"\{[^}]*\}")
_SMALL = re.compile(r"(?<![\w'’])[^\W\d_A-ZÀ-Þ]{3,}(?![\w'’])")


def small_words(texts: Iterable[str]) -> list[str]:
    """The words written small by people who write capitals where they belong, without what may be a name."""
    found: Counter[str] = Counter()
    for text in texts:
        said = _SLOT.sub(" ", text)
        if re.search(r"(?:^|\s)[A-Z]", said):
            found.update(_SMALL.findall(said))
    return sorted(w for w in found if not town(w) and not given(w) and not region(w))


def main() -> int:
    """Writes the list."""
    folder = Path(__file__).parent
    texts = [text for where in (folder, folder / "beyond") for _, text in lines(where)]
    words = small_words(texts)
    SMALL_WORDS.write_text("\n".join(words) + "\n", "utf-8")
    sys.stdout.write(f"{len(words)} words\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
