"""Training with torch, where torch is: it resumes as if it had never stopped, and the export says what torch says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: training is not tested")
pytest.importorskip("transformers", reason="transformers are not installed: training is not tested")
pytest.importorskip("onnx", reason="onnx is not installed: training is not tested")
pytestmark = pytest.mark.filterwarnings("default")  # torch's exporter warns of itself

import train as trainer  # noqa: E402
from examples import Example, Mention  # noqa: E402  # only where torch is
from export import export  # noqa: E402
from lessons import lessons_of, read_lessons, write_lessons  # noqa: E402
from model_card import write_card  # noqa: E402
from parity import LIMITS, faults, parity  # noqa: E402
from prepared import IGNORED, prepare  # noqa: E402
from rounding import SIDE, round_in_training, roundings, windows_in  # noqa: E402
from sourcebook.extract.model.card import TOKENIZER  # noqa: E402
from sourcebook.extract.model.encoder import Encoder  # noqa: E402
from sourcebook.extract.model.labels import ROLES  # noqa: E402
from tiny import TEXTS, tiny_reader, tiny_tokenizer  # noqa: E402

VICTIMS = TEXTS[0].index("two villagers")
MENTIONS = (
    Mention(0, 6, "individual", (0,), (0,), {"type": ("ATTACK",), "human effect": ()}),
    Mention(VICTIMS, VICTIMS + 13, "description", (0,), (1,), {"type": ("ATTACK",), "human effect": ("DEATH",)}),
)
EXAMPLES = [
    Example("a", "invented", TEXTS[0], tuple(ROLES[:7]), MENTIONS, True),
    Example("b", "invented", TEXTS[2], tuple(ROLES[:7]), (), False),
    Example("c", "invented", TEXTS[3], tuple(ROLES[:7]), (), None),
]


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    """A folder with starting weights: a tiny encoder of chance."""
    tokenizer = tiny_tokenizer()
    tiny_reader(tokenizer.get_vocab_size()).encoder.save_pretrained(tmp_path / "encoder")
    tokenizer.save(str(tmp_path / "encoder" / TOKENIZER))
    return tmp_path / "encoder"


def test_a_training_that_stopped_ends_as_if_it_had_not(
    encoder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = trainer.TrainOptions(epochs=3, batch=2, idle=1.0, bfloat16=False)
    whole = torch.load(trainer.train(EXAMPLES, encoder, tmp_path / "whole", options))
    keep = trainer._keep

    def keep_and_stop(*told: Any) -> None:
        keep(*told)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(trainer, "_keep", keep_and_stop)
        with pytest.raises(KeyboardInterrupt):
            trainer.train(EXAMPLES, encoder, tmp_path / "parts", options)
    resumed = torch.load(trainer.train(EXAMPLES, encoder, tmp_path / "parts", options))
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)


def test_a_small_network_learns_what_a_larger_one_says(encoder: Path, tmp_path: Path) -> None:
    tokenizer = tiny_tokenizer()
    larger = tiny_reader(tokenizer.get_vocab_size())
    uncoded = Example("d", "uncoded", TEXTS[1], (), ())
    lessons = list(lessons_of(larger, tokenizer, [*EXAMPLES, uncoded], seed=1))
    assert {lesson.example.id for lesson in lessons} == {"a", "b", "c", "d"}
    assert lessons[0].tags.shape == (len(lessons[0].states), len(ROLES), 3)
    write_lessons(tmp_path / "lessons.pt", lessons, "abc")
    assert read_lessons(tmp_path / "lessons.pt", "abd") is None
    kept = read_lessons(tmp_path / "lessons.pt", "abc")
    assert kept is not None
    options = trainer.TrainOptions(epochs=6, until=6, average=1, idle=1.0, dropout=0.0, trust=1.0, bfloat16=False)
    trainer.train(EXAMPLES, encoder, tmp_path / "taught", options, kept)
    rows = [json.loads(line) for line in (tmp_path / "taught" / trainer.LOG).read_text().splitlines()]
    assert rows[-1]["lesson states"] < rows[0]["lesson states"]
    assert rows[-1]["lesson tags"] < rows[0]["lesson tags"]


def test_a_training_of_other_options_is_not_gone_on_with(encoder: Path, tmp_path: Path) -> None:
    trainer.train(EXAMPLES, encoder, tmp_path / "out", trainer.TrainOptions(epochs=1, bfloat16=False))
    with pytest.raises(SystemExit, match=f"{trainer.STATE}: a training with other options"):
        trainer.train(EXAMPLES, encoder, tmp_path / "out", trainer.TrainOptions(epochs=1, seed=5, bfloat16=False))


def test_an_example_is_laid_on_word_pieces() -> None:
    found = prepare(EXAMPLES[0], tiny_tokenizer())
    assert [mention.role for mention in found.mentions] == ["individual", "description"]
    assert found.labels[0, ROLES.index("individual")] == 1
    assert found.labels[:, ROLES.index("description")].tolist().count(2) == 1
    assert set(found.labels[:, ROLES.index("date")].tolist()) == {IGNORED}
    assert found.shared[0, 1] == 1.0
    assert found.same[0, 1] == 0.0
    assert found.shared.diagonal().isnan().all()
    assert found.targets["human effect"][0].tolist() == [0.0] * 9
    assert found.targets["stage"].isnan().all()


def test_the_export_says_what_torch_says(tmp_path: Path) -> None:
    tokenizer = tiny_tokenizer()
    tokenizer.save(str(tmp_path / TOKENIZER))
    reader = tiny_reader(tokenizer.get_vocab_size())
    whole = export(reader, tmp_path / TOKENIZER, tmp_path / "model", TEXTS)
    assert not reader.training
    write_card(tmp_path / "model", {})
    figures = parity(reader, whole, tmp_path / "model", TEXTS)
    assert set(figures) == set(LIMITS)
    # Weights of chance leave the int8 network more room to differ than trained ones.
    assert faults({name: value for name, value in figures.items() if not name.startswith("int8")}) == []
    assert figures["int8 likelihood of a tag, mean difference"] < 0.03


def test_a_network_that_feels_the_rounding_says_what_the_int8_network_says(tmp_path: Path) -> None:
    tokenizer = tiny_tokenizer()
    tokenizer.save(str(tmp_path / TOKENIZER))
    reader = tiny_reader(tokenizer.get_vocab_size())
    words = reader.encoder.embeddings.word_embeddings.weight
    with torch.no_grad():
        steps = words.abs().amax(1, keepdim=True).clamp(min=1e-8) / SIDE
        words.copy_((words / steps).round() * steps)  # the vectors of words are rounded in the file alone
    found = roundings(reader, windows_in(TEXTS, tokenizer))
    export(reader, tmp_path / TOKENIZER, tmp_path / "model", TEXTS)
    write_card(tmp_path / "model", {})
    encoder = Encoder(tmp_path / "model")
    windows = encoder.pieces(TEXTS[0])
    ids = torch.from_numpy(encoder.ids(windows, windows.cuts))
    small = torch.from_numpy(next(encoder.run(windows))[0])
    with torch.no_grad():
        before = reader.states(ids, torch.ones_like(ids))
        round_in_training(reader, found)
        felt = reader.states(ids, torch.ones_like(ids))
    assert (felt - small).abs().mean() < 0.5 * (before - small).abs().mean()


def test_a_channel_of_large_values_costs_the_others_nothing() -> None:
    tokenizer = tiny_tokenizer()
    reader = tiny_reader(tokenizer.get_vocab_size())
    dense = reader.encoder.encoder.layer[0].intermediate.dense
    with torch.no_grad():
        reader.encoder.encoder.layer[0].attention.output.LayerNorm.weight[3] *= 50
    (name,) = (name for name, part in reader.named_modules() if part is dense)
    spread = roundings(reader, windows_in(TEXTS, tokenizer))[name].spread
    assert spread.argmax() == 3
    assert spread[3] > 10 * spread.median()


def test_a_second_training_begins_with_the_weights_of_the_first(encoder: Path, tmp_path: Path) -> None:
    options = trainer.TrainOptions(epochs=1, idle=1.0, bfloat16=False)
    first = trainer.train(EXAMPLES, encoder, tmp_path / "first", options)
    still = trainer.TrainOptions(epochs=1, idle=1.0, rate=0.0, rounded=True, bfloat16=False)
    second = trainer.train(EXAMPLES, encoder, tmp_path / "second", still, start=first)
    before, after = torch.load(first), torch.load(second)
    assert before.keys() == after.keys()
    assert all(torch.equal(before[name], after[name]) for name in before)
