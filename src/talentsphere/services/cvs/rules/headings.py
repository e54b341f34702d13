"""Headings of CV sections, by their many names."""

import re
from typing import Literal

SectionKind = Literal[
    "head", "summary", "work", "volunteer", "education", "skills", "languages", "projects", "certificates",
    "publications", "awards", "interests", "references", "custom",
]  # fmt: skip

_NAMES: dict[SectionKind, str] = {
    "head": (
        "contact|contacts|contact info|contact information|contact details|personal details|"
        "personal information|personal data|personal info|details|get in touch|links|profiles|social|"
        "social media|find me online|online"
    ),
    "summary": (
        "summary|profile|professional profile|about|about me|objective|career objective|career summary|"
        "executive summary|professional summary|personal statement|introduction|overview|bio|biography|"
        "who i am|career profile|statement|qualifications summary|summary of qualifications|personal profile|"
        "personal summary"
    ),
    "work": (
        "experience|experiences|work|work experience|professional experience|employment|employment history|"
        "work history|career|career history|professional background|positions|professional appointments|"
        "appointments|internships|internship|industry experience|research experience|teaching experience|"
        "teaching|relevant experience|jobs|professional career|academic appointments|academic experience|"
        "leadership experience|military experience|leadership"
    ),
    "volunteer": (
        "volunteer|volunteering|volunteer experience|volunteer work|voluntary work|community service|"
        "community involvement|community|social engagement|civic engagement|volunteerism|pro bono"
    ),
    "education": (
        "education|educational background|academic background|academic history|academics|studies|"
        "qualifications|academic qualifications|education and training|education and qualifications|"
        "schooling|degrees|formal education|education and certifications|education and certificates"
    ),
    "skills": (
        "skills|technical skills|core skills|key skills|skill set|skillset|top skills|competencies|"
        "core competencies|expertise|areas of expertise|technologies|technical expertise|"
        "technical proficiencies|tools|tech stack|tools and technologies|skills and tools|"
        "skills and technologies|skills and expertise|computer skills|it skills|professional skills|"
        "soft skills|hard skills|programming|programming skills|proficiencies|capabilities|"
        "programming languages|skills and abilities|skills and competencies|strengths|technical summary|"
        "skills summary"
    ),
    "languages": (
        "languages|language skills|language proficiency|spoken languages|foreign languages|language"
    ),
    "projects": (
        "projects|personal projects|side projects|selected projects|key projects|open source|"
        "open source projects|open source contributions|portfolio|academic projects|research projects|"
        "technical projects|notable projects"
    ),
    "certificates": (
        "certifications|certification|certificates|certificate|licenses|licences|licenses and certifications|"
        "licences and certifications|professional certifications|certifications and licenses|accreditations|"
        "credentials"
    ),
    "publications": (
        "publications|papers|articles|selected publications|research publications|books|writing|"
        "scientific publications|peer reviewed publications|journal articles|conference papers|"
        "publications and preprints"
    ),
    "awards": (
        "awards|honors|honours|honors and awards|awards and honors|awards and honours|honours and awards|"
        "achievements|accomplishments|scholarships|awards and achievements|awards and scholarships|"
        "fellowships|grants|prizes|selected honors|recognition|honors awards|honorsawards|"
        "fellowships and awards|grants and awards|distinctions"
    ),
    "interests": (
        "interests|hobbies|hobbies and interests|interests and hobbies|personal interests|"
        "activities and interests|other interests|leisure"
    ),
    "references": ("references|referees|recommendations|testimonials"),
    "custom": (
        "driving licence|driving license|drivers license|drivers licence|"
        "patents|talks|invited talks|presentations|conferences|conference talks|speaking|"
        "speaking engagements|courses|coursework|relevant coursework|training|trainings|"
        "professional development|memberships|affiliations|professional affiliations|"
        "professional memberships|activities|extracurricular activities|extracurriculars|"
        "additional information|other|miscellaneous|exhibitions|media|press|service|academic service|"
        "professional service|workshops|supervision|thesis|theses|military service|security clearance|"
        "availability|portfolio links|test scores|honor societies|organizations|invited lectures|software|"
        "patents and publications|declaration|hackathons"
    ),
}
_KINDS: dict[str, SectionKind] = {name: kind for kind, names in _NAMES.items() for name in names.split("|")}
_QUALIFIERS = re.compile(
    r"^(?:(?:selected|relevant|other|additional|key|core|my|recent|main|further|professional|personal|technical|academic|"
    r"current|previous|past|brief|general|notable|featured|special|career|industry|summary of|list of)\s+)+"
)
_NUMBERING = re.compile(r"^(?:\d{1,2}[.)]|[ivx]{1,4}[.)]|[a-h][.)])\s+", re.IGNORECASE)
_SPACED = re.compile(r"^(?:\w ){3,}\w$")
_INLINE = re.compile(r"^(?P<name>[A-Za-z][A-Za-z &/]{2,30}?)\s?:\s+(?P<rest>\S.*)$")
_INLINE_NAMES = frozenset(
    {
        "skills", "technical skills", "key skills", "core skills", "computer skills", "languages", "interests",
        "hobbies", "summary", "professional summary", "profile", "objective", "career objective", "certifications",
    }
)  # fmt: skip
_MAX_LENGTH = 60
_MAX_WORDS = 6


def heading_kind(line: str) -> SectionKind | None:
    """The kind of section that this line opens, None for a line that is no known heading."""
    line = line.strip()
    if not 2 < len(line) <= _MAX_LENGTH or len(line.split()) > 2 * _MAX_WORDS or line[-1] in ".,;!":  # noqa: PLR2004 - "CV"
        return None
    if not line[:1].isupper() and not line[:1].isdigit() and not _SPACED.match(line):
        return None
    if _SPACED.match(line):
        return _KINDS.get(line.replace(" ", "").lower())
    name = _plain(line)
    if name in _KINDS:
        return _KINDS[name]
    if len(name.split()) > _MAX_WORDS:
        return None
    name = _QUALIFIERS.sub("", name)
    if name in _KINDS:
        return _KINDS[name]
    parts = [_QUALIFIERS.sub("", part) for part in name.split(" and ")]
    return _KINDS[parts[0]] if len(parts) > 1 and all(part in _KINDS for part in parts) else None


def inline_heading(line: str) -> tuple[SectionKind, str] | None:
    """A heading with its text in the same line ("Languages: English, French"), as its kind and that text."""
    found = _INLINE.match(line[:_MAX_LENGTH])
    if found is None or _plain(found["name"]) not in _INLINE_NAMES:
        return None
    return _KINDS[_plain(found["name"])], line[found.start("rest") :].strip()


def _plain(line: str) -> str:
    line = _NUMBERING.sub("", line.strip())
    line = re.sub(r"[&+/]", " and ", line.lower())
    return " ".join(re.sub(r"[^\w\s]", " ", line.replace("'", "").replace("’", "")).split())
