"""`python -m train`: makes the local text models; `make models` prepares the environment for it first."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import torch

from train.answering import Answering
from train.corpora import corpora_root
from train.finetune import Recipe
from train.gathering import gather
from train.pipeline import Line
from train.stages import Workshop, peak_memory
from warmline.adapters.encoder.manifest import WEIGHTS

RECIPE = Recipe(repeats=(("politeness", 0.6), ("casino", 0.7)))


def main() -> None:
    """Do all steps that are not done yet; print time, memory and hashes."""
    parser = argparse.ArgumentParser(prog="python -m train", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("var/models"), help="where steps are kept")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where the weights go")
    parser.add_argument("--own", type=Path, default=Path("data/corpus"), help="the project's own corpus")
    chosen = parser.parse_args()
    torch.set_num_threads(2)
    begun = time.monotonic()
    gathered = gather(corpora_root(), chosen.own)
    for name, train, dev in gathered.counts:
        print(f"{name}: {train} turns to train on, {dev} to choose on", flush=True)
    say = lambda text: print(text, flush=True)  # noqa: E731
    files = Line(gathered, RECIPE, Answering(), Workshop(chosen.work, say), chosen.out).run()
    for name, found in files.items():
        print(f"{found}  {name}  {(chosen.out / name).stat().st_size / 1e6:.1f} MB")
    print(f"{time.monotonic() - begun:.0f} s in all, peak memory {peak_memory()} MB")


if __name__ == "__main__":
    main()
