"""The draft that a new module begins with: a head and one of each common part, every place to write marked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from warmline.apps.people.models import Person

LOOK_AGAIN: Final = timedelta(days=365)

_TEXT: Final = """---
key: {key}
title: "[write a title]"
summary: "[write in one sentence what it teaches]"
level: foundation
skills: [empathy]
behaviours: [names_feeling]
minutes: 10
version: 1
language: en
author: {author}
review_by: "{review_by}"
---
[write for whom this is and what it helps with]

## Why it matters {{#why}}

[write what happens to a customer when it is missing]

```choice
key: first_look
ask: "[write a question about what was just said]"
options:
  - text: "[write the right answer]"
    right: true
    why: "[write why it is right]"
  - text: "[write a wrong answer that somebody might choose]"
    why: "[write kindly why it is not]"
```

## An example {{#example}}

```worked
key: example
title: "[write a name for the example]"
customer: "[write what the customer says]"
steps:
  - do: "[write what is done first]"
    words: "[write the words]"
    why: "[write why]"
  - do: "[write what is done next]"
    words: "[write the words]"
    why: "[write why]"
    faded: true
```

## Now you {{#now_you}}

```say
key: own_words
customer: "[write what a customer says in such a moment]"
behaviour: names_feeling
good:
  - text: "[write a good answer]"
    why: "[write what makes it good]"
```

## Your plan {{#your_plan}}

```plan
key: plan
ask: "Write your plan for the next days."
example_if: "[write a moment that comes up often]"
example_then: "[write what to do then]"
```
"""


def starter(*, key: str, author: Person, today: date) -> str:
    """Return the draft of a new module by this author, to be looked at again in a year."""
    name = author.name.replace("\\", "").replace('"', "")
    return _TEXT.format(key=key, author=f'"{name}"', review_by=(today + LOOK_AGAIN).isoformat())
