import os

from hypothesis import HealthCheck, settings

# On a machine with much memory the app keeps more; what is tested shall not depend on that.
os.environ.setdefault("GATEWISE_ANSWERS_MB", "256")

# A busy machine is no reason for a property to fail.
settings.register_profile(
    "unhurried", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")


def pytest_xdist_auto_num_workers() -> int:
    """One for each processor, and at least three: tests in a browser wait a good part of their time."""
    return max(3, os.cpu_count() or 1)
