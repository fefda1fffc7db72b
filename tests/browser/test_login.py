"""A login with a real exchange: nothing before it, the account's name on what one checks, nothing after leaving."""

import re

import pytest
from playwright.sync_api import expect

from stance.corrections.log import Log, log_path
from stance.evaluation.synthetic import make_store
from tests.browser.openid import CLIENT, provider
from tests.browser.serving import served, settle

pytestmark = pytest.mark.browser
LONG = 90_000  # ms: a loaded machine


@pytest.fixture
def store(tmp_path):
    return make_store(tmp_path / "store.duckdb", 10)


@pytest.fixture
def dashboard(browser, store, tmp_path, monkeypatch):
    with provider(name="Ada Exemple", email="ada@example.org", email_verified=True) as issuer:
        secrets = tmp_path / "secrets.toml"
        secrets.write_text(
            '[auth]\nredirect_uri = "http://localhost:{port}/oauth2callback"\n'
            f'cookie_secret = "{"s" * 48}"\nclient_id = "{CLIENT}"\nclient_secret = "secret"\n'
            f'server_metadata_url = "{issuer}/.well-known/openid-configuration"\n',
            encoding="utf-8",
        )
        monkeypatch.setenv("STREAMLIT_SECRETS_FILES", str(secrets))
        with served(store) as address:
            yield address


def test_login_names_the_annotator_and_leaving_closes_the_pages(page, dashboard, store):
    page.goto(f"{dashboard}/relecture")
    enter = page.get_by_role("button", name="Se connecter")
    expect(enter).to_be_visible(timeout=LONG)
    expect(page.locator("form.review, .sx-foot, .js-plotly-plot, [data-testid=stTopNavLink]")).to_have_count(0)
    enter.click()
    expect(page.locator(".sx-foot")).to_be_visible(timeout=LONG)
    page.goto(f"{dashboard}/relecture")
    expect(page.locator(".sx-annotator")).to_contain_text("Ada Exemple", timeout=LONG)
    expect(page.locator(".st-key-review_annotator")).to_have_count(0)
    form = page.locator("form.review")
    expect(form.locator(".sentence")).to_be_focused(timeout=LONG)
    settle(page)
    before = form.get_attribute("data-nonce")
    page.keyboard.press("h")
    page.keyboard.press("Enter")
    expect(form).not_to_have_attribute("data-nonce", before, timeout=LONG)
    assert {act.annotator for act in Log(log_path(store)).read().acts} == {"Ada Exemple"}
    page.get_by_role("button", name="Se déconnecter").click()
    expect(enter).to_be_visible(timeout=LONG)
    expect(page.locator(".sx-foot")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_button_can_be_read_in_both_themes(browser, dashboard, theme):
    context = browser.new_context(color_scheme=theme)
    page = context.new_page()
    page.goto(dashboard)
    enter = page.get_by_role("button", name="Se connecter")
    expect(enter).to_be_visible(timeout=LONG)
    color, ground = enter.evaluate("b => [getComputedStyle(b).color, getComputedStyle(b).backgroundColor]")
    context.close()
    assert contrast(color, ground) >= 4.5


def contrast(one: str, other: str) -> float:
    """Of two colours as a browser writes them, after WCAG 2.2."""
    lights = sorted(luminance([int(part) / 255 for part in re.findall(r"\d+", color)[:3]]) for color in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(rgb: list[float]) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
