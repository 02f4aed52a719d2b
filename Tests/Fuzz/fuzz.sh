#!/bin/sh
# Fuzzes one entrance of the program with libFuzzer and the address sanitizer, then prints which share of its lines the corpus
# reaches.
#
# usage: fuzz.sh TARGET [RUNS]        TARGET is a file in Targets without .swift; RUNS is 10000000 by default
#
# The corpus lies in Corpus/TARGET; with KEEP=1 what was newly found is merged into it. A crash is left in the build folder, its
# name printed: it becomes a test. The build folder is .build/fuzz, or FUZZ_BUILD.
set -eu
target=$1
runs=${2:-10000000}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=${FUZZ_BUILD:-$root/.build/fuzz}
corpus=$here/Corpus/$target
package=$(basename "$root" | tr '[:upper:]' '[:lower:]')
instruments="-sanitize=fuzzer,address -profile-generate -profile-coverage-mapping"
# Without this a crash waits for ever for a backtrace.
export SWIFT_BACKTRACE=enable=no
# Swift's runtime keeps its metadata for ever: nothing that leaks.
export ASAN_OPTIONS=detect_leaks=0
export LLVM_PROFILE_FILE=/dev/null

swift build --package-path "$root" --scratch-path "$build" -c release --target Workbench \
    $(for flag in $instruments; do echo "-Xswiftc $flag"; done)
objects=
for module in Claims Comparison Extraction Ingestion Workbench; do
    objects="$objects $(find "$build/release/$module.build" -name '*.o')"
done
swiftc -O -swift-version 6 -parse-as-library -package-name "$package" -I "$build/release/Modules" \
    $(find "$root/Sources" -name module.modulemap -exec dirname {} \; | sed 's/^/-I /') \
    "$here/Targets/$target.swift" $instruments $objects -lmd -lutf8proc -o "$build/$target" 2>&1 | grep -v ld.gold || true

mkdir -p "$build/found/$target"
dictionary=
if [ -f "$here/Targets/$target.dict" ]; then dictionary="-dict=$here/Targets/$target.dict"; fi
"$build/$target" -runs="$runs" -timeout=20 -rss_limit_mb=4096 -max_len=60000 -print_final_stats=1 $dictionary \
    -artifact_prefix="$build/$target-" "$build/found/$target" "$corpus" >"$build/$target.log" 2>&1 ||
    { tail -n 40 "$build/$target.log"; exit 1; }
grep -E "^(Done|stat::)" "$build/$target.log"
if [ "${KEEP:-0}" = 1 ]; then "$build/$target" -merge=1 "$corpus" "$build/found/$target" 2>&1 | tail -n 1; fi

LLVM_PROFILE_FILE=$build/$target.profraw "$build/$target" -runs=0 "$corpus" >/dev/null 2>&1
# The toolchain's own: another may come first in the path and not know the format.
tools=$(dirname "$(readlink -f "$(command -v swiftc)")")
"$tools/llvm-profdata" merge -sparse "$build/$target.profraw" -o "$build/$target.profdata"
"$tools/llvm-cov" report "$build/$target" -instr-profile="$build/$target.profdata" \
    $(sed -n 's|^// covers: ||p' "$here/Targets/$target.swift" | tr ' ' '\n' | sed "s|^|$root/Sources/|")
