"""The daily practice on a phone without a network: what the phone holds, and how its answers come home."""
