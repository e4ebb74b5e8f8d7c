import { shellWord } from './escape'
import {
  applyWords,
  awaited,
  isRetried,
  type Need,
  remarkLine,
  type ScriptSettings,
  type ScriptStage,
  type ScriptStep,
  waitWords,
} from './script-step'

/**
 * `apply.sh`, a POSIX shell script: the stages in order, with the waits of each. `--dry-run` has the server check every
 * file without keeping anything, `--from STAGE` begins there, `--only STAGE` does no other. What goes wrong is said and
 * counted, and only what needs it is not tried; `--stop-on-error` ends there. Every name in it is one quoted word.
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
          ['--stop-on-error', 'stop', 'ends at the first thing that goes wrong'],
        ],
        stages: stages.map(({ name }) => name),
        from: true,
        verdict: 'not complete',
      },
    ),
    applyFunctions(settings),
    ...stages.map(({ name, steps }) => stageBlock(name, steps.flatMap(lines))),
    scriptEnd,
  ].join('')
}

function applyFunctions(settings: ScriptSettings): string {
  return `
# Runs kubectl and shows all it says; what it says of errors and warnings is in $said too.
exec 3>&1
run() {
  status=0
  said="$(k "$@" 2>&1 >&3)" || status=$?
  [ -z "$said" ] || printf '%s\\n' "$said" >&2
  return "$status"
}

# Whether what kubectl said may pass by itself: something does not answer yet, or a kind is not served yet that the same file defines.
passing() {
  case $said in
    *'no matches for kind'* | *'could not find the requested resource'*) [ -n "$defines" ] ;;
    *'failed calling webhook'* | *'connection refused'* | *'timeout'* | *'timed out'* | *'Too Many Requests'* | *'leader changed'* | \
    *'unable to handle the request'* | *'Operation cannot be fulfilled'*) ;;
    *) return 1 ;;
  esac
}

hint() {
  case $said in
    *'conflict with'* | *'conflicts with'*)
      note 'another manager owns these fields; the option force-conflicts of this export takes them over' ;;
    *'is immutable'* | *'may not change once set'* | *'updates to '*' spec '* | *'Forbidden: updates'*)
      note 'what cannot be changed in place has to be removed first, or to get another name' ;;
  esac
}

# Brings a file in, again while what stands against it may pass by itself, for 60 seconds; the rest goes on without it.
defines=''
skip=''
bring() {
  file=$1
  shift
  if skipped; then return; fi
  if [ -n "$dry_run" ]; then
    k "$@" --dry-run=server -f "$file" || later "$file"
    return
  fi
  deadline="$(($(date +%s) + 60))"
  until run "$@" -f "$file"; do
    if passing && [ "$(date +%s)" -lt "$deadline" ]; then
      sleep 2
    else
      hint
      later "$file"
      return
    fi
  done
}

apply() { bring "$1" ${words(applyWords(settings))}; }

# A file that defines kinds and uses them.
apply_defining() {
  defines=1
  apply "$1"
  defines=''
}

# What is created anew by every run is tried once.
create() {
  if skipped; then return; fi
  if [ -n "$dry_run" ]; then
    k create --dry-run=server -f "$1" || later "$1"
  else
    run create -f "$1" || later "$1"
  fi
}

# need FILE ALL WHAT WHO WORDS...: where something went wrong before, whether WHAT is there, which WHO of the file needs, or ALL of it.
need() {
  [ -n "$incomplete" ] && [ -z "$dry_run$skip" ] || return 0
  file=$1 all=$2 what=$3 who=$4
  shift 4
  if k "$@" >/dev/null 2>&1; then return; fi
  if [ -n "$all" ]; then
    note "$file is not tried, since $what is not there or does not run: $who"
    skip=$file
  else
    note "$what is not there or does not run, so these of $file will be refused: $who"
  fi
}

# A file that is worth nothing where one before it did not go in.
last() {
  [ -n "$incomplete" ] && [ -z "$dry_run" ] || return 0
  note "$1 is not tried, since not all before it went in"
  skip=$1
}

skipped() {
  [ -n "$skip" ] || return 1
  file=$skip
  skip=''
  later "$file"
}

await() {
  what=$1
  shift
  [ -n "$dry_run" ] || run "$@" || later "$what"
}

# The same until it succeeds or 60 seconds have passed: what was made a moment ago has no status yet, and \`kubectl wait\` fails on that at once.
await_status() {
  what=$1
  shift
  [ -z "$dry_run" ] || return 0
  deadline="$(($(date +%s) + 60))"
  # What did not go in gets no status.
  case " $incomplete " in *" $what "*) deadline=0 ;; esac
  until run "$@"; do
    case $said in *'(NotFound)'* | *'not found'*) deadline=0 ;; esac
    if [ "$(date +%s)" -ge "$deadline" ]; then
      later "$what"
      return
    fi
    sleep 2
  done
}
`
}

function lines(step: ScriptStep): string[] {
  const before = (file: string, needs: readonly Need[] = []): string[] =>
    needs.map(
      ({ words: asked, what, by, all }) =>
        `need ${[file, all ? '1' : '', what, by].map(shellWord).join(' ')} ${words(asked)}`,
    )
  switch (step.do) {
    case 'apply': {
      const file = shellWord(step.file)
      return [
        ...(step.last ? [`last ${file}`] : []),
        ...before(step.file, step.needs),
        `${step.retried ? 'apply_defining' : 'apply'} ${file}`,
      ]
    }
    case 'create':
      return [...before(step.file, step.needs), `create ${shellWord(step.file)}`]
    case 'remark':
      return [remarkLine(step.text)]
    default:
      return [
        `${isRetried(step) ? 'await_status' : 'await'} ${shellWord(awaited(step))} ${words(waitWords(step) ?? [])}`,
      ]
  }
}

/** How each script ends. */
export const scriptEnd = `\nfinish\n`

