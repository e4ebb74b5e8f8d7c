import type { Plan } from '../../plan'
import { scriptEnd, scriptPrologue, stageBlock, words } from '../apply-script'
import { bundleFile } from '../bundles'
import { shellWord } from '../escape'
import {
  leftWords,
  type RemoveFlag,
  type RemoveStage,
  type RemoveStep,
  removeFlags,
  removeWords,
} from '../remove-steps'
import { remarkLine, type ScriptStage, type ScriptStep, waitWords } from '../script-step'

/** How long `verify.sh` lets kubectl look for a condition that should hold already. */
const lookSeconds = 5

/**
 * `verify.sh`: asks the cluster, stage by stage, whether everything is there and in the state that `apply.sh` waited
 * for. It changes nothing.
 */
export function verifyScript(stages: readonly ScriptStage[]): string {
  return [
    scriptPrologue(
      'verify.sh',
      'Asks the cluster of the current context whether the bundles beside this script are there. It changes nothing.',
      {
        flags: [],
        stages: stages.map(({ name }) => name),
        from: false,
        verdict: 'not as it should be',
      },
    ),
    `
check() { "$@" >/dev/null || bad=1; }

report() {
  if [ -z "$bad" ]; then
    echo "ok      $1"
  else
    echo "FAILED  $1"
    incomplete="$incomplete $1"
    wrongs=$((wrongs + 1))
  fi
}
`,
    ...stages.map(({ name, steps }) =>
      stageBlock(name, ["bad=''", ...steps.map(verifyLine), `report ${shellWord(name)}`]),
    ),
    scriptEnd,
  ].join('')
}

function verifyLine(step: ScriptStep): string {
  switch (step.do) {
    case 'apply':
      return `check k get -f ${shellWord(step.file)} -o name`
    case 'create':
      return `# ${step.file} holds objects that get their names from the server: they cannot be looked for.`
    case 'remark':
      return `# ${step.text.replace(/[^ -~]/g, '?')}`
    default:
      return `check k ${words(waitWords(step, lookSeconds) ?? [])}`
  }
}

const flags: readonly RemoveFlag[] = ['crds', 'namespaces']

/**
 * `remove.sh`: what `removeSteps` says, the kinds with which other things go only with a flag. Nothing is waited for
 * longer than `TIMEOUT` seconds; what is then left is shown with what holds it.
 */
export function removeScript(stages: readonly RemoveStage[]): string {
  return [
    scriptPrologue(
      'remove.sh',
      'Takes what the bundles beside this script brought out of the cluster of the current context, the last first.\n# Seconds to wait for what is deleted, each time: TIMEOUT=300 ./remove.sh; 60 where it is not given.',
      {
        flags: [
          ['--dry-run', 'dry_run', 'says what would be removed'],
          ...flags.map(flag => [`--${flag}`, flag, removeFlags[flag]] as const),
        ],
        stages: stages.map(({ name }) => name),
        from: false,
        verdict: 'not all was removed',
      },
    ),
    `
timeout=\${TIMEOUT:-60}
case $timeout in '' | *[!0-9]*) wrong 'TIMEOUT is a number of seconds' ;; esac

# Whether all that kubectl said is that it is gone already: a kind without its CRD has no objects.
gone() {
  [ -n "$said" ] || return 1
  while read -r line; do
    case $line in
      '' | Warning:* | *'no matches for kind'* | *'ensure CRDs are installed first'* | *"doesn't have a resource type"* | *'(NotFound)'*) ;;
      *) return 1 ;;
    esac
  done <<END
$said
END
}

# Takes out what the words name. What is stuck stays, and is shown with what holds it.
exec 3>&1
remove() {
  said="$(k ${words(removeWords([], 'TIMEOUT')).replace('TIMEOUT', '"$timeout"')} "$@" \${dry_run:+--dry-run=server} 2>&1 >&3)" && return
  if gone; then return; fi
  printf '%s\\n' "$said" >&2
  later "$*"
  case $said in
    *'timed out'*)
      note 'still there, with the finalizers that hold it; the controller of each, often one of WRITTEN BY, has to let it go:'
      k ${words(leftWords([]))} "$@" >&2 || :
      note 'if that controller is gone for good: kubectl patch KIND NAME -n NAMESPACE --type=merge -p '"'"'{"metadata":{"finalizers":null}}'"'"
      ;;
  esac
}
`,
    ...stages.map(({ name, steps }) => stageBlock(name, steps.map(removeLine))),
    scriptEnd,
  ].join('')
}

function removeLine(step: RemoveStep): string {
  if (step.do === 'remark') return remarkLine(step.text)
  return `${step.flag === null ? '' : `[ -z "$${step.flag}" ] || `}remove ${words(step.words)}`
}

/**
 * `pipeline.sh`, an example for a job that has nothing of the export yet: fetches all bundles at the same time, as none
 * needs another to be fetched, holds them against `SHA256SUMS`, and applies them in order.
 */
export function pipelineScript({ bundles }: Plan): string {
  const files = ['apply.sh', ...bundles.map(bundleFile)].map(shellWord)
  return `#!/bin/sh
# Example of a pipeline: fetches these bundles in parallel, checks them, and applies them in order.
# BASE_URL=https://example.com/shop ./pipeline.sh [arguments of apply.sh]
# Which bundle needs which is in plan.json: bundles[].dependsOn.
set -eu
: "\${BASE_URL:?says where the files of this export are}"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fetch() { curl --fail --silent --show-error --location --output "$1" "$BASE_URL/$1"; }

fetch SHA256SUMS
for file in ${files.join(' ')}; do
  fetch "$file" &
  grep "  $file\\$" SHA256SUMS >>wanted
done
wait
# A file that did not come is no match either.
sha256sum -c --quiet wanted
sh ./apply.sh "$@"
`
}
