#!/usr/bin/env bash
# Takes one rule out at a time and demands that its own tests turn red.
#
#   bash tests/rules-off.sh [RULE…]
#
# Works on a copy of the tree, in which every refusal passes a switch that drops those of the rule named in
# the environment. Without RULE: all rules of kind E in clauses.json. A rule is proved when the tests that carry
# its clause pass with every rule on and at least one fails with it off; where none does, a story must. Ends in a line of counts; exit 1 when a
# rule that refuses something and has tests is not proved.
set -euo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en LC_ALL=C.UTF-8 MSBUILDDISABLENODEREUSE=1

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z | tar --null --files-from=- -cf - | tar -xf - -C "$copy"

# The switch: both roads by which a reason enters a step.
proceeding="$copy/src/SanzhongYida.Decisions/Proceeding.cs"
sed -i \
  -e 's|=> _refusals.Add(new Refusal(ruleId, chinese, english));|=> Refuse([new Refusal(ruleId, chinese, english)]);|' \
  -e 's|=> _refusals.AddRange(refusals);|=> _refusals.AddRange(refusals.Where(r => r.RuleId != Off)); public static readonly string? Off = Environment.GetEnvironmentVariable("SZYD_RULE_OFF");|' \
  "$proceeding"
grep -q 'r.RuleId != Off' "$proceeding" && grep -q 'Refuse(\[new Refusal' "$proceeding" || { echo "Proceeding.cs has changed: the switch does not fit any more" >&2; exit 2; }

echo "Building the copy with the switch"
dotnet build "$copy/tests/SanzhongYida.Decisions.Tests" -c Release -v q -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false > "$copy/build.log" 2>&1 || { tail -n 20 "$copy/build.log"; exit 2; }
tests="$copy/tests/SanzhongYida.Decisions.Tests/bin/Release/net10.0/SanzhongYida.Decisions.Tests"

if [ $# -gt 0 ]; then
  rules=("$@")
else
  mapfile -t rules < <(grep -oE '"id": "[^"]+", "kind": "E[^"]*"' "$copy/workflows/taobei/clauses.json" | cut -d'"' -f4)
fi

# Does the code refuse something by this id?
refuses() { [ -n "$(grep -rhE 'Refus|Require' "$copy/src/SanzhongYida.Decisions" --include=*.cs | grep -F "\"$1\"")" ]; }

# Runs some tests with a rule off; prints how many ran and how many failed.
run() { # off, filter of the tests
  SZYD_RULE_OFF="$1" "$tests" -noColor "${@:2}" 2>&1 | grep -oE 'Total: [0-9]+.*Failed: [0-9]+' | sed -E 's/Total: ([0-9]+).*Failed: ([0-9]+)/\1 \2/' || true
}

proved=0 unproved=0 computed=0 untested=0
for rule in "${rules[@]}"; do
  read -r total failed <<< "$(run - -trait "Clause=$rule")"
  read -r _ red <<< "$(run "$rule" -trait "Clause=$rule")"
  if [ "${total:-0}" = 0 ]; then
    untested=$((untested + 1)); verdict="no test of Decisions carries it"
  elif [ "${failed:-0}" != 0 ]; then
    unproved=$((unproved + 1)); verdict="its tests fail as they stand"
  elif [ "${red:-0}" != 0 ]; then
    proved=$((proved + 1)); verdict="proved: $red of $total turn red"
  elif ! refuses "$rule"; then
    computed=$((computed + 1)); verdict="refuses nothing by this id (it computes or leaves no way): its $total tests stay green"
  elif read -r total red <<< "$(run "$rule" -class SanzhongYida.Decisions.Tests.StoryTests)" && [ "${red:-0}" != 0 ]; then
    proved=$((proved + 1)); verdict="proved: $red of $total stories turn red"
  else
    unproved=$((unproved + 1)); verdict="NOT proved: its $total tests stay green"
  fi
  printf '%-14s %s\n' "$rule" "$verdict"
done
echo "$proved proved, $unproved not proved, $computed refuse nothing, $untested without a test of Decisions"
[ "$unproved" = 0 ]
