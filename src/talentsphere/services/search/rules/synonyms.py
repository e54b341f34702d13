"""Words that postings use for one another. A short list that people agree on beats a long clever one."""

from talentsphere.services.search.rules.text import words

_GROUPS = """
javascript | js
typescript | ts
kubernetes | k8s
golang | go developer
postgresql | postgres
developer | dev | programmer
software engineer | swe | software developer
site reliability engineer | sre
machine learning | ml
artificial intelligence | ai
natural language processing | nlp
quality assurance | qa
user experience | ux
user interface | ui
front end | frontend
back end | backend
full stack | fullstack
devops | dev ops
information technology | it
human resources | hr
public relations | pr
registered nurse | rn
licensed practical nurse | lpn
certified nursing assistant | cna
physician | doctor
attorney | lawyer
vice president | vp
chief executive officer | ceo
chief technology officer | cto
chief financial officer | cfo
project manager | pm
product owner | po
business analyst | ba
business development | bizdev
search engine optimization | seo
search engine optimisation | seo
customer success | csm
account executive | ae
sales development representative | sdr
senior | sr
junior | jr
assistant | asst
administrator | admin
manager | mgr
engineer | engr
technician | tech
director | dir
executive assistant | ea
accounts payable | ap
accounts receivable | ar
certified public accountant | cpa
research and development | r d
part time | parttime
full time | fulltime
home office | work from home | wfh
driver | chauffeur
cleaner | janitor | custodian
teacher | educator
cook | chef
waiter | waitress | server
salesperson | sales representative | sales rep
"""

Phrase = tuple[str, ...]


def _table() -> dict[Phrase, tuple[Phrase, ...]]:
    table: dict[Phrase, tuple[Phrase, ...]] = {}
    for line in _GROUPS.strip().splitlines():
        group = [words(name) for name in line.split("|")]
        for name in group:
            others = (*table.get(name, ()), *(other for other in group if other != name))
            table[name] = tuple(dict.fromkeys(others))
    return table


_SYNONYMS = _table()
_LONGEST = max(map(len, _SYNONYMS))


def concepts(typed: Phrase) -> list[tuple[Phrase, tuple[Phrase, ...]]]:
    """What was typed, cut into names of one thing each, the longest known first, with its other names.

    >>> concepts(("hr", "manager"))[0]
    (('hr',), (('human', 'resources'),))
    """
    found = []
    at = 0
    while at < len(typed):
        size = next((n for n in range(_LONGEST, 1, -1) if typed[at : at + n] in _SYNONYMS), 1)
        name = typed[at : at + size]
        found.append((name, _SYNONYMS.get(name, ())))
        at += size
    return found
