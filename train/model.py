"""The encoder in torch: BERT as MiniLM-L6 has it (Devlin et al. 2019; Wang et al. 2020), and linear heads on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from train.examples import Head

WIDTH: Final = 384
LAYERS: Final = 6
PARTS: Final = 12
INNER: Final = 1536
WORDS: Final = 30522
PLACES: Final = 512
EPSILON: Final = 1e-12


class Layer(nn.Module):
    """Attention, then two dense layers, each with a way round and a norm."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attention_norm, self.norm = nn.LayerNorm(WIDTH, EPSILON), nn.LayerNorm(WIDTH, EPSILON)
        self.grow, self.shrink = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the states after this layer; `bias` is 0 for tokens and very low for filling."""
        query, key, value = (self._parted(dense(x)) for dense in (self.query, self.key, self.value))
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        seen = seen.transpose(1, 2).reshape(x.shape)
        x = self.attention_norm(x + self.drop(self.output(seen)))
        return self.norm(x + self.drop(self.shrink(functional.gelu(self.grow(x)))))

    @staticmethod
    def _parted(x: Tensor) -> Tensor:
        return x.view(x.shape[0], x.shape[1], PARTS, WIDTH // PARTS).transpose(1, 2)


class MiniLM(nn.Module):
    """Token numbers in, last hidden states out."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(WORDS, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.drop = nn.Dropout(drop)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """Return states of shape (batch, tokens, 384). `kinds` is 0 for the context, 1 for the turn itself."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(places) + self.kinds(kinds)))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Reader(nn.Module):
    """The encoder with one dense layer for all heads of turns and one for all heads of sentences."""

    def __init__(self, encoder: MiniLM, heads: Sequence[Head], drop: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(drop)
        self.turns = nn.Linear(WIDTH, sum(len(head) for head in heads if not head.by_sentence))
        self.sentences = nn.Linear(WIDTH, sum(len(head) for head in heads if head.by_sentence) or 1)


UNLIKELY: Final = -3.0
"""Where the logits of new classes begin: most classes are absent from most sentences."""


def widened(start: Reader, known: Sequence[Head], heads: Sequence[Head]) -> Reader:
    """Return the reader of the `known` heads with more; the known ones come first among `heads`."""
    wider = Reader(start.encoder, heads)
    with torch.no_grad():
        for old, new, by_sentence in (
            (start.turns, wider.turns, False),
            (start.sentences, wider.sentences, True),
        ):
            rows = sum(len(head) for head in known if head.by_sentence == by_sentence)
            new.bias.fill_(UNLIKELY)
            new.weight[:rows], new.bias[:rows] = old.weight[:rows], old.bias[:rows]
    return wider


NAMES: Final[Mapping[str, str]] = {
    "words": "embeddings.word_embeddings",
    "places": "embeddings.position_embeddings",
    "kinds": "embeddings.token_type_embeddings",
    "norm": "embeddings.LayerNorm",
}
LAYER_NAMES: Final[Mapping[str, str]] = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "grow": "intermediate.dense",
    "shrink": "output.dense",
    "norm": "output.LayerNorm",
}


def pretrained(path: Path, drop: float = 0.1) -> MiniLM:
    """Return the encoder with the published weights of a safetensors file; a KeyError where it is another model."""
    given = load_file(path)
    model = MiniLM(drop)
    model.load_state_dict({name: given[_published(name)] for name in model.state_dict()})
    return model


def _published(name: str) -> str:
    """Return what the published file calls one of our parameters."""
    if name.startswith("layers."):
        _, number, part, kind = name.split(".")
        return f"encoder.layer.{number}.{LAYER_NAMES[part]}.{kind}"
    part, kind = name.split(".")
    return f"{NAMES[part]}.{kind}"
