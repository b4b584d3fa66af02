"""The addresses of this room."""

from django.urls import path

from samverk.charters.views import (
    batches,
    charters,
    findings,
    goals,
    governing,
    grounding,
    lifecycle,
    municipalities,
    parts,
    prints,
    starting,
    templates,
    versions,
)
from samverk.charters.views.parts import ASSIGNMENT, DUTY, GOAL

app_name = "charters"

HERE = "uppdragsbeskrivningar/"
THERE = "natverk/<slug:slug>/"
GOVERNING = "styrdokument/"
TOWNS = "kommuner/"

urlpatterns = [
    path(HERE, charters.charters, name="charters"),
    path(f"{HERE}las-in/", charters.reading_in, name="reading_in"),
    path(f"{HERE}las-in/manga/", batches.reading_in_many, name="reading_in_many"),
    path(f"{HERE}inlasningar/", batches.batches, name="batches"),
    path(f"{HERE}inlasningar/<int:pk>/", batches.batch, name="batch"),
    path(f"{HERE}inlasningar/<int:pk>/stoppa/", batches.batch_stop, name="batch_stop"),
    path(f"{HERE}inlasningar/<int:pk>/las-vidare/", batches.batch_resume, name="batch_resume"),
    path(f"{HERE}inlasningar/<int:pk>/natverk/", batches.batch_places, name="batch_places"),
    path(f"{HERE}inlasningar/<int:pk>/anta/", batches.batch_adoption, name="batch_adoption"),
    path(f"{HERE}inlasningar/<int:pk>/kasta/", batches.batch_discarding, name="batch_discarding"),
    path(
        f"{HERE}inlasningar/dokument/<int:pk>/las-igen/",
        batches.batch_file_again,
        name="batch_file_again",
    ),
    path(
        f"{HERE}inlasningar/dokument/<int:pk>/las-anda/",
        batches.batch_file_anyway,
        name="batch_file_anyway",
    ),
    path(f"{HERE}<int:pk>/", charters.charter, name="charter"),
    path(f"{HERE}<int:pk>/fil/", charters.file, name="file"),
    path(f"{HERE}<int:pk>/word/", prints.charter_print, {"kind": "word"}, name="word"),
    path(f"{HERE}<int:pk>/pdf/", prints.charter_print, {"kind": "pdf"}, name="pdf"),
    path(f"{HERE}<int:pk>/dokument/", prints.prints, name="prints"),
    path(f"{HERE}mall/", templates.word_template, name="word_template"),
    path(f"{HERE}mall/lamna/", templates.word_template_leaving, name="word_template_leaving"),
    path(
        f"{HERE}mall/att-borja-fran/", templates.word_template_starter, name="word_template_starter"
    ),
    path(f"{HERE}mall/prova/", templates.word_template_trial, name="word_template_trial"),
    path(f"{HERE}<int:pk>/uppgifter/", charters.facts, name="facts"),
    path(f"{HERE}<int:pk>/natverk/", charters.network, name="network"),
    path(f"{HERE}<int:pk>/natverk/nytt/", charters.new_network, name="new_network"),
    path(f"{HERE}<int:pk>/anta/", charters.adoption, name="adoption"),
    path(f"{HERE}<int:pk>/nasta/", versions.next_version, name="next_version"),
    path(f"{HERE}<int:pk>/foresla/", versions.proposal, name="proposal"),
    path(f"{HERE}<int:pk>/ta-tillbaka/", versions.withdrawal, name="withdrawal"),
    path(f"{HERE}<int:pk>/avsluta/", versions.ending, name="ending"),
    path(f"{HERE}<int:pk>/ny-version/", versions.following, name="following"),
    path(f"{HERE}<int:pk>/jamfor/", versions.comparison, name="comparison"),
    path(f"{HERE}<int:pk>/kasta/", charters.discarding, name="discarding"),
    path(f"{HERE}<int:pk>/mal/nytt/", parts.new_part, {"noun": GOAL}, name="new_goal"),
    path(
        f"{HERE}<int:pk>/uppdrag/nytt/",
        parts.new_part,
        {"noun": ASSIGNMENT},
        name="new_assignment",
    ),
    path(f"{HERE}<int:pk>/ataganden/nytt/", parts.new_part, {"noun": DUTY}, name="new_duty"),
    path(f"{HERE}mal/<int:pk>/", parts.part, {"noun": GOAL}, name="goal"),
    path(f"{HERE}mal/<int:pk>/ta-bort/", parts.part_drop, {"noun": GOAL}, name="goal_drop"),
    path(f"{HERE}uppdrag/<int:pk>/", parts.part, {"noun": ASSIGNMENT}, name="assignment"),
    path(
        f"{HERE}uppdrag/<int:pk>/ta-bort/",
        parts.part_drop,
        {"noun": ASSIGNMENT},
        name="assignment_drop",
    ),
    path(f"{HERE}ataganden/<int:pk>/", parts.part, {"noun": DUTY}, name="duty"),
    path(f"{HERE}ataganden/<int:pk>/ta-bort/", parts.part_drop, {"noun": DUTY}, name="duty_drop"),
    path(
        f"{HERE}meningar/<int:pk>/uppdrag/", parts.sentence_assignment, name="sentence_assignment"
    ),
    path(
        f"{HERE}meningar/<int:pk>/bakgrund/", parts.sentence_background, name="sentence_background"
    ),
    path(f"{HERE}anmarkningar/<int:pk>/lat-sta/", findings.settled, name="finding_settled"),
    path(f"{HERE}anmarkningar/<int:pk>/ta-upp/", findings.opened, name="finding_opened"),
    path(f"{HERE}anmarkningar/<int:pk>/avhjalp/", findings.remedied, name="finding_remedied"),
    path("ordlista/", findings.vocabulary, name="vocabulary"),
    path("starta-natverk/", starting.asking, name="asking"),
    path("starta-natverk/sa-manga-racker/", starting.enough, name="enough"),
    path(f"{THERE}starta/", starting.checklist, name="checklist"),
    path(f"{THERE}starta/uppgifter/", starting.initiative, name="initiative"),
    path(f"{THERE}starta/kommuner/", starting.willing, name="willing"),
    path(f"{THERE}starta/beslut/", starting.starting, name="starting"),
    path(f"{THERE}starta/avsla/", starting.turning_down, name="turning_down"),
    path(f"{THERE}beslut/", lifecycle.life, name="life"),
    path(f"{THERE}vila/", lifecycle.pause, name="pause"),
    path(f"{THERE}ga-vidare/", lifecycle.resume, name="resume"),
    path(f"{THERE}arbetsgrupper/ny/", lifecycle.group, name="group"),
    path(f"{THERE}mer-tid/", lifecycle.extension, name="extension"),
    path(f"{THERE}samband/nytt/", lifecycle.relation, name="relation"),
    path(f"{THERE}samband/<int:pk>/avsluta/", lifecycle.relation_end, name="relation_end"),
    path(f"{THERE}uppdragsgivare/", lifecycle.place, name="place"),
    path(GOVERNING, governing.documents, name="documents"),
    path(f"{GOVERNING}nytt/", governing.new_document, name="new_document"),
    path(f"{GOVERNING}<int:pk>/", governing.document, name="document"),
    path(f"{GOVERNING}<int:pk>/andra/", governing.document_change, name="document_change"),
    path(f"{GOVERNING}<int:pk>/ta-bort/", governing.document_drop, name="document_drop"),
    path(f"{GOVERNING}<int:pk>/fil/", governing.document_file, name="document_file"),
    path(f"{GOVERNING}<int:pk>/mal/nytt/", goals.new_goal, name="new_strategic_goal"),
    path(f"{GOVERNING}mal/<int:pk>/", goals.goal, name="strategic_goal"),
    path(f"{GOVERNING}mal/<int:pk>/flytta/", goals.goal_move, name="strategic_goal_move"),
    path(f"{GOVERNING}mal/<int:pk>/ta-bort/", goals.goal_drop, name="strategic_goal_drop"),
    path(f"{GOVERNING}<int:pk>/fortsatter/<int:earlier>/", goals.continuing, name="continuing"),
    path(
        f"{GOVERNING}fortsatter/<int:pk>/ta-bort/",
        goals.continuation_drop,
        name="continuation_drop",
    ),
    path(f"{HERE}<int:pk>/vilar-pa/", grounding.grounding, name="grounding"),
    path(
        f"{HERE}<int:pk>/vilar-pa/lagg-upp/", grounding.strategy_it_names, name="strategy_it_names"
    ),
    path(f"{HERE}<int:pk>/vilar-pa/mal/", grounding.aims, name="aims"),
    path(TOWNS, municipalities.municipalities, name="municipalities"),
    path(f"{TOWNS}<str:code>/", municipalities.municipality, name="municipality"),
    path(f"{TOWNS}<str:code>/antagit/<int:pk>/", municipalities.commitment, name="commitment"),
    path(
        f"{TOWNS}antaganden/<int:pk>/ta-bort/",
        municipalities.commitment_drop,
        name="commitment_drop",
    ),
]
