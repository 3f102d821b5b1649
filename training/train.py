"""Train the network on one machine, with or without a GPU: seeded, resumable, best state kept by a held-back part."""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
from pathlib import Path

import torch
from examples import Example
from network import Reader
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from sourcebook.extract.model.labels import ATTRIBUTES, ROLES
from sourcebook.extract.model.windows import Windows, windows_of
from sourcebook.extract.model.signals import SIGNALS, laid_on

IGNORED = -100
#: Attributes of which a mention may have none.
MAY_BE_EMPTY = ("physical effect", "human effect", "category")
import os

BF16 = os.environ.get("BF16", "1") == "1"


class Prepared:
    """One example as the network wants it."""

    def __init__(self, example: Example, tokenizer: Tokenizer) -> None:
        self.example = example
        encoded = tokenizer.encode(example.text, add_special_tokens=False)
        self.windows: Windows = windows_of(encoded.ids, encoded.offsets)
        offsets = self.windows.offsets
        self.signals = torch.from_numpy(laid_on(example.signals, offsets))
        starts = {start: i for i, (start, _) in reversed(list(enumerate(offsets)))}
        ends = {end: i for i, (_, end) in enumerate(offsets)}
        self.labels = torch.zeros(len(offsets), len(ROLES), dtype=torch.long)
        for i, role in enumerate(ROLES):
            if role not in example.roles:
                self.labels[:, i] = IGNORED
        self.mentions, firsts, lasts, kinds = [], [], [], []
        for mention in example.mentions:
            first, last = starts.get(mention.start), ends.get(mention.end)
            if first is None or last is None or last < first:
                continue
            role = ROLES.index(mention.role)
            if mention.role != "date":
                self.labels[first, role] = 1
                self.labels[first + 1 : last + 1, role] = 2
            self.mentions.append(mention)
            firsts.append(first), lasts.append(last), kinds.append(role)
        if "date" in example.roles:
            self.labels[:, ROLES.index("date")] = IGNORED
        self.firsts, self.lasts, self.kinds = map(torch.tensor, (firsts, lasts, kinds))
        count = len(self.mentions)
        self.shared = torch.full((count, count), float("nan"))
        self.same = torch.full((count, count), float("nan"))
        for i, one in enumerate(self.mentions):
            for j, other in enumerate(self.mentions):
                if i == j or not (one.templates or other.templates):
                    continue
                self.shared[i, j] = float(bool(set(one.templates) & set(other.templates)))
                if (
                    one.role == other.role == "date"
                    or "place" in (one.role, other.role)
                    or "date" in (one.role, other.role)
                ):
                    continue
                self.same[i, j] = float(bool(set(one.entities) & set(other.entities)))
        self.targets: dict[str, Tensor] = {}
        for name, values in ATTRIBUTES.items():
            rows = torch.full((count, len(values)), float("nan"))
            for i, mention in enumerate(self.mentions):
                if name in mention.attributes and (mention.attributes[name] or name in MAY_BE_EMPTY):
                    rows[i] = torch.tensor([float(value in mention.attributes[name]) for value in values])
            self.targets[name] = rows


def batch_states(reader: Reader, batch: list[Prepared], special: tuple[int, int]) -> list[Tensor]:
    """States of the word pieces of each text, each from the window that owns it."""
    rows = [(p, cut) for p in batch for cut in p.windows.cuts]
    longest = max(cut.end - cut.begin for _, cut in rows) + 2
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros(len(rows), longest, dtype=torch.long)
    signals = torch.zeros(len(rows), longest, len(SIGNALS))
    hide = reader.training
    for row, (p, cut) in enumerate(rows):
        pieces = [special[0], *p.windows.ids[cut.begin : cut.end], special[1]]
        ids[row, : len(pieces)] = torch.tensor(pieces)
        mask[row, : len(pieces)] = 1
        signals[row, 1 : len(pieces) - 1] = p.signals[cut.begin : cut.end]
    if hide:  # a word in twelve is hidden, so that the network learns to read what stands around it
        ids = torch.where((torch.rand(ids.shape) < 0.12) & (mask == 1), torch.tensor(103), ids)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=BF16 and reader.training):
        states = reader.states(ids, mask, signals)
    states = states.float()
    owned = [states[row, cut.first - cut.begin + 1 : cut.last - cut.begin + 1] for row, (_, cut) in enumerate(rows)]
    found: list[Tensor] = []
    at = 0
    for p in batch:
        found.append(torch.cat(owned[at : at + len(p.windows.cuts)]))
        at += len(p.windows.cuts)
    return found


def known(logits: Tensor, targets: Tensor) -> Tensor:
    """Sum of binary cross-entropies over the targets that are known."""
    keep = ~targets.isnan()
    if not keep.any():
        return logits.sum() * 0
    return functional.binary_cross_entropy_with_logits(logits[keep], targets[keep], reduction="mean")


