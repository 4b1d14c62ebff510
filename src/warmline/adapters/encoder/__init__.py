"""Local text models: their weights, and the encoder that reads turns with them."""

from warmline.adapters.encoder.local import LocalEncoder
from warmline.adapters.encoder.manifest import UnusableWeights
from warmline.adapters.encoder.reader import local_reader

__all__ = ["LocalEncoder", "UnusableWeights", "local_reader"]
