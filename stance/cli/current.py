"""`ingest --feeds` and `ingest --watch`: rounds that keep a store current, one line each, until they are stopped.

Ctrl+C and the signal of an ordinary `kill` end them cleanly: what was stored stays, what was under way is done again at
the next start. A round that cannot be done, because another import is writing, is tried again at the next turn.
"""

from __future__ import annotations

import argparse
import json
import re
import signal
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from stance.cli.console import DONE, NOTHING_DONE, SOME_REFUSED, progress, say
from stance.errors import SourceError, StoreError
from stance.settings import Settings

UNITS = {"s": 1, "min": 60, "m": 60, "h": 3600, "d": 86400}
LEAST_S = 60  # between two visits to the same feeds
WATCH_EVERY_S = 10
DURATION = re.compile(r"(\d{1,6}) ?(s|min|m|h|d)", re.IGNORECASE)


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--feeds", type=Path, metavar="FILE", help="read the feeds named in FILE, one address a line, once or --every"
    )
    command.add_argument(
        "--watch", type=Path, metavar="FOLDER", help="read what is new in FOLDER, again and again, until stopped"
    )
    command.add_argument(
        "--every", type=_duration, metavar="TIME", help="time between two rounds, such as 30min, 1h, 1d (--watch: 10s)"
    )


def _duration(text: str) -> int:
    """Seconds."""
    match = DURATION.fullmatch(text.strip())
    if match is None or not int(match[1]):
        raise argparse.ArgumentTypeError(f"{text!r} is no time such as 30min, 1h or 1d")
    return int(match[1]) * UNITS[match[2].lower()]


def run(options: argparse.Namespace, settings: Settings) -> int:
    _check(options)
    work, every = _work(options, settings)
    signal.signal(signal.SIGTERM, _stop)
    try:
        while True:
            begun = time.monotonic()
            code = _round(work, options)
            if every is None:
                return code
            time.sleep(max(0.0, every - (time.monotonic() - begun)))
    except KeyboardInterrupt:
        say("stopped. The store holds every round that was told.")
        return 0


def _check(options: argparse.Namespace) -> None:
    if sum(map(bool, (options.paths, options.feeds, options.watch))) > 1:
        options.misspelt("PATH, --feeds and --watch exclude each other")
    if options.rebuild or options.dry_run:
        options.misspelt("--rebuild and --dry-run go with a PATH")
    if options.feeds and options.every and options.every < LEAST_S:
        options.misspelt(f"--every is at least {LEAST_S}s for feeds: their servers are other people's")


def _work(options: argparse.Namespace, settings: Settings) -> tuple[Callable[[], Any], int | None]:
    """One round, and the seconds from one to the next."""
    from stance.rounds import feed_round, folder_round
    from stance.sources.web.feed_list import read_feed_list

    def ingest(given: Iterable[Any]) -> Any:
        from stance.pipeline import ingest as store  # the model is loaded once there is something to score

        return store(given, settings, progress())

    if options.watch:
        return lambda: folder_round(options.watch, settings, ingest), options.every or WATCH_EVERY_S
    feeds = read_feed_list(options.feeds)
    return lambda: feed_round(feeds, settings, ingest), options.every


def _round(work: Callable[[], Any], options: argparse.Namespace) -> int:
    """The exit code of the round; its line is told either way, that of a folder only when something came."""
    now = datetime.now().isoformat(" ", "seconds")
    try:
        done = work()
    except (SourceError, StoreError) as error:
        if options.every is None and not options.watch:
            raise
        say(f"{now} {error}")
        return NOTHING_DONE
    if options.rejects:
        from stance.sources import write_rejects

        write_rejects(options.rejects, done.refused, add=True)
    for refusal in done.refused:
        say(f"refused: {refusal.source}: {refusal.reason}")
    if options.json:
        print(json.dumps({"at": now, **asdict(done)}, ensure_ascii=False), flush=True)
    elif options.feeds or done.news:
        files = "1 file" if done.looked == 1 else f"{done.looked} files"
        looked = f"{done.news} of {done.looked} feeds had news" if options.feeds else files
        print(
            f"{now} {looked}: {done.kept} kept, {len(done.refused)} refused, {done.unchanged} already there; "
            f"{done.statements} statements",
            flush=True,
        )
    return SOME_REFUSED if done.refused else DONE


def _stop(*_: object) -> None:
    raise KeyboardInterrupt
