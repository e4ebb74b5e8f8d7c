import { parseArgs } from 'node:util'
import { bytes } from '../core/bytes'
import type { Encryption } from '../core/encoding'
import type { Form, Preset, Target } from '../core/plan'
import { type RouteId, routes } from '../core/route'
import type { AnalyzeCommand, SplitCommand } from './commands'

export const usage = `Usage:
  plimsoll analyze [FILE|DIR|-]... [--json] [--route ID]... [--fail-on refused|tight]
                   [--encryption aescbc|aesgcm|secretbox|kms-v2 [--key-name NAME]]
  plimsoll split   [FILE|DIR|-]... --plan crds-apart|stages|fit [--max-bytes N] [--form text|json]
                   [--export kubectl|clusterresourceset] [--name NAME] --out DIR|FILE.zip
  plimsoll --help | --version

analyze weighs manifests against the limits they meet on their way into a cluster. Routes:
  ${routes.map(route => route.id).join(', ')}
--encryption counts encryption at rest in what etcd keeps, for all resources; --key-name is the name of the key, or of the KMS plugin, which
is stored with every value (key1).
split writes bundles that go in, with a proof that they hold what came in.

Exit status: 0 everything fits or is tight on the judged routes (client-side-apply unless --route says otherwise);
1 a resource is refused there, a document is broken, or something could not be placed; 2 wrong usage, or nothing readable.
`

export type Command =
  | AnalyzeCommand
  | SplitCommand
  | { readonly command: 'help' }
  | { readonly command: 'version' }
  | { readonly command: 'wrong'; readonly reason: string }

/** Reads the words after `plimsoll`. Never throws: what is wrong with them is a command of its own. */
export function readArguments(words: readonly string[]): Command {
  const [first, ...rest] = words
  if (first === undefined) return wrong('say what to do: analyze or split')
  if (first === '--help' || first === '-h' || first === 'help') return { command: 'help' }
  if (first === '--version' || first === '-v' || first === 'version') return { command: 'version' }
  try {
    if (first === 'analyze') return readAnalyze(rest)
    if (first === 'split') return readSplit(rest)
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
  return wrong(`no command '${first}'`)
}

function readAnalyze(words: string[]): Command {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      route: { type: 'string', multiple: true, default: ['client-side-apply'] },
      'fail-on': { type: 'string', default: 'refused' },
      encryption: { type: 'string' },
      'key-name': { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return { command: 'help' }
  const judged: RouteId[] = []
  for (const id of values.route) {
    const route = routes.find(candidate => candidate.id === id)
    if (!route) return wrong(`no route '${id}'; there are ${routes.map(candidate => candidate.id).join(', ')}`)
    judged.push(route.id)
  }
  const failOn = choose(values['fail-on'], ['refused', 'tight'])
  if (!failOn) return wrong(`--fail-on takes refused or tight, not '${values['fail-on']}'`)
  const provider = choose<Encryption['provider']>(values.encryption, ['aescbc', 'aesgcm', 'secretbox', 'kms-v2'])
  if (values.encryption !== undefined && !provider) {
    return wrong(`--encryption takes aescbc, aesgcm, secretbox or kms-v2, not '${values.encryption}'`)
  }
  const keyName = values['key-name']
  if (keyName !== undefined && !provider) return wrong('--key-name goes with --encryption')
  if (keyName === '') return wrong('--key-name takes a name')
  const encryption = provider ? { provider, keyName: keyName ?? 'key1' } : null
  return { command: 'analyze', paths: positionals, json: values.json, routes: judged, failOn, encryption }
}

function readSplit(words: string[]): Command {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      plan: { type: 'string' },
      'max-bytes': { type: 'string' },
      form: { type: 'string', default: 'text' },
      export: { type: 'string', default: 'kubectl' },
      name: { type: 'string', default: 'bundles' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return { command: 'help' }
  const preset = choose<Preset>(values.plan, ['crds-apart', 'stages', 'fit'])
  if (!preset) return wrong('--plan takes crds-apart, stages or fit')
  const form = choose<Form>(values.form, ['text', 'json'])
  if (!form) return wrong(`--form takes text or json, not '${values.form}'`)
  const target = choose<Target>(values.export, ['kubectl', 'clusterresourceset'])
  if (!target) return wrong(`--export takes kubectl or clusterresourceset, not '${values.export}'`)
  const maxBytes = values['max-bytes'] === undefined ? null : Number(values['max-bytes'])
  if (maxBytes !== null && !(Number.isSafeInteger(maxBytes) && maxBytes > 0)) {
    return wrong(`--max-bytes takes a number of bytes, not '${values['max-bytes']}'`)
  }
  if (!/^[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?$/.test(values.name)) {
    return wrong('--name takes at most 40 lower-case letters, digits and hyphens')
  }
  if (!values.out) return wrong('--out DIR or --out FILE.zip says where the bundles go')
  const settings = { preset, form, target, maxBytes: maxBytes === null ? null : bytes(maxBytes), name: values.name }
  return { command: 'split', paths: positionals, settings, out: values.out }
}

function choose<T extends string>(word: string | undefined, choices: readonly T[]): T | undefined {
  return choices.find(choice => choice === word)
}

function wrong(reason: string): Command {
  return { command: 'wrong', reason }
}
