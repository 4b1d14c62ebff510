"""The pages of shifts: one's own, the files that were brought, and a team's week."""
