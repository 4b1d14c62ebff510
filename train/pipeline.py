"""The whole way from corpora to the files that ship, step by step."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import tokenizers
import torch

from train.base import TOKENIZER, WEIGHTS, base_file
from train.batches import Layout, items_of
from train.cards import card
from train.export import export
from train.features import encoded, rows_of
from train.finetune import Recipe, finetune
from train.gathering import HELPERS, Gathered
from train.heads import Made, make
from train.linear import rarity_of
from train.model import Reader, pretrained
from train.stages import Workshop, digest
from warmline.adapters.encoder.heads import HeadSet, pack
from warmline.adapters.encoder.local import HEADS, MODEL, LocalEncoder, _session
from warmline.adapters.encoder.manifest import MANIFEST, sha256
from warmline.adapters.encoder.pieces import Tokenizer

NAME: Final = "warmline-minilm"


@dataclass(frozen=True, slots=True)
class Line:
    """A run: what was gathered, how to train, where steps are kept and where the result goes."""

    gathered: Gathered
    recipe: Recipe
    workshop: Workshop
    out: Path

    def run(self) -> dict[str, str]:
        """Do all steps that are not done; return the SHA-256 of each file that ships."""
        tuned = self.workshop.step("finetune", self._key(), self._finetune)
        exported = self.workshop.step("export", (self._key(), "1"), lambda folder: self._export(tuned, folder))
        features = self.workshop.step("features", (self._key(), "1"), lambda folder: self._features(exported, folder))
        heads = self.workshop.step(
            "heads", (self._key(), "1"), lambda folder: self._heads(tuned, exported, features, folder)
        )
        return self._publish(exported, heads)

    def _key(self) -> str:
        return digest((self.recipe, self.gathered.heads, self.gathered.train, self.gathered.dev, WEIGHTS[1]))

    def _finetune(self, folder: Path) -> None:
        layout = Layout(self.gathered.heads)
        items = items_of(self.gathered.train, tokenizer())
        reader = finetune(pretrained(base_file(WEIGHTS)), layout, items, self.recipe, self.workshop.say)
        torch.save(reader.state_dict(), folder / "reader.pt")

    def _reader(self, tuned: Path) -> Reader:
        reader = Reader(pretrained(base_file(WEIGHTS)), self.gathered.heads)
        reader.load_state_dict(torch.load(tuned / "reader.pt"))
        return reader.eval()

    def _export(self, tuned: Path, folder: Path) -> None:
        export(self._reader(tuned).encoder, folder / MODEL)

    def _features(self, exported: Path, folder: Path) -> None:
        encoder = bare_encoder(exported)
        encoded(encoder, self.gathered.train, folder / "train.npz")
        encoded(encoder, self.gathered.dev, folder / "dev.npz")

    def _heads(self, tuned: Path, exported: Path, features: Path, folder: Path) -> None:
        encoder, reader, layout = bare_encoder(exported), self._reader(tuned), Layout(self.gathered.heads)
        train = encoded(encoder, self.gathered.train, features / "train.npz")
        dev = encoded(encoder, self.gathered.dev, features / "dev.npz")
        rarity = rarity_of([example.turn.text for example in self.gathered.train])
        made: list[Made] = []
        for head in self.gathered.heads:
            rows = rows_of(head, self.gathered.train, train), rows_of(head, self.gathered.dev, dev)
            if head.name in HELPERS or rows[0] is None or rows[1] is None:
                continue
            dense = reader.sentences if head.by_sentence else reader.turns
            place = layout.columns(head.by_sentence)[head.name]
            weight, bias = (each.detach().numpy()[place] for each in (dense.weight, dense.bias))
            made.append(make(head, weight, bias, rows[0], rows[1], rarity))
            self.workshop.say(f"head {head.name}: n-grams {made[-1].share:g}, log loss {made[-1].losses}")
        np.savez_compressed(folder / HEADS, **pack([each.head for each in made], rarity))
        (folder / "heads.json").write_text(json.dumps([_entry(each) for each in made]), encoding="utf-8")

    def _publish(self, exported: Path, heads: Path) -> dict[str, str]:
        self.out.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(exported / MODEL, self.out / MODEL)
        shutil.copyfile(heads / HEADS, self.out / HEADS)
        shutil.copyfile(base_file(TOKENIZER), self.out / TOKENIZER[0])
        listed = json.loads((heads / "heads.json").read_text(encoding="utf-8"))
        files = {name: sha256(self.out / name) for name in (MODEL, HEADS, TOKENIZER[0])}
        version = f"{NAME}-{digest(sorted(files.items()))[:8]}"
        manifest = {"version": version, "files": files, "heads": listed}
        (self.out / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
        text = card(version, asdict(self.recipe), self.gathered.counts, listed)
        (self.out / "card.md").write_text(text, encoding="utf-8")
        return files


def tokenizer() -> Tokenizer:
    """Return the published tokenizer without filling or cutting."""
    made: Any = tokenizers.Tokenizer.from_file(str(base_file(TOKENIZER)))
    made.no_truncation()
    made.no_padding()
    kept: Tokenizer = made
    return kept


def bare_encoder(exported: Path) -> LocalEncoder:
    """Return the exported encoder without heads, which gives vectors only."""
    none = HeadSet((), np.zeros(1, np.float32))
    return LocalEncoder(NAME, _session(exported / MODEL), tokenizer(), none, remembered=0)


def _entry(made: Made) -> Mapping[str, Any]:
    head = made.head
    return {
        "name": head.name,
        "shape": head.shape,
        "classes": list(head.classes),
        "by_sentence": head.by_sentence,
        "ngrams": made.share,
        "thresholds": list(head.thresholds),
    }
