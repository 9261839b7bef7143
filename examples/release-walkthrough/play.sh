#!/usr/bin/env bash
# Plays README.md in a new folder: writes the files of its blocks and runs its commands, in order. Stops at the first that fails.
# POINTSMAN is how the command line is started.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
pointsman=(${POINTSMAN:-"$here/../../routing-rules-dsl/target/pointsman"})
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
cd "$folder"
cp -r "$here/../marketplace" author
export POINTSMAN_REPOSITORY=$folder/releases

play() {
    local line words
    while IFS= read -r line; do
        case $line in
            '```route '* | '```yaml '*)
                mkdir -p "$(dirname "${line#* }")"
                while IFS= read -r text && [ "$text" != '```' ]; do printf '%s\n' "$text"; done >"${line#* }"
                ;;
            '$ pointsman '*)
                printf '%s\n' "$line"
                eval "words=(${line#\$ pointsman })"
                case ${words[0]} in
                    route | replay) words+=(--repository "$POINTSMAN_REPOSITORY") ;;
                esac
                "${pointsman[@]}" "${words[@]}" </dev/null
                ;;
        esac
    done
}

play <"$here/README.md"
printf 'played in %s\n' "$folder"