def loss_of(reader: Reader, batch: list[Prepared], states: list[Tensor]) -> dict[str, Tensor]:
    logits = reader.tags(torch.cat(states))
    labels = torch.cat([p.labels for p in batch])
    tags = functional.cross_entropy(logits.reshape(-1, 3), labels.reshape(-1), ignore_index=IGNORED, reduction="sum")
    losses = {"tags": tags / max(1, len(labels)) * 6}
    relevance = [(s.mean(0), p.example.relevant) for s, p in zip(states, batch) if p.example.relevant is not None]
    if relevance:
        said = reader.relevance(torch.stack([s for s, _ in relevance])).squeeze(1)
        losses["relevance"] = 0.2 * functional.binary_cross_entropy_with_logits(
            said, torch.tensor([float(r) for _, r in relevance])
        )
    pair_losses, same_losses, attribute_losses = [], [], []
    for state, p in zip(states, batch):
        if not p.mentions:
            continue
        vectors = reader.vectors(state, p.firsts, p.lasts)
        pairs = reader.pairs(vectors, p.firsts, p.kinds)
        pair_losses.append(known(pairs[..., 0], p.shared))
        same_losses.append(known(pairs[..., 1], p.same))
        judged = reader.judged(vectors)
        attribute_losses.append(sum(known(judged[name], p.targets[name]) for name in ATTRIBUTES))
    if pair_losses:
        losses["pairs"] = 0.7 * torch.stack(pair_losses).mean()
        losses["same"] = 0.5 * torch.stack(same_losses).mean()
        losses["attributes"] = 0.5 * torch.stack(attribute_losses).mean()
    return losses


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--idle", type=float, default=0.5)
    parser.add_argument("--hold", type=int, default=0)
    parser.add_argument("--start", type=Path)
    args = parser.parse_args()
    torch.manual_seed(args.seed), random.seed(args.seed)
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_truncation(), tokenizer.no_padding()
    special = (tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))
    examples = [e for path in args.data for e in pickle.load(path.open("rb"))]
    prepared = [Prepared(e, tokenizer) for e in examples]
    if args.hold:
        prepared = prepared[: -args.hold]
    encoder = AutoModel.from_pretrained(
        args.encoder,
        add_pooling_layer=False,
        attn_implementation="sdpa",
        attention_probs_dropout_prob=0.0,
        hidden_dropout_prob=0.0,
    )
    encoder.embeddings.word_embeddings.requires_grad_(False)
    reader = Reader(encoder, encoder.config.hidden_size)
    if args.start:
        reader.load_state_dict(torch.load(args.start), strict=False)
    head = [p for n, p in reader.named_parameters() if not n.startswith("encoder")]
    groups = [
        {"params": [p for p in encoder.parameters() if p.requires_grad], "lr": args.rate},
        {"params": head, "lr": 8 * args.rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = args.epochs * ((len(prepared) + args.batch - 1) // args.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / (0.06 * steps)) * max(0.02, 1 - step / steps)
    )
    args.out.mkdir(parents=True, exist_ok=True)
    state_file = args.out / "state.pt"
    begin = 0
    if state_file.exists():
        saved = torch.load(state_file, weights_only=False)
        reader.load_state_dict(saved["reader"]), optimiser.load_state_dict(saved["optimiser"])
        schedule.load_state_dict(saved["schedule"])
        begin = saved["epoch"]
    for epoch in range(begin, args.epochs):
        reader.train()
        order = list(range(len(prepared)))
        chance = random.Random(args.seed + epoch)
        order = [i for i in order if prepared[i].example.relevant is not False or chance.random() < args.idle]
        chance.shuffle(order)
        # texts of like length stand together, so that little is padded
        chunks = [
            sorted(order[i : i + 32 * args.batch], key=lambda k: len(prepared[k].windows.ids))
            for i in range(0, len(order), 32 * args.batch)
        ]
        batches = [chunk[i : i + args.batch] for chunk in chunks for i in range(0, len(chunk), args.batch)]
        random.Random(args.seed + epoch).shuffle(batches)
        began, totals = time.time(), {}
        for number, batch in enumerate(batches):
            chosen = [prepared[i] for i in batch]
            losses = loss_of(reader, chosen, batch_states(reader, chosen, special))
            loss = sum(losses.values())
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step(), schedule.step()
            for name, value in losses.items():
                totals[name] = totals.get(name, 0.0) + value.item()
            if number % 10 == 9:
                print(
                    epoch,
                    number + 1,
                    len(batches),
                    round(time.time() - began),
                    {n: round(v / (number + 1), 4) for n, v in totals.items()},
                    flush=True,
                )
        print(
            json.dumps(
                {
                    "epoch": epoch,
                    "seconds": round(time.time() - began),
                    **{n: round(v / len(batches), 4) for n, v in totals.items()},
                }
            ),
            flush=True,
        )
        torch.save(reader.state_dict(), args.out / f"epoch{epoch + 1}.pt")
        torch.save(
            {
                "reader": reader.state_dict(),
                "optimiser": optimiser.state_dict(),
                "schedule": schedule.state_dict(),
                "epoch": epoch + 1,
            },
            state_file,
        )
    torch.save(reader.state_dict(), args.out / "reader.pt")


if __name__ == "__main__":
    main()
