#!/usr/bin/python3
"""Kills crosscheck with SIGKILL at random points of a long script, and looks at what is there afterwards.

usage: kill.py BINARY [--kills N] [--seed N]

One session is worked on through all kills: notes, loads, undo, redo and saves go to the program one at a time, and an answer that
was read is an acknowledgement. After each kill the session is opened again. Its log must hold every acknowledged command in order,
and besides at most the one that was under way, whole: never half of one, never one twice. Now and then the session is replayed.
Prints one line of figures; exit status 1 with the seed where something is lost."""
import argparse
import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time


class Lost(Exception):
    pass


def log(binary, path):
    run = subprocess.run([binary, "-c", f"open {path}\nlog --json"], capture_output=True, text=True, timeout=120)
    if run.returncode != 0:
        raise Lost(f"cannot be opened: {run.stderr}")
    entries = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    if [e["number"] for e in entries] != list(range(1, len(entries) + 1)):
        raise Lost("the log's numbers have a gap")
    return [e["command"] for e in entries]


class Kill:
    """One life of the program, from its start to its end by SIGKILL."""

    def __init__(self, binary, path, chance, number):
        self.chance, self.number = chance, number
        self.process = subprocess.Popen([binary, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        os.set_blocking(self.process.stdout.fileno(), False)
        os.set_blocking(self.process.stderr.fileno(), False)

    def answer(self):
        """What the program says next; empty where it is gone."""
        out = [self.process.stdout, self.process.stderr]
        ready, _, _ = select.select(out, [], [], 60)
        if not ready:
            raise Lost("no answer for a minute")
        said = b""
        for stream in ready:
            try:
                said += stream.read() or b""
            except OSError:
                pass
        return said.decode(errors="replace")

    def run(self, known, folder):
        """Feeds commands until the kill; gives what the log must hold, and what it may hold besides."""
        timer = threading.Timer(self.chance.expovariate(1 / 0.05), self.process.kill)
        # A few are killed while they start, the others while they work.
        if self.number % 10 == 0:
            timer.start()
        acknowledged, under_way = list(known), None
        step = 0
        try:
            while True:
                step += 1
                line, entry = self.command(step, folder)
                under_way = entry
                self.process.stdin.write((line + "\n").encode())
                self.process.stdin.flush()
                said = self.answer()
                if not said:
                    break
                under_way = None
                if step == 1 and self.number % 10:
                    timer.start()
                # Nothing to undo or redo is an answer too, and no entry.
                if entry and "there is nothing to" not in said:
                    acknowledged.append(entry)
        except (BrokenPipeError, ConnectionResetError):
            pass
        timer.cancel()
        self.process.kill()
        self.process.wait()
        return acknowledged, under_way

    def command(self, step, folder):
        """A line, and the beginning of the log entry that it makes; None where it makes none."""
        kind = self.chance.choices(["note", "undo", "redo", "save", "load"], [10, 3, 3, 3, 1])[0]
        if kind == "note":
            text = f"n{self.number}-{step}"
            return f"note {text}", f"note session {text}"
        if kind == "load":
            name = f"l{self.number}-{step}.txt"
            with open(os.path.join(folder, name), "w") as file:
                file.write(f"At least {self.number + 2} people were killed, {step} of them soldiers.\n" * 20)
            return f"load {os.path.join(folder, name)} --lang en", f"name={name}"
        return kind, None if kind == "save" else kind


def fits(entry, command):
    return entry in command if entry.startswith("name=") else entry == command


def check(acknowledged, under_way, found):
    for i, entry in enumerate(acknowledged):
        if i >= len(found) or not fits(entry, found[i]):
            raise Lost(f"entry {i + 1} should be {entry!r} and is {found[i] if i < len(found) else None!r}")
    rest = found[len(acknowledged):]
    if len(rest) > 1 or rest and not (under_way and fits(under_way, rest[0])):
        raise Lost(f"there are entries that nobody made: {rest}; under way was {under_way!r}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    chance = random.Random(options.seed)
    folder = tempfile.mkdtemp(prefix="crosscheck-kill-")
    path = os.path.join(folder, "s.json")
    binary = os.path.abspath(options.binary)
    started, known, acknowledgements, unacknowledged = time.time(), [], 0, 0
    try:
        subprocess.run([binary, "-c", f"note start\nsave {path}"], check=True, capture_output=True)
        known = ["note session start"]
        for number in range(options.kills):
            acknowledged, under_way = Kill(binary, path, chance, number).run(known, folder)
            found = log(binary, path)
            check(acknowledged, under_way, found)
            acknowledgements += len(acknowledged) - len(known)
            unacknowledged += len(found) - len(acknowledged)
            known = found
            if number % 50 == 49:
                subprocess.run([binary, "-c", f"open {path}\nsave"], check=True, capture_output=True)
                replay = subprocess.run([binary, "replay", path], capture_output=True, text=True)
                if replay.returncode != 0:
                    raise Lost(f"the replay fails: {replay.stdout}{replay.stderr}")
            if len(known) > 400:
                # A fresh session keeps a run's time from growing with its square.
                for name in os.listdir(folder):
                    os.remove(os.path.join(folder, name))
                subprocess.run([binary, "-c", f"note start\nsave {path}"], check=True, capture_output=True)
                known = ["note session start"]
    except Lost as lost:
        print(f"seed {options.seed}: {lost}; left in {folder}", file=sys.stderr)
        return 1
    seconds = time.time() - started
    print(f"{options.kills} kills, {acknowledgements} acknowledged commands, none lost; "
          f"{unacknowledged} found whole that were not acknowledged; {seconds:.0f} s")
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
