import pytest

from talentsphere.web.shell import formats, texts

ENGLISH = texts.load()["en"]


def pay(low, high, currency="EUR", interval="year"):
    return {"min": low, "max": high, "currency": currency, "interval": interval}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (pay(45000, 60000, "GBP"), "£45,000–£60,000 a year"),
        (pay(45000, 45000), "€45,000 a year"),
        (pay(45000, None), "From €45,000 a year"),
        (pay(None, 60000, "USD"), "Up to $60,000 a year"),
        (pay(18.5, 24, "USD", "hour"), "$18.50–$24 an hour"),
        (pay(1250000, None, "IDR", "month"), "From IDR\N{NO-BREAK SPACE}1,250,000 a month"),
    ],
)
def test_pay_reads_as_people_say_it(value, words):
    assert formats.money(value, texts=ENGLISH) == words


def test_pay_without_an_amount_is_refused():
    with pytest.raises(ValueError, match="pass None"):
        formats.money(pay(None, None), texts=ENGLISH)


def place(city=None, region=None, country=None):
    return {"city": city, "region": region, "country": country}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (place("Lisbon", None, "PT"), "Lisbon, Portugal"),
        (place("Moab", "Utah", "US"), "Moab, United States"),
        (place("Moab", "Utah"), "Moab, Utah"),
        (place(None, "Bavaria", "DE"), "Bavaria, Germany"),
        (place(None, None, "DE"), "Germany"),
        (place("Springfield"), "Springfield"),
        (place("Gotham", None, "Somewhere"), "Gotham, Somewhere"),
        ([place("Lisbon", None, "PT"), place("Porto"), place("Faro")], "Lisbon, Portugal and 2 more"),
        ([], ""),
    ],
)
def test_a_place_names_city_and_country(value, words):
    assert formats.place(value, texts=ENGLISH) == words


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ada Lovelace", "AL"), ("María de los Ángeles Ruiz", "MR"), ("fennel", "F"), ("", "?"), ("– –", "?")],
)
def test_initials_stand_for_a_name(name, letters):
    assert formats.initials(name) == letters


def test_a_name_keeps_its_hue():
    assert {formats.hue(name) for name in ("Ada", "Grace", "Joan", "Mary", "Hedy", "Emmy", "Lise")} <= set(
        "abcdef"
    )
    assert formats.hue("Ada") == formats.hue("Ada")


def test_highlight_marks_beginnings_of_words_and_escapes_the_rest():
    marked = formats.highlight("Engineer <search> & re-engineering", "engin sea")
    assert marked == "<mark>Engin</mark>eer &lt;<mark>sea</mark>rch&gt; &amp; re-<mark>engin</mark>eering"


def test_highlight_without_words_only_escapes():
    assert formats.highlight("R&D", " *( ") == "R&amp;D"
    assert formats.highlight("R&D", None) == "R&amp;D"


def test_spark_points_span_the_width_and_never_leave_the_height():
    points = [tuple(map(float, point.split(","))) for point in formats.spark_points([0, 5, 10]).split()]
    assert [x for x, _ in points] == [0, 50, 100]
    assert points[0][1] == 31
    assert points[2][1] == 1
    assert formats.spark_points([]) == ""
    assert formats.spark_points([0, 0]) == "0.0,31.0 100.0,31.0"
