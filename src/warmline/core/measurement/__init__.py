"""How far raters agree, people and machine alike, and what may be built on their agreement."""
