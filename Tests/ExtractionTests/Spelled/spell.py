#!/usr/bin/python3
"""Writes xx.tsv beside this file: numbers and how a language spells them, a line each, `value<TAB>words`.

The speller of English, French, Russian, Spanish and German is Debian's python3-num2words (and for Swiss and Belgian French a
respelling of its tens). Arabic and Turkish, which num2words spells with faults (missing «و», wrong duals; 111000 as 110000),
and Persian, which it lacks here, are spelled by the rules below, in the genders, cases and spellings in use, one variant
after the other. Nothing is shared with the reader under test.

    /usr/bin/python3 Tests/ExtractionTests/Spelled/spell.py
"""
import os
import random

from num2words import num2words

HERE = os.path.dirname(os.path.abspath(__file__))
LIMIT = 10**12


def values():
    """All numbers below 1000, round ones of every size, and seeded random ones of every length."""
    chosen = list(range(1000))
    for power in range(3, 12):
        for digit in (1, 2, 3, 5, 8, 9, 10, 11, 20, 21, 99, 100, 101, 200, 317, 500):
            chosen.append(digit * 10**power)
    rng = random.Random(20220106)
    for length in range(4, 13):
        chosen += [rng.randrange(10 ** (length - 1), 10**length) for _ in range(150)]
        chosen += [rng.randrange(1, 1000) * 10 ** (length - 3) + rng.randrange(0, 100) for _ in range(30)]
    return sorted({v for v in chosen if v < LIMIT})


# Arabic ---------------------------------------------------------------------------------------------------------

ONES_M = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
ONES_F = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
TENS = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
SCALES = {
    3: ("ألف", "ألفان", "آلاف", "ألفا"),
    6: ("مليون", "مليونان", "ملايين", "مليونا"),
    9: ("مليار", "ملياران", "مليارات", "مليارا"),
}


def arabic_below_thousand(n, feminine):
    """The parts of a number below 1000, to be joined by و."""
    ones = ONES_F if feminine else ONES_M
    parts = []
    if n >= 100:
        parts.append(HUNDREDS[n // 100])
        n %= 100
    if 0 < n <= 10:
        parts.append(ones[n])
    elif n == 11:
        parts.append("إحدى عشرة" if feminine else "أحد عشر")
    elif n == 12:
        parts.append("اثنتا عشرة" if feminine else "اثنا عشر")
    elif n < 20 and n:
        parts.append(ones[n - 10] + (" عشرة" if feminine else " عشر"))
    elif n:
        if n % 10:
            parts.append(ones[n % 10])
        parts.append(TENS[n // 10])
    return parts


def arabic(n, variant):
    """Variants, bit by bit: feminine, oblique case, «مائة», spaced hundreds, و written apart."""
    if n == 0:
        return "صفر"
    parts = []
    for power in (9, 6, 3):
        count = n // 10**power % 1000
        if not count:
            continue
        one, two, few, many = SCALES[power]
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(two)
        else:
            group = arabic_below_thousand(count, False)
            rest = count % 100
            noun = few if 3 <= rest <= 10 else one if rest in (0, 1, 2) else many
            group[-1] += " " + noun
            parts += group
    parts += arabic_below_thousand(n % 1000, variant & 1)
    words = (" و " if variant & 16 else " و").join(parts)
    if variant & 2:
        for a, b in (("ون", "ين"), ("اثنان", "اثنين"), ("اثنتان", "اثنتين"), ("اثنا ", "اثني "), ("اثنتا ", "اثنتي "),
                     ("مئتان", "مئتين"), ("ألفان", "ألفين"), ("مليونان", "مليونين"), ("ملياران", "مليارين")):
            words = " ".join(
                w[: -len(a)] + b if w.endswith(a.strip()) and w not in ("مليون", "ومليون") else w for w in words.split(" ")
            ) if " " not in a else words.replace(a, b)
    if variant & 8:
        for one in ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"):
            words = words.replace(one + "مئة", one + " مئة")
    if variant & 4:
        words = words.replace("مئة", "مائة").replace("مئت", "مائت")
    return words


# Persian --------------------------------------------------------------------------------------------------------

FA_ONES = ["", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده", "سیزده", "چهارده",
           "پانزده", "شانزده", "هفده", "هجده", "نوزده"]
FA_TENS = ["", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"]
FA_HUNDREDS = ["", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"]


def persian(n, variant):
    """Variants: a thousand with or without its «یک»."""
    if n == 0:
        return "صفر"
    parts = []
    for power, name in ((9, "میلیارد"), (6, "میلیون"), (3, "هزار"), (0, "")):
        count = n // 10**power % 1000
        if not count:
            continue
        group = []
        if count >= 100:
            group.append(FA_HUNDREDS[count // 100])
        rest = count % 100
        if rest >= 20:
            group.append(FA_TENS[rest // 10])
            rest %= 10
        if rest:
            group.append(FA_ONES[rest])
        if power == 3 and count == 1 and variant & 1:
            group = []
        parts.append(" ".join(filter(None, [" و ".join(group), name])))
    return " و ".join(parts)


# Turkish --------------------------------------------------------------------------------------------------------

TR_ONES = ["", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"]
TR_TENS = ["", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"]


def turkish(n, variant):
    """Variants: written together or apart."""
    if n == 0:
        return "sıfır"
    parts = []
    for power, name in ((9, "milyar"), (6, "milyon"), (3, "bin"), (0, "")):
        count = n // 10**power % 1000
        if not count:
            continue
        if not (power == 3 and count == 1):
            if count >= 200:
                parts.append(TR_ONES[count // 100])
            if count >= 100:
                parts.append("yüz")
            parts += [TR_TENS[count // 10 % 10], TR_ONES[count % 10]]
        parts.append(name)
    return ("" if variant & 1 else " ").join(filter(None, parts))


def french(n, variant):
    words = num2words(n, lang="fr")
    if variant & 1:
        return words
    # Switzerland and Belgium.
    for a, b in (("soixante et onze", "septante et un"), ("soixante-dix-", "septante-"), ("soixante-dix", "septante")):
        words = words.replace(a, b)
    teens = {"onze": "un", "douze": "deux", "treize": "trois", "quatorze": "quatre", "quinze": "cinq", "seize": "six"}
    for teen, one in teens.items():
        words = words.replace("soixante-" + teen, "septante-" + one)
        words = words.replace("quatre-vingt-" + teen, "nonante " + one if one == "un" else "nonante-" + one)
    words = words.replace("nonante un", "nonante et un")
    words = words.replace("quatre-vingt-dix-", "nonante-").replace("quatre-vingt-dix", "nonante")
    return words


def write(lang, spell):
    path = os.path.join(HERE, lang + ".tsv")
    with open(path, "w", encoding="utf-8") as out:
        for i, value in enumerate(values()):
            out.write(f"{value}\t{spell(value, i)}\n")


def main():
    write("en", lambda n, i: num2words(n, lang="en").replace(",", ""))
    write("fr", french)
    write("ru", lambda n, i: num2words(n, lang="ru"))
    write("es", lambda n, i: num2words(n, lang="es"))
    write("de", lambda n, i: num2words(n, lang="de"))
    write("tr", turkish)
    write("ar", lambda n, i: arabic(n, i % 32))
    write("fa", lambda n, i: persian(n, i))


if __name__ == "__main__":
    main()
