"""Speed and memory, measured: `make bench` prints tables and writes docs/reference/performance.md."""
