"""From written sets and two labelling passes to the project's own corpus: sheets out, labels in, agreement, JSONL."""
