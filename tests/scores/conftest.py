"""The shipped model, loaded once for all tests of scoring."""

import pytest

from stance.scores.loading import load_classifier
from stance.settings import ROOT


@pytest.fixture(scope="session")
def model_folder():
    return ROOT / "data" / "model"


@pytest.fixture(scope="session")
def classifier(model_folder):
    return load_classifier(str(model_folder))
