import {
  applyWords,
  isRetried,
  remarkLine,
  type ScriptSettings,
  type ScriptStage,
  type Step,
  waitWords,
} from './script-step'
import { shellWord } from './shell-word'

/**
 * `apply.sh`, a POSIX shell script: the stages in order, with the waits of each. `--dry-run` has the server check every file without keeping
 * anything, `--from STAGE` begins there, `--only STAGE` does no other. Every name in it is one quoted word.
 */
export function applyScript(stages: readonly ScriptStage[], settings: ScriptSettings): string {
  return [
    scriptPrologue(
      'apply.sh',
      'Brings the bundles beside this script into the cluster of the current context, in install order.',
      {
        flags: [
          [
            '--dry-run',
            'dry_run',
            'the server checks every file and keeps nothing; what needs an earlier stage is refused until that is there',
          ],
        ],
        stages: stages.map(({ name }) => name),
        from: true,
      },
    ),
    applyFunctions(settings),
    ...stages.map(({ name, steps }) => stageBlock(name, steps.map(line))),
    epilogue('apply.sh', 'not complete'),
  ].join('')
}

function applyFunctions(settings: ScriptSettings): string {
  return `
apply() {
  if [ -n "$dry_run" ]; then
    k ${words(applyWords(settings))} --dry-run=server "$@" || later "$2"
  else
    k ${words(applyWords(settings))} "$@"
  fi
}

create() {
  if [ -n "$dry_run" ]; then
    k create --dry-run=server "$@" || later "$2"
  else
    k create "$@"
  fi
}

# Runs a command until it succeeds or 60 seconds have passed: what was made a moment ago has no status yet, and \`kubectl wait\` fails on that at once.
retry() {
  deadline="$(($(date +%s) + 60))"
  while ! "$@"; do
    [ "$(date +%s)" -lt "$deadline" ] || return 1
    sleep 2
  done
}

await() { [ -n "$dry_run" ] || "$@"; }
`
}

function line(step: Step): string {
  switch (step.do) {
    case 'apply': {
      const file = shellWord(step.file)
      return `${step.retried ? 'retry ' : ''}apply -f ${file}${step.optional ? ` || later ${file}` : ''}`
    }
    case 'create':
      return `create -f ${shellWord(step.file)} || later ${shellWord(step.file)}`
    case 'remark':
      return remarkLine(step.text)
    default:
      return `await ${isRetried(step) ? 'retry ' : ''}k ${words(waitWords(step) ?? [])}`
  }
}

/** Words of a command, each quoted where it needs to be. */
export function words(all: readonly string[]): string {
  return all.map(word => (/^[-=./\w]+$/.test(word) ? word : shellWord(word))).join(' ')
}

/** The lines of a stage, run when it is asked for. */
export function stageBlock(name: string, lines: readonly string[]): string {
  const body = lines.some(text => !text.startsWith('#')) ? lines : [...lines, ':']
  return `
if stage ${shellWord(name)}; then
${body.map(text => `  ${text}\n`).join('')}fi
`
}

/** What each script begins with: its folder, its arguments, \`k\` for kubectl, \`later\` for what went wrong and does not stop the rest. */
export function scriptPrologue(
  script: string,
  purpose: string,
  {
    flags,
    stages,
    from,
  }: {
    readonly flags: readonly (readonly [flag: string, variable: string, meaning: string])[]
    readonly stages: readonly string[]
    readonly from: boolean
  },
): string {
  const stageFlags = from ? '--from | --only' : '--only'
  const synopsis = [...flags.map(([flag]) => ` [${flag}]`), from ? ' [--from STAGE | --only STAGE]' : ' [--only STAGE]']
  const known = stages.map(shellWord).join(' | ')
  return `#!/bin/sh
# ${purpose}
# Arguments for every kubectl call: KUBECTL_ARGS='--context test' ./${script}
set -eu
CDPATH= cd -- "$(dirname -- "$0")"

usage() {
  cat <<'END'
Usage: ./${script}${synopsis.join('')}
${flags.map(([flag, , meaning]) => `  ${flag.padEnd(14)} ${meaning}\n`).join('')}${from ? `  --from STAGE   begins with this stage\n` : ''}  --only STAGE   does this stage and no other
Stages: ${stages.join(' ')}
END
}

wrong() {
  echo "${script}: $1" >&2
  usage >&2
  exit 2
}

${flags.map(([, variable]) => `${variable}=''\n`).join('')}from=''
only=''
while [ $# -gt 0 ]; do
  case $1 in
${flags.map(([flag, variable]) => `    ${flag}) ${variable}=1 ;;\n`).join('')}    ${stageFlags})
      [ $# -gt 1 ] || wrong "$1 takes a stage"
${known === '' ? '      wrong "no stage $2"\n' : `      case $2 in\n        ${known}) ;;\n        *) wrong "no stage $2" ;;\n      esac\n`}      if [ "$1" = --from ]; then from=$2; else only=$2; fi
      shift
      ;;
    -h | --help)
      usage
      exit 0
      ;;
    *) wrong "unknown argument $1" ;;
  esac
  shift
done

k() { kubectl \${KUBECTL_ARGS:-} "$@"; }

# Whether a stage is asked for.
stage() {
  [ -z "$only" ] || [ "$only" = "$1" ] || return 1
  [ -z "$from" ] || [ "$from" = "$1" ] || return 1
  from=''
}

incomplete=''
later() {
  incomplete="$incomplete $1"
  echo "${script}: not all of $1 went well, see above; going on" >&2
}
`
}

/** How each script ends: what went wrong on the way decides the status. */
export function epilogue(script: string, verdict: string): string {
  return `
if [ -n "$incomplete" ]; then
  echo "${script}: ${verdict}:$incomplete" >&2
  exit 1
fi
`
}
