"""The handful of sample people one can be with one click."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DOMAIN = "sample.warmline.example"


@dataclass(frozen=True, slots=True)
class Face:
    """A sample person on the sign-in page: her address, her role in words, and what one sees as her."""

    email: str
    role: str | Promise
    sees: str | Promise


FACES: tuple[Face, ...] = (
    Face(f"nadia.brandt@{DOMAIN}", _("Agent at Larkfield"), _("Practise with a customer and read your feedback")),
    Face(
        f"petra.lindqvist@{DOMAIN}", _("Nadia’s team lead"), _("See how your team is doing, never who practised what")
    ),
    Face(
        f"thandi.mokoena@{DOMAIN}",
        _("Trainer at Larkfield"),
        _("Write customers in the Studio, and look after the people of a site"),
    ),
    Face(
        f"anh.pham@{DOMAIN}",
        _("Quality analyst"),
        _("Look at the work of all sites, and bring and read real conversations"),
    ),
    Face(f"miriam.adler@{DOMAIN}", _("Programme manager"), _("See the whole programme")),
    Face(f"adaeze.obi@{DOMAIN}", _("Admin"), _("Sites, teams, people, roles and invitations")),
)
