"""The pages about people and their organisation."""
