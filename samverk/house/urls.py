"""Every address of the site: each room has its own, under Swedish nouns."""

from django.urls import include, path

urlpatterns = [
    path("", include("samverk.publishing.urls")),
    path("", include("samverk.desk.urls")),
    path("uppdragsbeskrivningar/", include("samverk.charters.urls")),
    path("moten/", include("samverk.meetings.urls")),
    path("aterkoppling/", include("samverk.dialogue.urls")),
    path("ansvar/", include("samverk.followup.urls")),
    path("personer/", include("samverk.people.urls")),
    path("post/", include("samverk.post.urls")),
    path("om/", include("samverk.shell.urls")),
    path("sprak/", include("django.conf.urls.i18n")),
]
