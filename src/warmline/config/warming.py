"""What the first visitors of a server process would otherwise wait for."""

from __future__ import annotations

import gc

from django.urls import get_resolver


def warm_up() -> None:
    """Load pages, rubric, language and reader once, and let the first answer compile its patterns.

    What is loaded then stays as long as the process; the collector of lost memory is told to leave it out, since
    looking through it again and again costs a process of this size a tenth of a second at a time.
    """
    from warmline.adapters import packs
    from warmline.apps.library import ports
    from warmline.core.customer.scene import answer, begin

    get_resolver().url_patterns  # noqa: B018 (looking at them loads every page)
    ports.rubric()
    scene = begin(packs.load_scenarios()[0], ports.language().authored(), seed=0)
    answer(scene, "Hello.", reader=ports.reader())
    gc.collect()
    gc.freeze()
