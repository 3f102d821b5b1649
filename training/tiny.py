"""Make the tiny network that the package's tests run, and what torch says with it: python training/tiny.py.

Its weights are chance. What it finds means nothing, but it goes the way of the trained one through every line: the form
of the files, word pieces, windows, heads. Make it anew when the scheme of labels, the heads or the files' form change.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from transformers import BertConfig, BertModel

from export import FLOAT_NETWORK, export
from model_card import write_card
from network import Reader
from sourcebook.extract.model.card import TOKENIZER
from sourcebook.extract.model.labels import ATTRIBUTES, ROLES
from sourcebook.extract.model.windows import WINDOW, windows_of

HOME = Path(__file__).resolve().parents[1] / "tests" / "extract" / "model" / "tiny"

#: Invented. The last is longer than a window.
TEXTS = [
    "Gunmen of the Dawn Front shot dead two villagers near Khar on Monday, police said.",
    "A BOMB DESTROYED THE OFFICE OF THE MAYOR, OMAR TAL, IN HARAK. NOBODY WAS HURT.",
    "The council met on Tuesday.",
    "Rebels burnt a bus near the bridge, kidnapped three teachers and fled to the hills. " * 22,
]

#: Widths: of the encoder's states, of a mention's vector, of its sides in a pair.
_STATES, _MENTION, _PAIR = 16, 12, 8


def main() -> None:
    """Write the folder of the tiny model, its network before it is made small, and what torch says."""
    HOME.mkdir(parents=True, exist_ok=True)
    tokenizer = tiny_tokenizer()
    tokenizer.save(str(HOME / TOKENIZER), pretty=False)
    reader = tiny_reader(tokenizer.get_vocab_size())
    export(reader, HOME / TOKENIZER, HOME.parent / "made", TEXTS).replace(HOME / FLOAT_NETWORK)
    for made in (HOME.parent / "made").iterdir():
        made.replace(HOME / made.name)
    (HOME.parent / "made").rmdir()
    write_card(HOME, {"of": "chance"})
    np.savez_compressed(HOME / "told.npz", **told(reader, tokenizer))
    (HOME / "texts.json").write_text(json.dumps(TEXTS) + "\n", encoding="utf-8")


def tiny_tokenizer() -> Tokenizer:
    """Word pieces of the BERT kind: the words of the texts, and single letters for all others."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    words = sorted({word for text in TEXTS for word in text.lower().replace(",", " ").replace(".", " ").split()})
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *".,;:!?'\"()-", *letters, *(f"##{x}" for x in letters)]
    pieces += [word for word in words if word not in pieces]
    tokenizer = Tokenizer(models.WordPiece({piece: i for i, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
    return tokenizer


def tiny_reader(words: int) -> Reader:
    """A network of chance that marks about one word in twenty for each role."""
    torch.manual_seed(4)
    config = BertConfig(
        vocab_size=words, hidden_size=_STATES, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=WINDOW, type_vocab_size=1, initializer_range=0.5, attn_implementation="eager",
    )  # fmt: skip
    reader = Reader(BertModel(config, add_pooling_layer=False), _STATES, _MENTION, _PAIR)
    with torch.no_grad():
        for name, value in reader.named_parameters():
            if not name.startswith("encoder") and value.dim() > 1:
                value.normal_(0, 0.5)
        reader.tagger.bias.view(len(ROLES), 3)[:, 0] += 3.5
        reader.relevance.bias[0] += 3
        for value in reader.parameters():
            value.copy_(value.half().float())  # as the heads are kept, so that they can be compared closely
    reader.eval()
    return reader


def told(reader: Reader, tokenizer: Tokenizer) -> dict[str, Any]:
    """What torch says of each text: states and tags of all pieces, and of some mentions what the heads say."""
    found: dict[str, Any] = {}
    for number, text in enumerate(TEXTS):
        with torch.no_grad():
            states, tags = _read(reader, tokenizer, text)
            firsts = torch.arange(0, min(len(states), 60), 3)
            lasts = (firsts + torch.arange(len(firsts)) % 3).clamp(max=len(states) - 1)
            kinds = torch.arange(len(firsts)) % len(ROLES)
            vectors = reader.vectors(states, firsts, lasts)
            judged, pairs = reader.judged(vectors), reader.pairs(vectors, firsts, kinds).sigmoid()
            parts = {
                "states": states, "tags": tags, "firsts": firsts, "lasts": lasts, "kinds": kinds, "vectors": vectors,
                "incident": pairs[..., 0], "entity": pairs[..., 1],
                "relevance": reader.counts(states).sigmoid(),
                **{name: judged[name].sigmoid() for name in ATTRIBUTES},
            }  # fmt: skip
        found |= {f"{number} {name}": value.numpy() for name, value in parts.items()}
    return found


def _read(reader: Reader, tokenizer: Tokenizer, text: str) -> tuple[torch.Tensor, torch.Tensor]:
    """States and tags of a text, each piece from the window that owns it."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    windows = windows_of(encoding.ids, encoding.offsets)
    marks = [tokenizer.token_to_id("[CLS]")], [tokenizer.token_to_id("[SEP]")]
    states = []
    for cut in windows.cuts:
        ids = torch.tensor([[*marks[0], *windows.ids[cut.begin : cut.end], *marks[1]]])
        read = reader.states(ids, torch.ones_like(ids))[0]
        states.append(read[cut.first - cut.begin + 1 : cut.last - cut.begin + 1])
    return torch.cat(states), reader.tags(torch.cat(states))


if __name__ == "__main__":
    main()
