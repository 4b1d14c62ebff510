"""What an act of an employee makes a customer feel, as affect control theory computes it (L33, L34).

Events (employee, act, customer) through the equations of 2010 with the dictionaries of 2015, United States
(data/affect; core/customer/affect.py computes them, a test holds the table to them).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

# A customer's own evaluation before anything was done (dictionary of 2015).
REST: Final = 1.10


@dataclass(frozen=True, slots=True)
class FeltAct:
    """How good the customer seems to be after the act (evaluation, at rest 1.10), and how unexpected the act is."""

    evaluation: float
    deflection: float


ACTS: Final[Mapping[str, FeltAct]] = MappingProxyType(
    {
        "help": FeltAct(2.24, 11.75),
        "comfort": FeltAct(2.24, 11.29),
        "thank": FeltAct(2.17, 9.16),
        "assist": FeltAct(2.14, 8.34),
        "apologise": FeltAct(1.91, 6.88),
        "explain": FeltAct(1.81, 4.60),
        "lecture": FeltAct(0.65, 4.30),
        "ignore": FeltAct(-0.21, 17.38),
        "blame": FeltAct(-0.21, 12.41),
        "yell": FeltAct(-0.32, 21.75),
        "interrupt": FeltAct(-0.33, 17.49),
    }
)
_REASONS: Final[Mapping[str, str]] = {
    "help": "offer_fits need_reached compensation",
    "comfort": "named_feeling validated said_back",
    "thank": "warm_word",
    "assist": "concrete_step offer_weak choice follows_up prevents_repeat lead_asked owned",
    "apologise": "apology",
    "explain": "explained informed question_answered summary declined_reason declined_alternative",
    "lecture": "rule_only policy_pasted commanded argued apology_long rambled jargon",
    "ignore": "question_ignored nothing_done empty too_short dismissed silent test_failed",
    "blame": "blamed",
    "yell": "shouted insulted sarcasm",
    "interrupt": "interrupted",
}
# Which act a reason is felt as. What is not named is felt as none of these.
FELT_AS: Final[Mapping[str, str]] = MappingProxyType(
    {reason: act for act, reasons in _REASONS.items() for reason in reasons.split()}
)
