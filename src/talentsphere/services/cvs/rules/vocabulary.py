"""Words that tell a job's title from an employer, and a school from a degree. English only."""

import re

_TITLES = (
    "accountant|actor|actuary|adjunct|administrator|advisor|adviser|advocate|agent|analyst|animator|"
    "apprentice|architect|artist|assistant|associate|attendant|attorney|auditor|author|baker|barista|"
    "bartender|biologist|bookkeeper|broker|builder|buyer|captain|caregiver|carer|carpenter|cashier|ceo|"
    "cfo|chair|chairman|chairperson|chef|chemist|chief|cio|clerk|coach|co-?founder|commissioner|"
    "consultant|contractor|controller|cook|coordinator|coo|copywriter|counsel|counsellor|counselor|cto|"
    "cpo|curator|dentist|deputy|designer|developer|director|doctor|driver|economist|editor|electrician|"
    "engineer|entrepreneur|estimator|evangelist|examiner|executive|expert|facilitator|fellow|founder|"
    "freelancer?|generalist|geologist|guard|head|helper|host|hostess|illustrator|inspector|instructor|"
    "intern|interpreter|internship|investigator|janitor|journalist|judge|laborer|lawyer|lead|leader|"
    "lecturer|librarian|machinist|maintainer|manager|marketer|mechanic|member|mentor|merchandiser|"
    "midwife|model|musician|nanny|nurse|officer|operator|optometrist|organi[sz]er|owner|painter|"
    "paralegal|paramedic|partner|pharmacist|photographer|physician|physicist|physiotherapist|pilot|"
    "planner|plumber|postdoc|postdoctoral|president|principal|producer|professor|programmer|psychologist|"
    "realtor|receptionist|recruiter|registrar|representative|researcher|resident|reviewer|salesperson|"
    "scholar|scientist|secretary|server|sergeant|software engineer|soldier|specialist|statistician|"
    "steward|strategist|student|superintendent|supervisor|surgeon|surveyor|teacher|technician|"
    "technologist|teller|tester|therapist|trader|trainee|trainer|translator|treasurer|tutor|typist|"
    "underwriter|veterinarian|vp|vice president|volunteer|waiter|waitress|warden|welder|worker|writer|"
    "sre|swe|qa|devops"
)
_EMPLOYERS = (
    "inc|llc|ltd|limited|gmbh|corp|corporation|company|co|ag|sa|s\\.a|bv|b\\.v|nv|plc|pty|pvt|oy|ab|srl|kg|"
    "group|holdings?|university|college|school|institute|academy|hospital|clinic|bank|labs?|"
    "laborator(?:y|ies)|technologies|technology|systems|solutions|consulting|consultancy|agency|"
    "foundation|association|society|council|department|ministry|government|studios?|ventures|partners|"
    "services|industries|restaurant|hotel|airlines|church|museum|library|media|networks?|software|"
    "research|enterprises|international|bureau|authority|center|centre|trust|insurance|pharmaceuticals|"
    "pharmacy|university hospital|startup|freelance|self-employed|ai|deepmind"
)
_SCHOOLS = (
    "university|universität|université|universidad|universidade|università|üniversitesi|college|school|"
    "institute|institut|academy|académie|polytechnic|polytechnique|politecnico|conservatory|faculty|"
    "hochschule|fachhochschule|gymnasium|lyc[ée]e|seminary|mit|eth|epfl|ucla|caltech|ucl|nyu|cmu|lse|"
    "bootcamp|coursera|udacity|edx|tu|kth|iit"
)
_DEGREE_NAMES = (
    r"ph\.?\s?d\.?|d\.?phil\.?|doctor(?:ate)?(?: of [A-Z]\w+)?|post-?doc(?:torate)?|"
    r"(?:bachelor|master|associate)(?:'?s|’s)?(?: degree)?"
    r"(?: of (?:Applied |Fine )?(?-i:[A-Z])\w+(?: Administration)?)?|"
    r"b\.?\s?sc\.?(?: \(?hons\.?\)?)?|m\.?\s?sc\.?|[bm]\.?\s?eng\.?|[bm]\.?\s?tech\.?|[bm]\.?s\.?|[bm]\.?a\.?|"
    r"a\.?a\.?s?\.?|[bm]\.?b\.?a\.?|m\.?phil\.?|m\.?d\.?|j\.?d\.?|ll\.?[bm]\.?|[bm]\.?ed\.?|"
    r"[bm]\.?com\.?|"
    r"bfa|mfa|mph|edd|psyd|diplom(?:e|-\w+)?|(?:advanced |graduate |postgraduate |higher national )?diploma|"
    r"(?:graduate |postgraduate |professional )?certificate|high school(?: diploma)?|"
    r"(?:higher |senior )?secondary(?: school)?(?: certificate)?|"
    r"a-?levels?|gcses?|abitur|baccalaur[ée]at|ged|international baccalaureate|"
    r"matura|licen[cs]e|licentiate|minor|exchange (?:program(?:me)?|student|semester)"
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{pattern})(?!\w)", re.IGNORECASE)


_TITLE = _words(_TITLES)
_EMPLOYER = _words(_EMPLOYERS)
_SCHOOL = _words(_SCHOOLS)
_DEGREE = re.compile(rf"(?<![\w.])(?P<degree>{_DEGREE_NAMES})(?![\w'’])", re.IGNORECASE)
_MAX_LENGTH = 200


def title_score(text: str) -> int:
    """How much the text reads like a job's title (above 0) or like an employer's name (below 0)."""
    text = text[:_MAX_LENGTH]
    found = _TITLE.findall(text)
    # The last word carries the kind: an "Engineering Manager" manages, a "Research Intern" is one.
    last = 1 if found and text.rstrip(" .)").casefold().endswith(found[-1].casefold()) else 0
    return 2 * bool(found) + last - 2 * bool(_EMPLOYER.search(text))


def has_title(text: str) -> bool:
    """Whether a word of the text is the name of a job."""
    return _TITLE.search(text[:_MAX_LENGTH]) is not None


def names_organisation(text: str) -> bool:
    """Whether the text has a word of employers, schools or jobs, which places have not."""
    text = text[:_MAX_LENGTH]
    return any(words.search(text) for words in (_EMPLOYER, _SCHOOL, _TITLE))


def has_school(text: str) -> bool:
    """Whether a word of the text is of schools and universities."""
    return _SCHOOL.search(text[:_MAX_LENGTH]) is not None


def split_degree(text: str) -> tuple[str, str, str] | None:
    """What stands before a degree, the degree, and what follows it; None where there is none."""
    found = _DEGREE.search(text[:_MAX_LENGTH])
    if found is None or (found.group().islower() and len(found.group()) < 3):  # noqa: PLR2004 - "as" and "ma" are words
        return None
    return text[: found.start()], found["degree"], text[found.end() :]
