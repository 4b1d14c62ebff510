"""The conversation as the letter needs it: which answer a turn belongs to, and what the customer said around it."""

from __future__ import annotations

from dataclasses import dataclass

from warmline.core.conversation import Conversation, Speaker


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation with its answers counted: `answers[n]` is the answer (from 1) to which agent turn n belongs."""

    conversation: Conversation
    answers: tuple[int, ...]

    def text(self, turn: int) -> str:
        """Return the words of a turn."""
        return self.conversation.turns[turn].text

    def own_texts(self) -> tuple[str, ...]:
        """Return the words of every turn of the agent, in order."""
        return tuple(turn.text for _, turn in self.conversation.said_by(Speaker.AGENT))

    def answer_of(self, turn: int) -> int:
        """Return the number of the answer, from 1, to which this agent turn belongs."""
        return self.answers[turn]

    def reply_to(self, turn: int) -> str | None:
        """Return the customer's next words after a turn, or None where the customer said nothing more."""
        reply = self.reply_turns(turn)
        return self.text(reply[0]) if reply else None

    def reply_turns(self, turn: int) -> tuple[int, ...]:
        """Return the numbers of the customer's turns after a turn, up to the agent's next answer; empty without any."""
        found: list[int] = []
        for n, each in enumerate(self.conversation.turns[turn + 1 :], start=turn + 1):
            if each.speaker is Speaker.CUSTOMER:
                found.append(n)
            elif each.speaker is Speaker.AGENT and found:
                break
        return tuple(found)

    def turn_of_answer(self, answer: int) -> int | None:
        """Return the first turn of an answer, or None where there is no such answer."""
        return next(
            (n for n, _ in self.conversation.said_by(Speaker.AGENT) if self.answers[n] == answer),
            None,
        )


def talk_of(conversation: Conversation) -> Talk:
    """Count the answers. Consecutive agent turns are one answer; notes and bots do not part them."""
    answers: list[int] = []
    count, before = 0, None
    for turn in conversation.turns:
        if turn.speaker is Speaker.AGENT and before is not Speaker.AGENT:
            count += 1
        if turn.speaker in (Speaker.AGENT, Speaker.CUSTOMER):
            before = turn.speaker
        answers.append(count)
    return Talk(conversation, tuple(answers))
