"""Write a trained network as the package reads it: int8 ONNX for encoder and taggers, arrays for the small heads."""

from __future__ import annotations

import argparse
import json
import shutil
import warnings
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel

from examples import evenly, read_examples
from int8 import write_int8
from model_card import write_card
from network import Reader
from prepared import open_tokenizer
from rounding import SCALED_ON, roundings, windows_in
from sourcebook.extract.model.card import HEADS, NETWORK, TOKENIZER

#: The network before it is made small, beside the folder of the model: what the small one is compared with.
FLOAT_NETWORK = "reader.fp32.onnx"

#: Weights that stay out of the graph: the heads that judge mentions once these are known.
_HEADS = ("relevance.", "mention.", "attributes.", "side.", "distance.", "roles.", "pair.", "mix.")


class Graph(nn.Module):
    """What goes into the ONNX file: word pieces in, states and tags out."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """States and tags of some windows of word pieces."""
        states = self.reader.states(ids, mask)
        return states, self.reader.tags(states)


def load_reader(weights: Path, encoder: Path) -> Reader:
    """The network with trained weights, ready to judge. The state of a training that is not over will do too."""
    config = AutoConfig.from_pretrained(encoder)
    config._attn_implementation = "eager"  # the other kinds of attention are not written to ONNX as plainly
    reader = Reader(AutoModel.from_config(config, add_pooling_layer=False), config.hidden_size)
    saved = torch.load(weights, map_location="cpu", weights_only=True)
    reader.load_state_dict(saved.get("reader", saved))
    reader.eval()
    return reader


def export(reader: Reader, tokenizer: Path, out: Path, texts: Iterable[str]) -> Path:
    """Write the weights of a model into its folder, without a card. Returns the ONNX file of whole numbers' origin.

    The taggers keep their full numbers: they are small, and what is rounded there is heard in every tag. The scales of
    the encoder's numbers are those that `texts` need.
    """
    out.mkdir(parents=True, exist_ok=True)
    whole = out.parent / FLOAT_NETWORK
    ids = torch.tensor([[2, 3, 4, 5], [2, 3, 4, 5]])
    axes = {0: "windows", 1: "pieces"}
    graph = Graph(reader).eval()  # the exporter leaves all in the mode that it found the outermost module in
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch warns of its own older exporter, whose graphs are the smaller ones
        torch.onnx.export(
            graph, (ids, torch.ones_like(ids)), str(whole), input_names=["ids", "mask"],
            output_names=["states", "tags"], dynamic_axes=dict.fromkeys(("ids", "mask", "states", "tags"), axes),
            opset_version=17, dynamo=False,
        )  # fmt: skip
    write_int8(whole, out / NETWORK, roundings(reader, windows_in(texts, open_tokenizer(tokenizer.parent))))
    weights = reader.state_dict().items()
    heads = {name: value.numpy().astype(np.float16) for name, value in weights if name.startswith(_HEADS)}
    np.savez(out / HEADS, **heads)
    shutil.copyfile(tokenizer, out / TOKENIZER)
    return whole


def main() -> None:
    """Export weights at any stage of a training, with a card that has their hashes alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, help="reader.pt or state.pt of a training")
    parser.add_argument("out", type=Path)
    parser.add_argument("--encoder", type=Path, required=True, help="the starting weights")
    parser.add_argument("--examples", type=Path, required=True, help="examples.jsonl of the training")
    args = parser.parse_args()
    texts = [one.text for one in evenly(read_examples(args.examples) or (), SCALED_ON)]
    export(load_reader(args.weights, args.encoder), args.encoder / TOKENIZER, args.out, texts).unlink()
    write_card(args.out, {"of": args.weights.name})
    print(json.dumps({path.name: path.stat().st_size for path in sorted(args.out.iterdir())}))


if __name__ == "__main__":
    main()
