"""Loaded first (`-p` in pyproject.toml): where samverk keeps its data while tests run."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# In memory where the machine allows it, since a test database asks for many small writes.
MEMORY = Path("/dev/shm")
FOLDER = Path(tempfile.mkdtemp(prefix="samverk-tests-", dir=MEMORY if MEMORY.is_dir() else None))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

os.environ |= {
    "SAMVERK_DATA": str(FOLDER),
    "SAMVERK_SECRET_KEY": "a key for tests",
    "SAMVERK_DEBUG": "1",
    "SAMVERK_BASE_URL": "http://testserver",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # the browser's driver runs an event loop in our thread
}
for name in ("SAMVERK_DEMO", "SAMVERK_MAIL", "SAMVERK_OIDC_ISSUER", "SAMVERK_PROXIES"):
    os.environ.pop(name, None)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{FOLDER / 'unused.sqlite3'}")
