"""The role-play app."""

from django.apps import AppConfig


class RoleplayConfig(AppConfig):
    """Registers what is kept of a person's role-plays, and the words of its verbs."""

    name = "warmline.apps.roleplay"
    label = "roleplay"

    def ready(self) -> None:
        """Say how role-plays are exported, erased and cleaned away."""
        from warmline.apps.roleplay import keeping

        keeping.register()
