#!/usr/bin/env bash
# The test command. Builds once, runs every test project, prints seconds and counts per project
# and the figures its tests measured, and ends in one line: "N passed, N failed, N skipped".
#
#   bash tests/run.sh [--long] [WORD…]
#
# --long   also the long variants (sets SZYD_LONG=1)
# WORD     only the test projects whose name contains one of the words
#
# Under CI=true a skipped test is a failure: what can't run there must be said aloud.
set -euo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en LC_ALL=C.UTF-8
# No build server stays behind.
export MSBUILDDISABLENODEREUSE=1

limit=1200 # seconds a project may take before it is ended and counted as failed
words=()
for argument in "$@"; do
  case "$argument" in
    --long) export SZYD_LONG=1; limit=7200 ;;
    -*) echo "unknown option $argument" >&2; exit 2 ;;
    *) words+=("$argument") ;;
  esac
done

results=$(mktemp -d)
table="$results/table"
: > "$table"
began=$SECONDS

# What some tests need from the machine. Only root on a Debian-like system installs; elsewhere those tests skip aloud.
install_missing() {
  local missing=()
  [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || missing+=(rabbitmq-server)
  command -v chromium > /dev/null || missing+=(chromium)
  [ -n "$(find /usr/share/fonts -iname 'NotoSansCJK*' -print -quit 2> /dev/null)" ] || missing+=(fonts-noto-cjk)
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
    echo "Not installed (tests that need it will be skipped): ${missing[*]}"
    return 0
  fi
  echo "Installing ${missing[*]}"
  # Tests start their own broker on their own port: the packaged one must not start by itself.
  local policy=/usr/sbin/policy-rc.d own_policy=no
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod +x "$policy"
    own_policy=yes
  fi
  local log="$results/apt.log"
  if ! { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"; } > "$log" 2>&1; then
    tail -n 20 "$log"
    echo "Installing failed: the tests that need it will be skipped"
  fi
  if [ "$own_policy" = yes ]; then rm -f "$policy"; fi
  case " ${missing[*]} " in
    *" rabbitmq-server "*) if command -v service > /dev/null; then service rabbitmq-server stop > /dev/null 2>&1 || true; fi ;;
  esac
}

wanted() {
  [ ${#words[@]} -gt 0 ] || return 0
  local word
  for word in "${words[@]}"; do
    case "$1" in *"$word"*) return 0 ;; esac
  done
  return 1
}

# The attribute $2 of the summary elements of the report $1, added up.
count() {
  awk -v wanted="$2" '
    BEGIN { RS = "<" }
    $1 == "assembly" && match($0, " " wanted "=\"[0-9]+\"") {
      text = substr($0, RSTART, RLENGTH); gsub(/[^0-9]/, "", text); sum += text
    }
    END { print sum + 0 }' "$1"
}

# The names and reasons of the skipped tests of a report.
skipped_tests() {
  awk '
    BEGIN { RS = "<" }
    /^test / { skip = / result="Skip"/; name = $0; sub(/.* name="/, "", name); sub(/".*/, "", name) }
    /^reason>/ && skip { reason = $0; sub(/^reason>/, "", reason); printf "  skipped: %s: %s\n", name, reason }' "$1"
}

run_project() {
  local name="$1" report="$results/$1.xml" log="$results/$1.log" started=$SECONDS code=0
  local program="tests/$name/bin/Release/net10.0/$name"
  echo "== $name"
  timeout --kill-after=30 "$limit" "$program" -noColor -noLogo -result-xml "$report" > "$log" 2>&1 < /dev/null || code=$?
  local passed=0 failed=0 skipped=0 remark=""
  if [ -s "$report" ]; then
    passed=$(count "$report" passed)
    failed=$(($(count "$report" failed) + $(count "$report" errors)))
    skipped=$(count "$report" skipped)
  fi
  if [ ! -s "$report" ]; then
    failed=1; remark="ended without a report (exit $code)"
  elif [ $((passed + failed + skipped)) -eq 0 ]; then
    failed=1; remark="no test ran"
  elif [ "$code" -ne 0 ] && [ "$failed" -eq 0 ]; then
    failed=1; remark="exit $code without a failed test"
  fi
  if [ "$failed" -gt 0 ]; then tail -n 400 "$log"; fi
  sed -n 's/^measured: /  measured: /p' "$log"
  if [ "$skipped" -gt 0 ]; then skipped_tests "$report"; fi
  printf '%s\t%d\t%d\t%d\t%d\t%s\n' "$name" $((SECONDS - started)) "$passed" "$failed" "$skipped" "$remark" >> "$table"
}

finish() {
  awk -F'\t' -v all=$((SECONDS - began)) '
    BEGIN { printf "\n%-36s %8s %8s %8s %8s\n", "project", "seconds", "passed", "failed", "skipped" }
    { printf "%-36s %8d %8d %8d %8d  %s\n", $1, $2, $3, $4, $5, $6 }
    END { printf "%-36s %8d\n", "all, with restore and build", all }' "$table"
  local passed failed skipped
  read -r passed failed skipped < <(awk -F'\t' '{ p += $3; f += $4; s += $5 } END { printf "%d %d %d\n", p, f, s }' "$table")
  local code=0
  if [ "$failed" -gt 0 ] || [ $((passed + failed + skipped)) -eq 0 ]; then code=1; fi
  if [ "${CI:-}" = true ] && [ "$skipped" -gt 0 ]; then
    echo "Skipped tests count as a failure here (CI=true)."
    code=1
  fi
  rm -rf "$results"
  echo "$passed passed, $failed failed, $skipped skipped"
  exit "$code"
}

install_missing

projects=()
for file in tests/*.Tests/*.Tests.csproj; do
  name=$(basename "$file" .csproj)
  if wanted "$name"; then projects+=("$name"); fi
done

build_started=$SECONDS
echo "== restore and build (Release)"
if ! dotnet build SanzhongYida.sln -c Release -v quiet --tl:off > "$results/build.log" 2>&1; then
  tail -n 60 "$results/build.log"
  printf 'build\t%d\t0\t1\t0\t%s\n' $((SECONDS - build_started)) "the solution does not build" >> "$table"
  finish
fi
printf 'build\t%d\t0\t0\t0\t\n' $((SECONDS - build_started)) >> "$table"

for name in ${projects[@]+"${projects[@]}"}; do
  run_project "$name"
done
finish
