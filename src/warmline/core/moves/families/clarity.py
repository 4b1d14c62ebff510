"""How clear it is: steps in order, inside words, too much, too little, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warmline.core.conversation import Channel
from warmline.core.moves import steplist
from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (
    *steplist.ENTRIES,
    *entries(
        "plain_step",
        0.8,
        """
        ^ (first|firstly|then|next|finally|lastly|second|secondly|third|thirdly|after that|once that|now
            |when that|step)
        (first|then|next|after that|finally|once you have|once that is|step <number>|step one
            |step two) [please] (you|i|we|go|press|click|open|tap|unplug|restart|choose|select|log|hold|wait|type
            |enter|check|plug|turn|call|send|sign|remove|download|take)
        ^ <number> [please] (go|press|click|open|tap|unplug|restart|choose|select|log|hold|wait|type|enter|check
            |plug|turn|call|send|sign|remove|download|take|i|we|you|the)
        """,
    ),
    *entries(
        "uses_jargon",
        0.85,
        """
        (pir|sla|slas|crm|kyc|awb|rma|rca|ivr|aht|dslam|ont|olt|sku|pnr|mpan|mprn|gds|erp|tat|l1|l2|l3|tier 2
            |tier 3|tier two|level 2 support|cpe|mtu|qos|noc|eod|cob|dlq|poc|ach|aml|iata|gdpr|dpa|sop|sops
            |pod scan|ofd|rto|qa|bgp|vlan|api|sso|oauth|imap|smtp|dns|dhcp|nat|cdn|ssl|2g|imsi|apn|osp|fttc|fttp
            |vdsl|adsl|firmware|backend|back end|front end|middleware|escalation matrix|ticket queue|provisioned
            |provisioning|deprovisioned|whitelisted|blacklisted|propagated|propagate|latency|packet loss|node
            |cache|cookies)
        (consignment|manifested|manifest scan|linehaul|line haul|sort hub|sortation|out for injection
            |last mile|pre advice|exception code|misroute|misrouted|dispatch note|proof of delivery scan
            |reverse logistics)
        (reconciliation|ledger|settlement window|clearing cycle|value date|debit mandate|chargeback
            |chargeback code|arn|merchant acquirer|issuer side|bacs|iban mismatch|overdraft arrangement|interbank
            |adverse posting)
        (fare basis|fare class|fare bucket|booking class|codeshare|interline|irrops|misconnect|reprotect
            |reprotected|reprotection|ancillary|ancillaries|revalidation|ticket coupon|coupon status|endorsement
            |no show waiver)
        (estimated read|unbilled units|deemed contract|standing charge|kva|half hourly|half hourly|dual register
            |credit cycle|change of tenancy|cot|cos|objection flag|supply number|tariff code|load profile
            |meter point)
        (as per|per our records|aforementioned|pursuant|heretofore|herewith|hereby|revert back
            |revert to you
            |do the needful|utilise|utilised|leverage|expedited internally|actioned|going forward|touch base
            |action this|process adherence|business rule|root cause analysis|stakeholder|deliverable
            |bandwidth for|synergy|prepone|with regards to the same|the same has been|kindly be informed
            |be advised that)
        (error code|status code|flag on your account|case disposition|wrap code|queue position code|internal ticket)
        """,
    ),
    *entries(
        "steps_run",
        0.9,
        """
        first [you|i|we] _ ... then _
        ^ [please] (open|go|click|tap|press|select|choose|unplug|turn|push) _ ... (then|and then|and click
            |and press) _
        """,
    ),
    *entries(
        "deed",
        0.9,
        "^ [all] (done|sorted|sent|gone|removed|cancelled|fixed|booked|changed|paid|corrected) [now] $",
    ),
    *entries(
        "explained",
        0.9,
        """
        (that is|which means|meaning|in other words|that means|this means|i mean|which is|simply put|called|or)
        """,
    ),
)
_CAPITALS: Final = re.compile(r"\b[A-Z]{2,}(?:['’][A-Z]+)?(?:[ ,!?.]{1,3}[A-Z]{2,}(?:['’][A-Z]+)?){1,40}")
_STRESSED: Final = frozenset(
    re.findall(r"\w+", "NOT NOW MUST NEVER ALWAYS STOP PLEASE CANNOT CALM READ AGAIN LISTEN ALREADY WAIT TOLD")
)
_ACRONYM: Final = re.compile(r"\b(?=[A-Z]*[BCDFGHJKLMNPQRSTVWXZ]{2})[A-Z]{3,5}\b(?![ ,]{1,2}[A-Z]{2})")
_KNOWN_LETTERS: Final = frozenset(
    re.findall(
        r"\w+",
        """
        PDF SMS USA FAQ PIN VAT USB ATM GPS LED DVD BBC NHS CEO NYC PLC LTD MRS URL WLAN LAN SIM APP ASAP EUR GBP USD
        HTML JPG PNG PHP XXL XXS XML CSV DHL UPS FedEx IBM HDMI NFC QR GMT CET EST PST BST DIY FYI BTW TV AND THE FOR
        WHY YES MRP GST OTP PLS THX
        """,
    )
)
_NAMED: Final = re.compile(r" [A-Z][a-z]")
"""Letters before a capital word are part of a name ("ABC Travel")."""
_CHAT_LIMIT: Final = 110
_LETTER_LIMIT: Final = 260
_SENTENCE_LIMIT: Final = 42


def read(view: View) -> Iterator[Mark]:
    """Yield what makes the turn plain or hard."""
    yield from _steps(view)
    yield from _jargon(view)
    yield from _length(view)
    yield from _shouting(view)


def _steps(view: View) -> Iterator[Mark]:
    sentences = {hit.sentence for name in ("plain_step", "steps_run") for hit in view.hits(name)}
    listed = steplist.marks_of_a_list(view)
    if steplist.steps_listed(view):
        yield view.mark("plain_steps", view.sentences[0].start, view.sentences[-1].end, 0.8)
    elif len(_apart(view.hits("plain_step"))) >= 2 or view.has("steps_run") or listed >= 2:
        low = min(sentences, default=0)
        high = max(sentences, default=len(view.sentences) - 1)
        if listed >= 2:
            low, high = min(low, 0), len(view.sentences) - 1
        yield view.mark("plain_steps", view.sentences[low].start, view.sentences[high].end, 0.85)


def _jargon(view: View) -> Iterator[Mark]:
    used_by_customer = " ".join(view.history.customer_texts).lower()
    for hit in _apart(view.hits("uses_jargon")):
        sentence = view.sentences[hit.sentence]
        words = sentence.words
        word = view.text[words[hit.first].start : words[hit.last - 1].end]
        rest = view.text[words[hit.last - 1].end : sentence.end]
        explained = "(" in rest[:3] or any(
            other.sentence == hit.sentence and hit.last <= other.first <= hit.last + 2
            for other in view.raw_hits("explained")
        )
        plain = word in _ALSO_WORDS
        if word.lower() not in used_by_customer and not explained and not plain:
            yield view.mark(
                "uses_jargon", words[hit.first].start, words[hit.last - 1].end, hit.entry.confidence, word=word
            )
    if not view.text.isupper():
        yield from _acronyms(view, used_by_customer)


_ALSO_WORDS: Final = frozenset(("cot", "cos", "node", "Cookies", "cookies", "Cot", "Cos"))
"""Jargon in capitals alone: a cot is a bed, and cookies are baked."""


def _acronyms(view: View, used_by_customer: str) -> Iterator[Mark]:
    """Letters that stand for something a customer need not know, and that nobody has explained."""
    for found in _ACRONYM.finditer(view.text[:8_000]):
        word = found.group()
        alone = not view.text[max(0, found.start() - 6) : found.start()].rstrip()[-1:].isupper()
        known = word in _KNOWN_LETTERS or word in _STRESSED or word.lower() in used_by_customer
        if (
            alone
            and not known
            and not _NAMED.match(view.text, found.end())
            and not view.text[found.end() :].lstrip().startswith(("(", "is short", "means", ","))
        ):
            yield view.mark("uses_jargon", found.start(), found.end(), 0.65, word=word)


def _apart(hits: list[Hit]) -> list[Hit]:
    """Of hits that share words keep the longest."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.sentence, hit.first - hit.last, hit.first)):
        if all(hit.sentence != other.sentence or hit.last <= other.first or other.last <= hit.first for other in kept):
            kept.append(hit)
    return kept


