"""Every page about people and signing in, in a real browser: axe finds nothing, nothing is wider than its window."""

from __future__ import annotations

import itertools

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from tests.cast import PASSWORD, Cast
from tests.web.browser import HOUSE, axe_findings, chromium, open_page

from warmline.apps.people import services
from warmline.apps.people.models import Person, Role

WIDTHS = (360, 1280)
FILE = (
    b"email,name,role,site,team\nnew@x.example,New Person,agent,Larkfield,Parcels\n"
    b"bad,No Address,agent,Larkfield,Parcels\nlost@x.example,A Very Long Name Indeed,agent,Larkfield,Nowhere\n"
)


def signed_in(person: Person) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def admin_pages(cast: Cast) -> dict[str, str]:
    """Return the pages of an admin by name, with the states that matter."""
    admin = signed_in(cast.admin)
    services.create_group(actor=cast.admin, kind="queue", name="Complaints", teams=[cast.team])
    services.create_cohort(actor=cast.admin, name="March", starts_on="2026-03-02", people=[cast.nadia])
    invited = services.invite(actor=cast.admin, email="k@x.example", name="Kim", role=Role.AGENT, place=cast.team)
    upload = services.start_import(actor=cast.admin, data=FILE, make_places=False)
    services.ask_for_erasure(person=cast.colleague)
    TOTP.activate(cast.nadia, "JBSWY3DPEHPK3PXP")
    held = cast.nadia.memberships.get().pk
    found = {
        name: admin.get(address).content.decode()
        for name, address in {
            "list, empty": "/people/?words=nobody-at-all",
            "a person": f"/people/{cast.nadia.pk}/",
            "invited": f"/people/{invited.person_id}/",
            "asked to go": f"/people/{cast.colleague.pk}/",
            "erase": f"/people/{cast.nadia.pk}/erase/",
            "move": f"/people/roles/{held}/move/",
            "invite": "/people/invite/",
            "import": "/people/import/",
            "look": f"/people/import/{upload.pk}/",
            "organisation": "/people/organisation/",
            "new site": "/people/sites/new/",
            "new group": "/people/groups/new/",
            "new cohort": "/people/cohorts/new/",
        }.items()
    }
    found["invite, refused"] = admin.post("/people/invite/", {"email": "x", "role": "agent"}).content.decode()
    found["loaded"] = admin.post(f"/people/import/{upload.pk}/", follow=True).content.decode()
    found["list"] = admin.get("/people/").content.decode()
    found["said"] = admin.post("/people/invite/everyone/", follow=True).content.decode()
    found["house of nobody"] = signed_in(cast.outsider).get("/people/").content.decode()
    return found


def own_pages(cast: Cast) -> dict[str, str]:
    """Return the pages about one's own account, and those at the door."""
    trainer, stranger = signed_in(cast.trainer), Client()
    RecoveryCodes.activate(cast.trainer)
    addresses = ("/people/me/", "/people/me/history/", "/people/", "/accounts/2fa/", "/accounts/2fa/totp/activate/",
                 "/accounts/2fa/webauthn/", "/accounts/2fa/webauthn/add/", "/accounts/password/change/",
                 "/accounts/email/", "/accounts/logout/", "/accounts/reauthenticate/")  # fmt: skip
    door = ("/accounts/login/", "/accounts/password/reset/", "/accounts/signup/", "/people/invitation/x/",
            "/accounts/password/reset/key/1-no-key/")  # fmt: skip
    found = {address: trainer.get(address, follow=True).content.decode() for address in addresses}
    found |= {address: stranger.get(address, follow=True).content.decode() for address in door}
    wrong = {"login": "a@x.example", "password": "no no no"}
    found["refused"] = stranger.post("/accounts/login/", wrong).content.decode()
    TOTP.activate(cast.analyst, "JBSWY3DPEHPK3PXP")
    words = {"login": cast.analyst.email, "password": PASSWORD}
    found["second step"] = Client().post("/accounts/login/", words, follow=True).content.decode()
    return found


@pytest.mark.once
@pytest.mark.parametrize("make", [admin_pages, own_pages])
def test_axe_finds_nothing_and_nothing_overflows(cast: Cast, make: object) -> None:
    # Rendered first: the browser's own loop must not run while the database is asked.
    pages: dict[str, str] = make(cast)  # type: ignore[operator]
    findings: list[str] = []
    with chromium() as browser:
        shown = {"html": ""}
        page, _complaints = open_page(browser, lambda: shown["html"], reduced_motion="reduce")
        for (name, html), scheme in zip(pages.items(), itertools.cycle(("light", "dark"))):
            shown["html"] = html
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.set_viewport_size({"width": 360, "height": 800})
            page.goto(f"{HOUSE}/")
            findings += [f"{name}: {finding}" for finding in axe_findings(page)]
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                    findings.append(f"{name}: wider than {width}")
    assert findings == []
