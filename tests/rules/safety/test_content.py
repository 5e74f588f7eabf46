"""What a browser would run or fetch, private contacts, and secrets."""

from __future__ import annotations

import pytest

from qms.rules.safety import (
    no_active_content,
    no_key_material,
    no_private_contacts,
    no_remote_images,
)
from tests.rules.specimen import document, lines, values


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<script>x</script>", id="script"),
        pytest.param("< ScRiPt src=x>", id="script in disguise"),
        pytest.param("<iframe src=x>", id="frame"),
        pytest.param("<img src=x onerror=alert(1)>", id="handler"),
        pytest.param("<svg onload=alert(1)>", id="svg"),
        pytest.param("word {onclick='alert(1)'}", id="attribute list"),
        pytest.param("[a](javascript:alert(1))", id="link"),
        pytest.param("[a](JAVA&#83;cript:alert(1))", id="link in entities"),
        pytest.param("[a](<vbscript:x>)", id="another script"),
        pytest.param("[a](data:text/html;base64,PHN2Zz4=)", id="a page as data"),
        pytest.param("<javascript:alert(1)>", id="address in angles"),
        pytest.param("[a][b]\n\n[b]: javascript:alert(1)", id="link by label"),
    ],
)
def test_active(text: str) -> None:
    assert lines(no_active_content, document(f"{text}\n"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The word javascript: is no link.", id="prose"),
        pytest.param("`<script>` and `javascript:x`", id="code"),
        pytest.param("```html\n<script>x</script>\n```", id="fenced code"),
        pytest.param("[a](https://example.org/javascript:x)", id="within an address"),
        pytest.param("in condition = true, {#tag} and {x = 1}", id="signs"),
        pytest.param("![a](data:image/png;base64,AAAA)", id="a picture as data"),
        pytest.param("a < b, contraction = x > y", id="comparison"),
    ],
)
def test_passive(text: str) -> None:
    assert lines(no_active_content, document(f"{text}\n")) == []


def test_front_matter_may_not_be_active() -> None:
    given = document("x\n", more="audience: ['JavaScript:alert(1)']\n")
    assert [place.line for place, _ in no_active_content.check(given)] == [6]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        pytest.param("![a](http://x.org/a.png)", ["http://x.org/a.png"], id="http"),
        pytest.param("![a](//x.org/a.png)", ["//x.org/a.png"], id="no protocol"),
        pytest.param(
            "![a][b]\n\n[b]: https://x.org/a", ["https://x.org/a"], id="label"
        ),
        pytest.param("<img src='https://x.org/a'>", ["https://x.org/a"], id="tag"),
        pytest.param("![a](PO-01/a.png)", [], id="beside the text"),
        pytest.param("[a](https://x.org/a.png)", [], id="a link"),
        pytest.param("![a][b] [c][d]\n\n[d]: https://x.org", [], id="another label"),
        pytest.param("`![a](https://x.org/a)` !", [], id="code"),
    ],
)
def test_pictures(text: str, targets: list[str]) -> None:
    assert values(no_remote_images, document(f"{text}\n"), "target") == targets


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        pytest.param("anna.field@gmail.com", ["a…@gmail.com"], id="mail"),
        pytest.param("kovacs@freemail.hu", ["k…@freemail.hu"], id="mail hu"),
        pytest.param("ivan@abv.bg", ["i…@abv.bg"], id="mail bg"),
        pytest.param("0722 123 456", ["0722…56"], id="mobile ro"),
        pytest.param("+40722.123.456", ["+407…56"], id="mobile ro abroad"),
        pytest.param("06 30 123 4567", ["06 3…67"], id="mobile hu"),
        pytest.param("+36-20-123-4567", ["+36-…67"], id="mobile hu abroad"),
        pytest.param("0888 123 456", ["0888…56"], id="mobile bg"),
        pytest.param("+359 88 123 45 67", ["+359…67"], id="mobile bg abroad"),
        pytest.param(
            "registry@town.example, office@gmail.com.example", [], id="office"
        ),
        pytest.param("0266 371 464, 02 987 6543, 06 1 234 5678", [], id="desk phones"),
        pytest.param("HCL 0722/123456789", [], id="a longer number"),
        pytest.param("person@", [], id="no address"),
    ],
)
def test_contacts(text: str, contacts: list[str]) -> None:
    given = document(f"Write: {text}\n")
    assert values(no_private_contacts, given, "contact") == contacts


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        pytest.param("-----BEGIN RSA PRIVATE KEY-----", ["a private key"], id="rsa"),
        pytest.param("-----BEGIN PRIVATE KEY-----", ["a private key"], id="pkcs8"),
        pytest.param("AKIA" + "ABCDEFGH23456789", ["an access token"], id="cloud"),
        pytest.param("ghp_" + "a1B2" * 9, ["an access token"], id="forge"),
        pytest.param("parola: Teiul-2026", ["a password"], id="ro"),
        pytest.param("jelszó: Harsfa2026", ["a password"], id="hu"),
        pytest.param("парола: Липа-2026", ["a password"], id="bg"),
        pytest.param("password = Linden2026", ["a password"], id="en"),
        pytest.param("parola: cel puțin 12 semne", [], id="a rule for passwords ro"),
        pytest.param("jelszó: legalább 12 karakter", [], id="a rule for passwords hu"),
        pytest.param("парола: поне 12 знака", [], id="a rule for passwords bg"),
        pytest.param("-----BEGIN PUBLIC KEY-----", [], id="a public key"),
        pytest.param("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5", [], id="a public ssh key"),
        pytest.param("the private key stays at home", [], id="prose"),
    ],
)
@pytest.mark.parametrize("language", ["bg", "hu", "ro"])
def test_secrets(language: str, text: str, sorts: list[str]) -> None:
    own = {"parola": "ro", "jelszó": "hu", "парола": "bg"}
    if own.get(text.partition(":")[0], language) != language:
        sorts = []
    assert values(no_key_material, document(f"{text}\n", language), "sort") == sorts
