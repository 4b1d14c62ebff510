"""What a server process does before its first visitor comes."""

from __future__ import annotations

import json

from tests.config.cli.operator import python

ASK = """
import gc, json, sys
import django
django.setup()
from warmline.apps.library import ports
from warmline.config.warming import warm_up
before = [ports.reader.cache_info().currsize, "warmline.config.urls" in sys.modules, gc.get_freeze_count()]
warm_up()
after = [getattr(ports, part).cache_info().currsize for part in ("reader", "language", "rubric")]
print(json.dumps([before, after, "warmline.config.urls" in sys.modules, gc.get_freeze_count() > 50_000]))
"""


def test_all_that_the_first_answer_needs_is_loaded_and_left_out_of_collections(tmp_path) -> None:
    done = python(ASK, data=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == [[0, False, 0], [1, 1, 1], True, True]
