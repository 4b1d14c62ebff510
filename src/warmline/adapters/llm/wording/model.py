"""Asking for words: once, briefly, and believing nothing that the guard has not let pass."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from warmline.adapters.llm.budget import Budget, BudgetSpent
from warmline.adapters.llm.calling import Caller, Refused, Unanswered
from warmline.adapters.llm.wording.counts import ACCEPTED, ASKED, Counts
from warmline.adapters.llm.wording.prompt import SCHEMA, Unreadable, message_of, messages
from warmline.core.customer.language import WordingTask
from warmline.core.customer.language.guard import Guard, leaves_words

SECONDS: Final = 2.0
"""How long a trainee may wait for a model's words before the authored ones are used."""
_IN_A_ROW: Final = 3
_REST: Final = 60.0  # seconds


class EndpointWording:
    """A language model that words plans. It never raises: where anything goes wrong there are no words.

    After three questions in a row without an answer nothing is asked for a minute, so that a server that is down costs
    nobody a wait in every turn. `now` is a clock in seconds.
    """

    def __init__(
        self,
        caller: Caller,
        guard: Guard,
        counts: Counts,
        budget: Budget,
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ask through this caller, whose endpoint says how long one question may take."""
        self._caller = caller
        self._guard = guard
        self._counts = counts
        self._budget = budget
        self._now = now
        self._silent = 0
        self._rests_until = float("-inf")

    def word(self, task: WordingTask) -> str | None:
        """Return the message in the model's words where they passed the guard, else None.

        Nobody is asked where every sentence is the scenario's own and must stay as it is.
        """
        if not leaves_words(task) or self._now() < self._rests_until:
            return None
        try:
            text = message_of(self._asked(task))
        except (BudgetSpent, OSError):
            # Where the budget cannot be read, nobody knows what may still be asked.
            return None
        except Unreadable as failed:
            self._silent = 0
            self._count(f"failed: {failed}")
            return None
        except (Unanswered, Refused) as failed:
            self._rest(refused=isinstance(failed, Refused))
            self._count(f"failed: {'refused' if isinstance(failed, Refused) else failed}")
            return None
        self._silent = 0
        objection = self._guard.objection(task, text)
        self._count(ACCEPTED if objection is None else f"rejected: {objection}")
        return text if objection is None else None

    def _count(self, what: str) -> None:
        """Count a question and what became of it. A count that cannot be kept costs nobody an answer."""
        with suppress(OSError):
            self._counts.add(ASKED, what)

    def _asked(self, task: WordingTask) -> str:
        question = messages(task)
        # Two characters a token is more than English text has with any common vocabulary.
        expected = sum(len(each["content"]) for each in question) // 2 + self._caller.endpoint.longest
        reply = self._caller.ask(question, SCHEMA, lambda: self._budget.take(expected))
        if reply.tokens is not None:
            self._budget.settle(expected, reply.tokens)
        return reply.text

    def _rest(self, *, refused: bool) -> None:
        self._silent += 1
        if refused or self._silent >= _IN_A_ROW:
            self._silent = 0
            self._rests_until = self._now() + _REST
