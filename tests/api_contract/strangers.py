"""Who has nothing to do with what belongs to the first candidate, the first recruiter and the operator."""


def strangers(cast):
    """By what they are called in a failure: nobody, another candidate, another company's recruiter."""
    return {"nobody": None, "rival": cast.rival, "competitor": cast.competitor}


def addresses(path, cast):
    """The path with ids of everything that is the first candidate's, the first recruiter's or the operator's.

    Of a path with two ids the first is a company; the other belongs to it.
    """
    first, *more = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    for owner in (cast.candidate, cast.recruiter, cast.operator):
        for id_ in owner.owned.get(first, ())[:3]:
            inner = {name: owner.owned[name][0] for name in more}
            yield path.format(**{first: id_}, **inner)


def is_theirs(address, player):
    """Candidates read what they sent; recruiters work on what they received."""
    if player is None:
        return False
    recruits = "company_id" in player.owned
    place = ("/recruitment/", "/recruit/") if recruits else ("/api/v1/applications/", "/applications/")
    at_work = any(part in address for part in place) and (recruits or "/recruit" not in address)
    return at_work and any(id_ in address for id_ in player.owned.get("application_id", ()))
