import { scriptEnd, scriptPrologue, stageBlock, words } from './apply-script'
import { type ScriptStage, type Step, waitWords } from './script-step'
import { shellWord } from './shell-word'

/** How long \`verify.sh\` lets kubectl look for a condition that should hold already. */
const lookSeconds = 5

/** `verify.sh`: asks the cluster, stage by stage, whether everything is there and in the state that `apply.sh` waited for. It changes nothing. */
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
    ...stages.map(({ name, steps }) => stageBlock(name, ["bad=''", ...steps.map(line), `report ${shellWord(name)}`])),
    scriptEnd,
  ].join('')
}

function line(step: Step): string {
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
