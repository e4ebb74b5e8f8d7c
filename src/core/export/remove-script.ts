import { scriptEnd, scriptPrologue, stageBlock, words } from './apply-script'
import { leftWords, type RemoveFlag, type RemoveStage, type RemoveStep, removeFlags, removeWords } from './remove-steps'
import { remarkLine } from './script-step'

const flags: readonly RemoveFlag[] = ['crds', 'namespaces']

/**
 * `remove.sh`: what `removeSteps` says, the kinds with which other things go only with a flag. Nothing is waited for longer than `TIMEOUT` seconds; what is
 * then left is shown with what holds it.
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
    ...stages.map(({ name, steps }) => stageBlock(name, steps.map(line))),
    scriptEnd,
  ].join('')
}

function line(step: RemoveStep): string {
  if (step.do === 'remark') return remarkLine(step.text)
  return `${step.flag === null ? '' : `[ -z "$${step.flag}" ] || `}remove ${words(step.words)}`
}
