"""One length-sorted batch beside one sentence at a time, the same model in the same process.

Run: python benchmarks/batching.py [PAIR] [FILE]

FILE holds one source sentence a line; by default the sentences of the repository's
article are taken. Prints sentences per second of both, and the ratio.
The peer is the way argostranslate's own loop decodes (translate.py): a call of
CTranslate2 for each sentence, with the same beam and length penalty.
"""

from __future__ import annotations

import sys
import time
from importlib.metadata import version
from pathlib import Path

from toolkit.config import open_project
from toolkit.engines.argos import ArgosEngine
from toolkit.model import Pair
from toolkit.segmentation import sentences

ARTICLE = Path(__file__).parents[1] / "translations" / "assembly.ru.txt"


def corpus(pair: Pair) -> list[str]:
    if sys.argv[2:]:
        return Path(sys.argv[2]).read_text("utf-8").splitlines()
    return [sentence.text for sentence in sentences(ARTICLE.read_text("utf-8"), pair.source)]


def main() -> None:
    source, target = (sys.argv[1] if sys.argv[1:] else "ru-kk").split("-")
    pair = Pair(source, target)
    lines = list(dict.fromkeys(corpus(pair)))
    engine = ArgosEngine(open_project())
    engine.translate(lines[:1], pair)  # loads the model
    started = time.perf_counter()
    engine.translate(lines, pair)
    batch = time.perf_counter() - started
    started = time.perf_counter()
    for line in lines:
        engine.translate([line], pair)
    single = time.perf_counter() - started
    print(f"{engine.origin(pair)}, ctranslate2 {version('ctranslate2')}, {len(lines)} sentences")
    print(f"one batch              {len(lines) / batch:7.1f} sentences/s")
    print(f"one sentence at a time {len(lines) / single:7.1f} sentences/s")
    print(f"ratio                  {single / batch:7.1f}")


if __name__ == "__main__":
    main()
