"""Run the trained network over texts. The only module that names onnxruntime and tokenizers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from ...errors import ModelError
from .arrays import Floats, Whole
from .card import NETWORK, TOKENIZER, read_weights
from .windows import Cut, Windows, windows_of

#: How many windows of a text are run at once: more only cost memory.
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
        self._tokenizer = _tokenizer(folder)
        self._opens = self._tokenizer.token_to_id("[CLS]")
        self._closes = self._tokenizer.token_to_id("[SEP]")
        self._session = _session(folder, threads)

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Each text through the network, by itself: the int8 kernels scale by what is in a batch.

        So a report says the same alone and among others; the windows of one text are what fills a batch.
        """
        return [self._encoded(self.pieces(text)) for text in texts]

    def pieces(self, text: str) -> Windows:
        """The word pieces of a text, cut into windows."""
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return windows_of(encoding.ids, encoding.offsets)

    def run(self, windows: Windows) -> Iterator[tuple[Floats, Floats]]:
        """States and tags of the windows of a text as the network gives them, a batch at a time."""
        for at in range(0, len(windows.cuts), _BATCH):
            ids = self.ids(windows, windows.cuts[at : at + _BATCH])
            states, tags = self._session.run(["states", "tags"], {"ids": ids, "mask": np.ones_like(ids)})
            yield states, tags

    def _encoded(self, windows: Windows) -> Encoded:
        rows = ((state, tag) for states, tags in self.run(windows) for state, tag in zip(states, tags, strict=True))
        owned = [
            (
                state[cut.first - cut.begin + 1 : cut.last - cut.begin + 1],
                tag[cut.first - cut.begin + 1 : cut.last - cut.begin + 1],
            )
            for cut, (state, tag) in zip(windows.cuts, rows, strict=True)
        ]
        return Encoded(
            windows, np.concatenate([state for state, _ in owned]), np.concatenate([tag for _, tag in owned])
        )

    def ids(self, windows: Windows, cuts: Sequence[Cut]) -> Whole:
        """The word pieces of some windows with their marks. Windows of one text are equally long: none is padded."""
        rows = [[self._opens, *windows.ids[cut.begin : cut.end], self._closes] for cut in cuts]
        return np.array(rows, dtype=np.int64)


def _tokenizer(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_str(read_weights(folder, TOKENIZER).decode())
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _session(folder: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    onnxruntime.disable_telemetry_events()  # Windows builds send some otherwise; nothing here is sent anywhere
    network = read_weights(folder, NETWORK)
    try:
        return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the library's own errors share no public base
        told = " ".join(str(error).split())[:120]
        version = f"onnxruntime {onnxruntime.__version__} cannot load it ({told})"
        raise ModelError(
            version, str(folder / NETWORK), "onnxruntime 1.20 or later", "use --extractor rules meanwhile"
        ) from None
