"""The small helpers that the views of all rooms share."""

from __future__ import annotations

import pytest
from django.http import Http404

from warmline.apps.people.views.common import or_404


def test_what_was_found_comes_back_and_what_was_not_does_not_exist() -> None:
    assert or_404("a session") == "a session"
    with pytest.raises(Http404):
        or_404(None)


@pytest.mark.parametrize("empty", [0, "", ()])
def test_what_is_empty_was_still_found(empty: object) -> None:
    assert or_404(empty) is empty
