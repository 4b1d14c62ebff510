"""The parts of `warmline reviews`: who asks, with which machine, and how the answer looks."""
