"""What people use, as Django apps; each may lean on the ones below it and on the core, never on the ones above."""
