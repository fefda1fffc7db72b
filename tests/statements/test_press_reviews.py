"""Press reviews, tabloids and blogs: papers quoted in turn, marks that do not match, two who answer each other."""

import pytest


def told(found):
    return [(s.kind, s.actor, s.quotes) for s in found]


def test_a_mark_that_ends_one_quotation_and_opens_the_next(statements_of):
    found = statements_of(
        "Karl Brandt a dit : “Ils n'ont rien perdu, ils l'ont posté.“Et Riga signe le reçu», a-t-il ajouté."
    )
    assert told(found) == [
        ("direct", "Karl Brandt", ("Ils n'ont rien perdu, ils l'ont posté.",)),
        ("direct", "Karl Brandt", ("Et Riga signe le reçu",)),
    ]


def test_two_quotations_glued_to_each_other(statements_of):
    found = statements_of("Karl Brandt a dit : “J'ai cru à l'orage, puis j'ai vu l'aile.”“ Pourquoi ma grange ? ”")
    assert [s.quotes for s in found] == [("J'ai cru à l'orage, puis j'ai vu l'aile.",), ("Pourquoi ma grange ?",)]


def test_single_marks_behind_an_elision_and_closing_a_french_one(statements_of):
    found = statements_of(
        "Karl Brandt a dit qu’il s’agissait d’‘une erreur, pas une invasion’. "
        "Karl Brandt a répondu : « Dites-le au maire ’."
    )
    assert [s.quotes for s in found] == [("une erreur, pas une invasion",), ("Dites-le au maire",)]


def test_a_straight_mark_left_open_by_the_last_quotation(statements_of):
    found = statements_of('"C\'est une honte", a dit Karl Brandt à Riga. "Nous le redirons. Et nous tiendrons')
    assert [s.actor for s in found] == ["Karl Brandt", "Karl Brandt"]


def test_who_answers_in_the_same_sentence(statements_of):
    found = statements_of(
        "Olga Lind a demandé : « Où le bâtir ? », ce à quoi le maire Karl Brandt a répondu : « À Lviv ». "
        "Il a ensuite précisé : « Ou à Kiev. »"
    )
    assert [s.actor for s in found] == ["Olga Lind", "Karl Brandt", "Karl Brandt"]


def test_nobody_answers_himself(statements_of):
    found = statements_of(
        "« Vous mentez », a commenté Karl Brandt, député de Riga. « C'est vous », a rétorqué l'animateur du soir."
    )
    assert [s.actor for s in found] == ["Karl Brandt", "Animateur du soir"]


def test_the_paper_of_the_sentence_before(statements_of):
    found = statements_of(
        "« Tout était prévu », accuse lagazette.info. Qui prévient : « Rien n'est fini. » "
        "« Les jours se suivent, estime son édito. Et demain ? »"
    )
    assert [s.actor for s in found] == ["lagazette.info"] * 3


def test_a_question_that_an_unnamed_he_raises_is_not_that_of_whom_it_names(statements_of):
    found = statements_of(
        "Même si Oslo nie, Karl Brandt persiste et signe que le pont est miné. "
        "Et il soulève une question : « Poutine osera-t-il ? »"
    )
    assert [s.actor for s in found] == ["Karl Brandt", "Karl Brandt"]


def test_a_verb_in_the_capitals_of_a_headline_is_no_name(statements_of):
    (only,) = statements_of("L'ancien patron de la flotte DÉCHIRE l'excuse de Riga : « Ils savaient ».")
    assert only.actor == "Ancien patron de la flotte"


def test_a_former_head_of_something_is_not_the_president(statements_of):
    found = statements_of("Vladimir Poutine se tait. L'ancien patron de la flotte dit que le port est miné.")
    assert found[1].actor == "Ancien patron de la flotte"


def test_the_spokesman_of_one_who_keeps_silent(statements_of):
    (only,) = statements_of(
        "Le Kremlin a refusé de commenter, son porte-parole Karl Brandt disant que Riga accuse sans preuve."
    )
    assert (only.actor, only.via) == ("Kremlin", "Karl Brandt")


def test_whose_words_the_next_sentence_says_they_were(statements_of):
    first, second = statements_of(
        "« Qui ne risque rien perd tout ». Ces mots de l'écrivain Karl Brandt résument le « coup » du maire."
    )
    assert (first.actor, second.kind, second.actor) == ("Karl Brandt", "narration", None)


