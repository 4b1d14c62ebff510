"""One spelling for many: contractions, chat shorthand, British and American forms, common slips, stretched words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_WHOLE: Final[dict[str, str]] = {
    "can't": "can not",
    "cant": "can not",
    "cannot": "can not",
    "won't": "will not",
    "wont": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "aint": "is not",
    "y'all": "you all",
    "let's": "let us",
    "lets": "let us",
    "im": "i am",
    "ive": "i have",
    "youre": "you are",
    "youve": "you have",
    "youll": "you will",
    "theyre": "they are",
    "theyve": "they have",
    "thats": "that is",
    "whats": "what is",
    "heres": "here is",
    "theres": "there is",
    "its": "it is",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "have to",
    "lemme": "let me",
    "gimme": "give me",
    "dunno": "do not know",
    "kinda": "kind of",
    "coz": "because",
    "cuz": "because",
    "cos": "because",
    "bcoz": "because",
    "u": "you",
    "ya": "you",
    "ur": "your",
    "r": "are",
    "y": "why",
    "n": "and",
    "&": "and",
    "w": "with",
    "pls": "please",
    "plz": "please",
    "plss": "please",
    "thx": "thanks",
    "thnx": "thanks",
    "thanx": "thanks",
    "tks": "thanks",
    "tnx": "thanks",
    "ty": "thanks",
    "thankyou": "thank you",
    "okay": "ok",
    "k": "ok",
    "okey": "ok",
    "yeah": "yes",
    "yep": "yes",
    "yup": "yes",
    "ya'll": "you all",
    "nope": "no",
    "nah": "no",
    "hrs": "hours",
    "hr": "hour",
    "mins": "minutes",
    "min": "minutes",
    "sec": "seconds",
    "secs": "seconds",
    "msg": "message",
    "acc": "account",
    "acct": "account",
    "tmrw": "tomorrow",
    "tmr": "tomorrow",
    "tomorow": "tomorrow",
    "tommorow": "tomorrow",
    "tommorrow": "tomorrow",
    "2moro": "tomorrow",
    "rn": "right now",
    "idk": "i do not know",
    "omg": "my god",
    "e-mail": "email",
    "e-mails": "emails",
    "e-mailed": "emailed",
    "sory": "sorry",
    "sorri": "sorry",
    "srry": "sorry",
    "appologies": "apologies",
    "appologise": "apologise",
    "recieve": "receive",
    "recieved": "received",
    "recived": "received",
    "definately": "definitely",
    "definetly": "definitely",
    "becuase": "because",
    "becasue": "because",
    "wat": "what",
    "wen": "when",
    "teh": "the",
    "delivary": "delivery",
    "dilevery": "delivery",
    "adress": "address",
    "acount": "account",
    "problm": "problem",
    "frustated": "frustrated",
    "frustating": "frustrating",
    "dissapointed": "disappointed",
    "disapointed": "disappointed",
    "dissappointed": "disappointed",
    "rediculous": "ridiculous",
    "unacceptible": "unacceptable",
    "manger": "manager",
    "supervisior": "supervisor",
    "canceled": "cancelled",
    "canceling": "cancelling",
    "color": "colour",
    "favor": "favour",
    "honor": "honour",
    "behavior": "behaviour",
    "program": "programme",
    "installment": "instalment",
    "wherabouts": "whereabouts",
    "happend": "happened",
    "untill": "until",
    "til": "until",
    "till": "until",
    "alot": "a lot",
    "ppl": "people",
}
_IZE_KEPT: Final = frozenset(("size", "prize", "seize", "resize", "sized", "prized", "seized", "capsize", "sizes"))
_SUFFIXES: Final = (("'ll", " will"), ("'ve", " have"), ("'re", " are"), ("'d", " would"), ("'m", " am"))
_IS_HOSTS: Final = frozenset(
    re.findall(
        r"\w+", "it that what here there he she who where how when why this one everything nothing something nobody"
    )
)
_NT_BARE: Final = re.compile(r"(do|does|did|is|are|was|were|has|have|had|could|would|should)nt")
_STRETCHED: Final = re.compile(r"([^\W\d])\1{2,}")


@lru_cache(maxsize=50_000)
def plain_words(raw: str) -> tuple[str, ...]:
    """Return the normal form of one written word: "Can’t" -> ("can", "not"), "sooo" -> ("so",), "apologize" -> s."""
    word = raw.lower().replace("’", "'").replace("‘", "'")
    if (hit := _WHOLE.get(word)) is not None:
        return tuple(hit.split())
    if (shrunk := _STRETCHED.sub(r"\1", word)) != word:
        return plain_words(shrunk)
    if word.endswith("n't"):
        return (word[:-3], "not") if word[:-3] else ("not",)
    if _NT_BARE.fullmatch(word):
        return (word[:-2], "not")
    for suffix, full in _SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix):
            return (word[: -len(suffix)], full.strip())
    if word.endswith("'s") and len(word) > 2:
        return (word[:-2], "is") if word[:-2] in _IS_HOSTS else (word[:-2],)
    return (_british(word),)


def _british(word: str) -> str:
    if len(word) < 6 or word in _IZE_KEPT:
        return word
    for american, british in (("ize", "ise"), ("izes", "ises"), ("ized", "ised"), ("izing", "ising")):
        if word.endswith(american):
            return word[: -len(american)] + british
    return word
