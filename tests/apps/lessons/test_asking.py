"""What is asked for in an address: on both databases, since one of them refuses null bytes."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["\x00", "parcel\x00_birthday", "", "x" * 20_000, "'; drop", "Ünknown", "../.."])
def test_a_customer_that_nobody_knows_leads_back_to_the_front(cast: Cast, client: Client, who: str) -> None:
    client.force_login(cast.nadia)
    answer = client.get(reverse("lessons:choose"), {"who": who})
    assert answer.status_code == 302
    assert answer.headers["Location"] == reverse("lessons:front")
