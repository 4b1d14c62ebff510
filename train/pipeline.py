"""The whole way from corpora to the files that ship, step by step."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import tokenizers
import torch

from train.answering import Answering, learn
from train.base import TOKENIZER, WEIGHTS, base_file
from train.batches import Layout, items_of
from train.cards import card
from train.corpora.moments import HEAD as ANSWER
from train.examples import Head
from train.export import export
from train.features import encoded, rows_of
from train.finetune import Recipe, finetune
from train.gathering import Gathered, heavier
from train.heads import Made, make
from train.linear import rarity_of
from train.model import Reader, pretrained, widened
from train.stages import Workshop, digest
from warmline.adapters.encoder.heads import HeadSet, pack
from warmline.adapters.encoder.local import HEADS, MODEL, LocalEncoder, _session
from warmline.adapters.encoder.manifest import MANIFEST, sha256
from warmline.adapters.encoder.pieces import Tokenizer

NAME: Final = "warmline-minilm"
READER: Final = "reader.pt"


@dataclass(frozen=True, slots=True)
class Line:
    """A run: what was gathered, how to train, where steps are kept and where the result goes."""

    gathered: Gathered
    recipe: Recipe
    answering: Answering
    workshop: Workshop
    out: Path

    def run(self) -> dict[str, str]:
        """Do all steps that are not done; return the SHA-256 of each file that ships."""
        key = self._key()
        tuned = self.workshop.step("finetune", self._public_key(), self._finetune)
        learnt = self.workshop.step("learn", key, lambda folder: self._learn(tuned, folder))
        exported = self.workshop.step("export", key, lambda folder: self._export(learnt, folder))
        features = self.workshop.step("features", key, lambda folder: self._features(exported, folder))
        heads = self.workshop.step("heads", key, lambda folder: self._heads(learnt, exported, features, folder))
        return self._publish(exported, heads)

    def _public(self) -> tuple[Head, ...]:
        return self.gathered.heads[: self.gathered.public]

    def _public_key(self) -> str:
        return digest((self.recipe, self._public(), self.gathered.of_public(), WEIGHTS[1]))

    def _key(self) -> str:
        found = self.gathered
        return digest((self._public_key(), self.answering, found.heads, found.train, found.dev, found.moments))

    def _finetune(self, folder: Path) -> None:
        """The first stage: the public corpora alone. Without them the published encoder goes on as it is."""
        layout, items = Layout(self._public()), items_of(self.gathered.of_public(), tokenizer())
        start = pretrained(base_file(WEIGHTS))
        reader = finetune(start, layout, items, self.recipe, self.workshop.say) if items else Reader(start, ())
        torch.save(reader.state_dict(), folder / READER)

    def _learn(self, tuned: Path, folder: Path) -> None:
        """The second stage: our own corpus, with the public ones beside it."""
        found, how = self.gathered, self.answering
        torch.manual_seed(how.recipe.seed)
        reader = widened(_reader(tuned, self._public()), self._public(), found.heads)
        if found.moments:
            beside = [*heavier(found.of_public(), how.poor), *found.beside() * how.own]
            reader = learn(reader, Layout(found.heads), found.moments, beside, tokenizer(), how, self.workshop.say)
        torch.save(reader.state_dict(), folder / READER)

    def _export(self, learnt: Path, folder: Path) -> None:
        export(_reader(learnt, self.gathered.heads).encoder, folder / MODEL)

    def _features(self, exported: Path, folder: Path) -> None:
        encoder = bare_encoder(exported)
        encoded(encoder, self.gathered.train, folder / "train.npz")
        encoded(encoder, self.gathered.dev, folder / "dev.npz")

    def _heads(self, learnt: Path, exported: Path, features: Path, folder: Path) -> None:
        found, encoder = self.gathered, bare_encoder(exported)
        reader, layout = _reader(learnt, found.heads), Layout(found.heads)
        train = encoded(encoder, self.gathered.train, features / "train.npz")
        dev = encoded(encoder, self.gathered.dev, features / "dev.npz")
        rarity = rarity_of([example.turn.text for example in self.gathered.train])
        made: list[Made] = []
        for head in found.heads:
            rows = rows_of(head, heavier(found.train, self.answering.poor), train), rows_of(head, found.dev, dev)
            if rows[0] is None or rows[1] is None:
                continue
            dense = reader.sentences if head.by_sentence else reader.turns
            place = layout.columns(head.by_sentence)[head.name]
            weight, bias = (each.detach().numpy()[place] for each in (dense.weight, dense.bias))
            made.append(make(head, weight, bias, rows[0], rows[1], rarity))
            self.workshop.say(f"head {head.name}: n-grams {made[-1].share:g}, log loss {made[-1].losses}")
        np.savez_compressed(folder / HEADS, **pack([each.head for each in made], rarity))
        (folder / "heads.json").write_text(
            json.dumps([entry for each in made for entry in _entries(each)]), encoding="utf-8"
        )

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
        text = card(
            version,
            {"first stage": asdict(self.recipe), "second stage": asdict(self.answering)},
            self.gathered.counts,
            listed,
        )
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


def _reader(folder: Path, heads: Sequence[Head]) -> Reader:
    reader = Reader(pretrained(base_file(WEIGHTS)), heads)
    reader.load_state_dict(torch.load(folder / READER))
    return reader.eval()


def _entries(made: Made) -> Iterator[Mapping[str, Any]]:
    """Yield the head's entry in the manifest. The answer's head also says how far each sentence takes part in it."""
    head = made.head
    for by_sentence in (False, True) if head.name == ANSWER.name else (head.by_sentence,):
        yield {
            "name": head.name,
            "shape": head.shape,
            "classes": list(head.classes),
            "by_sentence": by_sentence,
            "ngrams": made.share,
            "thresholds": list(head.thresholds),
        }