def _length(view: View) -> Iterator[Mark]:
    count = view.word_count
    letter = view.history.conversation.channel in (Channel.EMAIL, Channel.OTHER)
    limit = _LETTER_LIMIT if letter and view.history.conversation.channel is Channel.EMAIL else _CHAT_LIMIT
    listed = steplist.marks_of_a_list(view) >= 2
    if count > limit * (1.6 if listed else 1.0):
        yield view.mark(
            "rambles", view.sentences[0].start, view.sentences[-1].end, 0.6 + 0.3 * min(1.0, count / limit - 1)
        )
        return
    for number, sentence in enumerate(view.sentences):
        if len(sentence.words) > _SENTENCE_LIMIT:
            yield view.mark_sentence("rambles", number, 0.7)
            return
    if sum(sentence.asks for sentence in view.sentences) >= 4:
        yield view.mark("rambles", view.sentences[0].start, view.sentences[-1].end, 0.7)
        return
    yield from _short(view)


_CALLS_FOR_MORE: Final = re.compile(
    r"\?|!!|\b(?:why|when|how|where|what|angry|furious|upset|worried|annoyed|frustrat\w*|disappoint\w*|unacceptable|ridiculous"
    r"|still|never|nobody|again|waiting|help|need|want|wrong|broken|lost|late|missing|problem|not|n[’']t)\b",
    re.IGNORECASE,
)


