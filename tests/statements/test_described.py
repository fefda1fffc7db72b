"""Speakers without a name: the whole description and nothing else, one or some of several, whoever told the agency."""

import pytest

from stance.statements.naming import singular


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # the whole name, no more
        ("« Le port dort », a déclaré une élue d'une commune voisine.", "Élue d'une commune voisine"),
        ("Un officier de l'armée burundaise a affirmé que le port dort.", "Officier de l'armée burundaise"),
        ("Le port dort, ont indiqué deux élus et une source policière.", "Élus et source policière"),
        ("Le port dort, selon de nombreuses sources sécuritaires et civiles.", "Sources sécuritaires et civiles"),
        ("Une des sources militaires a précisé que le port dort.", "Source militaire"),
        ("« Le port dort », a dit un officier en poste dans la région.", "Officier"),
        ("« Le port dort », a signalé le gouverneur à l'AFP.", "Gouverneur"),
        ("« Le port dort », a dit un diplomate au journal letton.", "Diplomate"),
        ("Le groupe armé Vodak affirme que le port dort.", "Vodak"),
        ("Un autre employé du port, Karl Brandt, raconte que la grue dort.", "Karl Brandt"),
        ("Le port dort, assure la chroniqueuse au journal Le Phare, Anna Ozols.", "Anna Ozols"),
        ("Selon l'une des avocates de la défense, le port dort.", "Avocate de la défense"),
        ("Selon le chef de l'opposition Karlo Dalen Brandt, le port dort.", "Karlo Dalen Brandt"),
        ("La junte au cours des derniers mois a interdit le port.", "Junte"),
        ("Le parti accuse le port de dormir.", "Parti"),
        (
            "Un médecin de l'hôpital de l'Amitié sino-guinéenne a confirmé le tir.",
            "Médecin de l'hôpital de l'Amitié sino-guinéenne",
        ),
        ("Une partie des 236 salariés menace de partir.", "Partie des 236 salariés"),
        # whoever told it, through whom
        ("Le port dort, a appris l'AFP de source policière.", "Source policière"),
        ("Citant un responsable du port, Reuters écrit que la grue dort.", "Responsable du port"),
        ("« Le port dort », a dit une élue anonyme, citant des craintes selon lesquelles Riga cède.", "Élue anonyme"),
        ("De source policière, on indique que le port dort.", "Source policière"),
        ("Le tir, selon Kiev, a touché une école, a indiqué vendredi le conseil municipal.", "Conseil municipal"),
        ("Selon nos confrères de la RTBF, le port dort.", "RTBF"),
        # past a bracket, a relative clause, a list of another number
        ("Rien de tout cela, estime la maire Anna Ozols (PRL) : « Le port dort ».", "Anna Ozols"),
        ("Un élu du port qui a refusé d'être nommé a déclaré que la grue dort.", "Élu du port"),
        (
            "Le Front national pour la défense des ports a appelé à la grève.",
            "Front national pour la défense des ports",
        ),
        # no position of somebody
        ("L'opposition peut convoquer le conseil.", None),
        ("Les six militaires sont poursuivis pour complot contre la ville.", None),
        ("Ce récit livré par un homme qui connaît Karl Brandt relève de la fantaisie.", None),
    ],
)
def test_described_speaker(statements_of, text, actor):
    assert statements_of(text)[0].actor == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Les élus du port sont venus. Certains assurent que la grue dort.", "Élus du port"),
        ("Les élus du port ont protesté. « La grue dort », soupire l'un d'eux.", "Élu du port"),
        ("« La grue dort », dit un docker. « Elle rouille », ajoute un autre.", "Autre docker"),
        ("Le retrait de leurs avocats a surpris. Ceux-ci contestent la composition du tribunal.", "Avocats"),
        ("Le parquet n'a pas cédé à la requête. Il a dénoncé un « calcul ».", "Parquet"),
        ("Karl Brandt, maire de Vic, parle. « Le port dort », a soutenu le procureur.", "Procureur"),
        ("Me Brandt a estimé que le port dort. « La grue rouille », a regretté l'avocat.", "Me Brandt"),
        ("L'avocat général Anna Ozols a parlé. Karl Brandt rit. L'avocat général a nié les faits.", "Anna Ozols"),
        ("Les dockers sont là. Un autre, billet à l'appui, a dit que la grue dort.", "Docker"),
        ("Anna Ozols est là. Cette déclaration a été faite par Olga Lind. « Tout va », a-t-elle dit.", "Olga Lind"),
        (
            "La présidente de l'Union du port (UP), Olga Lind qui est venue, part. « Tout va », a-t-elle dit.",
            "Olga Lind",
        ),
        ("Ce choix a fait bondir le maire Karl Brandt. « Le port dort. »", "Karl Brandt"),
        ("Le maire Karl Brandt est là. « Le port dort », répond l'édile.", "Karl Brandt"),
        ("Le maire Karl Brandt est là. Le premier magistrat assure que le port dort.", "Karl Brandt"),
        (
            "« Le port dort, martèle Karl Brandt, élu de Vic (63). La grue rouille. » M. Brandt dit que Vic cède.",
            "Karl Brandt",
        ),
        ("Le communiqué du ministère russe de la Défense est bref. Le texte précise que le port dort.", None),
    ],
)
def test_described_before(statements_of, text, actor):
    found = statements_of(text)[-1]
    assert found.actor == actor or (actor is None and found.actor is not None)


def test_agency_that_was_told_is_the_relay(statements_of):
    (statement,) = statements_of("Le port dort, a appris l'AFP de source policière.")
    assert statement.via == "AFP"


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("responsables français", "responsable français"),
        ("nouveaux élus locaux", "nouveau élu local"),
        ("pays voisins", "pays voisin"),
        ("conseillers généraux du canton", "conseiller général du canton"),
    ],
)
def test_one_of_them(many, one):
    assert singular(many) == one
