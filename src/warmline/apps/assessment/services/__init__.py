"""What is done with rules, attempts, certificates and licences; each verb checks who may, and leaves its trail."""

from warmline.apps.assessment.services.appealing import appeal, settle
from warmline.apps.assessment.services.asking import ask_second
from warmline.apps.assessment.services.certifying import certify, give, revoke, sign
from warmline.apps.assessment.services.cutting import accept, open_sheet, rate, second_round
from warmline.apps.assessment.services.judging import Judged, give_another, judge
from warmline.apps.assessment.services.licensing import end_licence, grant_licence
from warmline.apps.assessment.services.observing import Contact, Noticed, observe, take_review
from warmline.apps.assessment.services.opening import announce, draw_missing, hand_over, read, withdraw
from warmline.apps.assessment.services.restoring import appeal_revocation, settle_revocation
from warmline.apps.assessment.services.ruling import adopt_rule, change_rule
from warmline.apps.assessment.services.taking_up import let_go_of, let_go_of_lost, take_up
from warmline.apps.assessment.services.talking import (
    SentAnswer,
    WentOn,
    answer,
    begin_piece,
    can_resume,
    close_if_over,
    is_open,
    keep_text,
    leave,
    resume,
)

__all__ = [
    "Contact",
    "Judged",
    "Noticed",
    "SentAnswer",
    "WentOn",
    "accept",
    "adopt_rule",
    "announce",
    "answer",
    "appeal",
    "appeal_revocation",
    "ask_second",
    "begin_piece",
    "can_resume",
    "certify",
    "change_rule",
    "close_if_over",
    "draw_missing",
    "end_licence",
    "give",
    "give_another",
    "grant_licence",
    "hand_over",
    "is_open",
    "judge",
    "keep_text",
    "leave",
    "let_go_of",
    "let_go_of_lost",
    "observe",
    "open_sheet",
    "rate",
    "read",
    "resume",
    "revoke",
    "second_round",
    "settle",
    "settle_revocation",
    "sign",
    "take_review",
    "take_up",
    "withdraw",
]
