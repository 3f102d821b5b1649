"""Train the network on one machine, with or without a GPU: seeded, and resumed where it stopped."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from examples import Example, evenly, read_examples
from lesson_losses import Tutor, lesson_losses
from lessons import Lesson
from losses import Marks, losses_of, states_of
from network import CheapDropout, Reader
from prepared import Prepared, open_tokenizer, prepare
from rounding import SCALED_ON, round_in_training, roundings, windows_in
from swapping import Pools, swapped

#: Files of a training in its folder: where it stands, the trained weights, and a line for each epoch.
STATE, WEIGHTS, LOG = "state.pt", "reader.pt", "log.jsonl"
_PASS = "pass{}.pt"  # the weights after a pass whose mean is taken

#: Batches are filled with texts of like length out of so many, so that little is padded.
_LIKE_LENGTH = 32

#: The share of all steps in which the rate rises, and the share of the rate under which it never falls.
_WARM_UP, _LEAST_RATE = 0.06, 0.02


@dataclass(frozen=True, slots=True)
class TrainOptions:
    """How to train. `idle` is the share of texts without incidents taken in an epoch; `bfloat16` halves the time.

    The rate falls as for `epochs`, but the training ends after `until` of them: later passes learn the texts by heart.
    The weights are the mean of those after each of the last `average` passes, which reads new texts better than any of
    them. The heads start from nothing, so they learn faster than the encoder, by the factor `heads`; the lowest
    `frozen` layers of the encoder stay as they are. With `rounded` the encoder feels how the int8 one rounds. The
    results are the same for the same options, data and kind of device.
    """

    epochs: int = 12
    until: int = 12
    average: int = 4
    batch: int = 4
    idle: float = 0.3
    rate: float = 2.5e-4
    heads: float = 8.0
    frozen: int = 0
    dropout: float = 0.1
    trust: float = 0.6
    rounded: bool = False
    seed: int = 21
    device: str = "cpu"
    bfloat16: bool = True


def train(
    examples: Sequence[Example],
    encoder: Path,
    out: Path,
    options: TrainOptions,
    lessons: Sequence[Lesson] = (),
    start: Path | None = None,
) -> Path:
    """The weights after all epochs, begun with those of `start`. A training that stopped here is gone on with.

    With `lessons`, each text is taken in one of the versions that the larger network was asked about, another in each
    epoch; texts that are no example but have lessons are taken like texts without incidents.
    """
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = open_tokenizer(encoder)
    by_text = _by_text(lessons)
    texts = [*examples, *(one[0].example for one in by_text.values() if not one[0].example.roles)]
    prepared = [prepare(example, tokenizer) for example in texts]
    pools = Pools.of(examples)
    torch.manual_seed(options.seed)
    reader = open_reader(encoder, options).to(options.device)
    _begin(reader, start, examples, tokenizer, options)
    tutor = Tutor(reader.tagger.in_features, lessons[0].states.shape[1]).to(options.device) if lessons else None
    steps = options.epochs * sum(1 for _ in batches_of(prepared, 0, options))
    optimiser, schedule = _optimiser(reader, tutor, options, steps)
    parts = {"reader": reader, "optimiser": optimiser, "schedule": schedule}
    parts |= {} if tutor is None else {"tutor": tutor}
    begin = _resumed(out / STATE, options, parts)
    last = min(options.until, options.epochs)
    for epoch in range(begin, last):
        chance = random.Random(options.seed + 1000 * epoch)
        batches = [
            [_unit(one.example, by_text.get(one.example.id), epoch, pools, chance, tokenizer) for one in batch]
            for batch in batches_of(prepared, epoch, options)
        ]
        row = {"epoch": epoch, **_epoch(reader, tutor, batches, Marks.of(tokenizer), options, optimiser, schedule)}
        print(json.dumps(row), flush=True)
        if epoch >= last - options.average:
            _save({name: value.cpu() for name, value in reader.state_dict().items()}, out / _PASS.format(epoch + 1))
        _keep(out / STATE, epoch + 1, options, parts)
        with (out / LOG).open("a", encoding="utf-8") as log:
            log.write(json.dumps(row) + "\n")
    passes = [out / _PASS.format(epoch) for epoch in range(max(1, last - options.average + 1), last + 1)]
    _save(mean_of([torch.load(path, weights_only=True) for path in passes]), out / WEIGHTS)
    return out / WEIGHTS


def _begin(
    reader: Reader, start: Path | None, examples: Sequence[Example], tokenizer: Tokenizer, options: TrainOptions
) -> None:
    """Give a network the weights to begin with, and let it feel how they are rounded where that is asked for."""
    if start is not None:
        reader.load_state_dict(torch.load(start, map_location=options.device, weights_only=True))
    if options.rounded:
        reader.eval()
        texts = (example.text for example in evenly(examples, SCALED_ON))
        round_in_training(reader, roundings(reader, windows_in(texts, tokenizer)))


def _by_text(lessons: Sequence[Lesson]) -> dict[str, list[Lesson]]:
    """Lessons by the id of their text."""
    found: dict[str, list[Lesson]] = {}
    for lesson in lessons:
        found.setdefault(lesson.example.id, []).append(lesson)
    return found


def _unit(
    example: Example,
    lessons: Sequence[Lesson] | None,
    epoch: int,
    pools: Pools,
    chance: random.Random,
    tokenizer: Tokenizer,
) -> tuple[Prepared, Lesson | None]:
    """A text as it is learned from in an epoch, with the lesson on it if there is one."""
    if not lessons:
        return prepare(swapped(example, pools, chance), tokenizer), None
    lesson = lessons[epoch % len(lessons)]
    return prepare(lesson.example, tokenizer), lesson


def mean_of(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of the weights of one network at several points of its training."""
    return {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}


