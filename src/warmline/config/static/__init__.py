"""Style sheets, scripts and fonts: served in front of Django, compressed, under addresses that carry their version."""

from warmline.config.static.first import StaticFirst

__all__ = ["StaticFirst"]
