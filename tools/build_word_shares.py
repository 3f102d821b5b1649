"""Builds data/lexicon/word_shares.tsv: in how many of 10,000 reports a word stands, by the kind that uses it most.

    python tools/build_word_shares.py CORPORA > src/sourcebook/data/lexicon/word_shares.tsv

CORPORA is the folder of development corpora. Only single words and the number of texts that hold them are used, no
text. A word common in one kind of report (bulletins of an armed conflict, national news, local news on crime) tells
little there, so the largest of its shares counts. Words that stand in few texts are left out, and those of one kind
only that news does not write in lower case unless they stand in many: most of those are persons' names. A word that is
not listed is rare.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from sourcebook.lexicon.rarity import words_in
from sourcebook.lexicon.words import common_words

_SOURCES = ("attribution/polnear_train.jsonl", "gva/articles.jsonl", "satp/train.jsonl", "fakes/dev.jsonl")
_TIMEML, _TAG = "dates/tbaq", re.compile(r"<[^>]+>")
#: A word is listed from so many texts on; one of a single kind of text that is mostly capitalised from so many on.
_LEAST, _LEAST_NAME = 8, 40


def _texts(corpora: Path, source: str) -> list[str]:
    lines = (corpora / source).read_text(encoding="utf-8").splitlines()
    return [json.loads(line).get("text") or "" for line in lines]


def main(corpora: Path) -> None:
    kinds = [_texts(corpora, source) for source in _SOURCES]
    kinds.append([_TAG.sub(" ", p.read_text(encoding="utf-8")) for p in sorted((corpora / _TIMEML).glob("*.tml"))])
    counts = [Counter(word for text in texts for word in set(words_in(text))) for texts in kinds]
    lower = common_words()
    print("# Words and their shares of reports. Made by tools/build_word_shares.py; see there.")
    print("word\tshare")
    for word in sorted(set().union(*counts)):
        held = [count[word] for count in counts]
        several = word in lower or sum(number > 1 for number in held) > 1
        if sum(held) < (_LEAST if several else _LEAST_NAME):
            continue
        share = max(number / len(texts) for number, texts in zip(held, kinds, strict=True) if number)
        print(f"{word}\t{max(1, round(10_000 * share))}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
