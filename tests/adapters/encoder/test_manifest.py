"""Only weights that were examined are used; otherwise a message says what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from warmline.adapters.encoder.manifest import UnusableWeights, checked, load_manifest, sha256


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "encoder.onnx").write_bytes(b"weights")
    files = {"encoder.onnx": sha256(tmp_path / "encoder.onnx")}
    manifest = {"version": "m-1", "files": files, "heads": [{"name": "tone"}]}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return tmp_path


def test_files_as_examined_are_accepted(folder: Path) -> None:
    assert checked(folder).version == "m-1"
    assert checked(folder).heads == [{"name": "tone"}]


def test_a_changed_file_is_refused(folder: Path) -> None:
    (folder / "encoder.onnx").write_bytes(b"weightz")
    with pytest.raises(UnusableWeights, match=r"encoder\.onnx is not the file that was examined.*make models"):
        checked(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "encoder.onnx").unlink()
    with pytest.raises(UnusableWeights, match=r"encoder\.onnx is missing.*make models"):
        checked(folder)


def test_a_folder_without_weights_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnusableWeights, match=r"holds no weights.*make models"):
        load_manifest(tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"version": "1"}', '{"version": "1", "files": 3, "heads": []}'])
def test_a_broken_manifest_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(UnusableWeights, match="cannot be read"):
        load_manifest(tmp_path)


def test_the_hash_is_sha_256(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")
    assert sha256(tmp_path / "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
