"""What is done with rules, attempts, certificates and licences; each verb checks who may, and leaves its trail."""

from warmline.apps.assessment.services.certifying import certify, give, revoke, sign
from warmline.apps.assessment.services.licensing import end_licence, grant_licence

__all__ = ["certify", "end_licence", "give", "grant_licence", "revoke", "sign"]
