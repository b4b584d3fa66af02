"""The rig holds: what the other tests stand on does what it says."""

from django.conf import settings

from tests.rig.html import Checker


def test_faults_in_html_are_found(html_faults: Checker) -> None:
    good = "<!DOCTYPE html><html lang=sv><title>T</title><h1>R</h1></html>"
    assert html_faults(good) == []
    assert "Stray end tag" in html_faults(good.replace("</h1>", "</h1></b>"))[0]


def test_tests_keep_their_own_data() -> None:
    assert "samverk-tests-" in str(settings.DATA)
