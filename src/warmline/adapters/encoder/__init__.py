"""Local text models: their weights, and the encoder that reads turns with them."""

from warmline.adapters.encoder.local import LocalEncoder
from warmline.adapters.encoder.manifest import UnusableWeights

__all__ = ["LocalEncoder", "UnusableWeights"]
