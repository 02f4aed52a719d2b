#!/usr/bin/env python3
"""Checks the annotated reports of this folder, and writes them as gold JSON for a scorer.

usage: build_gold.py --check
       build_gold.py OUT_DIR

The form of the files is told in FORMAT.md.  Exit status 1 if anything is wrong, with file and line."""
import calendar
import datetime
import hashlib
import json
import re
import sys
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
CATALOGUE = ROOT / "Sources" / "Claims" / "Catalogue"
OWN_CLASS = {"killed", "injured", "arrested", "missing", "displaced", "price"}
QUALIFIER = {"about": "about", "nearly": "nearly", "atLeast": "at_least", "moreThan": "more_than", "atMost": "up_to",
             "lessThan": "less_than", "between": "range"}
KINDS = {"count", "percent", "percentagePoints", "money", "measure", "duration", "rate", "ratio"}
FLAGS = {"headline", "relative", "approx", "implied", "optional", "superseded"}
VALUES = {"kind", "unit", "concept", "measures", "part", "stance", "via", "place", "period", "accept"}
ALLOWED = {"kind": KINDS, "measures": {"increment", "remaining"}, "stance": {"denied", "retracted", "hypothetical"}}


class Wrong(Exception):
    pass


def ids(name):
    lines = (CATALOGUE / name).read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line.strip() and not line.startswith("#")}


EVENTS, CONCEPTS = ids("events.txt"), ids("concepts.txt")


def occurrences(words, text):
    """Starts of `words` in `text` that do not begin or end inside a longer number or word."""
    out, at = [], text.find(words)
    while at >= 0:
        before = text[at - 1] if at else " "
        after = text[at + len(words)] if at + len(words) < len(text) else " "
        # Letters that are written together with the word behind them, the article included.
        arabic = before in "وفبكل"
        inside = (before.isdigit() and words[0].isdigit()
                  or before.isalpha() and words[0].isalpha() and not arabic
                  or before in ".,٫٬" and at > 1 and text[at - 2].isdigit() and words[0].isdigit()
                  or after.isdigit() and words[-1].isdigit()
                  or after.isalpha() and words[-1].isalpha()
                  or after in ".,٫٬" and text[at + len(words) + 1:][:1].isdigit() and words[-1].isdigit())
        if not inside:
            out.append(at)
        at = text.find(words, at + 1)
    return out


def place_of(surface, text):
    """(words, start, end) of `surface`, which may end in #n."""
    words, _, n = surface.rpartition("#")
    if not (words and n.isdigit()):
        words, n = surface, None
    found = occurrences(words, text)
    if not found:
        raise Wrong(f"not in the text: {words}")
    if n is None and len(found) > 1:
        raise Wrong(f"stands {len(found)} times, say which with #n: {words}")
    if int(n or 1) > len(found):
        raise Wrong(f"stands only {len(found)} times: {words}")
    start = found[int(n or 1) - 1]
    return words, start, start + len(words)


def moment_of(text):
    """An ISO day, time or interval; a month or a year is the interval of its days."""
    if re.fullmatch(r"\d{4}", text):
        text = f"{text}-01-01/{text}-12-31"
    elif re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        last = calendar.monthrange(int(text[:4]), int(text[5:]))[1]
        text = f"{text}-01/{text}-{last}"
    ends = text.split("/")
    try:
        moments = [datetime.datetime.fromisoformat(end) for end in ends]
    except ValueError:
        raise Wrong(f"not an ISO date: {text}") from None
    if len(ends) > 2 or moments[0] > moments[-1]:
        raise Wrong(f"not an interval: {text}")
    return text


def extras_of(text):
    out = {}
    for item in filter(None, (part.strip() for part in text.split(";"))):
        key, equals, value = item.partition("=")
        if not (equals and key in VALUES or not equals and key in FLAGS):
            raise Wrong(f"unknown extra: {item}")
        if key in ALLOWED and value not in ALLOWED[key]:
            raise Wrong(f"unknown {key}: {value}")
        out[key] = value if equals else True
    if "concept" in out and out["concept"] not in CONCEPTS:
        raise Wrong(f"no such concept in the catalogue: {out['concept']}")
    for event in filter(None, out.get("accept", "").split(",")):
        if event not in EVENTS | {"other"}:
            raise Wrong(f"no such event in the catalogue: {event}")
    return out


