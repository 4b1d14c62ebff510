"""A brake for what strangers may ask for: so many times a minute from one address."""

from __future__ import annotations

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

CHECKS_A_MINUTE = 30


def is_too_much(request: HttpRequest, what: str, *, most: int = CHECKS_A_MINUTE) -> bool:
    """Count this request and return whether it is one too many. The address is kept as a hash, for a minute."""
    address = hashlib.sha256(str(get_adapter().get_client_ip(request)).encode()).hexdigest()[:32]
    key = f"badges:{what}:{address}"
    if cache.add(key, 1, timeout=60):
        return False
    try:
        return bool(cache.incr(key) > most)
    except ValueError:  # it ran out between the two
        return False
