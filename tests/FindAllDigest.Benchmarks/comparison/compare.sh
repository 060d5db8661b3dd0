#!/usr/bin/env bash
# Times whole processes on one generated file: ours, Python, DuckDB, Miller. Prints a Markdown table.
# compare.sh EXECUTABLE [ROWS]      EXECUTABLE: the published findall-digest
# Needs /usr/bin/time (GNU); what is not installed of python3, node with "npm install" done here, and mlr is left out.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
executable=$(realpath "$1")
rows=${2:-1000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/data/big"
file="$work/data/big/exclude.csv"
python3 "$here/generate.py" "$rows" "$file"
printf '{ "objective": "comparison", "entity_type": "companies", "match_conditions": [ { "name": "any", "description": "Any company." } ] }\n' > "$work/data/big/watch.json"
cat "$file" > /dev/null

# Three runs each, the quickest counts: it is the one that was disturbed least.
measure() {
  local name=$1 best= memory=
  shift
  for _ in 1 2 3; do
    /usr/bin/time -f '%e %M' -o "$work/time" "$@" > "$work/out" 2> "$work/err" || { cat "$work/out" "$work/err" >&2; echo "| $name | failed | |"; return 0; }
    read -r seconds kilobytes < <(tail -n 1 "$work/time")
    if [ -z "$best" ] || awk "BEGIN { exit !($seconds < $best) }"; then best=$seconds memory=$kilobytes; fi
  done
  echo "| $name | $best | $((memory / 1024)) |"
}

echo "$rows rows, $(($(stat -c %s "$file") / 1000000)) MB, $(nproc) cores, $(date -u +%F)"
echo
echo "| whole process | seconds | peak MiB |"
echo "| --- | --- | --- |"
measure "findall-digest exclude check (every row checked, keyed, indexed)" "$executable" exclude check big --root "$work"
measure "Python csv + urlsplit (hosts only)" python3 "$here/hosts.py" "$file"
if [ -d "$here/node_modules/@duckdb" ]; then measure "DuckDB, 2 threads (distinct lower-case hosts)" node "$here/hosts.mjs" "$file"; fi
if command -v mlr > /dev/null; then measure "Miller (distinct hosts)" mlr --icsv --ojson put -q 'emit {"host": sub(sub($url, "^[a-z]+://", ""), "[/?:].*", "")}' then count-distinct -f host then count "$file"; fi