def number(text):
    if not text:
        return None
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise Wrong(f"not a number: {text}") from None


def plain(value):
    if value is None:
        return None
    return int(value) if value.denominator == 1 else round(float(value), 12)


def vague_name(low):
    for name, floor in (("thousands", 2000), ("hundreds", 200), ("dozens", 20)):
        if low is not None and low >= floor:
            return name
    return "few"


def claim(fields, published, text):
    surface, low, high, modifier, counted, event, attribution, as_of, extra = (fields + [""] * 9)[:9]
    words, start, end = place_of(surface, text)
    low, high, modifier, extra = number(low), number(high), modifier or "exact", extras_of(extra)
    if modifier not in QUALIFIER and modifier not in ("exact", "vague"):
        raise Wrong(f"unknown modifier: {modifier}")
    if modifier in ("exact", "about", "nearly"):
        if low is None or high not in (None, low):
            raise Wrong(f"{modifier} takes one number: {words}")
        high = low
    wanted = {"atLeast": (True, False), "moreThan": (True, False), "atMost": (False, True), "lessThan": (False, True)}
    given = (low is not None, high is not None)
    if given != wanted.get(modifier, (True, True)) or all(given) and low > high:
        raise Wrong(f"{modifier} does not go with these bounds: {words}")
    if event and event not in EVENTS:
        raise Wrong(f"no such event in the catalogue: {event}")
    as_of = published if as_of == "@" else moment_of(as_of) if as_of else None
    kind = extra.get("kind", "count")
    if "part" in extra:
        place_of(extra["part"], text)
    accept = [e for e in extra.pop("accept", "").split(",") if e]
    if kind in ("percent", "ratio"):                 # whatever the event, so that the scorer compares them as shares
        event_class = "percent"
        accept += [event] if event in OWN_CLASS else []
    elif event in OWN_CLASS:
        event_class = event
    else:
        event_class = "money" if kind == "money" else "other"
    if kind == "ratio":
        low, high = (None if v is None else Fraction(round(v * 10000), 100) for v in (low, high))
    item = {"surface": words, "start": start, "end": end,
            "low": plain(low), "high": plain(high),
            "precision": {"about": "approximate", "vague": "vague"}.get(modifier, "exact"),
            "qualifier_type": vague_name(low) if modifier == "vague" else QUALIFIER.get(modifier),
            "counted": counted, "event_class": event_class, "event": event or None,
            "attribution": attribution or None, "as_of": as_of}
    if accept:
        item["accept_class"] = [event_class, *accept]
    item.update(extra)
    return item


def moment(kind, fields, text):
    words, start, end = place_of(fields[0], text)
    item = {"surface": words, "start": start, "end": end, "low": None, "high": None, "precision": "exact",
            "qualifier_type": None, "counted": "", "event_class": "date" if kind == "date" else "other",
            "attribution": None, "as_of": None, kind: moment_of(fields[2])}
    item.update(extras_of(fields[3] if len(fields) > 3 else ""))
    return item


def text_of(path, header):
    """The annotated text: the .txt beside the file, or the file that `source:` names, without its front matter."""
    if "source" not in header:
        return path.with_suffix(".txt").read_bytes().decode("utf-8")
    matter, text = (ROOT / header["source"]).read_bytes().decode("utf-8").split("---\n", 2)[1:]
    fields = dict(line.partition(": ")[::2] for line in matter.splitlines())
    header.update(outlet=fields["outlet"], published=fields["date"], title=fields["title"])
    return text


