"""Write a trained network as the package reads it: int8 ONNX for the encoder and taggers, arrays for the small heads."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from network import Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel

from sourcebook.extract.model.encoder import HEADS, NETWORK, TOKENIZER
from sourcebook.extract.model.signals import SIGNALS

#: Weights that stay out of the graph: the heads that judge mentions once these are known.
_HEADS = ("relevance.", "mention.", "attributes.", "side.", "distance.", "roles.", "pair.", "mix.")


class Graph(nn.Module):
    """What goes into the ONNX file: word pieces in, states and tags out."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, mask: Tensor, signals: Tensor) -> tuple[Tensor, Tensor]:
        states = self.reader.states(ids, mask, signals)
        return states, self.reader.tags(states)


def load(weights: Path, encoder: Path) -> Reader:
    """The network with trained weights, ready to judge."""
    config = AutoConfig.from_pretrained(encoder)
    config._attn_implementation = "eager"
    reader = Reader(AutoModel.from_config(config, add_pooling_layer=False), config.hidden_size)
    reader.load_state_dict(torch.load(weights))
    return reader.eval()


def export(weights: Path, encoder: Path, out: Path, *, keep_float: bool = False) -> None:
    out.mkdir(parents=True, exist_ok=True)
    reader = load(weights, encoder)
    ids = torch.tensor([[101, 2000, 2001, 102], [101, 2000, 102, 0]])
    whole = out / "reader.fp32.onnx"
    axes = {0: "windows", 1: "pieces"}
    torch.onnx.export(
        Graph(reader), (ids, (ids > 0).long(), torch.zeros(*ids.shape, len(SIGNALS))), str(whole), input_names=["ids", "mask", "signals"], output_names=["states", "tags"],
        dynamic_axes={"ids": axes, "mask": axes, "signals": axes, "states": axes, "tags": axes}, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(
        whole, out / NETWORK, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    if not keep_float:
        whole.unlink()
    heads = {n: v.detach().numpy().astype(np.float16) for n, v in reader.state_dict().items() if n.startswith(_HEADS)}
    np.savez(out / HEADS, **heads)
    shutil.copyfile(encoder / "tokenizer.json", out / TOKENIZER)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--keep-float", action="store_true")
    args = parser.parse_args()
    export(args.weights, args.encoder, args.out, keep_float=args.keep_float)
    print(json.dumps({path.name: path.stat().st_size for path in sorted(args.out.iterdir())}))


if __name__ == "__main__":
    main()
