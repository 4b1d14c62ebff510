"""Rules and their versions, the assessment room, decisions and certificates, assessors, sheets of judges."""

from warmline.apps.assessment.models.certificates import Appeal, Certificate, RevocationAppeal, SignedDecision
from warmline.apps.assessment.models.licences import Licence
from warmline.apps.assessment.models.room import Attempt, Judgement, ObservedContact, Piece, PieceTurn
from warmline.apps.assessment.models.rules import CertificationRule
from warmline.apps.assessment.models.sheets import AngoffRating, AngoffSheet

__all__ = [
    "AngoffRating",
    "AngoffSheet",
    "Appeal",
    "Attempt",
    "Certificate",
    "CertificationRule",
    "Judgement",
    "Licence",
    "ObservedContact",
    "Piece",
    "PieceTurn",
    "RevocationAppeal",
    "SignedDecision",
]
