"""Skills, spoken languages and interests: lists that people write in many forms."""

import re
from typing import Any

from talentsphere.services.cvs.rules.parentheses import split_outside
from talentsphere.services.cvs.rules.sections import TextLine

_LABEL = re.compile(r"^(?P<label>[^:\t]{2,60}?)(?::\s+|:$|\t+| [–—] (?=[^,:]+,))(?P<rest>.*)$")
_ITEMS = re.compile(r"[,;|•·]|\t| / ")
_LEVEL = re.compile(
    r"^(?P<name>.+?)\s*(?:\((?P<round>[^()]{2,40})\)|\s[-–—:]\s(?P<dash>[\w /+-]{2,40}))$",
)
_LEVELS = re.compile(
    r"\b(?:expert|advanced|intermediate|beginner|basic|proficient|fluent|native|master|familiar|professional|elementary|"
    r"working|conversational|bilingual|mother tongue|limited|full|good|excellent|fair|[abc][12]|years?|upper)\b",
    re.IGNORECASE,
)
_SPOKEN_NAMES = (
    "afrikaans|albanian|amharic|arabic|armenian|azerbaijani|basque|belarusian|bengali|bosnian|bulgarian|"
    "burmese|cantonese|catalan|chinese|croatian|czech|danish|dari|dutch|english|esperanto|estonian|farsi|"
    "filipino|finnish|flemish|french|galician|georgian|german|greek|gujarati|hausa|hebrew|hindi|"
    "hungarian|icelandic|igbo|indonesian|irish|italian|japanese|kannada|kazakh|khmer|korean|kurdish|lao|"
    "latin|latvian|lithuanian|luxembourgish|macedonian|malay|malayalam|maltese|mandarin|marathi|"
    "mongolian|nepali|norwegian|pashto|persian|polish|portuguese|punjabi|romanian|russian|serbian|"
    "sinhala|slovak|slovene|slovenian|somali|spanish|swahili|swedish|swiss|tagalog|tamil|telugu|thai|"
    "tigrinya|turkish|ukrainian|urdu|uzbek|vietnamese|welsh|yoruba|zulu|deutsch|français|español|"
    "italiano|asl"
)
_SPOKEN = frozenset(_SPOKEN_NAMES.split("|"))


def read_skills(lines: list[TextLine]) -> list[dict[str, Any]]:
    """JSON Resume `skills`: a group with keywords for "Languages: Python, C++", else one skill each."""
    skills: list[dict[str, Any]] = []
    for text in _whole(lines):
        found = _LABEL.match(text)
        rest = found["rest"].strip() if found else ""
        if found and rest and not _LEVELS.fullmatch(rest):
            keywords = [keyword for keyword in _items(rest) if keyword]
            skills.append(_skill(found["label"].strip()) | {"keywords": keywords})
        elif found and not rest:
            skills.append({"name": found["label"].strip(), "keywords": []})
        elif skills and skills[-1].get("keywords") == []:
            # The label stood on a line of its own, so this line is what it labels.
            skills[-1]["keywords"] = _items(text)
        else:
            skills.extend(_skill(item) for item in _items(text))
    return [{key: value for key, value in skill.items() if value} for skill in skills]


def read_languages(lines: list[TextLine]) -> list[dict[str, Any]] | None:
    """JSON Resume `languages`; None when what is listed are no spoken languages, as "Python, C++"."""
    spoken: list[dict[str, Any]] = []
    for text in _whole(lines):
        found = re.match(r"^([^:\t,;|]{2,30}?)(?::\s*|\t+)(.+)$", text)
        if found and _is_spoken(found[1]):
            spoken.append({"language": found[1].strip(), "fluency": found[2].strip()})
            continue
        for item in _items(text):
            level = _LEVEL.match(item)
            fluency = (level["round"] or level["dash"]) if level else ""
            if spoken and not level and not _is_spoken(item) and _LEVELS.search(item):
                spoken[-1].setdefault("fluency", item)
            elif level and _LEVELS.search(fluency):
                spoken.append({"language": level["name"].strip(), "fluency": fluency.strip()})
            else:
                spoken.append(_led_by_fluency(item))
    return spoken if any(_is_spoken(one["language"]) or "fluency" in one for one in spoken) else None


def read_interests(lines: list[TextLine]) -> list[dict[str, Any]]:
    """JSON Resume `interests`: a group with keywords where one is labelled, else one interest each."""
    interests = read_skills([line._replace(text=line.text.rstrip(".")) for line in lines])
    return [{key: value for key, value in interest.items() if key != "level"} for interest in interests]


def _led_by_fluency(item: str) -> dict[str, Any]:
    """A language whose level may stand before it, as in "Native Spanish" and "Fluent in French"."""
    words = item.split()
    if len(words) > 1 and _is_spoken(words[-1]) and _LEVELS.fullmatch(words[0]):
        return {
            "language": words[-1],
            "fluency": " ".join(word for word in words[:-1] if word.lower() != "in"),
        }
    return {"language": item}


def _is_spoken(text: str) -> bool:
    return bool({word.strip("(),.").lower() for word in text.split()} & _SPOKEN)


def _skill(item: str) -> dict[str, Any]:
    found = _LEVEL.match(item)
    level = (found["round"] or found["dash"]) if found else ""
    return {"name": found["name"], "level": level} if found and _LEVELS.search(level) else {"name": item}


def _whole(lines: list[TextLine]) -> list[str]:
    """The lines, with lists that run over several of them joined."""
    whole: list[str] = []
    for line in lines:
        goes_on = whole and not line.bullet and not line.apart
        if goes_on and (
            whole[-1].endswith((",", ";", "&", " and")) or (line.text[0].islower() and ":" in whole[-1])
        ):
            whole[-1] += " " + line.text
        else:
            whole.append(line.text)
    return whole


def _items(text: str) -> list[str]:
    items = [
        item.strip(" .,;") if item.count(".") == 1 else item.strip(" ,;")
        for item in split_outside(_ITEMS, text)
    ]
    return [item for item in items if any(character.isalnum() for character in item)]
