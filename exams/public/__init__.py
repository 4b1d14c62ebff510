"""How well the local text models do on public labels, beside people and simple baselines: `python -m exams.public`."""
