"""The first draft of a scenario from a policy or a real ticket: what rules can find, and marked gaps for the rest."""
