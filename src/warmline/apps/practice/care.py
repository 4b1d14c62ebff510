"""What a person wants to be spared in practice, as pure values: themes left out, and whether a calm page follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from pydantic import TypeAdapter

from warmline.core.customer.scenario import Scenario
from warmline.core.customer.setting import Theme


@dataclass(frozen=True, slots=True)
class Wishes:
    """The themes she left out, and whether a calm page comes after a hard scene. At first: none, and yes."""

    left_out: frozenset[Theme] = frozenset()
    calm: bool = True

    def spares(self, scenario: Scenario) -> bool:
        """Say whether a case holds something that she left out."""
        return not self.left_out.isdisjoint(scenario.themes)


def theme_name(theme: Theme) -> str:
    """Return what a theme is called on pages."""
    return {
        Theme.INSULTS: _("insults"),
        Theme.THREATS: _("threats"),
        Theme.DISCRIMINATION: _("discrimination"),
        Theme.GRIEF: _("death and grief"),
        Theme.SELF_HARM: _("self-harm"),
        Theme.MONEY_TROUBLE: _("money trouble"),
        Theme.ILLNESS: _("illness"),
    }[theme]


def theme_names(themes: Sequence[Theme]) -> list[str]:
    """Return the names of these themes in the order in which the scenario has them."""
    return [theme_name(theme) for theme in themes]


_ADAPTER: TypeAdapter[Wishes] = TypeAdapter(Wishes)
_LENGTH = 256  # bytes; all wishes are equally long, so that a sealed row does not tell how many themes it holds


def pack(wishes: Wishes) -> bytes:
    """Return the wishes as bytes, ready to be sealed."""
    return _ADAPTER.dump_json(wishes).ljust(_LENGTH)


def unpack(data: bytes) -> Wishes:
    """Return the wishes these bytes hold. Raises ValueError where they hold none."""
    return _ADAPTER.validate_json(data)
