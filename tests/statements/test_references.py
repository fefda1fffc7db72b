"""Whom a description stands for: never somebody of whom nothing of the kind was told."""

import pytest


def test_the_columnist_of_a_paper_is_somebody_else(statements_of):
    _, second = statements_of("Karl Brandt estime que Moscou a perdu. Le chroniqueur du Phare assure que Kiev ment.")
    assert second.actor == "Chroniqueur du Phare"


def test_the_columnist_who_was_named(statements_of):
    _, second = statements_of(
        "Karl Brandt, chroniqueur au Phare, estime que Moscou a perdu. Le chroniqueur assure que Kiev ment."
    )
    assert second.actor == "Karl Brandt"


@pytest.mark.parametrize(
    ("before", "word", "actor"),
    [
        ("Des experts de l'AIEA sont venus, selon l'agence Tass.", "L'Agence", "AIEA"),
        ("L'Organisation mondiale de la santé compte mille cas.", "L'Organisation", "OMS"),
        ("L'Union européenne a voté mardi.", "L'Union", "Union européenne"),
        # in small letters, whoever else can be called so
        ("Des experts de l'AIEA sont venus, selon l'agence Tass.", "L'agence", "TASS"),
        ("Un élu de l'ONU est venu. L'association Armor part.", "L'organisation", "Armor"),
        # a paper
        ("L'Otan a reculé mardi.", "L'Humanité", "L'Humanité"),
    ],
)
def test_a_body_called_by_the_first_word_of_its_name(statements_of, before, word, actor):
    assert statements_of(f"{before} {word} a affirmé que la mer montait.")[-1].actor == actor


@pytest.mark.parametrize(
    ("said", "actor"),
    [
        ("« La mer monte », explique Karl Brandt mardi dans un communiqué.", "Karl Brandt"),
        ("Dans un communiqué, la maire Olga Lind demande une trêve.", "Olga Lind"),
        ("Karl Brandt a estimé dans un communiqué que la trêve tenait.", "Karl Brandt"),
        # somebody else's; nobody's
        ("La maire Olga Lind est citée dans un communiqué de Riga.", "Lettonie (gouvernement)"),
        ("Dans un communiqué, deux élus protestent.", "Communiqué"),
    ],
)
def test_the_document_somebody_spoke_in(statements_of, said, actor):
    assert statements_of(f"{said} « La route est sûre », poursuit le communiqué.")[-1].actor == actor


@pytest.mark.parametrize(
    ("before", "reply", "actor"),
    [
        ("Karl Brandt a demandé une trêve à Paul Morvan.", "« Jamais », lui répond-il.", "Paul Morvan"),
        ("« Partez », a lancé Karl Brandt à Paul Morvan.", "« Jamais », lui a-t-il répliqué.", "Paul Morvan"),
        # no reply; of the other sex; nobody else
        ("Karl Brandt a demandé une trêve à Paul Morvan.", "« Vite », a-t-il ajouté.", "Karl Brandt"),
        ("Karl Brandt a demandé une trêve à Olga Lind.", "« Oui », a-t-il répondu à la presse.", "Karl Brandt"),
        ("Karl Brandt a demandé une trêve au conseil.", "« Oui », a-t-il répondu à la presse.", "Karl Brandt"),
    ],
)
def test_nobody_answers_himself(statements_of, before, reply, actor):
    assert statements_of(f"{before} {reply}")[-1].actor == actor


def test_the_head_of_a_body_that_goes_by_its_initials(statements_of):
    found = statements_of("L'AIEA a averti mardi que la centrale brûlait. Son responsable juge que tout va mal.")
    assert found[-1].actor == "Responsable de l'AIEA"


def test_whoever_the_table_has_in_an_office_is_uncertain_without_a_date(statements_of):
    (found,) = statements_of("Le chef de la diplomatie néerlandaise a regretté que la trêve soit rompue.")
    assert found.actor_id is None or found.attribution.confidence < 0.6


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Le ministre Karim Bou Sader a salué le vote. M. Bou Sader a nié le reste.", ["Karim Bou Sader"] * 2),
        ("La députée Ilse van Dorpen a salué le vote. Van Dorpen a nié le reste.", ["Ilse van Dorpen"] * 2),
        ("Le député Samir al-Chouf a salué le vote. Al-Chouf a nié le reste.", ["Samir al-Chouf"] * 2),
        ("La députée Olga Anna Lind a salué le vote. Anna Lind a nié le reste.", ["Olga Anna Lind", "Anna Lind"]),
    ],
)
def test_last_names_of_two_words(read, text, actors):
    assert [s.actor for s in read(text)[1]] == actors


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Selon le porte-parole de l'armée, le colonel Karl Brandt, le port rouvrira.", "Karl Brandt"),
        ("Selon le membre du bloc « Port », le député Samir al-Chouf, le port rouvrira.", "Samir al-Chouf"),
        ("Selon le maire, le colonel Karl Brandt ment.", "Maire"),
    ],
)
def test_an_office_then_a_rank_with_the_name(read, sentence, actor):
    assert [s.actor for s in read(sentence)[1]] == [actor]
