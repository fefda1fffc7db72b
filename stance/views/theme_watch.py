"""Draws the page again when the visitor chooses another theme in Streamlit's menu.

Streamlit recolours its own parts at once but does not run the script again, so charts and our own markup would keep the
colours of the former theme until the next click. A script of a few lines tells the server when the background changes.
"""

from __future__ import annotations

import streamlit as st

# The class of the page's root changes with the theme, and with other things too: the colour itself is compared.
SCRIPT = """
export default function ({ setTriggerValue }) {
  const page = document.querySelector(".stApp");
  const color = () => getComputedStyle(page).backgroundColor;
  let known = color();
  const tell = () => {
    if (color() !== known) { known = color(); setTriggerValue("theme", known); }
  };
  const watch = new MutationObserver(() => setTimeout(tell, 200));
  watch.observe(page, { attributes: true, attributeFilter: ["class"] });
  return () => watch.disconnect();
}
"""
_watch = st.components.v2.component("stance_theme_watch", js=SCRIPT)


def watch_theme() -> None:
    with st.container(key="theme_watch", height=1, border=False):
        _watch(key="theme_watch_component", on_theme_change=_nothing)


def _nothing() -> None:
    """The run that follows is all that is wanted."""
