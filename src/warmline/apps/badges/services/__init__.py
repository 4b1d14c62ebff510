"""What is done with badges and keys; each verb checks who may, and leaves its trail."""

from warmline.apps.badges.services.issuing import issue, issue_own, revoke
from warmline.apps.badges.services.keys import mark_compromised, rotate_key, signing_key
from warmline.apps.badges.services.showing import Showing, show

__all__ = ["Showing", "issue", "issue_own", "mark_compromised", "revoke", "rotate_key", "show", "signing_key"]
