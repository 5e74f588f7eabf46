"""The preview: what it answers, and to whom; it leads out of its folder nowhere."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from qms.actions.preview import Preview
from qms.actions.preview_pages import SCRIPT, WAIT, answer, reloading
from qms.actions.preview_server import USUAL_PORT, is_meant_for_us, served
from qms.errors import QmsError, UsageError
from qms.site.shell import policy_of, site_policy

PAGE = (
    '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; '
    'script-src &#39;self&#39;"><head></head>welcome'
)


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    site = tmp_path / "site"
    (site / "ro" / "documents").mkdir(parents=True)
    (site / "assets").mkdir()
    (site / "index.html").write_text(PAGE)
    (site / "ro/index.html").write_text(PAGE)
    (site / "ro/documents/PO-012.html").write_text(PAGE)
    (site / "assets/site.css").write_text("p {}")
    (site / "SHA256SUMS").write_text("0")
    (tmp_path / "secret.html").write_text("secret")
    (site / "out.html").symlink_to(tmp_path / "secret.html")
    (site / "up").symlink_to(tmp_path)
    return Preview(site)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        pytest.param("/", 200, id="the first page"),
        pytest.param("/ro/", 200, id="the first page of a folder"),
        pytest.param("/ro", 301, id="a folder"),
        pytest.param("/ro/documents/PO-012.html?q=1", 200, id="a page with a question"),
        pytest.param("/assets/site.css", 200, id="a style sheet"),
        pytest.param("/SHA256SUMS", 200, id="a file without an ending"),
        pytest.param("/assets/", 404, id="a folder without a first page"),
        pytest.param("/assets", 404, id="such a folder without its slash"),
        pytest.param("/none.html", 404, id="what is not there"),
        pytest.param("/../secret.html", 404, id="above"),
        pytest.param("/%2e%2e/secret.html", 404, id="above, in numbers"),
        pytest.param("/ro/..%2f..%2fsecret.html", 404, id="above, with a slash"),
        pytest.param("/..%5csecret.html", 404, id="above, with a backslash"),
        pytest.param("//index.html", 404, id="another host"),
        pytest.param("/ro//index.html", 404, id="a step without a name"),
        pytest.param("/c:/secret.html", 404, id="a drive"),
        pytest.param("/a%00b", 404, id="no name at all"),
        pytest.param("/%ff.html", 404, id="bytes that are no text"),
        pytest.param("/out.html", 404, id="a link to a file"),
        pytest.param("/up/secret.html", 404, id="a link to a folder"),
        pytest.param("/.site.qms-new/index.html", 404, id="a site half built"),
        pytest.param(SCRIPT, 200, id="the script of the preview"),
        pytest.param(f"{WAIT}?x", 404, id="no number"),
        pytest.param("/.qms/other", 404, id="nothing of the preview's own"),
    ],
)
def test_answers(preview: Preview, address: str, code: int) -> None:
    found = answer(preview, address)
    assert found.code == code
    assert b"secret" not in found.data


@pytest.mark.parametrize(
    "policy", [policy_of("p {}"), site_policy(""), site_policy("p {}")]
)
def test_a_page_may_ask_for_news_and_nothing_else(policy: str) -> None:
    page = f'<head><meta content="{policy}"></head>'.encode()
    found = reloading(page, 7).decode()
    assert f'<script src="{SCRIPT}" data-seen="7" defer></script>\n</head>' in found
    (added,) = (each for each in found.split(";") if "connect-src" in each)
    assert added.strip() == "connect-src 'self'"
    assert found.count("script-src 'self'") == 1
    assert "unsafe" not in found


def test_a_fault_stands_in_place_of_every_page_until_it_is_mended(
    preview: Preview,
) -> None:
    preview.stands(QmsError("PO-012 <b>is</b> broken", hint="mend it"))
    found = answer(preview, "/ro/")
    assert found.code == 503
    assert b"PO-012 &lt;b&gt;is&lt;/b&gt; broken" in found.data
    assert b"mend it" in found.data
    assert b"welcome" not in found.data
    assert answer(preview, "/assets/site.css").code == 200
    preview.stands()
    assert b"welcome" in answer(preview, "/ro/").data


def test_whoever_waits_hears_of_the_next_change(preview: Preview) -> None:
    number = preview.standing.number
    heard: list[bool] = []
    waiting = threading.Thread(
        target=lambda: heard.append(preview.await_other(number, 30))
    )
    waiting.start()
    preview.stands()
    waiting.join(30)
    assert heard == [True]
    assert not preview.await_other(preview.standing.number, 0.01)
    preview.end()
    assert not preview.await_other(0, 30)


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        pytest.param({"Host": "127.0.0.1:8765"}, True, id="by its number"),
        pytest.param({"Host": "LocalHost:8765"}, True, id="by its name"),
        pytest.param({"Host": "127.0.0.1"}, False, id="another port"),
        pytest.param({"Host": "evil.example:8765"}, False, id="a name of others"),
        pytest.param({}, False, id="no name"),
        pytest.param(
            {"Host": "127.0.0.1:8765", "Sec-Fetch-Site": "cross-site"},
            False,
            id="from a foreign page",
        ),
        pytest.param(
            {"Host": "127.0.0.1:8765", "Sec-Fetch-Site": "same-site"},
            False,
            id="from another port",
        ),
        pytest.param(
            {
                "Host": "127.0.0.1:8765",
                "Sec-Fetch-Site": "cross-site",
                "Sec-Fetch-Mode": "navigate",
            },
            True,
            id="a link that somebody followed",
        ),
    ],
)
def test_for_whom_it_is(headers: dict[str, str], is_ours: bool) -> None:
    assert is_meant_for_us(headers, 8765) is is_ours


@pytest.fixture
def address(preview: Preview) -> Iterator[str]:
    with served(preview, _free()) as found:
        yield found


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def asked(
    address: str, path: str, method: str = "GET", host: str = ""
) -> tuple[int, str, bytes]:
    place = urlsplit(address).netloc
    connection = http.client.HTTPConnection(place, timeout=30)
    connection.request(method, path, headers={"Host": host or place})
    response = connection.getresponse()
    return response.status, response.headers.get("Location", ""), response.read()


def test_it_is_read_over_http(address: str) -> None:
    assert b"welcome" in asked(address, "/")[2]
    assert asked(address, "/ro")[:2] == (301, "/ro/")
    assert asked(address, "/", "HEAD") == (200, "", b"")
    assert asked(address, "/", host="evil.example")[0] == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_it_is_read_and_not_written(address: str, method: str) -> None:
    assert asked(address, "/", method)[0] == 501


def test_a_port_that_is_taken(preview: Preview, address: str) -> None:
    taken = urlsplit(address).port
    with pytest.raises(UsageError), served(preview, taken):
        pass


def test_any_other_port_will_do_where_the_usual_one_is_taken(preview: Preview) -> None:
    with socket.socket() as one:
        try:
            one.bind(("127.0.0.1", USUAL_PORT))
            one.listen()
        except OSError:
            pass  # somebody else holds it, which is as well
        with served(preview, None) as found:
            assert urlsplit(found).port != USUAL_PORT
            assert asked(found, "/")[0] == 200
