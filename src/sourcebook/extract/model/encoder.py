"""Run the trained network over texts. The only module that names onnxruntime and tokenizers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from ...errors import UsageError
from .arrays import Floats
from .signals import SIGNALS, Signal, laid_on
from .windows import Windows, windows_of

#: Files of a trained model in its folder.
NETWORK, TOKENIZER, HEADS, CARD = "reader.int8.onnx", "tokenizer.json", "heads.npz", "model.json"
#: How many windows are run at once: more only cost memory.
_BATCH = 8


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text as the network sees it: its windows, a state for each word piece, and the logits of its tags.

    `states` is pieces x width, `tags` pieces x roles x 3 (outside, begins, goes on).
    """

    windows: Windows
    states: Floats
    tags: Floats


class Encoder:
    """Holds the network open. One thread unless told otherwise: reports are what is spread over cores."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        network = folder / NETWORK
        if not network.is_file():
            raise UsageError("no trained model", str(folder), f"a folder with {NETWORK}, or --extractor rules")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(network), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._opens = self._tokenizer.token_to_id("[CLS]")
        self._closes = self._tokenizer.token_to_id("[SEP]")

    def encode(self, texts: Sequence[str], signals: Sequence[Sequence[Signal]]) -> list[Encoded]:
        """Each text with its signals through the network, windows of like length together."""
        encodings = [self._tokenizer.encode(text, add_special_tokens=False) for text in texts]
        windows = [windows_of(encoding.ids, encoding.offsets) for encoding in encodings]
        laid = [laid_on(told, w.offsets) for told, w in zip(signals, windows, strict=True)]
        rows = [(text, cut) for text, w in enumerate(windows) for cut in w.cuts]
        order = sorted(range(len(rows)), key=lambda row: rows[row][1].end - rows[row][1].begin)
        outputs: dict[int, tuple[Floats, Floats]] = {}
        for at in range(0, len(order), _BATCH):
            chosen = order[at : at + _BATCH]
            pieces = [windows[rows[row][0]].ids[rows[row][1].begin : rows[row][1].end] for row in chosen]
            read = [laid[rows[row][0]][rows[row][1].begin : rows[row][1].end] for row in chosen]
            states, tags = self._run(pieces, read)
            for position, row in enumerate(chosen):
                cut = rows[row][1]
                owned = slice(cut.first - cut.begin + 1, cut.last - cut.begin + 1)
                outputs[row] = states[position, owned], tags[position, owned]
        return [
            _joined(w, [outputs[row] for row, (t, _) in enumerate(rows) if t == text]) for text, w in enumerate(windows)
        ]

    def _run(self, pieces: Sequence[Sequence[int]], read: Sequence[Floats]) -> tuple[Floats, Floats]:
        longest = max(map(len, pieces)) + 2
        ids = np.zeros((len(pieces), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        signals = np.zeros((len(pieces), longest, len(SIGNALS)), dtype=np.float32)
        for row, window in enumerate(pieces):
            ids[row, : len(window) + 2] = [self._opens, *window, self._closes]
            mask[row, : len(window) + 2] = 1
            signals[row, 1 : len(window) + 1] = read[row]
        states, tags = self._session.run(["states", "tags"], {"ids": ids, "mask": mask, "signals": signals})
        return states, tags


def _joined(windows: Windows, parts: Iterable[tuple[Floats, Floats]]) -> Encoded:
    states, tags = zip(*parts, strict=True)
    return Encoded(windows, np.concatenate(states), np.concatenate(tags))


def fingerprint(folder: Path) -> str:
    """The SHA-256 of a model's weights, by which records say what coded them."""
    digest = hashlib.sha256()
    for name in (NETWORK, HEADS):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()
