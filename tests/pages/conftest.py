import pytest
from hypothesis import settings

import pages.forecast.live.runs
import pages.training.live.runs

# A busy machine is no reason for a property to fail.
settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def a_link_waits_for_its_run(monkeypatch):
    """A link that makes a run again shows it unfinished after some seconds; on a busy machine a test would see that."""
    for module in (pages.training.live.runs, pages.forecast.live.runs):
        monkeypatch.setattr(module, "PATIENCE_S", 120.0)
