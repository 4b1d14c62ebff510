"""The track of trainers and its forms: what is shipped holds, and each mistake is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.adapters.packs.files import changed, problems_of, written

from warmline.adapters.packs import PackError
from warmline.adapters.packs.track import (
    Stage,
    load_observation_forms,
    load_track,
    read_observation_forms,
    read_track,
)

GOOD = """\
key: small
version: 1
title: Small
about: A small one.
behaviours:
  - {key: a, name: A, why: Why., anchors: [One., Two., Three., Four.]}
  - {key: b, name: B, why: Why., anchors: [One., Two., Three., Four.]}
  - {key: c, name: C, why: Why., anchors: [One., Two., Three., Five.]}
"""
TRACK = """\
version: 1
stages:
  - {stage: participate, times: 2, about: a}
  - {stage: cofacilitate, times: 2, about: b}
  - {stage: observed, times: 2, about: c}
  - {stage: own, times: 1, about: d}
passes: {mean: 3.0, lowest: 2}
licence_months: 24
renewal: {sessions: 4, observations: 1}
"""


def test_a_good_file_becomes_a_form(tmp_path: Path) -> None:
    (form,) = read_observation_forms([written(tmp_path, GOOD, "small.yaml")])
    assert [each.key for each in form.behaviours] == ["a", "b", "c"]
    assert form.behaviours[2].anchors[3] == "Five."


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("version: 1", "version: 0", "line 2, version: is 0; versions count from 1."),
        ("key: b", "key: a", "line 7, behaviours[1].key: 'a' is there twice."),
        ("Three., Five.", "Three., Three.", "line 8, behaviours[2].anchors: holds the same words twice."),
        (", Five.", "", "line 8, behaviours[2].anchors: has 3 entries; it needs exactly 4."),
        ("key: small", "key: big", "line 1, key: is 'big'; expected the file's name, 'small'."),
    ],
)
def test_each_mistake_of_a_form_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = written(tmp_path, changed(GOOD, (old, new)), "small.yaml")
    with pytest.raises(PackError) as error:
        read_observation_forms([path])
    assert problems_of(error, path) == [message]


def test_too_little_to_watch(tmp_path: Path) -> None:
    path = written(tmp_path, "".join(GOOD.splitlines(keepends=True)[:7]), "small.yaml")
    with pytest.raises(PackError, match=r"has 2; expected from 3 to 8\."):
        read_observation_forms([path])


def test_a_track_knows_how_often(tmp_path: Path) -> None:
    track = read_track(written(tmp_path, TRACK))
    assert [track.times(stage) for stage in Stage] == [2, 2, 2, 1]


def test_stages_in_another_order_are_refused(tmp_path: Path) -> None:
    text = changed(TRACK, ("{stage: own, times: 1, about: d}", "{stage: observed, times: 1, about: d}"))
    with pytest.raises(ValueError, match="stages must be participate, cofacilitate, observed, own"):
        read_track(written(tmp_path, text))


def test_a_licence_of_no_months_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="licence_months: 0 is out of range"):
        read_track(written(tmp_path, changed(TRACK, ("licence_months: 24", "licence_months: 0"))))


def test_what_is_shipped_holds() -> None:
    assert {form.key for form in load_observation_forms()} == {"webinar", "workshop"}
    assert load_track().licence_months == 24
    assert all(len(set(each.anchors)) == 4 for form in load_observation_forms() for each in form.behaviours)