def read(path):
    """The gold object of one report, its text, and a list of what is wrong with it."""
    wrong, text = [], None
    header, claims, negatives = {}, [], []
    for number_, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            if " | " not in line:
                key, colon, value = line.partition(":")
                if not colon or key not in ("outlet", "published", "title", "source") or key in header:
                    raise Wrong(f"neither header nor item: {line}")
                header[key] = moment_of(value.strip()) if key == "published" else value.strip()
                continue
            text = text or text_of(path, header)
            fields = [f.strip() for f in line.split("|")]
            if fields[1] == "not":
                words, start, end = place_of(fields[0], text)
                negatives.append({"surface": words, "start": start, "end": end, "why": fields[2]})
            elif fields[1] in ("date", "time"):
                claims.append(moment(fields[1], fields, text))
            elif len(fields) > 9:
                raise Wrong("more than nine fields")
            else:
                claims.append(claim(fields, header["published"], text))
        except (Wrong, KeyError, IndexError) as e:
            kind = "" if isinstance(e, Wrong) else type(e).__name__ + " "
            wrong.append(f"{path.relative_to(HERE)}:{number_}: {kind}{e}")
    text = text or text_of(path, header)
    for key in ("outlet", "published"):
        if key not in header:
            wrong.append(f"{path.relative_to(HERE)}: no {key}:")
    spans = sorted((i["start"], i["end"]) for i in claims + negatives)
    for (a, b), (c, d) in zip(spans, spans[1:]):
        if c < b:
            wrong.append(f"{path.relative_to(HERE)}: two items on one place: {text[a:b]} and {text[c:d]}")
    for m in re.finditer(r"\d+", text):
        if not any(a < m.end() and m.start() < b for a, b in spans):
            near = text[max(0, m.start() - 20):m.end() + 20].replace("\n", " ")
            wrong.append(f"{path.relative_to(HERE)}: not annotated: …{near}…")
    outlet, lang = path.stem.rsplit(".", 1)
    event = path.parent.name
    for n, item in enumerate(claims, 1):
        item["id"] = n
    gold = {"gold_id": f"{event}_{outlet}_{lang}", "source_path": f"{event}/{path.stem}.txt",
            "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(), "url": None, "lang": lang, "event": event,
            "published": header.get("published"), "outlet": header.get("outlet"),
            "title": header.get("title") or text.split("\n", 1)[0],
            "offsets": "unicode code points from start of file", "claims": claims, "negatives": negatives}
    return gold, text, wrong


RELATIONS = {"agrees", "narrowsScope", "refines", "overlaps", "disputes", "withdraws", "updates", "changed",
             "conflicts", "incomparable"}


def relation_faults(path):
    """What is wrong with a file of expected relations: both sides must be claims, the relation must exist."""
    wrong = []
    for number_, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        *sides, relation = [f.strip() for f in line.split(" | ")]
        if len(sides) != 2 or not set(relation.split(" or ")) <= RELATIONS:
            wrong.append(f"{path.relative_to(HERE)}:{number_}: not two claims and a relation: {line}")
        for article, surface in (side.split(" ", 1) for side in sides):
            twin = path.parent / f"{article}.claims"
            if not twin.exists() or f"\n{surface} | " not in twin.read_text(encoding="utf-8"):
                wrong.append(f"{path.relative_to(HERE)}:{number_}: no such claim: {article} {surface}")
    return wrong


def main():
    if len(sys.argv) != 2 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__)
    sys.stdout.reconfigure(encoding="utf-8")
    golds, texts, wrong = [], [], []
    for path in sorted(HERE.glob("*/*.claims")):
        gold, text, faults = read(path)
        golds.append(gold)
        texts.append(text)
        wrong += faults
    twins = {p.with_suffix(".claims") for p in HERE.glob("*/*.txt")}
    wrong += [f"no annotation: {p.relative_to(HERE)}" for p in sorted(twins) if not p.exists()]
    for path in sorted(HERE.glob("*/relations.expected")):
        wrong += relation_faults(path)
    print("\n".join(wrong), end="\n" if wrong else "")
    if sys.argv[1] != "--check" and not wrong:
        out = Path(sys.argv[1])
        out.mkdir(parents=True, exist_ok=True)
        for gold, text in zip(golds, texts):
            (out / gold["event"]).mkdir(exist_ok=True)
            (out / gold["source_path"]).write_bytes(text.encode("utf-8"))
            content = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
            (out / f"{gold['gold_id']}.json").write_text(content, encoding="utf-8")
    claims = [c for g in golds for c in g["claims"]]
    counts = sum(c["event_class"] != "date" and "time" not in c and "optional" not in c for c in claims)
    dates, negatives = sum("date" in c for c in claims), sum(len(g["negatives"]) for g in golds)
    events, languages = ({g[key] for g in golds} for key in ("event", "lang"))
    print(f"{len(golds)} reports, {len(events)} events, {len(languages)} languages, {counts} claims, {dates} dates, "
          f"{negatives} negatives; {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
