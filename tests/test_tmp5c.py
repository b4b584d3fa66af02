import pytest
from tests.test_pages import *
pytest.importorskip("playwright")
for name in list(globals()):
    if name.startswith("test_"): del globals()[name]
MINE=("/kallelse/","/boka-dagen/","/uppdatering/","/brev/","/gaster/","/svar/","/paminn/")
@pytest.mark.browser
@pytest.mark.timeout(900)
@pytest.mark.parametrize("width", [1280, 360])
def test_mine(windows: Windows, cast: Cast, html_faults, width: int) -> None:
    world = build_world(cast)
    pages = {p: windows.open(width, person=getattr(cast, p, None)) for p in ("chair","public")}
    complaints = {persona: watched(page) for persona, page in pages.items()}
    faults=[]
    urls={u for u,p in sights(world) if any(x in u for x in MINE)} | {reverse("meetings:meeting",args=[world.called.pk])}
    print(urls)
    clients = {persona: visitor(cast, persona, "sv") for persona in ("chair","public")}
    for url in sorted(urls):
        who = "public" if "/svar/" in url else "chair"
        found = faults_in(pages[who], url) + complaints[who]
        complaints[who].clear()
        answer=clients[who].get(url)
        found += html_faults(answer.text)+english_in(answer.text)
        faults += [f"{url}: {f}" for f in found]
    assert not faults, "\n".join(faults)
    assert len(urls)>6
