"""Write the ONNX file of the network with whole numbers of eight bits, by roundings that were found before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from rounding import SIDE, Rounding

#: The step of ONNX Runtime that multiplies whole numbers and gives back the others, and where it is defined.
_STEP, _DOMAIN = "MatMulIntegerToFloat", "com.microsoft"

Nodes = Iterator[onnx.NodeProto]


def write_int8(whole: Path, out: Path, roundings: Mapping[str, Rounding]) -> None:
    """The network of `whole` with every step that has a rounding, and the vectors of words, in eight bits."""
    model = onnx.load(whole)
    writer = _Writer(model.graph)
    nodes = [made for node in model.graph.node for made in writer.made_of(node, roundings)]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    for name in writer.replaced:
        model.graph.initializer.remove(writer.constants[name])
    model.opset_import.append(helper.make_opsetid(_DOMAIN, 1))
    onnx.checker.check_model(model)
    onnx.save(model, out)


class _Writer:
    """Holds a graph while its nodes are made anew: its constants, who uses what, and what is written already."""

    def __init__(self, graph: onnx.GraphProto) -> None:
        self._graph = graph
        self.constants = {constant.name: constant for constant in graph.initializer}
        self.replaced: list[str] = []
        self._users = {given: node for node in graph.node for given in node.input}
        self._rounded: set[str] = set()
        self._merged: set[str] = set()

    def made_of(self, node: onnx.NodeProto, roundings: Mapping[str, Rounding]) -> Nodes:
        """What stands for a node in the new graph: nothing for the addition that its step does now."""
        rounding = roundings.get(node.name.strip("/").removesuffix("/MatMul").replace("/", "."))
        if node.op_type == "MatMul" and rounding is not None:
            yield from self._step(node, rounding)
        elif node.op_type == "Gather" and "word_embeddings" in node.input[0]:
            yield from self._words(node)
        elif node.output[0] not in self._merged:
            yield node

    def _step(self, node: onnx.NodeProto, rounding: Rounding) -> Nodes:
        """A multiplication and the addition behind it as one step of whole numbers."""
        values, name = node.input[0], node.name
        if values not in self._rounded:
            self._rounded.add(values)
            self._keep(f"{values}.spread", (1 / rounding.spread.numpy()).astype(np.float32))
            self._keep(f"{values}.step", np.array(rounding.step, np.float32))
            self._keep(f"{values}.zero", np.array(rounding.zero, np.uint8))
            yield helper.make_node("Mul", [values, f"{values}.spread"], [f"{values}.even"])
            even = [f"{values}.even", f"{values}.step", f"{values}.zero"]
            yield helper.make_node("QuantizeLinear", even, [f"{values}.whole"])
        weights = self._take(node.input[1]) * rounding.spread.numpy()[:, None]
        steps = (np.abs(weights).max(axis=0) / SIDE).astype(np.float32)
        self._keep(f"{name}.weights", _whole(weights, steps))
        self._keep(f"{name}.steps", steps)
        self._keep(f"{name}.zeros", np.zeros(len(steps), np.int8))
        addition = self._users[node.output[0]]
        (bias,) = (given for given in addition.input if given != node.output[0])
        self._merged.add(addition.output[0])
        given = [f"{values}.whole", f"{name}.weights", f"{values}.step", f"{name}.steps", f"{values}.zero"]
        yield helper.make_node(_STEP, [*given, f"{name}.zeros", bias], addition.output, name=name, domain=_DOMAIN)

    def _words(self, node: onnx.NodeProto) -> Nodes:
        """The vectors of words, each with a scale of its own: those of rare words are small."""
        vectors, found = self._take(node.input[0]), node.output[0]
        steps = (np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-8) / SIDE).astype(np.float32)
        self._keep("words", _whole(vectors, steps))
        self._keep("words.steps", steps)
        yield helper.make_node("Gather", ["words", node.input[1]], [f"{found}.whole"])
        yield helper.make_node("Gather", ["words.steps", node.input[1]], [f"{found}.steps"])
        yield helper.make_node("Cast", [f"{found}.whole"], [f"{found}.cast"], to=TensorProto.FLOAT)
        yield helper.make_node("Mul", [f"{found}.cast", f"{found}.steps"], [found], name=node.name)

    def _take(self, name: str) -> NDArray[Any]:
        self.replaced.append(name)
        return np.asarray(numpy_helper.to_array(self.constants[name]))

    def _keep(self, name: str, values: NDArray[Any]) -> None:
        self._graph.initializer.append(numpy_helper.from_array(values, name))


def _whole(values: NDArray[Any], steps: NDArray[Any]) -> NDArray[np.int8]:
    return np.asarray(np.clip(np.round(values / steps), -SIDE, SIDE), dtype=np.int8)
