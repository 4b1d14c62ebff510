"""Every number of the simulated customer, in one place.

L1 to L36 are the laws of the customer that the exams test. "Chosen" means: no published size was found, so this is
our choice. All amounts are on the 0-1 scale of the mood, for a person of middling temperament, before stickiness.
`effects` holds what each reason does, `numbers` everything else, `channels` what differs by channel, `acts` what acts
make people feel, `difficulty` what makes the same case harder.
"""

from warmline.core.customer.parameters.acts import ACTS, FeltAct
from warmline.core.customer.parameters.channels import BY_CHANNEL
from warmline.core.customer.parameters.difficulty import DIFFICULTY, Difficulty
from warmline.core.customer.parameters.effects import EFFECTS, JUSTICE, Effect
from warmline.core.customer.parameters.numbers import PARAMETERS, Parameters

__all__ = [
    "ACTS",
    "BY_CHANNEL",
    "DIFFICULTY",
    "EFFECTS",
    "JUSTICE",
    "PARAMETERS",
    "Difficulty",
    "Effect",
    "FeltAct",
    "Parameters",
]