def test_marks_of_other_writings(statements_of):
    found = statements_of("Karl Brandt a déclaré: 《 Nous ne céderons rien. Et nous le dirons 》, avant de partir.")
    assert told(found) == [("direct", "Karl Brandt", ("Nous ne céderons rien. Et nous le dirons",))]


def test_several_countries_and_a_party_in_mixed_letters(statements_of):
    found = statements_of("Les trois pays ont condamné l'attaque. Le député DéFI Karl Brandt demande un vote.")
    assert [s.actor for s in found] == ["Trois pays", "Karl Brandt"]


def test_a_first_name_that_no_table_has_before_a_quotation(statements_of):
    (only,) = statements_of("Pour Ninke, croisée au port, les voisins ne plieront pas : « Je pense qu'ils ont peur. »")
    assert only.actor == "Ninke"


def test_what_the_pronoun_behind_a_condition_says(statements_of):
    found = statements_of(
        "Karl Brandt, maire de Riga, est un peu perdu. "
        "Conscient du danger, il n'a pas digéré le vote : « Ce n'est pas une bonne nouvelle. »"
    )
    assert (found[1].kind, found[1].actor) == ("direct", "Karl Brandt")


def test_a_quotation_signed_behind_it(statements_of):
    found = statements_of(
        "Le club a été mis en vente mardi, et les abords du stade sont déserts.\n\n"
        "« Il a tout gagné, mais cela ne peut plus durer. » Olga Lind, supportrice du club\n\nLe stade est vide."
    )
    assert [s.actor for s in found] == [None, "Olga Lind", None, None]


def test_a_second_act_without_subject_and_the_radio_that_heard_it(statements_of):
    found = statements_of(
        "Karl Brandt a soumis l'idée de ne pas s'arrêter là. Avant d'appeler à la « pendaison des traîtres ». "
        "« C'est un jour de fête », affirme à Radio Sputnik Afrique Olga Lind, présidente du port, lundi."
    )
    assert [s.actor for s in found] == ["Karl Brandt", "Karl Brandt", "Olga Lind"]


def test_an_adjective_and_an_adverb_that_say_nothing(statements_of):
    first, second = statements_of(
        "Karl Brandt, célèbre pamphlétaire et farouche opposant au traité, est né à Riga. "
        "Karl Brandt est connu pour les vues qu'il exprime ouvertement dans son émission."
    )
    assert (first.actor, second.actor) == (None, None)


def test_a_verb_alone_between_marks(statements_of):
    (only,) = statements_of("Le Kremlin « condamne » l'arrestation de deux marins à Riga.")
    assert (only.kind, only.actor) == ("mixed", "Kremlin")


def test_a_quotation_on_a_line_of_its_own(statements_of):
    found = statements_of(
        "Karl Brandt, maire de Riga, a parlé du navire mercredi devant la presse.\n"
        "« C'est un navire conçu pour écouter »\n, a-t-il ajouté.\n"
        "Le maire a accusé ses voisins d'\n« attiser le conflit »\nen mer, devant les élus de la région."
    )
    assert [(s.kind, s.actor) for s in found[1:]] == [("direct", "Karl Brandt"), ("mixed", "Karl Brandt")]


def test_the_name_of_one_who_is_called_so(statements_of):
    (only,) = statements_of("« C'est parti », commente pour sa part un internaute du nom de Maurice Karl Brandt.")
    assert only.actor == "Maurice Karl Brandt"


def test_incises_inside_a_quotation_that_is_read_or_announced(statements_of):
    found = statements_of(
        "Karl Brandt a ri : « Non ». « Il ne se trouve personne pour le dire, pouvait-on lire sur le compte Twitter "
        "de Riga lundi. Il précarise la paix. » "
        "Le fait révèle une faille : « Ni pirates, ni espions, a expliqué Olga Lind. Hier, je me suis trompée. »"
    )
    assert [s.actor for s in found] == ["Karl Brandt", "Lettonie (gouvernement)", "Olga Lind"]


def test_another_of_them_whom_nothing_names(statements_of):
    found = statements_of(
        "Un internaute écrit : « Si le maire vient, il repart. » Et un autre d'ajouter : « Ne lui parlez pas. »"
    )
    assert told(found)[1] == ("direct", "Autre internaute", ("Ne lui parlez pas.",))


def test_critics_take_the_word(statements_of):
    """What follows is theirs, not the minister's."""
    found = statements_of(
        "La sortie du ministre Karl Brandt a été largement critiquée par de nombreux élus. « C'est paradoxal et faux. »"
    )
    assert [s.actor for s in found] == ["Élus", "Élus"]


