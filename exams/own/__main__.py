"""`python -m exams.own [dev|exam] [--rules]`: the table of our own text, by the shipped reader or its rules alone."""

import argparse

from exams.own.answers import judge_with
from exams.own.rows import table
from warmline.adapters.encoder import local_reader
from warmline.adapters.packs import load_rubric
from warmline.core.moves.rules import RuleReader

parser = argparse.ArgumentParser(prog="python -m exams.own")
parser.add_argument("part", nargs="?", choices=("dev", "exam"), default="exam")
parser.add_argument("--rules", action="store_true", help="read by the rules alone")
chosen = parser.parse_args()
reader = RuleReader() if chosen.rules else local_reader()
print(f"== {chosen.part} part, reader {reader.version}: our own text, consistency, not validity")
print(f"{'row':48}{'target':>10}  {'ours (95 % interval)':36}words only")
for row in table(judge_with(reader, load_rubric()), chosen.part):
    print(f"{row.name:48}{row.target:>10}  {row.ours or '-'!s:36}{row.beside or '-'}")
