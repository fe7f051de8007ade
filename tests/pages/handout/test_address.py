"""Which address is handed out to others: that of the network where the server listens, and no guess elsewhere."""

import socket

import pytest
from starlette.applications import Starlette

from pages import server
from pages.handout import address
from pages.handout.address import PUBLIC, Address, address_for_others, is_loopback, listens_at, own_addresses
from tests.ui.support import Client

HERE = ("127.0.0.1",)


@pytest.fixture(autouse=True)
def no_public_address(monkeypatch):
    monkeypatch.delenv(PUBLIC, raising=False)


def found(host="localhost:8501", clients=HERE, own=("192.168.1.5",), open_at=None, scheme="http"):
    """What is handed out on a computer with these addresses, whose server answers at some of them."""
    ends = {(name, port) for name in own for port in (80, 443, 8501)} if open_at is None else open_at
    return address_for_others(scheme, host, clients, lambda: own, lambda name, port: (name, port) in ends)


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "app.localhost:8501"])
def test_what_a_computer_calls_itself_becomes_its_address_in_the_network(host):
    assert found(host) == Address("http://192.168.1.5:8501", "network")


@pytest.mark.parametrize(
    ("host", "scheme", "base"),
    [("localhost", "http", "http://192.168.1.5"), ("localhost:443", "https", "https://192.168.1.5")],
)
def test_a_usual_port_is_left_out(host, scheme, base):
    assert found(host, scheme=scheme).base == base


def test_an_address_of_the_sixth_version_stands_in_brackets():
    assert found(own=("2001:db8::7",)).base == "http://[2001:db8::7]:8501"


def test_of_several_addresses_the_first_at_which_the_server_answers_is_taken():
    own = ("10.8.0.2", "192.168.1.5", "192.168.1.6")
    assert found(own=own).base == "http://10.8.0.2:8501"
    assert found(own=own, open_at={("192.168.1.5", 8501)}).base == "http://192.168.1.5:8501"


def test_a_server_that_listens_on_its_own_computer_only_says_so():
    assert found(open_at=set()) == Address("", "alone")


def test_without_a_network_nothing_is_known():
    assert found(own=()) == Address("", "unknown")


@pytest.mark.parametrize("host", ["192.168.1.5:8501", "lstm.school.example", "localhost.school.example", ""])
def test_who_came_by_an_address_that_serves_others_keeps_it(host):
    assert found(host) == Address("", "own")


@pytest.mark.parametrize("clients", [("172.17.0.1",), ("127.0.0.1", "10.1.2.3"), ("",)])
def test_behind_a_container_or_a_proxy_elsewhere_nothing_is_guessed(clients):
    assert found(clients=clients) == Address("", "unknown")


@pytest.mark.parametrize("host", ["localhost:8501", "192.168.1.5:8501", "replica1"])
def test_a_public_address_wins_everywhere(monkeypatch, host):
    monkeypatch.setenv(PUBLIC, "https://lstm.school.example/app/")
    assert found(host, clients=("10.1.2.3",)) == Address("https://lstm.school.example/app", "public")


@pytest.mark.parametrize("said", ["", "lstm.school.example", "javascript:alert(1)", "https://a.example/?x=1"])
def test_what_is_no_address_is_not_handed_out(monkeypatch, said):
    monkeypatch.setenv(PUBLIC, said)
    assert found().why == "network"


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST", "127.9.9.9", "::1", "[::1]", "::ffff:127.0.0.1"])
def test_names_of_the_computer_itself(name):
    assert is_loopback(name)


@pytest.mark.parametrize("name", ["192.168.1.5", "localhost.example", "127.example", "", "::2"])
def test_names_that_lead_somewhere_else(name):
    assert not is_loopback(name)


def test_nobody_answers_where_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        assert listens_at("127.0.0.1", port)
    assert not listens_at("127.0.0.1", port)


def test_the_computers_own_addresses_are_its_own_and_lead_out(monkeypatch):
    monkeypatch.setattr(address, "_IN_A_CONTAINER", ())
    for own in own_addresses():
        assert not is_loopback(own)
        family = socket.AF_INET6 if ":" in own else socket.AF_INET
        # Only a computer's own address can be listened at.
        with socket.create_server((own, 0), family=family) as listening:
            assert listens_at(own, listening.getsockname()[1])


def test_inside_a_container_no_address_is_of_use(monkeypatch, tmp_path):
    monkeypatch.setattr(address, "_IN_A_CONTAINER", (tmp_path,))
    assert list(own_addresses()) == []


@pytest.fixture
def client():
    return Client(Starlette(middleware=server.middleware()))


def test_the_browser_is_told(client, monkeypatch):
    answer = client.get("/api/address", headers={"host": "192.168.1.5:8501"})
    assert answer.json() == {"base": "", "why": "own"} and answer.headers["cache-control"] == "no-store"
    far = {"host": "localhost", "x-forwarded-for": "10.1.2.3"}
    assert client.get("/api/address", headers=far).json() == {"base": "", "why": "unknown"}
    monkeypatch.setenv(PUBLIC, "https://lstm.school.example")
    assert client.get("/api/address").json() == {"base": "https://lstm.school.example", "why": "public"}
