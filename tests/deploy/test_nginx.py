"""Two servers behind nginx, with the configuration that is shipped: one dies in the middle, and nothing is lost.

Needs Debian's package nginx; ``make test-deploy`` installs it and runs this file, ``make test`` does not.
"""

import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import ExitStack

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser import chromium
from tests.browser.objects.unit_page import UnitPage
from tests.browser.servers import ROOT, MortalServer, Server, free_port

PATIENCE_MS = 60_000


@pytest.fixture
def replicas(tmp_path):
    found = []
    for number in (1, 2):
        folder = tmp_path / str(number)
        folder.mkdir()
        found.append(MortalServer(folder))
        found[-1].start()
    yield found
    for replica in found:
        replica.kill()


@pytest.fixture
def proxy(replicas, tmp_path):
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    port = free_port()
    text = (
        (ROOT / "deploy" / "nginx.conf")
        .read_text(encoding="utf-8")
        .replace("listen 80;", f"listen 127.0.0.1:{port};")
    )
    for number, replica in enumerate(replicas, 1):
        text = text.replace(f"replica{number}:8501", replica.server.host)
    text = text.replace("/var/cache/nginx/gatewise", str(tmp_path / "cache"))
    temporary = "".join(
        f"{name}_temp_path {tmp_path}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    log = tmp_path / "nginx.log"
    main = tmp_path / "nginx.conf"
    # As root nginx would hand its work to somebody who may not write here.
    user = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    main.write_text(
        f"{user} daemon off; worker_processes 1; pid {tmp_path}/pid; error_log {log};\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}{text}\n}}\n",
        encoding="utf-8",
    )
    process = subprocess.Popen([program, "-c", str(main), "-p", str(tmp_path)], stderr=subprocess.STDOUT)
    server = Server(port, log)
    _wait(server, process)
    yield server
    process.send_signal(signal.SIGTERM)
    process.wait(10)


@pytest.fixture
def unit(proxy):
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        expect.set_options(timeout=PATIENCE_MS)
        browser = playwright.chromium.launch(executable_path=str(chromium.find()), args=list(chromium.FLAGS))
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE_MS)
        yield UnitPage(page, proxy).open()
        browser.close()


def _wait(server, process):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(server.address("/_stcore/health"), timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(server.log())


def _get(server, path):
    with urllib.request.urlopen(server.address(path), timeout=30) as answer:
        return answer.headers, answer.read()


def test_recorded_answers_are_kept_by_the_proxy(proxy):
    path = "/api/activations?span=10"
    first, body = _get(proxy, path)
    again, same = _get(proxy, path)
    assert (first["x-cache"], again["x-cache"]) == ("MISS", "HIT") and body == same
    # Until a run is finished nobody may keep what there is of it.
    for _ in range(200):
        headers, _ = _get(proxy, "/api/training-run?epochs=50")
        if headers["x-cache"] == "HIT":
            break
        time.sleep(0.05)
    assert headers["x-cache"] == "HIT" and '"finished": true' in headers["x-run"]


def test_what_is_refused_is_refused_through_the_proxy_too(proxy):
    request = urllib.request.Request(proxy.address("/api/unit"), data=b"x" * 3_000_000)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=30)
    assert refused.value.code == 413
    refused.value.close()


@pytest.mark.parametrize("killed", [0, 1])
def test_a_server_that_dies_in_the_middle_takes_nothing_with_it(unit, replicas, killed):
    unit.type_value("x", "2")
    unit.expect_query(x="2")
    replicas[killed].kill()
    unit.type_value("c_prev", "-1")
    unit.expect_query(x="2", c="-1")
    expect(unit.number("c_prev")).to_have_text("−1.00")
    unit.drag("x", 20)
    # Streamlit's part of the page comes back on the other server, with everything that was set.
    unit.page.get_by_text("All numbers").first.wait_for()
    deadline = time.monotonic() + 30
    while "open" not in unit.query() and time.monotonic() < deadline:
        unit.main.get_by_text("All numbers").click()
        unit.page.wait_for_timeout(1500)
    unit.expect_query(x="3", c="-1", open="numbers")
    expect(unit.page.locator("[data-table] tr", has_text="Input").first).to_contain_text("3.00")
    with unit.answering():
        unit.bar.get_by_role("button", name="Undo").click()
    unit.expect_query(x="2", c="-1", open="numbers")
