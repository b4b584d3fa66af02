"""A real mailbox: Dovecot on this machine, for one user, with mail as files."""

import grp
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.rig.processes import running

NAME, PASSWORD = "samverk", "hemlig/nyckel"

CONFIG = """\
base_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_location = maildir:{folder}/mail
first_valid_uid = 1
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""


def why_not() -> str:
    """Why there is no mailbox on this machine, or ""."""
    program = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin")
    if not program:
        return "Dovecot is not installed: bin/setup test"
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    return (
        "" if told.stdout.startswith("2.3") else f"the settings are for Dovecot 2.3: {told.stdout}"
    )


@contextmanager
def mailbox(folder: Path, port: int) -> Iterator[Path]:
    """A mailbox that answers on `port`; gives the folder into which mail is delivered as files.

    Dovecot lets root read no mail, so whoever is root is somebody else here.
    """
    user = pwd.getpwuid(os.getuid() or pwd.getpwnam("nobody").pw_uid)
    for name in ("new", "cur", "tmp"):
        (folder / "mail" / name).mkdir(parents=True)
    if os.getuid() == 0:
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, user.pw_uid, user.pw_gid)
    group = grp.getgrgid(user.pw_gid).gr_name
    settings = CONFIG.format(
        folder=folder, port=port, user=user.pw_name, group=group, password=PASSWORD
    )
    (folder / "dovecot.conf").write_text(settings)
    program = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin")
    command = [str(program), "-F", "-c", str(folder / "dovecot.conf")]
    with running(command, port=port):
        yield folder / "mail" / "new"
