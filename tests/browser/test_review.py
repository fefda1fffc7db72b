"""Checking statements in a browser: by keyboard, by two people at once, blind, undone, settled, and switched off."""

import json
import re

import pytest
from playwright.sync_api import expect

from stance.corrections.acts import Judgement, new_act
from stance.corrections.log import Log, log_path
from stance.corrections.reviews import replay
from stance.evaluation.synthetic import make_store
from stance.store.corrections import key_of
from stance.store.filters import Filters
from stance.store.store import Store
from tests.browser.serving import served, settle
from tests.browser.test_accessibility import darken, grave_violations
from tests.browser.test_dashboard import READERS, open_page

pytestmark = pytest.mark.browser
SLOW = 30_000  # ms: a loaded machine


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return make_store(tmp_path_factory.mktemp("review") / "store.duckdb", 60)


@pytest.fixture(scope="module")
def dashboard(browser, store):
    with served(store) as address:
        yield address


def acts_of(store, annotator):
    return [act for act in Log(log_path(store)).read().acts if act.annotator == annotator]


def start(page, address, annotator, **query):
    """Open the page, give a name, and wait for the form."""
    open_page(page, address, "relecture", **query)
    name = page.locator(".st-key-review_annotator input")
    name.fill(annotator)
    name.press("Enter")
    form = page.locator("form.review")
    expect(form).to_have_attribute("data-nonce", re.compile(re.escape(annotator)), timeout=SLOW)
    expect(form.locator(".sentence")).to_be_focused()
    settle(page)
    return form


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def answered(form, before):
    """The server has heard what was sent: the form is drawn anew."""
    expect(form).not_to_have_attribute("data-nonce", before, timeout=SLOW)
    expect(form).to_have_attribute("aria-busy", "false", timeout=SLOW)


def send(page, form, *keys):
    before = form.get_attribute("data-nonce")
    press(page, *keys)
    answered(form, before)


def test_a_statement_is_checked_undone_and_passed_by_keyboard_alone(page, store, dashboard):
    form = start(page, dashboard, "Clavier")
    first = form.get_attribute("data-nonce").split("·")[0]
    press(page, "e", "f", "b", "i")
    expect(form.locator("input[name=russia]:checked")).to_have_value("against")
    send(page, form, "Enter")
    expect(form.get_by_role("status")).to_have_text("Enregistré.")
    expect(page.locator(".sx-progress b")).to_have_text(re.compile("^1 sur 100"))
    (act,) = acts_of(store, "Clavier")
    assert act.statement.id == first and act.judgement.tone == "neutral" and act.judgement.is_statement
    assert act.judgement.stance == {"russia": "against", "us_nato": "favor", "ukraine": "none"}
    assert (act.draw.queue, act.draw.seed, act.draw.rank, act.draw.size) == ("random", 1, 1, 100)
    assert act.draw.probability == pytest.approx(100 / act.draw.population) and not act.model_shown
    send(page, form, "Backspace")
    expect(form).to_have_attribute("data-nonce", re.compile(re.escape(first)))
    expect(form.locator("input[name=us_nato]:checked")).to_have_value("favor")
    assert [act.kind for act in acts_of(store, "Clavier")] == ["check", "undo"]
    send(page, form, "p")
    expect(form).not_to_have_attribute("data-nonce", re.compile(re.escape(first)))
    assert len(acts_of(store, "Clavier")) == 2


def test_a_missing_label_is_said_and_nothing_is_saved(page, store, dashboard):
    form = start(page, dashboard, "Distrait")
    press(page, "e", "Enter")
    expect(form.get_by_role("status")).to_contain_text("Il manque une étiquette")
    expect(form.locator("input[name=us_nato]").first).to_be_focused()
    send(page, form, "h", "Enter")
    (act,) = acts_of(store, "Distrait")
    assert act.judgement.stance == {"russia": "against", "us_nato": "none", "ukraine": "none"}


def test_what_is_no_statement_a_note_and_another_speaker_are_saved(page, store, dashboard):
    form = start(page, dashboard, "Notes")
    press(page, "m")
    page.keyboard.type("E dans une note n’est pas une touche <b>")
    page.keyboard.press("Escape")
    send(page, form, "n", "Enter")
    form.locator("summary").click()
    form.get_by_label("Nom de l’acteur qui parle").fill("Acteur fictif 07")
    form.locator("legend").first.click()
    send(page, form, "h", "Enter")
    fit, speaker = (act.judgement for act in acts_of(store, "Notes"))
    assert fit.is_statement is False and fit.stance == {} and fit.note.endswith("<b>")
    assert (speaker.voice, speaker.actor) == ("speech", "Acteur fictif 07")


def test_with_the_keys_switched_off_letters_do_nothing(page, dashboard):
    form = start(page, dashboard, "Sans touches")
    form.get_by_role("checkbox", name=re.compile("Touches")).uncheck()
    press(page, "e")
    expect(form.locator("input[name=russia]:checked")).to_have_count(0)
    form.get_by_role("radio", name="hostile").first.check(force=True)
    expect(form.locator("input[name=russia]:checked")).to_have_value("against")


