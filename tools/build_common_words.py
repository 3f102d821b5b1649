"""Builds lexicon/common_words.txt: English words that news writes in lower case, for telling names in ALL CAPS text.

    python tools/build_common_words.py CORPORA > src/sourcebook/lexicon/common_words.txt

CORPORA is the folder of development corpora. Only single words and their counts are used, no text: a word is kept that
stands at least five times, seven times in ten in lower case, among some 2 million words of news.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_SOURCES = ("attribution/polnear_train.jsonl", "gva/articles.jsonl", "satp/train.jsonl")
_LEAST, _SHARE = 5, 0.7


def main(corpora: Path) -> None:
    lower: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for source in _SOURCES:
        for line in (corpora / source).read_text(encoding="utf-8").splitlines():
            for word in _WORD.findall(json.loads(line).get("text") or ""):
                total[word.lower()] += 1
                lower[word.lower()] += word.islower()
    print("# English words that news writes in lower case. Made by tools/build_common_words.py; see there.")
    for word in sorted(total):
        if len(word) > 1 and total[word] >= _LEAST and lower[word] >= _SHARE * total[word]:
            print(word)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
