import { epilogue, scriptPrologue, stageBlock, words } from './apply-script'
import { type RemoveFlag, type RemoveStage, type RemoveStep, removeFlags } from './remove-steps'
import { remarkLine } from './script-step'

const flags: readonly RemoveFlag[] = ['crds', 'namespaces']

/** `remove.sh`: what `removeSteps` says, the kinds with which other things go only with a flag. */
export function removeScript(stages: readonly RemoveStage[]): string {
  return [
    scriptPrologue(
      'remove.sh',
      'Takes what the bundles beside this script brought out of the cluster of the current context, the last first.',
      {
        flags: [
          ['--dry-run', 'dry_run', 'says what would be removed'],
          ...flags.map(flag => [`--${flag}`, flag, removeFlags[flag]] as const),
        ],
        stages: stages.map(({ name }) => name),
        from: false,
      },
    ),
    `
remove() { k "$@" \${dry_run:+--dry-run=server} || later "$*"; }
`,
    ...stages.map(({ name, steps }) => stageBlock(name, steps.map(line))),
    epilogue('remove.sh', 'not all was removed'),
  ].join('')
}

function line(step: RemoveStep): string {
  if (step.do === 'remark') return remarkLine(step.text)
  return `${step.flag === null ? '' : `[ -z "$${step.flag}" ] || `}remove ${words(step.words)}`
}
