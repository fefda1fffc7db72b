"""Streamlit's own words in the language of the page: the uploader's button, hints, the calendar, the menu.

Streamlit has no setting for its language. Of what it draws, the calendar and the names of months follow the language
the browser states, so that is stated as the page's; all other words are English texts, replaced where they stand, by a
script that looks at the parts of Streamlit only, never at what comes from articles. Limit: an update of Streamlit that
words a text otherwise leaves it in English; tests/views/test_widget_words.py then says which.
"""

from __future__ import annotations

import json

import streamlit as st

from stance.views.i18n import Texts, texts

LOCALES = {"fr": "fr-FR", "en": "en-GB"}
# Parts of the page whose texts are Streamlit's.
PARTS = (
    "[data-testid=stFileUploader]", "[data-testid=stDateInput]", "[data-testid=stDateInputCalendar]",
    "[data-testid=InputInstructions]", "[data-testid=stMainMenuPopover]", "[role=listbox]",
)  # fmt: skip
SCRIPT = """
(() => {
  Object.defineProperty(navigator, "language", { value: LOCALE, configurable: true });
  const known = window.stanceWidgetWords ??= { originals: new WeakMap(), observer: null };
  const exact = new Map(EXACT);
  const patterns = PATTERNS.map(([from, to]) => [new RegExp(from), to]);
  const inside = (text) => INSIDE.reduce((done, [from, to]) => done.replace(from, () => to), text);
  const translate = (text) => {
    const whole = text.trim();
    if (exact.has(whole)) return text.replace(whole, () => exact.get(whole));
    for (const [from, to] of patterns) {
      const match = whole.match(from);
      if (match) return to.replace("{}", () => inside(match[1]));
    }
    return null;
  };
  const change = (holder, name, read, write) => {
    const seen = known.originals.get(holder) ?? {};
    const now = read();
    if (now === null) return;
    const english = seen[name] && seen[name].shown === now ? seen[name].english : now;
    const shown = translate(english) ?? english;
    if (shown === now) return;
    known.originals.set(holder, { ...seen, [name]: { english, shown } });
    write(shown);
  };
  const text = (node) => change(node, "text", () => node.data, (value) => { node.data = value; });
  const attributes = (element) => ["aria-label", "placeholder"].forEach((name) =>
    change(element, name, () => element.getAttribute(name), (value) => element.setAttribute(name, value)));
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.parentElement?.closest(PARTS)) text(node);
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || node instanceof SVGElement) return;
    attributes(node);
    node.querySelectorAll("[aria-label], [placeholder]").forEach(attributes);
    const inside = node.closest(PARTS) ? [node] : node.querySelectorAll(PARTS);
    inside.forEach((part) => {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) text(walker.currentNode);
    });
  };
  known.observer?.disconnect();
  known.observer = new MutationObserver((changes) => changes.forEach((one) => {
    if (one.type === "attributes") attributes(one.target);
    else if (one.type === "characterData") visit(one.target);
    else one.addedNodes.forEach(visit);
  }));
  visit(document.body);
  known.observer.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["aria-label", "placeholder"],
  });
})();
"""


def translate_widgets(t: Texts) -> None:
    """From now on, on this visitor's page, also for what is drawn later."""
    st.html(f"<script>{script(t)}</script>", unsafe_allow_javascript=True)


def script(t: Texts) -> str:
    """The script with the words of a language; those of English turn everything back."""
    pairs = [(english, t.words[key]) for key, english in originals("widget").items() if t.words[key] != english]
    values = {
        "LOCALE": LOCALES[t.language],
        "INSIDE": [(english, t.words[key]) for key, english in originals("inside").items()],
        "EXACT": [pair for pair in pairs if "{" not in pair[0]],
        "PATTERNS": [(_pattern(english), _gap(words)) for english, words in pairs if "{" in english],
        "PARTS": ", ".join(PARTS),
    }
    text = SCRIPT
    for name, value in values.items():
        text = text.replace(name, json.dumps(value, ensure_ascii=False))
    return text


def originals(table: str) -> dict[str, str]:
    """Key → the text as Streamlit writes it, of one table of `i18n/widget.en.toml`."""
    return {key: text for key, text in texts("en").words.items() if key.startswith(f"{table}.")}


def _pattern(english: str) -> str:
    before, _, rest = english.partition("{")
    return f"^{before}(.+){rest.partition('}')[2]}$"


def _gap(words: str) -> str:
    before, _, rest = words.partition("{")
    return before + "{}" + rest.partition("}")[2]
