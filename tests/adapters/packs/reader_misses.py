"""Examples of the rubric that the rules do not yet read as people would. The list may only shrink.

An entry whose example passes fails the test, so that nobody forgets to take it out.
"""

from __future__ import annotations

from typing import Final

# (behaviour, "moment" | "say" | "avoid" | "counter") -> what the reader should have heard
READER_MISSES: Final[dict[tuple[str, str], str]] = {
    ("verifies_understanding", "moment"): "“No, the bill from March is right. It is the one from April” objects",
    ("explains", "moment"): "“That can't be right.” doubts",
    ("keeps_even_tone", "moment"): "“Are you people stupid or what?” insults",
    ("changes_course", "moment"): "“That doesn't work for me” objects",
    ("takes_correction", "moment"): "“No, that's not right.” objects or doubts",
    ("one_voice", "moment"): "“I had to call again because of that” reports a repeat",
    ("follows_up", "moment"): "“I had to write to you twice already” reports a repeat",
    ("comfort_with_action", "say"): "“I can see why Friday worries you” names the feeling; it is no can-do sentence",
    ("timed_hold", "say"): "“give me two minutes” has a time",
    ("sets_boundary", "say"): "“Please let us talk without insults” sets a boundary",
    ("notices_change", "say"): "“I can hear how relieved you are, and I am glad too” names the feeling",
    ("realistic_hope", "avoid"): "“there is nothing more we can do” is no can-do sentence",
    ("prevents_repeat", "avoid"): "“I have corrected it for this month” prevents nothing",
    ("explains_again", "counter"): "“Let me explain it again: as stated” explains nothing",
    ("declines_with_alternative", "counter"): "“but I hope you will fly with us again” is no alternative",
}
