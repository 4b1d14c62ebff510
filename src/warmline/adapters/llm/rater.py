"""The rater: conversation in, reviews out, in the same form as any person's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from warmline.adapters.llm.answers import Answer, Read, Unreadable, read_answers
from warmline.adapters.llm.budget import Budget
from warmline.adapters.llm.calling import Caller, Message, Refused, Unanswered
from warmline.adapters.llm.memory import Memory
from warmline.adapters.llm.outgoing import Sheet, sheet_of
from warmline.adapters.llm.prompt import question, schema
from warmline.adapters.llm.record import Record
from warmline.core.conversation import Conversation, Speaker
from warmline.core.skills import Behaviour

# So many criteria in one question: more make models skip some, fewer send the same conversation more often.
TOGETHER: Final = 8
LONGEST: Final = 24_000
"""Characters of a conversation; a longer one is not asked about, since cutting it would change what is rated."""
_IN_A_ROW: Final = 3
_FIELDS: Final = ("conversation_id", "rater", "criterion", "anchor", "comment")


@dataclass(frozen=True, slots=True)
class Review:
    """One row for `warmline reviews import`. `comment` is the quote that the anchor rests on."""

    conversation_id: str
    rater: str
    criterion: str
    anchor: int
    comment: str


@dataclass(slots=True)
class Tally:
    """What came of all questions so far: counts, and why questions failed or answers were dropped."""

    conversations: int = 0
    asked: int = 0
    remembered: int = 0
    reviews: int = 0
    not_observed: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)


class EndpointRater:
    """A language model behind an endpoint, as one more rater."""

    FIELDS: Final = _FIELDS

    def __init__(
        self, caller: Caller, budget: Budget, memory: Memory, record: Record, criteria: Sequence[Behaviour], rubric: str
    ) -> None:
        """Rate by these criteria of the rubric of this version."""
        self._caller = caller
        self._budget = budget
        self._memory = memory
        self._record = record
        self._groups = [criteria[at : at + TOGETHER] for at in range(0, len(criteria), TOGETHER)]
        self._rubric = rubric
        self._silent = 0
        self.tally = Tally()

    @property
    def name(self) -> str:
        """The name under which its reviews are filed."""
        return f"model:{self._caller.endpoint.model}"

    def review(self, conversation: Conversation) -> tuple[Review, ...]:
        """Return what the model says of a conversation, as far as it can be believed.

        Where a question gets no answer, its criteria are left out and the tally says why. Raises BudgetSpent where
        nothing more may be asked today, and Refused where the endpoint answers nothing at all. A conversation without a
        turn of the agent is not sent.
        """
        self.tally.conversations += 1
        if next(conversation.said_by(Speaker.AGENT), None) is None:
            return ()
        sheet = sheet_of(conversation)
        if len(sheet.text) > LONGEST:
            self.tally.failed["conversation too long"] += 1
            return ()
        reviews: list[Review] = []
        for criteria in self._groups:
            if (read := self._read(conversation, sheet, criteria)) is not None:
                self.tally.not_observed += read.not_observed
                self.tally.dropped.update(read.dropped)
                reviews += [self._review(conversation, sheet, answer) for answer in read.answers]
        self.tally.reviews += len(reviews)
        return tuple(reviews)

    def _read(self, conversation: Conversation, sheet: Sheet, criteria: Sequence[Behaviour]) -> Read | None:
        keys = [each.key for each in criteria]
        key = self._memory.key(self._caller.endpoint, self._rubric, keys, sheet)
        if (known := self._memory.get(key)) is not None:
            self.tally.remembered += 1
            return known
        try:
            read = read_answers(self._asked(conversation.id, sheet, criteria), sheet, keys)
        except (Unanswered, Unreadable) as failed:
            self._note_failure(conversation.id, failed)
            return None
        self._silent = 0
        self._memory.put(key, read)
        return read

    def _asked(self, conversation: str, sheet: Sheet, criteria: Sequence[Behaviour]) -> str:
        messages = question(criteria, sheet)
        expected = _tokens_at_most(messages, self._caller.endpoint.longest)

        def before() -> None:
            self._budget.take(expected)
            self._record.sent(self._caller.endpoint, conversation, sheet, len(criteria))

        self.tally.asked += 1
        reply = self._caller.ask(messages, schema(criteria), before)
        self._record.outcome(conversation, "answered", reply.tokens)
        if reply.tokens is not None:
            self._budget.settle(expected, reply.tokens)
        return reply.text

    def _note_failure(self, conversation: str, failed: Exception) -> None:
        why = "unreadable answer" if isinstance(failed, Unreadable) else str(failed)
        self.tally.failed[why] += 1
        self._record.outcome(conversation, why)
        # An answer that cannot be read is an answer; only silence says that asking on is of no use.
        self._silent = 0 if isinstance(failed, Unreadable) else self._silent + 1
        if self._silent >= _IN_A_ROW:
            host = self._caller.endpoint.host
            raise Refused(f"The endpoint at {host} left {_IN_A_ROW} questions in a row unanswered ({why}).")

    def _review(self, conversation: Conversation, sheet: Sheet, answer: Answer) -> Review:
        speaker, text = sheet.line(answer.turn)
        quote = text[answer.start : answer.start + answer.length]
        comment = f"turn {answer.turn}, {speaker.value}: “{quote}”"
        return Review(conversation.id, self.name, answer.criterion, answer.anchor, comment)


def _tokens_at_most(messages: Sequence[Message], longest: int) -> int:
    # Two characters a token is more tokens than English text has with any common vocabulary, so the budget holds even
    # where the server does not say what it used.
    return sum(len(each["content"]) for each in messages) // 2 + longest
