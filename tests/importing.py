"""Imports to be killed: a process that holds the program ready and starts imports as its children.

Loading the program takes longer than such an import, so it is loaded once; each import is a fork of it, and dies alone.
The process reads lines of JSON: an order (db, documents) is answered with the number of the child, an empty one with
`ready`; the children say what they have saved. Saves come far more often than a real import needs, and a stub stands
for the model.
"""

import json
import os
import signal
import sys
from pathlib import Path

from stance import extraction, pipeline
from stance.errors import StoreError
from stance.settings import Settings
from stance.store.store import Store
from stance.store.writer import Writer
from tests.conftest import StubClassifier


def say(**facts: object) -> None:
    os.write(1, (json.dumps(facts) + "\n").encode())  # one write, so that lines of several children do not mix


def telling(publish):
    """`Writer.publish`, which acknowledges what it saved."""

    def told(self: Writer, *given: object) -> bool:
        published = publish(self, *given)
        if published:
            info = Store(self.draft.path).info()
            say(articles=info.articles, scored=info.scored)
        return published

    return told


def run(db: str, documents: str) -> None:
    try:
        summary = pipeline.ingest([documents], Settings(db=Path(db), threads=1))
        say(kept=summary.kept, unchanged=summary.unchanged)
    except StoreError as error:
        say(error=str(error))


def main() -> None:
    pipeline.load_classifier = lambda model, threads: StubClassifier()
    pipeline.ARTICLES_PER_WRITE, pipeline.TEXTS_PER_BATCH = 3, 10
    pipeline.SAVE_EVERY_S, pipeline.SAVE_SHARE = 0.02, 1
    Writer.publish = telling(Writer.publish)
    extraction._tables(Settings().data, None)  # what every import would load first
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # so that children that end are gone
    for line in sys.stdin:
        order = json.loads(line)
        if order and not (child := os.fork()):
            run(**order)
            os._exit(0)
        say(started=child) if order else say(ready=True)


if __name__ == "__main__":
    main()
