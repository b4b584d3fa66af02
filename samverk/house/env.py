"""What the environment says, in the shapes that Django's settings want."""

import os
from pathlib import Path
from typing import Any

import dj_email_url
from django.utils.crypto import get_random_string


def secret_key(folder: Path) -> str:
    """The key in `folder`/secret-key, made the first time; only its owner may read it."""
    path = folder / "secret-key"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(handle, "w") as file:
        file.write(get_random_string(64))
    return path.read_text()


def database(found: dict[str, Any]) -> dict[str, Any]:
    """`found` is what DATABASE_URL gave.

    SQLite gets what keeps writers from failing with "database is locked": a write-ahead log,
    and transactions that take the write lock when they begin, not halfway.
    """
    if found["ENGINE"] != "django.db.backends.sqlite3":
        return found | {"CONN_HEALTH_CHECKS": True}
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    return found | {"OPTIONS": options}


def mailer(url: str) -> dict[str, Any]:
    """`smtp://`, `submission://` (STARTTLS) or `smtps://`, with name, password and port."""
    told = dj_email_url.parse(url)
    options = {
        "host": told["EMAIL_HOST"],
        "port": told["EMAIL_PORT"],
        "username": told["EMAIL_HOST_USER"] or "",
        "password": told["EMAIL_HOST_PASSWORD"] or "",
        "use_tls": told["EMAIL_USE_TLS"],
        "use_ssl": told["EMAIL_USE_SSL"],
        "timeout": 30,
    }
    return {"BACKEND": told["EMAIL_BACKEND"], "OPTIONS": options}


def mail_folder(folder: Path) -> dict[str, Any]:
    """Mail as files, one a letter: for the demo, and until a mail server is named."""
    backend = "django.core.mail.backends.filebased.EmailBackend"
    return {"BACKEND": backend, "OPTIONS": {"file_path": str(folder)}}
