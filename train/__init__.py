"""How the local text models were made: texts in, weights and figures out. `python -m train` does it all."""
