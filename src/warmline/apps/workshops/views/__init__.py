"""The pages of workshops and webinars: to join, to run in the room, to plan."""
