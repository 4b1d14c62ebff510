"""The encoder on this machine: an ONNX file, linear heads, one thread, nothing sent anywhere."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, Final, Protocol

import numpy as np

from warmline.adapters.encoder.heads import HeadSet, unpack
from warmline.adapters.encoder.manifest import WEIGHTS, checked
from warmline.adapters.encoder.pieces import Piece, Tokenizer, cut
from warmline.core.moves.encoding import EncodedTurn, TextInContext, Vector

MODEL: Final = "encoder.onnx"
HEADS: Final = "heads.npz"
TOKENIZER: Final = "tokenizer.json"
REMEMBERED: Final = 4096
"""Turns kept in memory: about 10 MB. Greetings and set phrases come again and again."""


class Session(Protocol):
    """The part of `onnxruntime.InferenceSession` that is used here."""

    def run(self, output_names: list[str] | None, input_feed: dict[str, Any]) -> Sequence[Any]:
        """Return the outputs of the model."""
        ...


class LocalEncoder:
    """Reads turns with the weights of a folder; see `warmline.core.moves.encoding.Encoder`.

    One turn goes through the model at a time. The weights are in eight bits and the scale of each layer's input is
    taken from that input, so a batch would let its members change each other's numbers in the third digit.
    """

    def __init__(
        self, version: str, session: Session, tokenizer: Tokenizer, heads: HeadSet, remembered: int = REMEMBERED
    ) -> None:
        self._version = version
        self._session = session
        self._tokenizer = tokenizer
        self._heads = heads
        self._remembered = remembered
        self._memory: OrderedDict[TextInContext, EncodedTurn] = OrderedDict()
        self._lock = Lock()

    @classmethod
    def load(
        cls, folder: Path = WEIGHTS, remembered: int = REMEMBERED, only: Collection[str] | None = None
    ) -> LocalEncoder:
        """Return the encoder of a folder with all its heads, or those named by `only`, which saves time.

        UnusableWeights where a file is missing or another than was examined.
        """
        manifest = checked(folder)
        with np.load(folder / HEADS, allow_pickle=False) as arrays:
            listed = [entry for entry in manifest.heads if only is None or entry["name"] in only]
            heads = unpack(listed, dict(arrays))
        return cls(manifest.version, _session(folder / MODEL), _tokenizer(folder / TOKENIZER), heads, remembered)

    @property
    def version(self) -> str:
        """Name and version of the weights."""
        return self._version

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all probabilities, "head.class"."""
        return self._heads.names

    @property
    def thresholds(self) -> Mapping[str, float]:
        """From which probability on a class counts as present, chosen on dev data; for classes by themselves."""
        return self._heads.thresholds

    def encode(self, turns: Sequence[TextInContext]) -> list[EncodedTurn]:
        """Return vectors and probabilities of the turns, in order; turns met before are not read again."""
        return [self._recalled(turn) for turn in turns]

    def _recalled(self, turn: TextInContext) -> EncodedTurn:
        with self._lock:
            if turn in self._memory:
                self._memory.move_to_end(turn)
                return self._memory[turn]
        encoded = self._read(turn)
        with self._lock:
            self._memory[turn] = encoded
            while len(self._memory) > self._remembered:
                self._memory.popitem(last=False)
        return encoded

    def _read(self, turn: TextInContext) -> EncodedTurn:
        whole, sentences = pooled(((piece, self._states(piece)) for piece in cut(self._tokenizer, turn)), turn)
        texts = [turn.text[start:end] for start, end in turn.places()]
        return EncodedTurn(
            whole,
            sentences,
            self._heads.of_turn(whole, turn.text),
            tuple(self._heads.of_sentence(row, text) for row, text in zip(sentences, texts, strict=True)),
        )

    def _states(self, piece: Piece) -> Vector:
        ids = np.array([piece.ids], np.int64)
        kinds = np.zeros_like(ids)
        kinds[0, piece.body_start :] = 1
        states = self._session.run(None, {"ids": ids, "kinds": kinds, "mask": np.ones_like(ids)})[0]
        return np.asarray(states[0], np.float32)


def pooled(pieces: Iterator[tuple[Piece, Vector]], turn: TextInContext) -> tuple[Vector, Vector]:
    """Return the mean of a turn's states over all its tokens, and one mean for each of its sentences.

    A sentence without tokens gets the turn's vector, and a turn without tokens the state of its first mark.
    """
    read = list(pieces)
    body = np.concatenate([states[piece.body_start : len(piece) - 1] for piece, states in read])
    whole = body.mean(axis=0) if len(body) else read[0][1][0]
    sentences = np.tile(whole, (len(turn.places()), 1))
    for piece, states in read:
        for number, start, end in piece.spans:
            if end > start:
                sentences[number] = states[start:end].mean(axis=0)
    return whole, sentences


def _session(path: Path) -> Session:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session: Session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return session


def _tokenizer(path: Path) -> Tokenizer:
    import tokenizers

    tokenizer: Any = tokenizers.Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    kept: Tokenizer = tokenizer
    return kept
