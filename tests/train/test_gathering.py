"""What is gathered: heads of the corpora that are there, and nothing that is held out."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.train.samples import record, write_annomi, write_own
from train.examples import Part
from train.gathering import gather, heavier
from train.splits import listed

from train.corpora import corpora_root


def of(part: Part) -> str:
    return next(name for name, found in listed("annomi").items() if found is part)


def test_heads_come_with_their_corpora(tmp_path: Path) -> None:
    write_annomi(tmp_path, {of(Part.TRAIN): "high", of(Part.DEV): "low", of(Part.HELD): "high"})
    gathered = gather(tmp_path, tmp_path / "nowhere")
    assert [head.name for head in gathered.heads] == [
        *("annomi_behaviour", "annomi_question", "annomi_reflection", "annomi_input")
    ]
    assert gathered.counts == (("AnnoMI", 3, 3),)
    assert {each.group for each in (*gathered.train, *gathered.dev)} == {of(Part.TRAIN), of(Part.DEV)}


def test_our_own_corpus_alone_is_enough(tmp_path: Path) -> None:
    write_own(tmp_path, "train", [record()])
    write_own(tmp_path, "dev", [record(id="s2-a", set="s2")])
    gathered = gather(None, tmp_path, graded=False)
    assert [head.name for head in gathered.heads] == ["moves"]
    assert gathered.counts == (("Warmline's own", 1, 1),)


def test_the_moments_of_the_written_sets_come_with_our_own_corpus(tmp_path: Path) -> None:
    write_annomi(tmp_path, {of(Part.TRAIN): "high", of(Part.DEV): "low"})
    write_own(tmp_path, "train", [record()])
    gathered = gather(tmp_path, tmp_path)
    assert [head.name for head in gathered.heads][gathered.public :] == ["moves", "answer"]
    assert all(moment.answers for moment in gathered.moments)
    assert {example.id for example in gathered.beside()} == {"own:s1-a"}
    answers = {answer.id for moment in gathered.moments for answer in moment.answers}
    assert answers <= {example.id for example in gathered.train}
    assert {example.part for example in gathered.dev} == {Part.DEV}
    assert len(gathered.of_public()) == 3


def test_only_turns_that_weigh_more_already_get_heavier(tmp_path: Path) -> None:
    found = list(listed("annomi").items())
    good, poor = [name for name, part in found if part is Part.TRAIN][:2]
    write_annomi(tmp_path, {good: "high", poor: "low"})
    train = gather(tmp_path, tmp_path / "nowhere").train
    weights = {each.group: each.weight for each in heavier(train, 3.0)}
    assert weights == {good: 1.0, poor: 9.0}


def test_without_any_corpus_it_says_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="set WARMLINE_CORPORA"):
        gather(tmp_path, tmp_path)


def test_the_folder_of_corpora_is_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARMLINE_CORPORA", str(tmp_path))
    assert corpora_root() == tmp_path
    monkeypatch.setenv("WARMLINE_CORPORA", str(tmp_path / "nowhere"))
    assert corpora_root() is None
    monkeypatch.delenv("WARMLINE_CORPORA")
    assert corpora_root() is None
