#!/usr/bin/env bash
# What CI runs on every change of this folder. POINTSMAN is how the command line is started, BASE a folder with the version
# that is in force. Reports lie in build/ for the CI system to show.
set -euo pipefail
cd "$(dirname "$0")"
pointsman=(${POINTSMAN:-../../routing-rules-dsl/target/pointsman})
at=${AT:-$(date -u +%Y-%m-%dT%H:%M:%SZ)}
mkdir -p build
status=0

"${pointsman[@]}" fmt --check rules || status=1
"${pointsman[@]}" check . --at "$at" --fail-on warning || status=1
"${pointsman[@]}" check . --at "$at" --format sarif --out build/check.sarif || true
"${pointsman[@]}" test . --min-coverage 100 || status=1
"${pointsman[@]}" test . --format junit --out build/tests.xml || true
if [ -n "${BASE:-}" ]; then
    "${pointsman[@]}" diff "$BASE" . --at "$at" --expect changes/expected.yaml || status=1
fi
exit "$status"
