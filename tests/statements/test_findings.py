"""A name and a quotation with nothing between: a headline without its colon."""


def test_a_name_before_its_words(read):
    _, (first, *_) = read("Karl Brandt « Le port de Riga a perdu ses marins »\n\nLe maire a parlé mardi aux députés.")
    assert (first.kind, first.actor) == ("direct", "Karl Brandt")


def test_a_nickname_says_nothing(read):
    _, (first, *_) = read("Karl Brandt « le Rouge de Riga »\n\nLe maire a parlé mardi aux députés de la commission.")
    assert first.kind == "narration"
