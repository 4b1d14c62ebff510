"""The application that the server runs."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmline.config.settings")
django.setup(set_prefix=False)

from warmline.config.crew import House  # noqa: E402
from warmline.config.warming import warm_up  # noqa: E402

application = House()
application.prepare(warm_up)
