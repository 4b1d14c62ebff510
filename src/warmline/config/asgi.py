"""The application that the server runs: static files first, then Django."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmline.config.settings")

django_application = get_asgi_application()

from warmline.config.static import StaticFirst  # noqa: E402

application = StaticFirst(django_application)
