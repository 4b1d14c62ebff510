"""From torch to the file that ships: ONNX, fused, weights in eight bits per channel."""

from __future__ import annotations

import logging
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn

from train.model import PARTS, WIDTH, MiniLM

INPUTS = ("ids", "kinds", "mask")
OPSET = 17


class PackedWords(nn.Module):
    """Word vectors in eight bits with one scale a word: a quarter of the size, a hundredth of the usual error."""

    whole: Tensor
    scale: Tensor

    def __init__(self, words: nn.Embedding) -> None:
        super().__init__()
        weight = words.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("whole", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Return the vectors of the words."""
        return self.whole[ids].float() * self.scale[ids]


def export(encoder: MiniLM, path: Path) -> None:
    """Write the encoder as it ships. Inputs ids, kinds, mask of shape (batch, tokens); output states."""
    encoder.eval()
    encoder.words = PackedWords(encoder.words)  # type: ignore[assignment]
    whole, fused = path.with_suffix(".whole.onnx"), path.with_suffix(".fused.onnx")
    example = torch.ones((2, 8), dtype=torch.int64)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            encoder,
            (example, torch.zeros_like(example), example),
            str(whole),
            input_names=list(INPUTS),
            output_names=["states"],
            dynamic_axes={name: {0: "batch", 1: "tokens"} for name in (*INPUTS, "states")},
            opset_version=OPSET,
            dynamo=False,
        )
    logging.disable(logging.WARNING)
    model = optimizer.optimize_model(
        str(whole), "bert", PARTS, WIDTH, optimization_options=FusionOptions("bert"), opt_level=0, use_gpu=False
    )
    model.save_model_to_file(str(fused))
    quantize_dynamic(
        str(fused),
        str(path),
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Attention"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    logging.disable(logging.NOTSET)
    whole.unlink()
    fused.unlink()
