"""When a skill counts as proven: strands, cut scores, attempts, decisions and how consistent they are."""
