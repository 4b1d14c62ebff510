"""The curriculum and the scenarios: YAML files read strictly into the core's dataclasses."""

from warmline.adapters.packs.drills import load_drill_sets
from warmline.adapters.packs.errors import PackError, Problem
from warmline.adapters.packs.frameworks import load_frameworks
from warmline.adapters.packs.language import load_language
from warmline.adapters.packs.places import content_root
from warmline.adapters.packs.reader import read_yaml
from warmline.adapters.packs.rubric import load_rubric
from warmline.adapters.packs.scenarios import load_scenario_file, load_scenario_text, load_scenarios, shipped_text

__all__ = [
    "PackError",
    "Problem",
    "content_root",
    "load_drill_sets",
    "load_frameworks",
    "load_language",
    "load_rubric",
    "load_scenario_file",
    "load_scenario_text",
    "load_scenarios",
    "read_yaml",
    "shipped_text",
]