def _short(view: View) -> Iterator[Mark]:
    """A word or two where the customer's turn called for more; courtesies, holds and answers with a figure are fine."""
    if not 0 < view.word_count <= 4 or not view.history.pending:
        return
    polite = (
        "greets",
        "holds",
        "thanks_customer",
        "says_goodbye_warmly",
        "how_help",
        "regret",
        "small_talk",
        "patience",
        "deed",
        "admits",
        "takes_ownership",
        "when",
        "step",
    )
    if any(view.hits(name) for name in polite) or any(char.isdigit() for char in view.text):
        return
    if any(sentence.asks for sentence in view.sentences):
        return
    said = " ".join(view.history.pending)
    if _closes(view, said):
        return
    if "?" in said or len(said.split()) >= (4 if _CALLS_FOR_MORE.search(said[:4_000]) else 8):
        yield view.mark("answers_too_short", view.sentences[0].start, view.sentences[-1].end, 0.8)


def _closes(view: View, said: str) -> bool:
    return bool(re.search(r"\b(?:thanks|thank you|thx|bye|cheers)\b", said[-200:], re.IGNORECASE)) and "?" not in said


def _shouting(view: View) -> Iterator[Mark]:
    for found in _CAPITALS.finditer(view.text):
        words = re.findall(r"[A-Z]{2,}", found.group())
        long_words = sum(len(word) >= 4 for word in words)
        if (len(words) >= 3 and long_words >= 1) or (len(words) == 2 and set(words) & _STRESSED):
            yield view.mark("shouts", found.start(), found.end(), 0.9 if len(words) >= 4 else 0.75)
            return
    alone = next((m for m in re.finditer(r"\b[A-Z]{3,}\b", view.text) if m.group() in _STRESSED), None)
    if alone and not view.text.isupper():
        yield view.mark("shouts", alone.start(), alone.end(), 0.6)
