"""Proof of a skill: certification rules, the assessment room, decisions of people, certificates."""
