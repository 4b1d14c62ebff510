"""Talks are found by the name that reviews use."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the index."""

    dependencies = [("conversations", "0002_figures_in_order")]

    operations = [
        migrations.AddIndex(model_name="talk", index=models.Index(fields=["name"], name="talk_by_name")),
    ]
