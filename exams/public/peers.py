"""The n-gram column: TF-IDF of words and pairs with a logistic regression, trained on the same training part."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def available() -> bool:
    """Return whether scikit-learn is installed (the extra `train`); without it the column stays empty."""
    return importlib.util.find_spec("sklearn") is not None


def chances(train: Sequence[str], labels: NDArray[np.int64], held: Sequence[str]) -> NDArray[np.float64] | None:
    """Return the probability of each class (columns by label) for the held-out texts, or None without scikit-learn."""
    if not available():
        return None
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    grams = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"(?u)\b\w+\b|[?!]")
    model = LogisticRegression(C=5.0, max_iter=300, class_weight="balanced").fit(grams.fit_transform(train), labels)
    given = np.zeros((len(held), int(labels.max()) + 1))
    given[:, model.classes_] = model.predict_proba(grams.transform(held))
    return given
