"""Keys are found, made and used through real OpenSSH: files, an agent, an askpass."""

from __future__ import annotations

import base64
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from qms.errors import QmsError
from qms.store.key_making import make_key
from qms.store.keys import (
    OwnKey,
    fingerprint,
    key_folder,
    key_of,
    own_keys,
    sign,
)
from qms.store.signatures import NAMESPACE, signature_of
from qms.store.wire import string

DATA = "aprobat: Szabó Mária\r\n\0 \n\n".encode()
PASSPHRASE = "örök-titok 7"
TYPES = {
    "ed25519": ("-t", "ed25519"),
    "rsa": ("-t", "rsa", "-b", "2048"),
    "ecdsa": ("-t", "ecdsa"),
    "rsa in PEM": ("-t", "rsa", "-b", "2048", "-m", "PEM"),
}
# where a person could be asked: each test says itself what there is
ASKING = ("DISPLAY", "WAYLAND_DISPLAY", "SSH_ASKPASS", "SSH_ASKPASS_REQUIRE")
NO_TERMINAL = "no terminal on which to ask"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without keys, an agent, or a window in which to ask."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "SSH_AUTH_SOCK", "QMS_KEY", *ASKING):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture
def agent(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An agent of this test alone; its socket's path must be short."""
    folder = Path(tempfile.mkdtemp(prefix="qms-agent-"))
    socket = folder / "s"
    # -D: it stays our child, so that the very process is ended
    process = subprocess.Popen(
        ["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.PIPE
    )
    assert process.stdout
    process.stdout.readline()
    monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
    yield socket
    process.terminate()
    process.communicate()
    shutil.rmtree(folder)


@pytest.fixture
def askpass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What answers for a person; `answer` is what it types."""
    script, answer = tmp_path / "askpass", tmp_path / "answer"
    answer.write_text(PASSPHRASE)
    script.write_text(f'#!/bin/sh\ncat "{answer}"\n')
    script.chmod(0o700)
    monkeypatch.setenv("SSH_ASKPASS", str(script))
    monkeypatch.setenv("SSH_ASKPASS_REQUIRE", "force")
    return answer


def ssh(*words: str, data: bytes = b"") -> str:
    done = subprocess.run(list(words), input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def made(path: Path, *words: str, passphrase: str = "") -> OwnKey:
    path.parent.mkdir(parents=True, exist_ok=True)
    kind = words or TYPES["ed25519"]
    ssh("ssh-keygen", "-q", *kind, "-N", passphrase, "-C", "x y", "-f", str(path))
    return OwnKey(key_of(public(path)), path, "named")


def public(path: Path) -> str:
    return Path(f"{path}.pub").read_text()


def holds_for_ssh_keygen(key: str, armour: bytes, folder: Path) -> bool:
    signers, sealed = folder / "allowed_signers", folder / "sealed"
    signers.write_text(f'nagy.peter namespaces="{NAMESPACE}" {key}\n')
    sealed.write_bytes(armour)
    words = ("-Y", "verify", "-f", str(signers), "-I", "nagy.peter", "-n", NAMESPACE)
    told = ssh("ssh-keygen", *words, "-s", str(sealed), data=DATA)
    return told.startswith("Good")


def refused(own: OwnKey) -> str:
    with pytest.raises(QmsError) as told:
        sign(DATA, own)
    assert PASSPHRASE not in f"{told.value} {told.value.hint}"
    assert told.value.hint
    return str(told.value)


@pytest.mark.parametrize("name", TYPES)
def test_a_file_signs(tmp_path: Path, name: str) -> None:
    own = made(tmp_path / "key", *TYPES[name])
    armour = sign(DATA, own)
    assert signature_of(DATA, armour) == (own.key, None)
    assert holds_for_ssh_keygen(own.key, armour, tmp_path)


@pytest.mark.parametrize("name", TYPES)
def test_an_agent_signs_with_what_it_alone_holds(
    tmp_path: Path, agent: Path, name: str
) -> None:
    own = made(tmp_path / "key", *TYPES[name])
    ssh("ssh-add", "-q", str(tmp_path / "key"))
    for half in ("key", "key.pub"):
        (tmp_path / half).unlink()
    assert own_keys() == (OwnKey(own.key, None, "agent"),)
    armour = sign(DATA, own_keys()[0])
    assert holds_for_ssh_keygen(own.key, armour, tmp_path)


def test_a_public_file_signs_through_its_private_half_or_the_agent(
    tmp_path: Path, agent: Path
) -> None:
    own = made(tmp_path / "key")
    half = own._replace(path=tmp_path / "key.pub")
    assert signature_of(DATA, sign(DATA, half)).key == own.key
    ssh("ssh-add", "-q", str(tmp_path / "key"))
    (tmp_path / "key").unlink()
    assert signature_of(DATA, sign(DATA, half)).key == own.key


def test_a_passphrase_is_asked_by_ssh_keygen(tmp_path: Path, askpass: Path) -> None:
    own = made(tmp_path / "key", passphrase=PASSPHRASE)
    armour = sign(DATA, own)
    assert holds_for_ssh_keygen(own.key, armour, tmp_path)


def test_an_agent_spares_the_passphrase(
    tmp_path: Path, agent: Path, askpass: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = made(tmp_path / "key", passphrase=PASSPHRASE)
    ssh("ssh-add", "-q", str(tmp_path / "key"))
    monkeypatch.delenv("SSH_ASKPASS")
    assert signature_of(DATA, sign(DATA, own)).fault is None


def test_a_wrong_passphrase_is_told(tmp_path: Path, askpass: Path) -> None:
    own = made(tmp_path / "key", passphrase=PASSPHRASE)
    askpass.write_text("something else")
    assert refused(own) == "the passphrase is wrong"


def test_a_file_that_others_may_read_is_told(tmp_path: Path) -> None:
    own = made(tmp_path / "key")
    (tmp_path / "key").chmod(0o644)
    assert "others on this computer may read the private key" in refused(own)


def test_a_locked_agent_is_told(tmp_path: Path, agent: Path, askpass: Path) -> None:
    own = made(tmp_path / "key")
    ssh("ssh-add", "-q", str(tmp_path / "key"))
    ssh("ssh-add", "-x")
    assert own_keys() == ()
    told = refused(own._replace(path=None))
    assert told == "the private key is neither on this computer nor in the agent"


def test_an_agent_that_refuses_is_told(
    tmp_path: Path, agent: Path, askpass: Path
) -> None:
    own = made(tmp_path / "key")
    ssh("ssh-add", "-q", "-c", str(tmp_path / "key"))
    assert refused(own._replace(path=None)) == "the agent refused to sign with the key"


def test_an_agent_that_is_gone_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_AUTH_SOCK", str(tmp_path / "nobody"))
    assert own_keys() == ()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    own = made(tmp_path / "key")
    lost = own._replace(path=tmp_path / "lost")
    assert refused(lost) == "the file of the key is not there"


def test_what_is_no_private_key_is_told_in_the_words_of_ssh_keygen(
    tmp_path: Path,
) -> None:
    own = made(tmp_path / "key")
    (tmp_path / "key").write_text("-----BEGIN OPENSSH PRIVATE KEY-----\nx\n")
    assert refused(own)


def test_the_public_key_of_another_beside_a_private_one_is_told(
    tmp_path: Path,
) -> None:
    own, other = made(tmp_path / "key"), made(tmp_path / "other")
    told = refused(own._replace(key=other.key))
    assert told == f"it was signed with another key than {fingerprint(other.key)}"


def test_a_key_too_weak_to_be_accepted_does_not_sign(tmp_path: Path) -> None:
    made_words = ("-q", "-t", "rsa", "-b", "1024", "-N", "", "-f", str(tmp_path / "k"))
    ssh("ssh-keygen", *made_words)
    key = " ".join(public(tmp_path / "k").split()[:2])
    told = refused(OwnKey(key, tmp_path / "k", "named"))
    assert told.startswith(
        "the signature just made does not hold: its RSA key has 1024"
    )


def test_a_computer_without_openssh_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = made(tmp_path / "key")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setenv("SSH_AUTH_SOCK", str(tmp_path / "nobody"))
    assert refused(own) == "ssh-keygen is not installed"
    assert own_keys() == ()


@pytest.mark.parametrize(
    ("says", "told"),
    [
        pytest.param(
            "unknown option -- Y", "too old to sign approvals", id="OpenSSH 8.0"
        ),
        pytest.param("illegal option -- Y", "too old to sign approvals", id="macOS"),
        pytest.param(
            "Couldn't sign message: device not found", "not plugged in", id="no token"
        ),
        pytest.param("odd thing", "ssh-keygen failed: odd thing", id="anything else"),
        pytest.param("", "ssh-keygen failed: ", id="silence"),
    ],
)
def test_what_ssh_keygen_of_another_computer_says_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, told: str
) -> None:
    own = made(tmp_path / "key")
    stand_in(tmp_path / "bin", f'echo "{says}" >&2; exit 1')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    assert told in refused(own)


def test_a_person_sees_at_once_that_the_hardware_key_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = made(tmp_path / "key")
    stand_in(tmp_path / "bin", "echo Confirm user presence for key X >&2; echo y >&2")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    with pytest.raises(QmsError, match="no temporary file"):
        sign(DATA, own)
    assert capsys.readouterr().err == "Confirm user presence for key X\n"


def stand_in(folder: Path, line: str) -> None:
    folder.mkdir()
    (folder / "ssh-keygen").write_text(f"#!/bin/sh\n{line}\n")
    (folder / "ssh-keygen").chmod(0o700)


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = made(tmp_path / "key")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    assert refused(own).startswith("no temporary file for the signature")


SIGN = """
import sys
from pathlib import Path
from qms.errors import QmsError
from qms.store.key_making import make_key
from qms.store.keys import OwnKey, key_of, sign
path = Path(sys.argv[2])
try:
    if sys.argv[1] == "make":
        print(make_key(path, "c"))
    else:
        key = key_of(Path(f"{path}.pub").read_text())
        print(sign(b"x", OwnKey(key, path, "named")).decode())
except QmsError as error:
    print("refused:", error)
"""


def on_terminal(verb: str, path: Path, *answers: str, stdin: bool = True) -> str:
    """What a command says on a terminal on which a person types the answers."""
    pid, master = pty.fork()
    if pid == 0:  # pragma: no cover - the child becomes another program
        if not stdin:
            os.dup2(os.open("/dev/null", os.O_RDONLY), 0)
        os.execv(sys.executable, [sys.executable, "-c", SIGN, verb, str(path)])
    said, waiting = "", list(answers)
    while True:
        try:
            part = os.read(master, 4096).decode(errors="replace")
        except OSError:  # Linux tells the end of a terminal so
            break
        if not part:
            break
        said += part
        if waiting and len(re.findall(r"passphrase[^\n]*: ", said)) > len(
            answers
        ) - len(waiting):
            os.write(master, f"{waiting.pop(0)}\n".encode())
    os.waitpid(pid, 0)
    os.close(master)
    return said


def without_terminal(verb: str, path: Path) -> str:
    words = [sys.executable, "-c", SIGN, verb, str(path)]
    done = subprocess.run(
        words,
        input=f"{PASSPHRASE}\n".encode() * 2,
        capture_output=True,
        start_new_session=True,
        check=True,
    )
    return done.stdout.decode()


@pytest.fixture
def _path_of_qms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))


@pytest.mark.usefixtures("_path_of_qms")
@pytest.mark.parametrize("stdin", [True, False], ids=["typed", "with a pipe before"])
def test_a_passphrase_is_typed_on_the_terminal(tmp_path: Path, stdin: bool) -> None:
    made(tmp_path / "key", passphrase=PASSPHRASE)
    said = on_terminal("sign", tmp_path / "key", PASSPHRASE, stdin=stdin)
    assert "END SSH SIGNATURE" in said
    assert PASSPHRASE not in said


@pytest.mark.usefixtures("_path_of_qms")
def test_a_wrong_passphrase_on_the_terminal_is_told(tmp_path: Path) -> None:
    made(tmp_path / "key", passphrase=PASSPHRASE)
    said = on_terminal("sign", tmp_path / "key", "no")
    assert "refused: the passphrase is wrong" in said


@pytest.mark.usefixtures("_path_of_qms")
def test_a_pipe_is_never_taken_for_the_passphrase(tmp_path: Path) -> None:
    made(tmp_path / "key", passphrase=PASSPHRASE)
    assert NO_TERMINAL in without_terminal("sign", tmp_path / "key")


@pytest.mark.usefixtures("_path_of_qms")
def test_a_display_without_an_askpass_asks_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "key", passphrase=PASSPHRASE)
    monkeypatch.setenv("DISPLAY", ":77")
    monkeypatch.setenv("SSH_ASKPASS", str(tmp_path / "absent"))
    assert NO_TERMINAL in without_terminal("sign", tmp_path / "key")


@pytest.mark.usefixtures("_path_of_qms")
def test_a_new_key_asks_its_passphrase_twice_on_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "key"
    said = on_terminal("make", path, PASSPHRASE, PASSPHRASE)
    assert key_of(public(path)) in said
    ssh("ssh-keygen", "-y", "-P", PASSPHRASE, "-f", str(path))


@pytest.mark.usefixtures("_path_of_qms")
def test_a_new_key_with_an_empty_passphrase_is_taken_back(tmp_path: Path) -> None:
    said = on_terminal("make", tmp_path / "key", "", "")
    assert "refused: the key got no passphrase" in said
    assert not list(tmp_path.glob("key*"))


@pytest.mark.usefixtures("_path_of_qms")
def test_a_new_key_is_not_made_where_nobody_can_be_asked(tmp_path: Path) -> None:
    assert NO_TERMINAL in without_terminal("make", tmp_path / "key")
    assert not list(tmp_path.glob("key*"))


def test_a_new_key_is_made_with_what_askpass_answers(
    tmp_path: Path, askpass: Path
) -> None:
    path = tmp_path / "deep" / "er" / "key"
    key = make_key(path, "szabo.maria")
    assert public(path) == f"{key} szabo.maria\n"
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    assert signature_of(DATA, sign(DATA, OwnKey(key, path, "named"))).key == key


def test_a_script_makes_a_key_without_a_passphrase(tmp_path: Path) -> None:
    key = make_key(tmp_path / "-key", "-c", ask_passphrase=False)
    assert key.startswith("ssh-ed25519 ")
    assert sign(DATA, OwnKey(key, tmp_path / "-key", "named"))


@pytest.mark.parametrize("name", ["key", "key.pub"])
def test_a_key_is_never_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to("nowhere")
    with pytest.raises(QmsError, match="never overwritten"):
        make_key(tmp_path / "key", "c", ask_passphrase=False)
    assert [each.name for each in tmp_path.glob("key*")] == [name]


def test_a_hardware_key_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(QmsError, match="the hardware key is not plugged in"):
        make_key(tmp_path / "key", "c", ask_passphrase=False, kind="ed25519-sk")


@pytest.mark.parametrize(
    ("path", "comment", "kind", "told"),
    [
        pytest.param("key", "c", "dsa", "no key of kind dsa", id="an unknown kind"),
        pytest.param("key", "a\nb", "ed25519", "one line", id="two lines of comment"),
        pytest.param("k.pub", "c", "ed25519", "name of a public", id="a public name"),
        pytest.param("home/x/y", "c", "ed25519", "cannot be made", id="no folder"),
    ],
)
def test_a_wish_that_cannot_be_met_is_told(
    tmp_path: Path, home: Path, path: str, comment: str, kind: str, told: str
) -> None:
    (home / "x").write_text("a file")
    with pytest.raises(QmsError, match=told):
        make_key(tmp_path / path, comment, ask_passphrase=False, kind=kind)


def test_keys_are_found_in_the_order_of_wish_and_each_once(
    tmp_path: Path, home: Path, agent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = {
        "named": tmp_path / "named",
        "QMS_KEY": tmp_path / "environment",
        "keys": key_folder() / "qms",
        "ssh": home / ".ssh" / "id_ed25519",
        "agent": tmp_path / "loaded",
    }
    keys = {where: made(path).key for where, path in places.items()}
    monkeypatch.setenv("QMS_KEY", str(places["QMS_KEY"]))
    for where in ("agent", "ssh", "named"):
        ssh("ssh-add", "-q", str(places[where]))
    found = own_keys(Path(f"{places['named']}.pub"))
    assert {own.where: own.key for own in found} == keys
    assert [own.where for own in found] == list(places)
    assert all(signature_of(DATA, sign(DATA, own)).key == own.key for own in found)


def test_the_public_key_of_a_colleague_is_not_ones_own(home: Path, agent: Path) -> None:
    made(home / ".ssh" / "colleague")
    (home / ".ssh" / "colleague").unlink()
    (home / ".ssh" / "odd.pub").write_text("\xff no key\n", encoding="latin-1")
    (home / ".ssh" / "folder.pub").mkdir()
    (home / ".ssh" / "large.pub").write_text("x" * 100_000)
    assert own_keys() == ()


@pytest.mark.parametrize("where", ["named", "QMS_KEY"])
def test_a_key_asked_for_by_name_must_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    if where == "QMS_KEY":
        monkeypatch.setenv("QMS_KEY", str(tmp_path / "none"))
    with pytest.raises(QmsError, match=r"none\.pub holds no public key"):
        own_keys(tmp_path / "none" if where == "named" else None)


@pytest.mark.parametrize(
    ("platform", "variable", "expected"),
    [
        pytest.param("linux", None, "home/.config/qms/keys", id="at home"),
        pytest.param("linux", "XDG_CONFIG_HOME", "there/qms/keys", id="as told"),
        pytest.param("win32", "APPDATA", "there/qms/keys", id="Windows"),
    ],
)
def test_where_the_keys_of_qms_lie(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    variable: str | None,
    expected: str,
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    if variable:
        monkeypatch.setenv(variable, str(tmp_path / "there"))
    assert key_folder() == tmp_path / expected


@pytest.mark.parametrize("name", TYPES)
def test_a_fingerprint_is_that_of_ssh_keygen(tmp_path: Path, name: str) -> None:
    own = made(tmp_path / "key", *TYPES[name])
    told = ssh("ssh-keygen", "-l", "-f", str(tmp_path / "key.pub"))
    assert fingerprint(own.key) == told.split()[1]


BLOB = string(b"ssh-ed25519") + string(b"k" * 32)
B64 = base64.b64encode(BLOB).decode()
GOOD = f"ssh-ed25519 {B64}"
FUTURE = string(b"ssh-future@openssh.com") + string(b"x")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GOOD, id="bare"),
        pytest.param(f"{GOOD} Szabó Mária, key 2", id="with a comment"),
        pytest.param(f"  {GOOD}\n", id="with space about it"),
        pytest.param(f"ssh-ed25519\t {B64}\tx", id="with tabs"),
    ],
)
def test_a_public_key_is_read_without_its_comment(text: str) -> None:
    assert key_of(text) == GOOD


def test_a_key_of_a_later_type_is_let_pass() -> None:
    text = f"ssh-future@openssh.com {base64.b64encode(FUTURE).decode()}"
    assert key_of(text) == text


def encoded(*fields: bytes) -> str:
    return base64.b64encode(b"".join(map(string, fields))).decode()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("ssh-ed25519", id="a type alone"),
        pytest.param(B64, id="base64 alone"),
        pytest.param(f"ssh-rsa {B64}", id="another type outside"),
        pytest.param(f"{GOOD}\n{GOOD}", id="two lines"),
        pytest.param(f"{GOOD} x\nssh-ed25519", id="a second line"),
        pytest.param(f"no-pty {GOOD}", id="with options"),
        pytest.param(f"szabo.maria {GOOD}", id="a line of allowed_signers"),
        pytest.param(GOOD.rstrip("="), id="without its padding")
        if "=" in GOOD
        else pytest.param(f"{GOOD}=", id="with needless padding"),
        pytest.param(f"{GOOD[:40]}*{GOOD[40:]}", id="a sign that is no base64"),
        pytest.param(f"{GOOD[:40]}é{GOOD[40:]}", id="a letter with an accent"),
        pytest.param(f"ssh-ed25519 {encoded(b'ssh-ed25519', b'k')}", id="cut short"),
        pytest.param(
            f"ssh-ed25519 {encoded(b'ssh-ed25519', b'k' * 32, b'')}", id="too long"
        ),
        pytest.param(f"\0 {encoded(b'')}", id="no type within"),
        pytest.param(
            f"ssh-rsa {encoded(b'ssh-rsa', bytes([3]), bytes([127]) * 128)}", id="weak"
        ),
        pytest.param("-----BEGIN OPENSSH PRIVATE KEY-----", id="a private key"),
    ],
)
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        key_of(text)


def test_an_agent_that_does_not_answer_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "ssh-add").write_text("#!/bin/sh\nexec sleep 60\n")
    (folder / "ssh-add").chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("SSH_AUTH_SOCK", str(tmp_path / "s"))
    monkeypatch.setattr("qms.store.openssh.AGENT_SECONDS", 0.2)
    assert own_keys() == ()