def test_a_document_called_so_says_nothing(statements_of):
    (only,) = statements_of("Ce faux compte avait publié, lundi, un texte dit « Appel du port » sur le traité.")
    assert only.kind == "narration"


def test_the_paper_that_stands_above_its_words(statements_of):
    found = statements_of(
        "Voici ce que les journaux retiennent. Les élus ont noté que le pont tenait.\n\nCNN\n\n"
        "« Le langage des corps était loin d'être froid. »\n\nThe Telegraph\n« Les dirigeants ont une chance. »"
    )
    assert [s.actor for s in found if s.kind == "direct"] == ["CNN", "The Telegraph"]


def test_papers_before_a_colon_and_in_a_verb_of_sight(statements_of):
    found = statements_of(
        "Ces liens inquiètent le quotidien L'Observateur Paalga : « Le monde a tout à perdre. » "
        "Le New York Times entrevoit tout de même « un soulagement » après le sommet."
    )
    assert [s.actor for s in found] == ["L'Observateur Paalga", "New York Times"]


def test_for_whom_it_would_be_fatal_does_not_say_it(statements_of):
    found = statements_of("Karl Brandt dit que le port tient. Pour Kiev, prévient-il, tout recul serait fatal.")
    assert [s.actor for s in found] == ["Karl Brandt", "Karl Brandt"]


def test_the_correspondent_on_the_spot(statements_of):
    first, second = statements_of(
        "Pour la correspondante de CNN sur place à Riga, le sommet, « tapageur », est un échec. "
        "Et de souligner le décalage entre « le faste » et « les alertes »."
    )
    assert (first.actor, second.actor) == ("Correspondante de CNN", "Correspondante de CNN")


def test_what_marks_and_what_anybody_would_do_is_no_position(statements_of):
    found = statements_of(
        "Le sommet de Riga, tenu le 16 août au port, devait marquer un tournant diplomatique. "
        "Karl Brandt ne peut pas supporter qu'un souverainiste défende la nation."
    )
    assert [s.kind for s in found] == ["narration", "narration"]


def test_the_author_answers_each_claim_of_a_list(statements_of):
    found = statements_of(
        "Karl Brandt, maire de Riga, a parlé mardi du port et de ses quais.\n\nBrandt poursuit :\n\n"
        "• pour la grandeur de son pays : Bien malin qui la connaît. Et si on parlait de la nôtre ?\n\n"
        "• et la liberté de son peuple : Là, permettez-nous de rire !"
    )
    assert [s.actor for s in found[2:]] == [None, None, None]


def test_papers_that_open_their_paragraphs_as_labels(statements_of):
    found = statements_of(
        "Le Courrier : Le sommet a été un succès. Le voisin a tenu bon.\n\n"
        "La Gazette : Soudain, le maire se comporte comme un invité. L'image change.\n\n"
        "The Plateau Times:\nC'était rapide. Le maire a laissé plus de questions que de réponses.\n\n"
        "Le Courrier : Les deux ont fait preuve de retenue."
    )
    quick = next(s for s in found if s.text.startswith("C'était"))
    assert quick.actor != "La Gazette"


def test_what_a_paper_hopes_after_a_verb_that_says_nothing(statements_of):
    (only,) = statements_of(
        "Le New York Times compare aussi les deux hommes et espère qu'on y prêtera attention : « Rien n'est dit. »"
    )
    assert only.actor == "New York Times"


@pytest.mark.parametrize("told", ["le quotidien de gauche", "le quotidien du soir", "le journal"])
def test_a_paper_told_by_its_leaning(statements_of, told):
    found = statements_of(f"« Un accord boiteux », titre Libération. « Personne n'y croit », poursuit {told}.")
    assert [s.actor for s in found] == ["Libération"] * 2


def test_who_speaks_in_a_paper_that_one_is_told_to_read(statements_of):
    (only,) = statements_of("À lire dans Le Figaro : « La ligne est utile », plaide Brice Hamonic, pêcheur.")
    assert only.actor == "Brice Hamonic"


@pytest.mark.parametrize("site", ["la-gazette.info", "www.la-gazette.info"])
def test_the_address_of_a_paper_in_full(statements_of, site):
    (found,) = statements_of(f"« Tout était prévu », accuse {site}.")
    assert found.actor == "la-gazette.info"
