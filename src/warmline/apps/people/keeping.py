"""What the people app itself keeps of a person: her record, her roles, and her key."""

from __future__ import annotations

from warmline.apps.people.registry import register_keeping


def register() -> None:
    """Hand the exporters and erasers of this app to the registry, and name its verbs."""
