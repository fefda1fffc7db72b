"""Speakers without a name: whole descriptions, some of several, whoever told it, whom a description points back to."""

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


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # somebody told by whom they belong to leaves the foreground to that one
        (
            "Olga Lind étudie le droit. Sa logeuse, Hélène Brandt, lui prépare du thé. « Oui », dit l'étudiante.",
            "Olga Lind",
        ),
        (
            "Natalia Lind tient un four. Son mari, Karl, est au front. « Je dors peu », dit la boulangère.",
            "Natalia Lind",
        ),
        (
            "L'écrivain Karl Brandt vit à Riga. Son éditrice, Marthe Lind, relit. « Bien », dit l'éditrice.",
            "Marthe Lind",
        ),
        (
            "L'écrivain Karl Brandt vit à Riga. Son éditrice, Marthe Lind, relit. « Bien », dit le romancier.",
            "Karl Brandt",
        ),
        ("Fatou vend du poisson. Sa fille Aminata l'aide. « Elle lira », promet la mère.", "Fatou"),
        # of the other sex, of another age
        (
            "Karl Brandt, 74 ans, reste. Olga Lind, 21 ans, lui apporte de l'eau. « Non », dit le vieil homme.",
            "Karl Brandt",
        ),
        ("Une femme âgée, Anna Ozols, balaie. Olga Lind filme. « Voyez », dit la jeune femme.", "Olga Lind"),
        ("Olga Lind, 21 ans, lit. Anna Ozols, 82 ans, tricote. « Chut », dit la jeune femme.", "Olga Lind"),
        ("Karl Brandt lit. Olga Lind tricote. « Chut », dit-il.", "Karl Brandt"),
        # nobody's trade, the other sex's, those who speak of somebody on trial
        ("Karl Brandt, 52 ans, tient un café. « Il dort », dit l'éleveuse.", "Éleveuse"),
        ("Karl Brandt est jugé à Nantes. « Il courait vite », a dit l'enquêteur.", "Enquêteur"),
        ("Anna Ozols a plaidé. « Rien ne tient », a lancé l'accusateur public.", "Accusateur public"),
        # what another did to whom the sentence is about; the one who answers
        (
            "Le conseiller Karl Brandt, dont le maire Jo Lind avait loué le travail, part. « Bien », a-t-il dit.",
            "Karl Brandt",
        ),
        ("Anna Ozols a critiqué Karl Brandt. Lui se défend : « J'ai respecté la règle. »", "Karl Brandt"),
        # a country that was not told yet; somebody known by the first name alone
        ("Olga Lind suit des cours. « Je lis », dit la jeune Ukrainienne.", "Olga Lind"),
        ("Le port dort. « Il dort », raconte Olga. L'étudiante est partie. « Il dort bien », dit-elle.", "Olga"),
        # words for one office, and for whoever holds one
        ("Le procureur de Rennes, Karl Brandt, a tranché. Le magistrat a précisé que le port dort.", "Karl Brandt"),
        ("Le maire de Vic a reçu les familles. « Le port dort », a promis l'élu.", "Maire de Vic"),
        ("Sergueï Lavrov a été reçu par Hakan Fidan. Son homologue turc a indiqué que le port dort.", "Hakan Fidan"),
    ],
)
def test_whom_a_description_calls(statements_of, text, actor):
    assert statements_of(text)[-1].actor == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("L'ONG Vodak a ouvert un foyer. L'organisation dit manquer de lits.", "Vodak"),
        ("L'Union africaine s'est réunie. L'organisation panafricaine a annoncé une mission.", "Union africaine"),
        ("Médecins sans frontières part. L'organisation dit manquer de lits.", "Médecins sans frontières"),
        ("L'ONG Vodak a saisi l'ONU. L'organisation dit manquer de lits.", "Vodak"),
        ("Le Front pour le renouveau part. La formation a dénoncé un coup.", "Front pour le renouveau"),
        # two of them, neither in the foreground
        ("Le maire a saisi l'ONU et la CEDEAO. L'organisation dit manquer de lits.", "Organisation"),
        # of another kind
        ("La CGT part. Le parti dit manquer de lits.", "Parti"),
    ],
)
def test_a_body_called_by_a_wider_word(statements_of, text, actor):
    assert statements_of(text)[-1].actor == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "Amnesty International a publié un rapport de 80 pages. Le document dit que le port dort.",
            "Amnesty International",
        ),
        ("Le maire Karl Brandt a diffusé un communiqué. Le communiqué ajoute que le port dort.", "Karl Brandt"),
        ("Human Rights Watch a publié une enquête. Selon ce document, le port dort.", "Human Rights Watch"),
        # issued by nobody, read only, or of another
        ("Un texte circulait mercredi. Le texte précise que le port dort.", None),
        ("Le maire Karl Brandt a lu une note. La note précise que le port dort.", None),
        ("Le maire Karl Brandt sait que Riga a publié une note. La note précise que le port dort.", None),
        ("Amnesty International a publié un rapport. Une note circule. La note précise que le port dort.", None),
    ],
)
def test_a_document_speaks_for_whoever_put_it_out(statements_of, text, actor):
    assert statements_of(text)[-1].actor == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("L'information vient de RFI. Selon le média, Moscou a perdu un navire.", "RFI"),
        (
            "Le ministère de la Pêche a parlé mardi. Le ministère assure que les quotas seront tenus.",
            "Ministère de la Pêche",
        ),
        (
            "La guerre finira, a déclaré un conseiller du maire. « Rien ne presse », a dit ce haut responsable.",
            "Conseiller du maire",
        ),
    ],
)
def test_called_by_its_kind_after_its_name(statements_of, text, actor):
    assert statements_of(text)[-1].actor == actor
