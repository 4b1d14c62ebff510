"""How the local text models were made: texts in, weights, model cards and figures out. `python -m train` does it all."""
