import { shellWord } from './shell-word'

/** One thing that an `apply.sh` does. */
export type Step =
  /** `retried`: until what it holds is served, since the file holds both a definition and its use. `optional`: the rest goes on without it. */
  | { readonly do: 'apply'; readonly file: string; readonly retried?: boolean; readonly optional?: boolean }
  | { readonly do: 'create'; readonly file: string }
  | { readonly do: 'wait-active'; readonly file: string }
  | { readonly do: 'wait-established'; readonly what: { readonly file: string } | { readonly crd: string } }
  | { readonly do: 'wait-available'; readonly apiService: string }
  | { readonly do: 'rollout'; readonly kind: string; readonly name: string; readonly namespace: string | null }
  | { readonly do: 'remark'; readonly text: string }

const prologue = `#!/bin/sh
# Brings the bundles beside this script into the cluster of the current context, in install order, and waits where the next needs it.
# Arguments for every kubectl call: KUBECTL_ARGS='--context test' ./apply.sh
set -eu
CDPATH= cd -- "$(dirname -- "$0")"

k() { kubectl \${KUBECTL_ARGS:-} "$@"; }
`

/** Server-side: a bundle may hold what is too large for the annotation of client-side apply. */
const applyFunction = `apply() { k apply --server-side --field-manager=plimsoll "$@"; }
`

const retryFunction = `
# Runs a command until it succeeds or 60 seconds have passed: a definition made a moment ago has no status yet, and \`kubectl wait\` fails on that at once.
retry() {
  deadline="$(($(date +%s) + 60))"
  while ! "$@"; do
    [ "$(date +%s)" -lt "$deadline" ] || return 1
    sleep 2
  done
}
`

const laterFunction = `
incomplete=''
later() {
  incomplete="$incomplete $1"
  echo "apply.sh: not all of $1 went in, see above; going on" >&2
}
`

const epilogue = `
if [ -n "$incomplete" ]; then
  echo "apply.sh: not complete:$incomplete" >&2
  exit 1
fi
`

/** A POSIX shell script of the steps. Every name in it is one quoted word; waits are by file where a file holds nothing else. */
export function applyScript(steps: readonly Step[]): string {
  const lines = steps.map(line)
  const goesOn = lines.some(text => text.includes('|| later '))
  return [
    prologue,
    applyFunction,
    lines.some(text => text.startsWith('retry ')) ? retryFunction : '',
    goesOn ? laterFunction : '',
    '\n',
    ...lines.map(text => `${text}\n`),
    goesOn ? epilogue : '',
  ].join('')
}

function line(step: Step): string {
  switch (step.do) {
    case 'apply': {
      const file = shellWord(step.file)
      return `${step.retried ? 'retry ' : ''}apply -f ${file}${step.optional ? ` || later ${file}` : ''}`
    }
    case 'create':
      return `k create -f ${shellWord(step.file)} || later ${shellWord(step.file)}`
    case 'wait-active':
      return `k wait --for=jsonpath='{.status.phase}'=Active --timeout=60s -f ${shellWord(step.file)}`
    case 'wait-established': {
      const what =
        'file' in step.what ? `-f ${shellWord(step.what.file)}` : shellWord(`customresourcedefinition/${step.what.crd}`)
      return `retry k wait --for=condition=Established --timeout=60s ${what}`
    }
    case 'wait-available':
      return `retry k wait --for=condition=Available --timeout=60s ${shellWord(`apiservice/${step.apiService}`)}`
    case 'rollout': {
      const namespace = step.namespace === null ? '' : ` -n ${shellWord(step.namespace)}`
      return `k rollout status ${shellWord(`${step.kind}/${step.name}`)}${namespace} --timeout=5m`
    }
    case 'remark':
      return `# ${step.text.replace(/[^ -~]/g, '?')}`
  }
}
