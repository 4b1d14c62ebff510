"""What tests of the way to a licence share: Lena learns it at Larkfield, Thandi is licensed, Miriam decides."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.apps.workshops.table import NOW
from tests.cast import Cast, person

from warmline.apps.assessment.models import Licence
from warmline.apps.people.models import Membership, Person, Role
from warmline.apps.reviews.models import Review, ReviewedConversation
from warmline.apps.workshops.models.track import TrackObservation, Trainee
from warmline.apps.workshops.track import rating, services

YEAR = timedelta(days=365)


def licensed(who: Person, *, since: datetime = NOW - YEAR, until: datetime = NOW + YEAR) -> Licence:
    """A licence, as if it had been granted before."""
    return Licence.objects.create(person=who, since=since, until=until, basis="The first course")


def learner(cast: Cast, name: str = "Lena Hoffmann") -> Person:
    """A trainer of Larkfield without a licence."""
    made = person(cast.organisation, name, f"{name.split()[0].lower()}@northwind.example")
    Membership.objects.create(person=made, role=Role.TRAINER, site=cast.site)
    return made


def on_the_way(cast: Cast) -> Trainee:
    """Lena, brought on the way by Thandi, who has a licence."""
    licensed(cast.trainer)
    return services.open_track(user=cast.trainer, person=learner(cast), now=NOW - timedelta(days=60))


def entry(stage: str, title: str, partner: Person | None = None, days: int = 20) -> services.Entry:
    return services.Entry(stage, title, (NOW - timedelta(days=days)).date(), partner)


def observed(cast: Cast, trainee: Trainee, anchor: int = 3, days: int = 10) -> TrackObservation:
    """Thandi watched a session and marked three behaviours."""
    at = NOW - timedelta(days=days)
    row = services.ask_observation(
        user=trainee.person, trainee=trainee, observer=cast.trainer, title="The first minute", day=at.date(),
        form="workshop", now=at,
    )  # fmt: skip
    marks = {key: services.Mark(anchor, "You said: read it twice.") for key in ("frames", "shows_first", "closes")}
    services.observe(user=cast.trainer, observation=row, marks=marks, remark="Shorter.", now=at)
    row.refresh_from_db()
    return row


def all_stages(cast: Cast, trainee: Trainee) -> None:
    """Every stage as often as it is asked for."""
    for n in range(2):
        for stage in ("participate", "cofacilitate"):
            services.note_entry(
                user=cast.trainer, trainee=trainee, entry=entry(stage, f"Day {n}", cast.trainer), now=NOW
            )
        observed(cast, trainee, days=10 + n)
    services.note_entry(user=cast.trainer, trainee=trainee, entry=entry("own", "Alone"), now=NOW)


def reviewed(cast: Cast, count: int, *raters: Person) -> list[ReviewedConversation]:
    """Conversations on which these raters agree in nearly all."""
    made = [
        ReviewedConversation.objects.create(organisation=cast.organisation, name=f"C-{n}", machine="m")
        for n in range(count)
    ]
    for n, conversation in enumerate(made):
        for place, rater in enumerate(raters):
            anchor = n % 4 + 1 if (n + place) % 7 else min(4, n % 4 + 2)
            Review.objects.create(
                conversation=conversation, rater=rater.email.upper(), criterion="names_feeling", anchor=anchor,
                given_at=NOW,
            )  # fmt: skip
    return made


def rate_all(trainee: Trainee, guess: int | None = None) -> None:
    """She rates everything that was drawn: rightly, or always the same."""
    check = rating.begin_check(user=trainee.person, trainee=trainee, now=NOW)
    while (conversation := rating.next_to_rate(check)) is not None:
        right = int(conversation.name.removeprefix("C-")) % 4 + 1
        anchors = {"names_feeling": right if guess is None else guess}
        rating.rate(user=trainee.person, check=check, conversation=conversation, anchors=anchors, now=NOW)


def passed(cast: Cast, trainee: Trainee) -> None:
    """Forty conversations that Thandi and Anh rated, and she agrees."""
    if not Licence.objects.filter(person=cast.analyst).exists():
        licensed(cast.analyst)
    reviewed(cast, 40, cast.trainer, cast.analyst)
    rate_all(trainee)
