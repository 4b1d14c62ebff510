"""The pages of assessors, managers and leads; each says no to everybody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.apps.assessment.desk import Book, again, contact, days, done, house, judged, passed, piece, running, whole
from tests.apps.assessment.test_own_pages import browser, page, post
from tests.apps.assessment.test_ruling import ITEMS
from tests.cast import Cast

from warmline.apps.assessment import services
from warmline.apps.assessment.models import AngoffSheet, Appeal, Attempt, Certificate, CertificationRule, Licence
from warmline.apps.assessment.urls import urlpatterns
from warmline.apps.audit.models import AuditEvent
from warmline.apps.people.models import Membership, Role
from warmline.core.certifying import Outcome

pytestmark = pytest.mark.django_db


@pytest.fixture
def today() -> datetime:
    """Pages live today."""
    return datetime.now(UTC)


def refused(cast: Cast, name: str, *allowed: str, args: tuple[object, ...] = (), status: int = 403) -> None:
    """Nobody but the allowed sees a page."""
    for each, person in cast.people().items():
        found = browser(person).get(reverse(f"assessment:{name}", args=args)).status_code
        assert found == (200 if each in allowed else status), (name, each, found)


def test_the_desk_shows_what_waits_to_its_assessor(cast: Cast, today: datetime) -> None:
    made = running(cast, house(cast), now=today)
    done(cast, made, now=today)

    shown = page(browser(cast.trainer), "desk")
    assert "Nadia Brandt" in shown
    assert shown.count("judge it") == 2
    assert "Nothing waits for you." in page(browser(cast.analyst), "desk")
    refused(cast, "desk", "trainer", "analyst")
    refused(cast, "sign", "trainer", args=(made.pk,), status=404)
    refused(cast, "judge", "trainer", args=(made.pk, 1), status=404)


def test_a_part_is_judged_with_nothing_chosen_beforehand(cast: Cast, today: datetime) -> None:
    made, thandi = running(cast, house(cast), now=today), browser(cast.trainer)
    done(cast, made, now=today)

    shown = page(thandi, "judge", made.pk, 1)
    assert "The computer" not in shown.replace("What the computer suggests is shown", "")
    assert not any(
        one["quote"] in shown.split("<form", 2)[2] for each in piece(made).judgements.all() for one in each.seen
    )
    assert " checked" not in shown
    sent = {"anchor-names_feeling": "4", "reason-names_feeling": "Two days, in her words"}
    again_shown = post(thandi, "judge", made.pk, 1, data=sent, status=422)
    assert "Judge every behaviour" in again_shown
    assert "The computer suggests:" not in again_shown, "not kept yet"
    assert "Two days, in her words" in again_shown
    sent |= {"anchor-gives_information": "none", "reason-gives_information": "Nothing was asked"}
    post(thandi, "judge", made.pk, 1, data=sent)

    assert {each.behaviour: each.anchor for each in piece(made).judgements.all()} == {
        "names_feeling": 4, "gives_information": None,
    }  # fmt: skip
    kept = page(thandi, "judge", made.pk, 1)
    assert kept.count(" checked") == 2
    assert "You judged:" in kept
    assert "You saw no chance for it." in kept
    assert "The computer suggests:" in kept
    post(thandi, "judge", made.pk, 1, data=sent)
    trail = AuditEvent.objects.filter(verb="assessment.judged").order_by("pk")
    assert [event.data["again"] for event in trail] == [False, True]


def test_a_part_is_struck_out_from_its_page(cast: Cast, today: datetime) -> None:
    made, thandi = running(cast, house(cast), now=today), browser(cast.trainer)
    done(cast, made, now=today)

    post(thandi, "another", made.pk, 1, data={"reason": "The network broke"})

    assert made.pieces.get(number=1).struck_why == "The network broke"
    assert piece(made).number == 3
    assert browser(cast.nadia).get(reverse("assessment:room", args=[made.pk, 1])).status_code == 302


def test_a_decision_is_signed_on_the_page(cast: Cast, book: Book, today: datetime) -> None:
    made, thandi = whole(cast, book, house(cast), now=today), browser(cast.trainer)
    shown = page(thandi, "sign", made.pk)
    assert "The rule proposes: certified." in shown
    assert "90.0 %" in shown

    assert "This field is required" in post(thandi, "sign", made.pk, data={"outcome": "certified"}, status=422)
    there = post(thandi, "sign", made.pk, data={"outcome": "certified", "reason": "All three hold"})

    assert there == reverse("assessment:evidence", args=[made.pk])
    assert Certificate.objects.get().person == cast.nadia
    assert thandi.get(reverse("assessment:sign", args=[made.pk])).status_code == 302


def test_what_is_borderline_or_missing_is_said(cast: Cast, book: Book, today: datetime) -> None:
    row, thandi = house(cast), browser(cast.trainer)
    made = running(cast, row, now=today)
    assert "Nothing can be signed yet." in page(thandi, "sign", made.pk)
    assert "Sign it" not in page(thandi, "sign", made.pk)
    passed(book, cast.nadia, score=71, at=today)
    done(cast, made, now=today)
    judged(again(made), {"names_feeling": 4, "gives_information": 4}, now=today)
    for ago in (1, 2):
        contact(cast.trainer, cast.nadia, ago=ago, now=today)

    assert "The rule proposes nothing: a person decides." in page(thandi, "sign", made.pk)


def test_it_is_handed_over_on_the_page(cast: Cast, today: datetime) -> None:
    made, thandi = running(cast, house(cast), now=today), browser(cast.trainer)

    post(thandi, "hand_over", made.pk, data={"to": cast.petra.pk})
    assert again(made).assessor == cast.trainer, "a lead has no licence"
    post(thandi, "hand_over", made.pk, data={"to": cast.analyst.pk})
    assert again(made).assessor == cast.analyst


def test_a_contact_is_written_down_on_the_page(cast: Cast, today: datetime) -> None:
    house(cast)
    thandi = browser(cast.trainer)
    refused(cast, "observe", "trainer", "analyst")
    shown = page(thandi, "observe")
    assert shown.count('id="id_person"') == shown.count('id="review_person"') == 1
    sent = {
        "person": cast.nadia.pk,
        "seen_at": (today - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M"),
        "channel": "chat",
        "about": "A lost parcel",
        "anchor-names_feeling": "3",
    }
    assert "Each behaviour needs the words" in post(thandi, "observe", data=sent, status=422)
    post(thandi, "observe", data=sent | {"quote-names_feeling": "No wonder", "reason-names_feeling": "Named"})

    assert "A lost parcel" in page(thandi, "desk")
    assert "You see no reviewed conversation" in post(
        thandi, "take_review", data={"person": cast.nadia.pk, "name": "chat-1"}, status=422
    )


def test_an_appeal_is_settled_on_the_page(cast: Cast, book: Book, today: datetime) -> None:
    made = whole(cast, book, house(cast), anchor=1, now=today)
    decision = services.sign(actor=cast.trainer, attempt=made, outcome=Outcome.NOT_YET, reason="Low", now=today)
    plea = services.appeal(user=cast.nadia, decision=decision, words="I named it", now=today)
    refused(cast, "settle", "analyst", args=(plea.pk,), status=404)
    anh = browser(cast.analyst)
    assert "Appeals to settle" in page(anh, "desk")

    sent = {"ruling": "certified", "reason": "Kind"}
    assert "clearly below its cut" in post(anh, "settle", plea.pk, data=sent, status=422)
    post(anh, "settle", plea.pk, data={"ruling": "stands", "reason": "I see it so too"})

    assert Appeal.objects.get().ruling == "stands"
    assert "I see it so too" in page(browser(cast.nadia), "evidence", made.pk)


def test_readiness_names_who_is_proven_and_why_not_without_a_rank(cast: Cast, book: Book, today: datetime) -> None:
    row, petra = house(cast), browser(cast.petra)
    refused(cast, "ready", "petra", "other_lead", "manager")
    assert "Not proven: no certificate yet" in page(petra, "ready")
    services.certify(actor=cast.trainer, attempt=whole(cast, book, row, now=today), reason="Holds", now=today)

    shown = page(petra, "ready")
    assert "Proven" in shown
    assert shown.index("Nadia Brandt</a>") < shown.index("Tomasz Zielinski")
    assert "Nadia Brandt" not in page(browser(cast.other_lead), "ready")
    for ago in range(1, 9):
        contact(cast.trainer, cast.nadia, 1, ago=ago / 10, now=today)
    shown = page(petra, "ready")
    assert "recent contacts show less" in shown
    assert "to be watched again: Names the feeling, in own words" in shown


def test_readiness_costs_the_same_for_many_people(cast: Cast, book: Book, today: datetime) -> None:
    row, manager = house(cast), browser(cast.manager)
    services.certify(actor=cast.trainer, attempt=whole(cast, book, row, now=today), reason="Holds", now=today)

    def cost() -> int:
        with CaptureQueriesContext(connection) as found:
            page(manager, "ready")
        return len(found)

    cost()
    before = cost()
    for n in range(60):
        from warmline.apps.people.models import Person

        made = Person.objects.create_person(
            email=f"a{n}@northwind.example", name=f"Z {n}", organisation=cast.organisation
        )
        Membership.objects.create(person=made, role=Role.AGENT, team=cast.team)
    assert cost() == before
    assert "More names" in page(manager, "ready")
    assert "Z 59" in manager.get(reverse("assessment:ready") + "?page=2").content.decode()


def test_a_certificate_is_seen_by_those_who_look_after_its_holder_and_revoked_by_few(
    cast: Cast, book: Book, today: datetime
) -> None:
    made = whole(cast, book, house(cast), now=today)
    held = services.certify(actor=cast.trainer, attempt=made, reason="Holds", now=today)
    seen = ("nadia", "petra", "trainer", "analyst", "manager", "admin")
    refused(cast, "certificate", *seen, args=(held.pk,), status=404)
    for name in seen:
        offered = "Take the certificate back" in page(browser(cast.people()[name]), "certificate", held.pk)
        assert offered == (name in ("trainer", "analyst", "manager", "admin")), name

    manager = browser(cast.manager)
    post(manager, "certificate", held.pk, data={"reason": ""}, status=422)
    post(manager, "certificate", held.pk, data={"reason": "It was somebody else"})
    assert "It was somebody else" in page(manager, "certificate", held.pk)
    assert "Taken back: It was somebody else" in page(browser(cast.nadia), "mine")
    assert (
        browser(cast.petra).post(reverse("assessment:certificate", args=[held.pk]), {"reason": "x"}).status_code == 403
    )


def test_managers_take_rules_over_and_change_them(cast: Cast) -> None:
    miriam = browser(cast.manager)
    refused(cast, "rules", "manager", "admin", "outsider")
    post(miriam, "adopt", "service_fundamentals")
    assert miriam.post(reverse("assessment:adopt", args=["magic"])).status_code == 404
    assert browser(cast.petra).post(reverse("assessment:adopt", args=["empathy_in_service"])).status_code == 403
    row = CertificationRule.objects.get()
    shown = page(miriam, "rule", row.pk)
    assert "cannot tell" in shown
    assert "As it came with Warmline" in shown

    sent = {"test": "service_fundamentals", "cut": "65", "contacts": "4", "within_days": "60", "most": "2",
            "wait": "21", "valid_days": "365", "why": "Shorter and stricter"}  # fmt: skip
    bad = post(miriam, "rule", row.pk, data=sent | {"valid_days": "60"}, status=422)
    assert "Renewal has to open before" in bad
    post(miriam, "rule", row.pk, data=sent)
    assert (CertificationRule.objects.in_force().get().version, CertificationRule.objects.count()) == (2, 2)


def test_the_figures_of_a_cut_come_with_enough_people(cast: Cast, book: Book, today: datetime) -> None:
    row = house(cast)
    made = whole(cast, book, row, now=today)
    evidence = services.sign(
        actor=cast.trainer, attempt=made, outcome=Outcome.CERTIFIED, reason="Holds", now=today
    ).evidence
    from warmline.apps.assessment.models import SignedDecision
    from warmline.apps.people.models import Person

    for n in range(40):
        person = Person.objects.create_person(
            email=f"b{n}@northwind.example", name=f"B {n}", organisation=cast.organisation
        )
        other = Attempt.objects.create(owner=person, rule=row, state="decided", announced_at=today)
        file = {**evidence, "strands": [dict(each) for each in evidence["strands"]]}
        part = {**file["strands"][0]["parts"][0], "score": 40.0 + n}
        file["strands"][0]["parts"] = [part]
        SignedDecision.objects.create(
            attempt=other, proposed="certified", outcome="certified", evidence=file, reason="x", decided_at=today
        )
    shown = page(browser(cast.manager), "rule", row.pk)
    line = shown[shown.index('scope="row">Fundamentals') :][:600]
    assert ">41<" in line
    assert "0.8" in line or "0.9" in line


def test_licences_are_granted_and_ended_on_the_page(cast: Cast, today: datetime) -> None:
    refused(cast, "licences", "manager", "admin", "outsider")
    miriam = browser(cast.manager)
    assert "Nobody may assess yet." in page(miriam, "licences")
    sent = {"person": cast.trainer.pk, "until": f"{today + days(90):%Y-%m-%d}", "basis": "Course of May"}
    post(miriam, "licences", data=sent | {"person": cast.petra.pk}, status=422)
    post(miriam, "licences", data=sent)
    assert "Course of May" in page(miriam, "licences")
    post(miriam, "end_licence", Licence.objects.get().pk)
    assert Licence.objects.get().ended_at is not None
    found = browser(cast.outsider).post(reverse("assessment:end_licence", args=[Licence.objects.get().pk]))
    assert found.status_code == 404


def test_a_sheet_from_the_first_rating_to_the_accepted_cut(cast: Cast, book: Book) -> None:
    row, miriam = house(cast), browser(cast.manager)
    book.forms["fundamentals"] = ITEMS
    judges = (cast.petra, cast.trainer, cast.analyst)
    post(miriam, "open_sheet", row.pk, data={"judges": [judges[0].pk]}, status=422)
    post(miriam, "open_sheet", row.pk, data={"judges": [each.pk for each in judges]})
    found = AngoffSheet.objects.get()
    assert "first round, each alone" in page(browser(cast.petra), "sheets")
    assert "No sheet is open for you." in page(browser(cast.nadia), "sheets")
    refused(cast, "sheet", "petra", "trainer", "analyst", "manager", "admin", args=(found.pk,), status=404)

    for judge, share in zip(judges, (40, 60, 80), strict=True):
        post(browser(judge), "sheet", found.pk, data={"round": "1", "item-i1": share, "item-i2": share})
    assert "First round: from" not in page(browser(cast.petra), "sheet", found.pk), "each rates alone"
    assert "propose" not in page(miriam, "sheet", found.pk).replace("proposed", "")
    post(miriam, "second_round", found.pk)
    assert "from 40 to 80, mean 60" in page(browser(cast.petra), "sheet", found.pk)
    late = {"round": "1", "item-i1": "61", "item-i2": "63"}
    told = post(browser(cast.petra), "sheet", found.pk, data=late, status=422)
    assert "The second round began while this page was open" in told
    assert 'name="round" value="2"' in told
    assert 'value="61"' in told, "what she typed still stands there"
    assert "0 of 3 judges" in page(miriam, "sheet", found.pk)
    for judge in judges:
        post(browser(judge), "sheet", found.pk, data=late | {"round": "2"})
    assert "The judges propose 62.0 per cent." in page(miriam, "sheet", found.pk)
    assert "propose" not in page(browser(cast.petra), "sheet", found.pk)
    post(miriam, "accept", found.pk, data={"reason": "All agree"})
    assert "Accepted: 62.0 per cent. All agree" in page(miriam, "sheet", found.pk)
    assert browser(cast.petra).post(reverse("assessment:accept", args=[found.pk])).status_code == 403


def test_every_address_is_looked_at() -> None:
    from pathlib import Path

    words = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*_pages.py"))
    missing = [pattern.name for pattern in urlpatterns if f'"{pattern.name}"' not in words]
    assert missing == []


def test_the_desk_says_so_far_and_what_waits_for_a_mark(cast: Cast, book: Book, today: datetime) -> None:
    made = running(cast, house(cast), now=today)
    book.waiting.add(cast.nadia.pk)
    contact(cast.trainer, cast.nadia, now=today)
    shown = page(browser(cast.trainer), "sign", made.pk)
    assert "waits for a person to mark it" in shown
    assert "reached, so far" in shown
    contact(cast.trainer, cast.nadia, ago=2, now=today)
    shown = page(browser(cast.trainer), "sign", made.pk)
    assert "so far" not in shown
    assert ">reached<" in shown