def test_two_annotators_at_once_lose_nothing_and_see_nothing_of_each_other(browser, store, dashboard):
    contexts = [browser.new_context(viewport={"width": 1440, "height": 1000}) for _ in range(2)]
    pages = [context.new_page() for context in contexts]
    names = ("Anne", "Bruno")
    forms = [start(page, dashboard, name) for page, name in zip(pages, names, strict=True)]
    for turn in range(6):
        before = [form.get_attribute("data-nonce") for form in forms]
        for page, key in zip(pages, "er" if turn % 2 else "ee", strict=True):
            press(page, key, "h", "Enter")
        for form, nonce in zip(forms, before, strict=True):
            answered(form, nonce)
    for page, other in zip(pages, reversed(names), strict=True):
        expect(page.locator(".sx-progress b")).to_have_text(re.compile("^6 sur"))
        assert other not in page.locator(".sx-panel").inner_text() and other not in page.locator("form").inner_text()
    checks = [[act for act in acts_of(store, name) if act.kind == "check"] for name in names]
    assert [len({act.statement.id for act in of_one}) for of_one in checks] == [6, 6]
    assert [act.statement.id for act in checks[0]] == [act.statement.id for act in checks[1]]
    for context in contexts:
        context.close()


def test_agreement_is_shown_and_a_disagreement_settled_with_one_click(page, store, dashboard):
    for statement_id in Store(store).query("queue_filtered", Filters().parameters() | {"size": 2})["statement_id"]:
        key = key_of(Store(store).query("statement", {"statement_id": statement_id}).iloc[0].to_dict())
        for name, label in (("Claire", "favor"), ("Denis", "neutral")):
            Log(log_path(store)).append(new_act("check", name, key, judgement=Judgement({"russia": label})))
    open_page(page, dashboard, "relecture")
    name = page.locator(".st-key-review_annotator input")
    name.fill("Cheffe")
    name.press("Enter")
    page.get_by_role("radio", name="Accord", exact=True).click()
    page.get_by_role("heading", name="Accord entre relecteurs").wait_for()
    page.locator(".st-key-agreement_pair").wait_for()
    row = page.get_by_role("table", name="Accord entre relecteurs").get_by_role("row", name=re.compile("^Russie"))
    expect(row).to_contain_text(re.compile(r"\d,\d\d"))
    opinions = page.get_by_role("button", name="neutre · Denis")
    expect(opinions).to_have_count(2)
    opinions.first.click()
    expect(opinions).to_have_count(1, timeout=SLOW)
    (act,) = acts_of(store, "Cheffe")
    assert act.kind == "settle" and act.judgement.stance == {"russia": "neutral"}
    review = next(one for one in replay(Log(log_path(store)).read().acts).values() if act in one.history)
    assert review.verdict("russia").settled


def test_the_model_is_silent_unless_it_is_asked(page, store, dashboard):
    form = start(page, dashboard, "Curieux")
    expect(page.locator(".sx-prob")).to_have_count(0)
    expect(form.locator("input[type=radio]:checked:not([name=voice])")).to_have_count(0)
    page.locator(".st-key-review_show_model label").click()
    expect(page.locator(".sx-prob")).to_have_count(3, timeout=SLOW)
    expect(form.locator("input[type=radio]:checked:not([name=voice])")).to_have_count(4)
    settle(page)
    send(page, form, "Enter")
    (act,) = acts_of(store, "Curieux")
    assert act.model_shown and act.model_revision == "synthetic-1"


def test_corrected_labels_are_a_switch_that_figures_links_and_files_follow(page, store, dashboard):
    form = start(page, dashboard, "Bascule", texte='"phrase inventée 4"')
    send(page, form, "n", "Enter")
    dropped = acts_of(store, "Bascule")[0].statement
    page.get_by_role("link", name="Énoncés", exact=True).first.click()
    page.wait_for_url("**/enonces?**")
    settle(page)
    shown = page.locator(".sx-note", has_text="énoncés").first
    before = int(re.sub(r"\D", "", shown.inner_text()))
    page.get_by_role("radio", name=re.compile("^Corrigées")).click()
    expect(shown).to_have_text(f"{before - 1}\u00a0énoncés", timeout=SLOW)
    settle(page)
    assert "etiquettes=corrected" in page.url
    expect(page.locator(".sx-notice", has_text="Étiquettes corrigées")).to_be_visible()
    page.get_by_test_id("stPopover").filter(has_text="Télécharger").get_by_role("button").first.click()
    with page.expect_download() as waiting:
        page.locator(".st-key-download_csv button").click()
    frame = READERS["csv"](waiting.value.path().read_bytes())
    assert len(frame) == before - 1 and dropped.id not in set(frame["id_enonce"])
    assert {"russie_modele", "russie_relue", "relu_par", "desaccord"} <= set(frame.columns)
    assert json.loads(frame["citation"].iloc[0])["relectures"]["actes"] > 0