def open_reader(encoder: Path, options: TrainOptions) -> Reader:
    """The network with the encoder's starting weights, and heads that know nothing."""
    found = AutoModel.from_pretrained(
        encoder,
        add_pooling_layer=False,
        attn_implementation="eager",  # with bfloat16 faster on a processor than torch's own attention
        attention_probs_dropout_prob=0.0,
        hidden_dropout_prob=options.dropout,
    )
    found.embeddings.word_embeddings.requires_grad_(False)  # rare words keep their places beside their like
    for layer in found.encoder.layer[: options.frozen]:
        layer.requires_grad_(False)
    reader = Reader(found, found.config.hidden_size)
    for module in list(reader.encoder.modules()):
        for name, part in module.named_children():
            if isinstance(part, nn.Dropout):
                setattr(module, name, CheapDropout(part.p))
    return reader


def batches_of(prepared: Sequence[Prepared], epoch: int, options: TrainOptions) -> Iterator[list[Prepared]]:
    """The batches of an epoch: all texts with incidents and a share of the others, shuffled by seed and epoch."""
    chance = random.Random(options.seed + epoch)
    order = [i for i, one in enumerate(prepared) if _matters(one.example) or chance.random() < options.idle]
    chance.shuffle(order)
    size = _LIKE_LENGTH * options.batch
    chunks = [
        sorted(order[at : at + size], key=lambda i: len(prepared[i].windows.ids)) for at in range(0, len(order), size)
    ]
    batches = [chunk[at : at + options.batch] for chunk in chunks for at in range(0, len(chunk), options.batch)]
    random.Random(options.seed + epoch).shuffle(batches)
    yield from ([prepared[i] for i in batch] for batch in batches)


def _matters(example: Example) -> bool:
    """Whether a text is learned from in each epoch: it tells of incidents, and somebody said which."""
    return example.relevant is not False and bool(example.roles)


def _epoch(
    reader: Reader,
    tutor: Tutor | None,
    batches: Sequence[Sequence[tuple[Prepared, Lesson | None]]],
    marks: Marks,
    options: TrainOptions,
    optimiser: Any,
    schedule: Any,
) -> dict[str, float]:
    """One pass over the batches: seconds taken, and the mean of each loss."""
    reader.train()
    began, totals = time.time(), dict[str, float]()
    for number, batch in enumerate(batches, start=1):
        losses = _losses(reader, tutor, batch, marks, options)
        optimiser.zero_grad()
        sum(losses.values()).backward()
        nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        for name, value in losses.items():
            totals[name] = totals.get(name, 0.0) + value.item()
        if number % 50 == 0:
            print(f"  batch {number} of {len(batches)}, {time.time() - began:.0f} s", flush=True)
    means = {name: round(total / len(batches), 4) for name, total in totals.items()}
    return {"seconds": round(time.time() - began), **means}


