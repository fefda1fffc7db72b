"""Words from articles are shown as text, whatever they hold."""

import pytest

from stance.views.fragments import clip, escape, plain, plot_text, safe_link, tame

HOSTILE = "<script>alert(1)</script> [a](http://x.example) ![i](http://x.example/i.png) **b** $x$ :red[c] `d` # e"


def test_html_is_escaped():
    assert "<" not in escape(HOSTILE) and '"' not in escape('a" onload="b')


def test_labels_show_markdown_as_it_is():
    shown = plain(HOSTILE)
    assert all(f"\\{mark}" in shown for mark in "[]()*$:`#<>!")


def test_plot_texts_hold_no_tag():
    assert "<" not in plot_text("<a href='javascript:1'>x</a>")


def test_reading_direction_cannot_be_turned():
    assert tame("abc\u202edef\u202c") == "abcdef"


def test_clipping_keeps_the_length():
    assert len(clip("a" * 5000, 40)) == 40 and clip("court", 40) == "court"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", "", None, "http://["]
)
def test_only_web_addresses_become_links(url):
    assert safe_link(url) is None


def test_a_web_address_is_a_link():
    assert safe_link(" https://example.org/a?b=c ") == "https://example.org/a?b=c"