def test_the_history_of_a_statement_is_on_its_page_with_a_way_to_check_it(page, store, dashboard):
    form = start(page, dashboard, "Historienne")
    send(page, form, "t", "h", "Enter")
    act = acts_of(store, "Historienne")[0]
    open_page(page, dashboard, "enonces", enonce=act.statement.id)
    page.get_by_text(re.compile("Historique des relectures")).click()
    expect(page.locator(".sx-acts li", has_text="Historienne")).to_contain_text("Russie : favorable")
    page.get_by_role("link", name="Relire cet énoncé").click()
    page.wait_for_url("**/relecture?**")
    name = page.locator(".st-key-review_annotator input")
    name.fill("Autre")
    name.press("Enter")
    expect(page.locator("form.review")).to_have_attribute(
        "data-nonce", re.compile(re.escape(act.statement.id)), timeout=SLOW
    )


def test_the_log_goes_out_and_comes_back_once(page, store, dashboard, tmp_path):
    form = start(page, dashboard, "Sortie")
    send(page, form, "h", "Enter")
    page.get_by_role("radio", name="Journal", exact=True).click()
    page.get_by_role("heading", name="Emporter").wait_for()
    settle(page)
    with page.expect_download() as waiting:
        page.locator(".st-key-log_doccano button").click()
    lines = [json.loads(line) for line in waiting.value.path().read_text("utf-8").splitlines()]
    mine = next(line for line in lines if line["annotator"] == "Sortie")
    assert "russia:none" in mine["label"]
    file = tmp_path / "retour.jsonl"
    file.write_text(json.dumps(mine | {"annotator": "Doccano"}) + "\nabîmé\n", encoding="utf-8")
    for added in ("1 acte(s) ajouté(s), 0 déjà là", "0 acte(s) ajouté(s), 1 déjà là"):
        open_page(page, dashboard, "relecture")
        page.get_by_role("radio", name="Journal", exact=True).click()
        page.get_by_role("heading", name="Faire entrer").wait_for()
        settle(page)
        page.locator(".st-key-log_file input[type=file]").set_input_files(file)
        expect(page.locator(".st-key-log_file")).to_contain_text("retour.jsonl")
        page.get_by_role("button", name="Ajouter au journal").click()
        expect(page.locator(".sx-notice", has_text=added)).to_contain_text("1 refusé(s)", timeout=SLOW)
    assert len(acts_of(store, "Doccano")) == 1


def test_name_and_queue_are_kept_during_a_visit_to_another_page(page, dashboard):
    form = start(page, dashboard, "Visiteuse")
    page.locator(".st-key-review_seed input").fill("12")
    page.locator(".st-key-review_seed input").press("Enter")
    expect(page.locator(".sx-progress")).to_contain_text("graine 12", timeout=SLOW)
    page.get_by_role("link", name="Énoncés", exact=True).first.click()
    page.wait_for_url("**/enonces?**")
    settle(page)
    page.get_by_role("link", name="Relecture", exact=True).first.click()
    expect(form).to_have_attribute("data-nonce", re.compile("Visiteuse"), timeout=SLOW)
    expect(page.locator(".sx-progress")).to_contain_text("graine 12")
    expect(page.get_by_test_id("stAlert")).to_have_count(0)


def test_hostile_names_and_notes_are_shown_as_text(page, store, dashboard):
    hostile = "<img src=x onerror=window.pwned=1> **gras**"
    form = start(page, dashboard, hostile)
    form.locator("textarea").fill("<script>window.pwned=1</script>")
    form.locator("legend").first.click()
    send(page, form, "h", "Enter")
    page.get_by_role("radio", name="Journal", exact=True).click()
    expect(page.locator(".sx-acts li").first).to_contain_text("<script>window.pwned=1</script>", timeout=SLOW)
    expect(page.locator(".sx-acts li b").first).to_have_text(hostile)
    assert page.evaluate("window.pwned") is None


def test_no_grave_violation_while_checking(page, dashboard):
    page.emulate_media(color_scheme="light")
    start(page, dashboard, "Accessible")
    assert grave_violations(page) == []
    darken(page)
    assert grave_violations(page) == [], "in the dark theme"


def test_no_grave_violation_and_no_sideways_scroll_on_a_phone(phone, dashboard):
    start(phone, dashboard, "Téléphone")
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert grave_violations(phone) == []


def test_on_a_copy_for_the_public_nothing_can_be_changed(page, tmp_path, monkeypatch):
    monkeypatch.setenv("STANCE_READ_ONLY", "1")
    path = make_store(tmp_path / "store.duckdb", 10)
    with served(path) as address:
        open_page(page, address, "relecture")
        expect(page.locator(".sx-warning")).to_contain_text("la relecture y est désactivée")
        expect(page.locator(".st-key-review_annotator, form.review, input[type=file]")).to_have_count(0)
        open_page(page, address, "enonces")
        page.locator("[class*='_row_'] button").first.click()
        page.locator(".sx-panel").wait_for()
        expect(page.get_by_role("link", name="Relire cet énoncé")).to_have_count(0)
    assert not log_path(path).exists()
