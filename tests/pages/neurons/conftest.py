"""The network that the page reads with in most of these tests."""

import pytest

from tests.pages.neurons import support


@pytest.fixture(scope="module")
def small_network(tmp_path_factory):
    with support.small_network(tmp_path_factory.mktemp("network")):
        yield
