#!/usr/bin/env bash
# Kills an ingest at fifty seeded moments; the store must verify and the next ingest complete.
#   Benchmarks/Ingest/kill-nine.sh MODALITY FILE [MOMENTS]
set -euo pipefail
program=$1 file=$2 moments=${3:-50}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
store=$folder/s.sqlite
started=$(date +%s%N)
"$program" ingest "$file" --store "$store" --quiet
whole=$(( ($(date +%s%N) - started) / 1000 ))
cells=$("$program" store verify --store "$store" | grep -o '[0-9]* cells')
RANDOM=2026
for moment in $(seq "$moments"); do
  rm -f "$store" "$store"-*
  # Up to a tenth past the end of an undisturbed run, in microseconds.
  pause=$(( (RANDOM * 32768 + RANDOM) % (whole * 11 / 10) ))
  "$program" ingest "$file" --store "$store" --quiet &
  victim=$!
  sleep "$(printf '%d.%06d' $((pause / 1000000)) $((pause % 1000000)))"
  kill -9 "$victim" 2>/dev/null || true
  wait "$victim" 2>/dev/null || true
  state="no store yet"
  if [ -e "$store" ]; then
    state=$("$program" store verify --store "$store")
  fi
  "$program" ingest "$file" --store "$store" --quiet
  after=$("$program" store verify --store "$store" | grep -o '[0-9]* cells')
  if [ "$after" != "$cells" ]; then
    echo "moment $moment (${pause} µs): $after instead of $cells; before: $state" >&2
    exit 1
  fi
  echo "moment $moment, killed after ${pause} µs: ${state##*/}; then $after"
done
echo "All $moments moments: the next ingest completes with $cells."
