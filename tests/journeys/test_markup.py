"""The operator imports boards of every shape and sees which pages search engines accept."""

import json

import pytest

from factories import boards
from factories.actors import Person
from factories.site import Site

pytestmark = [pytest.mark.slow]
EACH = 200
REAL = "real.jsonl.gz"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The 16,430 real postings, and boards in the three shapes made from some of them."""
    folder = tmp_path_factory.mktemp("boards")
    rows = boards.real_rows(EACH)
    page = boards.json_ld_page([boards.json_ld_posting(row, at) for at, row in enumerate(rows)])
    contents = {
        "greenhouse.json": json.dumps(boards.greenhouse_board(rows)).encode(),
        "lever.json": json.dumps(boards.lever_board(rows)).encode(),
        "page.html": page.encode(),
        REAL: boards.real_bytes(),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def test_every_page_with_markup_passes_and_the_others_are_listed(files):
    with Site() as site:
        recruiter = Person(site, "rita@example.com", role="recruiter")
        for path in files:
            arguments = ["import", "jobs", str(path), "--shift-dates"]
            if path.name != REAL:
                company = recruiter.api.post("/api/v1/companies", json={"name": f"Owner of {path.name}"})
                arguments += ["--company", company.json()["slug"]]
            [first], [again] = site.json(*arguments), site.json(*arguments)
            assert (first["created"], first["failed"]) == (first["rows"], 0), first["errors"][:5]
            assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, first["rows"])
            print(f"{path.name}: {first['rows']} created, then {again['unchanged']} unchanged")
        recruiter.close()
        found = site.json("jobs", "markup")
        print(f"{found['open']} open, {found['tested']} with markup, {found['valid']} accepted")
        assert found["invalid"] == []
        assert found["valid"] == found["tested"] > 2 * EACH
        assert found["open"] == found["tested"] + len(found["lacking"])
        # The real ones come without a description and a place.
        assert len(found["lacking"]) >= 16_000
        assert all(page["issues"] for page in found["lacking"])
        with site.client() as client:
            client.headers["Accept"] = "text/html"
            for page in found["lacking"][:3]:
                assert "application/ld+json" not in client.get(f"/jobs/{page['slug']}").text
