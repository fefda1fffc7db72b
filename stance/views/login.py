"""Login by OpenID Connect: where `.streamlit/secrets.toml` has an [auth] section, a visitor sees nothing before they
are known. Without one there is no login.

Streamlit talks with the provider and keeps who came in a signed cookie; here is only who may pass and under which name.
Whatever is half configured closes the door rather than leaving it open. Limit: two people to whom the provider gives
the same name are one annotator.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from stance.corrections.acts import clean_name
from stance.errors import CorrectionError
from stance.settings import Settings
from stance.views.fragments import notice
from stance.views.i18n import Texts

NAMES = ("name", "preferred_username", "email", "sub")  # claims of the identity token, the best name first
ANYONE = "*"


def may_pass(settings: Settings, t: Texts) -> bool:
    """Whether this visitor may see the pages; if not, what to do is on the page."""
    state = door(settings)
    if state == "open":
        return True
    if state == "broken":
        notice(t("login.broken"), "warning")
        return False
    if not st.user.get("is_logged_in"):
        notice(t("login.ask"))
        st.button(t("login.enter"), key="login_enter", type="primary", on_click=st.login, icon=":material/login:")
        return False
    if not welcome(st.user, settings.allowed):
        notice(t("login.stranger"), "warning")
        leave(t)
        return False
    return True


def door(settings: Settings) -> Literal["open", "login", "broken"]:
    """`broken`: a login is asked for, by a file of secrets or by the list of who may come in, and cannot be had."""
    written = any(Path(path).exists() for path in st.get_option("secrets.files"))
    if st.secrets.load_if_toml_exists():
        if st.secrets.get("auth"):
            return "login"
        written = "auth" in st.secrets
    return "broken" if written or settings.allowed else "open"


def welcome(claims: Mapping[str, Any], allowed: tuple[str, ...]) -> bool:
    """Whether the list of those who may come in holds this address, or its domain as `@example.org`. An empty list and
    `*` let everybody in whom the provider knows; an address that the provider says it did not verify counts as none."""
    if not allowed or ANYONE in allowed:
        return True
    address = str(claims.get("email") or "").casefold()
    if "@" not in address or claims.get("email_verified") is False:
        return False
    return bool({address, address[address.rindex("@") :]} & {one.casefold() for one in allowed})


def visitor(settings: Settings) -> str | None:
    """The name of who is logged in, as it goes into the log of corrections; None where there is no login."""
    return name_of(st.user) if door(settings) == "login" else None


def name_of(claims: Mapping[str, Any]) -> str | None:
    for claim in NAMES:
        try:
            return clean_name(str(claims.get(claim) or ""))
        except CorrectionError:
            continue
    return None


def leave(t: Texts) -> None:
    st.button(t("login.leave"), key="login_leave", type="tertiary", on_click=st.logout, icon=":material/logout:")
