"""Renders every component with empty, usual and overlong content, for looking at.

    PYTHONPATH=src python tests/web/shell/gallery.py FOLDER

writes components.html, home.html, search.html and the error pages there, with the built assets beside them.
"""

import shutil
import sys
from pathlib import Path

from gallery_samples import DESCRIPTION, NOW, SAMPLES

from talentsphere.web.shell.assets import DIST, Assets
from talentsphere.web.shell.error_pages import error_page, gateway_pages
from talentsphere.web.shell.markup import safe
from talentsphere.web.shell.page import Flash, Page, Viewer
from talentsphere.web.shell.rendering import Renderer

TEMPLATES = Path(__file__).parent / "gallery"

RECRUITER = Viewer(name="Ada Lovelace", roles=frozenset({"candidate", "recruiter", "operator"}))


def renderer(assets):
    return Renderer(assets=assets, extra_folders={"gallery": [TEMPLATES]})


def page(title="Components", path="/gallery", **fields):
    return Page(title=title, path=path, now=NOW, request_id="01957f0e-3b7a-7c1e-9d55-2f7c1f6a8b10", **fields)


def components(renderer, **fields):
    """One page with everything."""
    flashes = (
        Flash(message="The job was published.", undo="/undo/1"),
        Flash(message="The mail to Grace Hopper came back. Check the address.", tone="bad"),
    )
    shown = page(actor=RECRUITER, unread=7, csrf_token="t0ken", flashes=flashes, **fields)
    return renderer.render("gallery/components.html", page=shown, **SAMPLES)


def home(renderer, **fields):
    return renderer.render(
        "gallery/home.html", page=page("TalentSphere", "/", header_search=False, **fields), **SAMPLES
    )


def search(renderer, **fields):
    shown = page("Engineer jobs in Lisbon", "/jobs", header_search=False, **fields)
    return renderer.render("gallery/search.html", page=shown, description=safe(DESCRIPTION), **SAMPLES)


def job(renderer, **fields):
    shown = page("Backend engineer, search", "/jobs/backend-engineer-search", **fields)
    return renderer.render("gallery/job.html", page=shown, description=safe(DESCRIPTION), **SAMPLES)


def pages(renderer, **fields):
    """Every page of the gallery by file name."""
    found = {
        "components.html": components(renderer, **fields),
        "home.html": home(renderer, **fields),
        "search.html": search(renderer, actor=RECRUITER, unread=0, **fields),
        "job.html": job(renderer, **fields),
    }
    for status in (None, 403, 404, 500):
        name = f"error-{status or 'maintenance'}.html"
        found[name] = error_page(renderer, page=page(**fields), status=status)
    for gateway in gateway_pages(renderer):
        found[f"gateway-{gateway.status}.html"] = gateway.html
    return found


def write(folder, **fields):
    """The pages as files; addresses of assets become relative, so that they open from disk."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(DIST, folder / "static", dirs_exist_ok=True)
    for name, html in pages(renderer(Assets.load()), **fields).items():
        (folder / name).write_text(html.replace('"/static/', '"static/'), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
