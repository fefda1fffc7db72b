"""The yardsticks a model must beat, trained on the same statements: majority, alias rule, TF-IDF with logistic
regression.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stance.evaluation.labels import IGNORED, Example, label_arrays
from stance.records import STANCE_LABELS, TARGETS
from stance.scores.features import Featurizer


def majority(train: Sequence[Example], test: Sequence[Example]) -> np.ndarray:
    """The most frequent label of each target: predictions (n, targets)."""
    stance, _ = label_arrays(train)
    columns = [np.bincount(stance[:, i][stance[:, i] != IGNORED]).argmax() for i in range(len(TARGETS))]
    return np.tile(columns, (len(test), 1))


def alias_rule(test: Sequence[Example], featurizer: Featurizer) -> np.ndarray:
    """A target that is mentioned is taken as criticised, else as not concerned: predictions (n, targets)."""
    against, none = STANCE_LABELS.index("against"), STANCE_LABELS.index("none")
    mentioned = [{mention.slot for mention in featurizer.mentions(example.text)} for example in test]
    return np.asarray([[against if target in slots else none for target in TARGETS] for slots in mentioned])


def tfidf_regression(train: Sequence[Example], test: Sequence[Example]) -> np.ndarray:
    """Word 1-2 and character 3-5 TF-IDF, one logistic regression per target: predictions (n, targets)."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_union

    features = make_union(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=3, sublinear_tf=True),
    )
    inputs = features.fit_transform([example.text for example in train])
    asked = features.transform([example.text for example in test])
    stance, _ = label_arrays(train)
    columns = []
    for index in range(len(TARGETS)):
        known = stance[:, index] != IGNORED
        model = OneVsRestClassifier(LogisticRegression(C=5.0, class_weight="balanced", solver="liblinear"))
        columns.append(model.fit(inputs[known], stance[known, index]).predict(asked))
    return np.stack(columns, axis=1)