def _losses(
    reader: Reader,
    tutor: Tutor | None,
    batch: Sequence[tuple[Prepared, Lesson | None]],
    marks: Marks,
    options: TrainOptions,
) -> dict[str, Tensor]:
    """What people said, and beside it what the larger network says where there are lessons."""
    prepared = [one for one, _ in batch]
    states = states_of(reader, prepared, marks, bfloat16=options.bfloat16)
    told = losses_of(reader, prepared, states)
    taught = [(lesson, s) for (_, lesson), s in zip(batch, states, strict=True) if lesson is not None]
    if tutor is None or not taught:
        return told
    lesson = lesson_losses(reader, tutor, [one for one, _ in taught], [s for _, s in taught])
    return (
        told
        | {"tags": (1 - options.trust) * told["tags"]}
        | {name: options.trust * loss for name, loss in lesson.items()}
    )


def _optimiser(reader: Reader, tutor: Tutor | None, options: TrainOptions, steps: int) -> tuple[Any, Any]:
    """AdamW with a faster rate for the heads, and a rate that rises at first and then falls."""
    heads = [value for name, value in reader.named_parameters() if not name.startswith("encoder")]
    heads += [] if tutor is None else list(tutor.parameters())
    groups = [
        {"params": [value for value in reader.encoder.parameters() if value.requires_grad], "lr": options.rate},
        {"params": heads, "lr": options.heads * options.rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / (_WARM_UP * steps)) * max(_LEAST_RATE, 1 - step / steps)
    )
    return optimiser, schedule


def _keep(path: Path, epoch: int, options: TrainOptions, parts: Mapping[str, Any]) -> None:
    """Write where the training stands, chance included: gone on with, it ends as if it had never stopped."""
    chance = [torch.get_rng_state(), *(torch.cuda.get_rng_state_all() if torch.cuda.is_available() else [])]
    states = {name: part.state_dict() for name, part in parts.items()}
    _save({**states, "epoch": epoch, "options": asdict(options), "chance": chance}, path)


def _resumed(path: Path, options: TrainOptions, parts: Mapping[str, Any]) -> int:
    """The epoch to begin with: that at which a training of the same options stopped, else the first."""
    if not path.exists():
        return 0
    saved = torch.load(path, map_location=options.device, weights_only=True)
    if saved.get("options") != asdict(options):
        raise SystemExit(f"{path}: a training with other options ({saved.get('options')}); give the same, or remove it")
    for name, part in parts.items():
        part.load_state_dict(saved[name])
    own, *others = (state.cpu() for state in saved["chance"])
    torch.set_rng_state(own)
    if others:
        torch.cuda.set_rng_state_all(others)
    return int(saved["epoch"])


def _save(content: Any, path: Path) -> None:
    """Write a file whole or not at all: a training is stopped at any moment."""
    draft = path.with_name(f".{path.name}.part")
    torch.save(content, draft)
    draft.replace(path)


def add_train_options(parser: argparse.ArgumentParser) -> None:
    """The options of training, for every command that trains."""
    usual = TrainOptions()
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    parser.add_argument("--until", type=int, default=usual.until, help="epochs after which to end all the same")
    parser.add_argument("--average", type=int, default=usual.average, help="last passes whose weights are averaged")
    parser.add_argument("--batch", type=int, default=usual.batch, help="texts in a step")
    parser.add_argument("--idle", type=float, default=usual.idle, help="share of texts without incidents in an epoch")
    parser.add_argument("--rate", type=float, default=usual.rate, help="of the encoder; see --heads")
    parser.add_argument("--heads", type=float, default=usual.heads, help="how much faster the heads learn")
    parser.add_argument("--frozen", type=int, default=usual.frozen, help="lowest layers that stay as they are")
    parser.add_argument("--dropout", type=float, default=usual.dropout, help="of the encoder's states, in training")
    parser.add_argument("--trust", type=float, default=usual.trust, help="weight of lessons beside keys")
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu", help="cpu or cuda")
    parser.add_argument("--float32", action="store_true", help="no bfloat16: slower, for processors that lack it")


def train_options(args: argparse.Namespace) -> TrainOptions:
    """The options as they were given."""
    named = (option.name for option in fields(TrainOptions) if option.name not in ("bfloat16", "rounded"))
    return TrainOptions(**{name: getattr(args, name) for name in named}, bfloat16=not args.float32)


def main() -> None:
    """Train on files of examples alone; `run.py` does the whole journey."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="+", type=Path, help="files of examples")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="the starting weights")
    add_train_options(parser)
    args = parser.parse_args()
    examples = [example for path in args.data for example in read_examples(path) or ()]
    print(train(examples, args.encoder, args.out, train_options(args)))


if __name__ == "__main__":
    main()
