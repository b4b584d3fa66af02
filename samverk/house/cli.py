"""The command `samverk`."""

import argparse
import os
import shutil
import sys
from pathlib import Path

import django


def main() -> None:
    asked = sys.argv[1:]
    if asked[:1] == ["manage"]:  # everything after it is Django's to read
        manage(asked[1:])
        return
    options = vars(parser().parse_args(asked))
    sys.exit(options.pop("run")(**options))


def parser() -> argparse.ArgumentParser:
    root = argparse.ArgumentParser(
        prog="samverk", description="Runs a network of municipal networks."
    )
    commands = root.add_subparsers(required=True, metavar="COMMAND")

    read_ = commands.add_parser("read", help="show what a charter says: goals, duties, dates")
    read_.add_argument(
        "paths", nargs="+", type=Path, metavar="FILE", help="a document, a folder or a zip file"
    )
    read_.add_argument("--json", action="store_true", help="as JSON instead of as text")
    read_.set_defaults(run=read)

    serve_ = commands.add_parser("serve", help="run the web server and one worker")
    _add_address(serve_)
    serve_.set_defaults(run=serve)

    demo_ = commands.add_parser("demo", help="run a made-up federation to click around in")
    demo_.add_argument("--fresh", action="store_true", help="throw the demo's data away first")
    _add_address(demo_)
    demo_.set_defaults(run=demo)

    worker_ = commands.add_parser("worker", help="run one more worker")
    worker_.set_defaults(run=worker)

    receive_ = commands.add_parser("receive", help="take in one mail from standard input")
    receive_.set_defaults(run=receive)

    translate_ = commands.add_parser("translate", help="make the catalogues that are out of date")
    translate_.set_defaults(run=translate)

    commands.add_parser("manage", help="Django's own commands; try `samverk manage help`")
    return root


def _add_address(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument("--port", type=int, default=8000)
    command.add_argument("--workers", type=int, default=2, help="processes of the web server")


def set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverk.house.settings")
    django.setup()


def manage(arguments: list[str]) -> None:
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverk.house.settings")
    execute_from_command_line(["samverk manage", *arguments])


def read(paths: list[Path], json: bool) -> int:
    os.environ.setdefault("SAMVERK_SECRET_KEY", "reading signs nothing, and leaves no file behind")
    set_up()
    from samverk.charters.command import run

    return run(paths, json=json, out=sys.stdout, err=sys.stderr)


def receive() -> int:
    from samverk.post import command

    return command.run(sys.stdin.buffer, _keep_mail)


def _keep_mail(data: bytes) -> None:
    set_up()
    from samverk.post.arriving import receive

    receive(data)


def translate() -> int:
    from samverk.house.translations import compile_stale

    for catalogue in compile_stale():
        print(catalogue)
    return 0


def worker() -> int:
    set_up()
    from samverk.house.routines import ROUTINES
    from samverk.work.worker import Worker

    runner = Worker(ROUTINES)
    runner.configure_signals()
    runner.run()
    return 0


def serve(host: str, port: int, workers: int) -> int:
    os.environ.setdefault("SAMVERK_BASE_URL", f"http://{host}:{port}")
    translate()
    set_up()
    from samverk.house import serving

    return serving.serve(host=host, port=port, workers=workers)


def demo(host: str, port: int, workers: int, fresh: bool) -> int:
    data = Path(os.environ.get("SAMVERK_DEMO_DATA", "data/demo")).resolve()
    if fresh:
        shutil.rmtree(data, ignore_errors=True)
    os.environ |= {
        "SAMVERK_DEMO": "1",
        "SAMVERK_DATA": str(data),
        "DATABASE_URL": f"sqlite:///{data / 'samverk.sqlite3'}",
        "SAMVERK_BASE_URL": f"http://{host}:{port}",
    }
    translate()
    set_up()
    from samverk.house import serving

    serving.prepare()
    _build_demo()
    return serving.serve(host=host, port=port, workers=workers)


def _build_demo() -> None:
    """Build the demo unless it is there, and say how to get in."""
    from django.conf import settings
    from django.utils import timezone

    from samverk.house.demo import WHO, build
    from samverk.people.models import Person

    if not Person.objects.exists():
        print("Building the demo …", flush=True)
        build(timezone.localdate())
    print(f"\nThe demo is at {settings.BASE_URL}\nSign in as one of these:\n")
    for email, who in WHO:
        print(f"  {email:40} {who}")
    print(
        f"\nThe sign-in code comes by mail; read all mail at {settings.BASE_URL}/post/\n",
        flush=True,
    )
