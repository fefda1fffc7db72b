"""Visitors without a browser: they speak the protocol of Streamlit's pages over its websocket, so that many of them fit
beside the server they measure.

A visitor opens a page, moves to others, searches, changes the voice, and between two acts thinks; meanwhile it asks, as
a browser does, for the parts of a page that are drawn again by themselves. An act is answered when the server says that
the whole script has run. Limit: nothing is drawn, so what the browser adds is not in the times (`dashboard` has it).
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from stance.views.fragments import escape
from stance.views.i18n import texts

PATIENCE_S = 60.0
THINK_S = (2.0, 8.0)  # between two acts; a reader takes longer, so that each of these stands for several
PAGES = ("", "acteurs", "medias", "enonces", "methode")
WORDS = ("paix", "gel", "armes", "céréales", "sécurité", "gaz", "feu", "phrase", "article", "sur la", "avoirs")
FAILURES = tuple(escape(words) for key, words in texts("fr").words.items() if key.startswith("failure."))


class VisitError(Exception):
    """A page that did not come, came broken, or said that it failed."""


@dataclass
class Heard:
    """What visitors met, put together from all of them. `waits` in seconds, by kind of act."""

    waits: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, act: str, wait: float) -> None:
        with self.lock:
            self.waits.setdefault(act, []).append(wait)

    def fail(self, error: Exception) -> None:
        with self.lock:
            self.errors.append(f"{type(error).__name__}: {error}"[:300])

    def all_waits(self) -> list[float]:
        with self.lock:
            return [wait for waits in self.waits.values() for wait in waits]


class Visitor:
    """One open page. `warnings`: the sentences with which the last answer said that something failed."""

    def __init__(self, address: str, headers: Mapping[str, str] | None = None) -> None:
        stream = address.replace("http", "ws", 1) + "/_stcore/stream"
        # No pings: a browser sends none, and an answer that does not come is told by `_ask`.
        self.socket = connect(
            stream, origin=address, subprotocols=["streamlit"], max_size=None, additional_headers=headers,
            open_timeout=PATIENCE_S, ping_interval=None,
        )  # fmt: skip
        self.query, self.page, self.pages = "", "", {}
        self.widgets: dict[str, tuple[str, Sequence[str]]] = {}
        self.again: dict[str, tuple[float, float]] = {}  # fragment → its interval, when it is due
        self.warnings: list[str] = []

    def close(self) -> None:
        self.socket.close()

    def open(self, page: str = "") -> float:
        """Seconds until the page has run; the query and the widgets of the former one are left behind, as by a click in
        the navigation."""
        self.query = ""
        return self._ask(page_name="" if self.pages else page, page_script_hash=self.pages.get(page, ""))

    def search(self, words: str) -> float:
        return self._change("filter_search", string_value=words)

    def choose_voice(self, place: int) -> float:
        _, options = self._widget("filter_voice")
        return self._change("filter_voice", options=[options[place]])

    def think(self, seconds: float) -> None:
        """Wait, and let the parts of the page that ask for it be drawn again."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            due = min((when for _, when in self.again.values()), default=end)
            self._take(timeout=max(0.0, min(left, due - time.monotonic())))
            for fragment, (interval, when) in list(self.again.items()):
                if when <= time.monotonic():
                    self.again[fragment] = (interval, time.monotonic() + interval)
                    self._send(fragment_id=fragment, is_auto_rerun=True)

    def _widget(self, key: str) -> tuple[str, Sequence[str]]:
        if key not in self.widgets:
            raise VisitError(f"the page has no {key}")
        return self.widgets[key]

    def _change(self, key: str, string_value: str = "", options: Sequence[str] = ()) -> float:
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add(id=self._widget(key)[0])
        if options:
            state.string_array_value.data.extend(options)
        else:
            state.string_value = string_value
        return self._ask(message)

    def _ask(self, message: BackMsg | None = None, **facts: object) -> float:
        while self._take(timeout=0):
            pass  # what came meanwhile is no answer to this
        began = time.monotonic()
        self._send(message, **facts)
        self.warnings.clear()
        while True:
            if (left := began + PATIENCE_S - time.monotonic()) <= 0:
                raise VisitError(f"no answer within {PATIENCE_S:.0f} s")
            came = self._take(timeout=left)
            if came is not None and came.WhichOneof("type") == "script_finished":
                if came.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise VisitError("the script could not be run")
                if came.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return self._answered(time.monotonic() - began)

    def _answered(self, wait: float) -> float:
        if self.warnings:
            raise VisitError(f"the page says: {self.warnings[0]}")
        return wait

    def _send(self, message: BackMsg | None = None, **facts: object) -> None:
        message = message or BackMsg()
        state = message.rerun_script
        state.query_string, state.page_script_hash = self.query, self.page
        for name, value in facts.items():
            setattr(state, name, value)
        state.context_info.timezone = "Europe/Paris"
        self.socket.send(message.SerializeToString())

    def _take(self, timeout: float) -> ForwardMsg | None:
        """The next message, its news noted; None when none came in time."""
        try:
            data = self.socket.recv(timeout=timeout)
        except TimeoutError:
            return None
        message = ForwardMsg.FromString(data)
        self._note(message)
        return message

    def _note(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.page = message.new_session.page_script_hash
            if not message.metadata.run.fragment_ids:
                self.again.clear()
        elif kind == "navigation":
            self.page = message.navigation.page_script_hash
            self.pages = {
                "" if page.is_default else page.url_pathname: page.page_script_hash
                for page in message.navigation.app_pages
            }
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "auto_rerun":
            again = message.auto_rerun
            self.again[again.fragment_id] = (again.interval, time.monotonic() + again.interval)
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._note_element(message.delta.new_element)

    def _note_element(self, element) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.warnings.append(element.exception.message)
        elif kind == "html" and (said := next((one for one in FAILURES if one in element.html.body), None)):
            self.warnings.append(said)
        elif kind in ("text_input", "button_group"):
            widget = getattr(element, kind)
            options = [option.content for option in widget.options] if kind == "button_group" else []
            self.widgets[widget.id.rsplit("-", 1)[-1]] = (widget.id, options)


def acts(chance: random.Random) -> Iterator[tuple[str, Callable[[Visitor], float]]]:
    """What a visitor does, without end: a page, then some changes of the view on it; no two searches are the same."""
    for turn in count():
        page = chance.choice(PAGES)
        yield "page", lambda visitor, page=page: visitor.open(page)
        if page == "methode":
            continue
        for _ in range(chance.randint(1, 3)):
            words = f"{chance.choice(WORDS)} -{chance.randrange(10_000)}{turn}"
            place = chance.randrange(3)
            yield chance.choice((
                ("search", lambda visitor, words=words: visitor.search(words)),
                ("voice", lambda visitor, place=place: visitor.choose_voice(place)),
            ))  # fmt: skip


def stroll(address: str, until: float, heard: Heard, seed: int, think_s: tuple[float, float] = THINK_S) -> None:
    """One visitor until the clock says `until`; what fails is noted, and the visitor comes back with a new page."""
    chance, visitor = random.Random(seed), None
    todo = acts(chance)
    while time.monotonic() < until:
        try:
            if visitor is None:
                visitor = Visitor(address)
                heard.note("first page", visitor.open())
            visitor.think(chance.uniform(*think_s))
            name, act = next(todo)
            heard.note(name, act(visitor))
        except (VisitError, WebSocketException, OSError) as error:
            heard.fail(error)
            if visitor is not None:
                visitor.close()
            visitor = None
            time.sleep(1)
    if visitor is not None:
        visitor.close()


def crowd(
    address: str, number: int, seconds: float, think_s: tuple[float, float] = THINK_S, heard: Heard | None = None
) -> Heard:
    """So many visitors at once, coming one after the other within a think time, for so many seconds; what they meet is
    added to `heard`."""
    heard, until, threads = heard or Heard(), time.monotonic() + seconds, []
    for seed in range(number):
        threads.append(threading.Thread(target=stroll, args=(address, until, heard, seed, think_s), daemon=True))
        threads[-1].start()
        time.sleep(think_s[0] / number)
    for thread in threads:
        thread.join()
    return heard
