"""`python -m exams.own [dev|exam]`: the table of our own text."""

import sys

from exams.own.answers import judge_with
from exams.own.rows import table
from warmline.adapters.packs import load_rubric
from warmline.core.moves.rules import RuleReader

part = sys.argv[1] if len(sys.argv) > 1 else "exam"
reader = RuleReader()
print(f"== {part} part, reader {reader.version}: our own text, consistency, not validity")
print(f"{'row':48}{'target':>10}  {'ours (95 % interval)':36}words only")
for row in table(judge_with(reader, load_rubric()), part):
    print(f"{row.name:48}{row.target:>10}  {row.ours or '-'!s:36}{row.beside or '-'}")
