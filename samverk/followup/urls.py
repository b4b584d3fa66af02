"""The addresses of this room."""

from django.urls import path

from samverk.followup.views import decisions, duty, reviews, rounds

app_name = "followup"

ROUNDS = "revideringar/"
REVIEW = f"{ROUNDS}genomgang/<int:pk>/"

urlpatterns = [
    path("ansvar/<int:pk>/", duty.duty, name="duty"),
    path("uppdragsbeskrivningar/uppdrag/<int:pk>/beslut/", decisions.decisions, name="decisions"),
    path(ROUNDS, rounds.rounds, name="rounds"),
    path(f"{ROUNDS}ny/", rounds.new_round, name="new_round"),
    path(f"{ROUNDS}<int:pk>/", rounds.one_round, name="round"),
    path(f"{ROUNDS}<int:pk>/lagg-fram/", rounds.proposing, name="proposing"),
    path(f"{ROUNDS}<int:pk>/mote/", rounds.hearing, name="hearing"),
    path(f"{ROUNDS}<int:pk>/anta/", rounds.round_adoption, name="round_adoption"),
    path(REVIEW, reviews.review, name="review"),
    path(f"{REVIEW}uppdrag/nytt/", reviews.addition, name="addition"),
    path(f"{REVIEW}uppdrag/<int:assignment>/", reviews.verdict, name="verdict"),
    path(
        f"{REVIEW}uppdrag/<int:assignment>/kommentar/", reviews.comment, name="assignment_comment"
    ),
    path(f"{ROUNDS}nytt-uppdrag/<int:pk>/ta-bort/", reviews.addition_drop, name="addition_drop"),
    path(f"{REVIEW}mal/", reviews.placing, name="placing"),
    path(f"{REVIEW}kommentar/", reviews.comment, name="comment"),
    path(f"{REVIEW}skicka-in/", reviews.submission, name="submission"),
    path(f"{REVIEW}ta-tillbaka/", reviews.taking_back, name="taking_back"),
    path(f"{REVIEW}lagg-at-sidan/", reviews.setting_aside, name="setting_aside"),
]
