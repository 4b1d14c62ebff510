"""`python -m exams.customer [--quick] [--reader model] [--write]`: the laws of the customer, one row each."""

from __future__ import annotations

import argparse
import sys

from exams.customer.report import PAGE, designs, put_in, tables, text_table
from exams.customer.run import run
from exams.customer.workers import Setting


def main(words: list[str] | None = None) -> int:
    """Run the exam and print it; 0 whatever was found, as an exam is no gate."""
    parser = argparse.ArgumentParser(prog="python -m exams.customer", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="60 conversations: a try, no measurement")
    parser.add_argument("--reader", choices=("rules", "model"), default="rules", help="what reads the agent's words")
    parser.add_argument("--write", action="store_true", help="put the table into docs/methods/laws.md")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--scenario", action="append", default=[], help="a scenario file; none: the published")
    chosen = parser.parse_args(words)
    setting = Setting(chosen.reader, tuple(chosen.scenario), chosen.processes)
    result = run(setting, quick=chosen.quick)
    for line in text_table(result, setting):
        print(line)
    if chosen.write:
        put_in(PAGE, "designs", designs())
        put_in(PAGE, "laws", tables(result, setting))
    return 0


if __name__ == "__main__":
    sys.exit(main())
