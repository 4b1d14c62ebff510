"""When people work and when they are away: shifts and leave, from files that the house brings."""
