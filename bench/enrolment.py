"""Enrolling ten thousand people on a programme: seconds, and memory that does not grow."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.tables import Table, against

PEOPLE = 10_000
PREPARE = """
import django
django.setup()
from warmline.apps.people.models import Membership, Organisation, Person, Role, Team

house, team = Organisation.objects.get(is_sample=True), Team.objects.first()
made = Person.objects.bulk_create([
    Person(email=f"bench{{n}}@example.org", name=f"Bench {{n}}", organisation=house, is_sample=True, password="!")
    for n in range({people})], batch_size=1000)
Membership.objects.bulk_create([Membership(person=p, role=Role.AGENT, team=team) for p in made], batch_size=1000)
"""
# A process of its own, so that making the people does not count.
WORK = """
import json, resource, time
import django
django.setup()
from django.utils import timezone
from warmline.apps.people.models import Organisation, Person, Role, Team
from warmline.apps.programmes.audiences import Audience
from warmline.apps.programmes.models import Enrolment, Programme
from warmline.apps.programmes.services.assigning import assign
from warmline.apps.programmes.working.enrolling import enrol_batch

house, team = Organisation.objects.get(is_sample=True), Team.objects.first()
admin = Person.objects.get(memberships__role=Role.ADMIN, memberships__until=None)
now = timezone.now()
size = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
row = assign(actor=admin, programme=Programme.objects.get(organisation=None, key="foundation"),
             audience=Audience(house, role=Role.AGENT, team=team), now=now)
before, begun = size(), time.perf_counter()
first = enrol_batch(row, now)
after_first = size()
while enrol_batch(row, now):
    pass
seconds, count = time.perf_counter() - begun, Enrolment.objects.filter(assignment=row).count()
print(json.dumps([seconds, before, after_first, size(), count]))
"""


def measured() -> tuple[float, float, float, float, int]:
    """Seconds for all, MiB before, after the first thousand and at the end, and how many were enrolled."""
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "WARMLINE_DATA": data, "DJANGO_SETTINGS_MODULE": "warmline.config.settings"}
        warmline = str(Path(sys.executable).with_name("warmline"))
        subprocess.run(
            [warmline, "up", "--sample", "--prepare-only"], env=environment, check=True, stdout=subprocess.DEVNULL
        )
        subprocess.run([sys.executable, "-c", PREPARE.format(people=PEOPLE)], env=environment, check=True)
        done = subprocess.run(
            [sys.executable, "-c", WORK],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        seconds, before, first, end, count = json.loads(done.stdout.splitlines()[-1])
        return seconds, before, first, end, count


def table() -> Table:
    seconds, before, first, end, count = measured()
    return Table(
        "Enrolment",
        "One process enrols an audience on a programme, a thousand people at a time, with the trail and a message of "
        "each. Memory is the most that the process ever held.",
        ("measure", "value", "budget"),
        (
            ("people enrolled", f"{count:,}", ""),
            ("seconds", f"{seconds:.1f}", against(seconds, 60, "s")),
            ("MiB before", f"{before:.0f}", ""),
            ("MiB after the first thousand", f"{first:.0f}", ""),
            ("MiB at the end", f"{end:.0f}", against(end - first, 16, "MiB more than after the first thousand")),
        ),
    )