/** The words of a command as one line of shell, each quoted where it needs to be. */
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

/**
 * What each script begins with: its folder, its arguments, \`k\` for kubectl, \`later\` for what went wrong and does
 * not stop the rest.
 */
export function scriptPrologue(
  script: string,
  purpose: string,
  {
    flags,
    stages,
    from,
    verdict,
  }: {
    readonly flags: readonly (readonly [flag: string, variable: string, meaning: string])[]
    readonly stages: readonly string[]
    readonly from: boolean
    /** What is said in the end where something went wrong. */
    readonly verdict: string
  },
): string {
  const stops = flags.some(([, variable]) => variable === 'stop')
  const stageFlags = from ? '--from | --only' : '--only'
  const synopsis = [...flags.map(([flag]) => ` [${flag}]`), from ? ' [--from STAGE | --only STAGE]' : ' [--only STAGE]']
  const known = stages.map(shellWord).join(' | ')
  const options = [
    ...flags.map(([flag, , meaning]) => [flag, meaning] as const),
    ...(from ? [['--from STAGE', 'begins with this stage'] as const] : []),
    ['--only STAGE', 'does this stage and no other'] as const,
  ]
  const width = Math.max(...options.map(([flag]) => flag.length))
  return `#!/bin/sh
# ${purpose}
# Arguments for every kubectl call: KUBECTL_ARGS='--context test' ./${script}
set -eu
CDPATH= cd -- "$(dirname -- "$0")"

usage() {
  cat <<'END'
Usage: ./${script}${synopsis.join('')}
${options.map(([flag, meaning]) => `  ${flag.padEnd(width)} ${meaning}\n`).join('')}Stages: ${stages.join(' ')}
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

note() { printf '${script}: %s\\n' "$1" >&2; }

# What went wrong, as a list and counted; the rest goes on.
incomplete=''
wrongs=0
later() {
  incomplete="$incomplete $1"
  wrongs=$((wrongs + 1))
  ${
    stops
      ? `if [ -n "$stop" ]; then
    note "not all of $1 went well, see above; stopping"
    finish
  fi
  `
      : ''
  }note "not all of $1 went well, see above; going on"
}

# What went wrong on the way decides the status.
finish() {
  [ -n "$incomplete" ] || exit 0
  note "${verdict}:$incomplete ($wrongs in all)"
  exit 1
}
`
}
