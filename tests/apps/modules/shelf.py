"""What tests of modules share: a sound text, modules at each step of their way, and answers to the exercises."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from warmline.apps.modules import services
from warmline.apps.modules.models import Module, Version
from warmline.apps.people.models import Person

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)  # a Thursday

TEXT = """---
key: waiting_well
title: Waiting well
summary: What to say while the customer waits.
level: foundation
skills: [empathy]
behaviours: [names_feeling]
minutes: 8
version: 1
language: en
author: Thandi Mokoena
review_by: "2027-11-01"
---
Opening words.

## Why it matters {#why}

Some words.

```choice
key: pick
ask: Which answer names the feeling?
behaviour: names_feeling
options:
  - {text: No wonder you are annoyed., why: It says the feeling., right: true}
  - {text: Please hold., why: It says nothing of the feeling.}
```

## Try it {#try_it}

```order
key: steps
ask: Put them in order.
steps: [Feeling, Matter, Time]
why: First the person.
```

```say
key: own_words
customer: I'm so annoyed, I waited at home for two whole days for nothing!
behaviour: names_feeling
good:
  - {text: "Two days of waiting for nothing, no wonder you are annoyed.", why: It says what it comes from.}
trap: {text: I understand your frustration., why: It would fit anybody.}
```

## Your plan {#your_plan}

```reflect
key: think
ask: Which phrase do you use most?
```

```plan
key: plan
ask: Write your plan.
example_if: a customer waits
example_then: say by when I am back
```
"""
GOOD = "Two days of waiting for nothing, no wonder you are annoyed. Let me look now."
# What a reader hands in, in the order of the text; of options and steps the numbers as they were written.
ANSWERS = {
    "pick": ("0",),
    "steps": ("0", "1", "2"),
    "own_words": (GOOD,),
    "plan": ("a customer waits", "say by when I am back"),
}


def written(actor: Person, key: str = "waiting_well", text: str = TEXT) -> Module:
    """A module that this person has begun."""
    return services.begin_module(actor=actor, key=key, text=text, now=NOW)


def newest(module: Module) -> Version:
    """The newest version of a module, fetched anew."""
    module.refresh_from_db()
    return Version.objects.select_related("module__organisation").get(module=module, number=module.newest)


def reviewed(writer: Person, reviewer: Person, module: Module) -> Version:
    """Send the newest version to review and have it approved."""
    services.send_to_review(actor=writer, version=newest(module), now=NOW)
    return services.approve(actor=reviewer, version=newest(module), seen=newest(module).sha256, now=NOW)


def published(writer: Person, reviewer: Person, key: str = "waiting_well", text: str = TEXT) -> Module:
    """A module whose first version is published."""
    module = written(writer, key, text)
    reviewed(writer, reviewer, module)
    services.publish(actor=writer, version=newest(module), now=NOW)
    module.refresh_from_db()
    return module


def updated(
    writer: Person, reviewer: Person, module: Module, text: str, at: datetime | None = None, now: datetime = NOW
) -> Version:
    """The next version of a module with another text, published now or by itself at a moment."""
    services.new_version(actor=writer, module=module, now=NOW)
    draft = newest(module)
    services.save_text(actor=writer, version=draft, text=text, seen=draft.sha256, now=NOW)
    reviewed(writer, reviewer, module)
    return services.publish(actor=writer, version=newest(module), now=now, at=at)


def read_through(reader: Person, module: Module, now: datetime = NOW) -> None:
    """Answer every exercise of a module that one must, a minute after another, and finish it."""
    services.begin(user=reader, module=module, now=now)
    for minute, (key, words) in enumerate(ANSWERS.items(), 1):
        services.answer(user=reader, module=module, key=key, words=words, now=now + timedelta(minutes=minute))
    services.finish(user=reader, module=module, now=now + timedelta(minutes=8))
