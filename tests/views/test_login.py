"""Login: who passes, what is closed, and that a dashboard without it is as before. The exchange with a provider is in
tests/browser/test_login.py."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from stance.settings import ROOT
from stance.views.login import name_of, welcome

SECRETS = {"auth": {"redirect_uri": "http://localhost:8501/oauth2callback", "cookie_secret": "x" * 32}}
DRAWN = '<footer class="sx-foot">'  # the last line of every page
ADA = {"is_logged_in": True, "name": "Ada Exemple", "email": "Ada@Example.org", "email_verified": True}


@pytest.fixture
def app(make_store, monkeypatch):
    """`app(user, secrets)` is the page after one run."""
    monkeypatch.setenv("STANCE_DB", str(make_store(8)))

    def run(user=None, secrets=None) -> AppTest:
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        test.secrets = secrets or {}
        test.user = user or {}
        return test.run()

    return run


def words(page: AppTest) -> str:
    return " ".join(element.proto.body for element in page.get("html"))


def keys(page: AppTest) -> set[str]:
    return {button.key for button in page.button}


def test_without_secrets_everybody_sees_the_pages(app):
    page = app()
    assert DRAWN in words(page) and not {"login_enter", "login_leave"} & keys(page)


def test_nobody_sees_anything_before_the_login(app):
    page = app({"is_logged_in": False}, SECRETS)
    assert "login_enter" in keys(page) and "réservé aux personnes invitées" in words(page)
    assert DRAWN not in words(page) and not page.text_input and not page.get("plotly_chart")


def test_who_is_logged_in_sees_the_pages_and_can_leave(app):
    page = app(ADA, SECRETS)
    assert DRAWN in words(page) and "login_leave" in keys(page)
    assert any(caption.value == "Ada Exemple" for caption in page.caption)


def test_who_is_not_on_the_list_is_told_and_can_take_another_account(app, monkeypatch):
    monkeypatch.setenv("STANCE_ALLOWED", "@example.net, eve@example.org")
    page = app(ADA, SECRETS)
    assert DRAWN not in words(page) and keys(page) == {"login_leave"}


@pytest.mark.parametrize(("secrets", "allowed"), [({"auth": {}}, ""), ({"other": 1}, "*"), ({}, "@example.org")])
def test_a_half_configured_login_closes_the_door(app, monkeypatch, secrets, allowed):
    monkeypatch.setenv("STANCE_ALLOWED", allowed)
    page = app(ADA, secrets)
    assert DRAWN not in words(page) and not keys(page) and "reste donc fermé" in words(page)


def test_secrets_that_cannot_be_read_close_the_door(app, tmp_path, monkeypatch):
    import streamlit as st

    broken = tmp_path / "secrets.toml"
    broken.write_text("[auth\n", encoding="utf-8")
    known = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: [str(broken)] if name == "secrets.files" else known(name))
    assert "reste donc fermé" in words(app())


@pytest.mark.parametrize(
    ("allowed", "passes"),
    [((), True), (("*",), True), (("@example.org",), True), (("ada@example.org",), True), (("@example.net",), False),
     (("example.org",), False), (("@org",), False)],
)  # fmt: skip
def test_the_list_holds_addresses_and_domains(allowed, passes):
    assert welcome(ADA, allowed) is passes


@pytest.mark.parametrize(
    "claims", [{"email": "ada@example.org", "email_verified": False}, {"name": "Ada"}, {"email": "example.org"}]
)
def test_an_address_that_is_not_proven_counts_as_none(claims):
    assert not welcome(claims, ("@example.org",))


@pytest.mark.parametrize(
    ("claims", "name"),
    [({"name": " Ada\nExemple "}, "Ada Exemple"), ({"name": "\u200b", "email": "a@b.c"}, "a@b.c"), ({"sub": "7"}, "7"),
     ({}, None)],
)  # fmt: skip
def test_the_best_claim_names_the_annotator(claims, name):
    assert name_of(claims) == name
