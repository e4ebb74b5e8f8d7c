/**
 * Writes the project's own tables of Kubernetes' types, `src/core/encoding/tables/kubernetes.json`, and of the scopes
 * of its kinds, `src/core/resource/built-in-kinds.json` (which the page may load, being small), from the two facts
 * files that hold what was extracted from kubernetes/api, kubernetes/apimachinery and
 * kubernetes/apiextensions-apiserver:
 *
 *   npm run tables -- --from FACTS_DIR
 *
 * FACTS_DIR holds `kubernetes-protobuf.json` (messages, kinds, defaults, layout of a stored CRD) and
 * `kubernetes-ownership.json` (what managedFields needs). To move to the next Kubernetes version, extract both files
 * from that release, run this, run the tests.
 *
 * Nothing is invented here: rows of both files are joined, messages that no kind reaches are left out, and each message
 * becomes one line of text (read on first use by `message.ts`).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const target = new URL('../src/core/encoding/tables/kubernetes.json', import.meta.url)
const kindsTarget = new URL('../src/core/resource/built-in-kinds.json', import.meta.url)
const from = process.argv[process.argv.indexOf('--from') + 1]
if (!process.argv.includes('--from') || from === undefined) {
  process.stderr.write('usage: npm run tables -- --from FACTS_DIR\n')
  process.exit(2)
}

const facts = JSON.parse(readFileSync(join(from, 'kubernetes-protobuf.json'), 'utf8'))
const ownership = JSON.parse(readFileSync(join(from, 'kubernetes-ownership.json'), 'utf8'))

/** Names of all messages that some kind reaches; those without rows are the special ones. */
function reachable() {
  const found = new Set()
  const open = Object.values(facts.kinds).map(([message]) => message)
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue
    found.add(name)
    for (const row of rowsOf(name)) if (row[3] !== undefined) open.push(row[3])
  }
  return [...found].sort()
}

/**
 * How items of a field merge. A rule of a message for a field that it inlines stands at the message that has the field.
 * @param {string} message @param {string} field @returns {string | undefined}
 */
function mergeRule(message, field) {
  const own = ownership.merge[message]?.[field]
  if (own !== undefined) return own
  for (const [outer, rules] of Object.entries(ownership.merge)) {
    if (rules[field] === undefined || rowsOf(outer).some(row => row[0] === field)) continue
    if (rowsOf(outer).some(row => row[0] === '' && row[3] === message)) return rules[field]
  }
  return undefined
}

/**
 * Rows `[field, number, type, message?]` of a message.
 * @param {string} message @returns {[string, number, string, string?][]}
 */
function rowsOf(message) {
  return facts.messages[message] ?? []
}

/**
 * One message as text: fields separated by `;`, each `name number type[flag] [message] [=merge]`.
 * @param {string} name
 */
function messageText(name) {
  return rowsOf(name)
    .map(([field, number, type, ref]) => {
      const flag = ownership.noOmit[name]?.includes(field) ? 'n' : ownership.omitzero[name]?.includes(field) ? 'z' : ''
      const merge = mergeRule(name, field)
      return [field, number, type + flag, ref, merge && `=${merge}`].filter(part => part !== undefined).join(' ')
    })
    .join(';')
}

const names = reachable().filter(name => facts.messages[name] !== undefined)
const used = new Set(names)
/** @param {Record<string, unknown>} record */
const only = record => Object.fromEntries(Object.entries(record).filter(([name]) => used.has(name)))
const version = /v(\d+\.\d+)/.exec(facts.source.version)?.[1]
if (version === undefined) throw new Error(`no version in ${facts.source.version}`)

const table = {
  kubernetes: version,
  source: `${facts.source.repository}, ${facts.source.version}; ${facts.source.companions}`,
  kinds: Object.fromEntries(Object.entries(facts.kinds).map(([key, parts]) => [key, parts.join(' ')])),
  storedAs: facts.storedAs,
  messages: Object.fromEntries(names.map(name => [name, messageText(name)])),
  atomic: ownership.atomic.filter((/** @type {string} */ name) => used.has(name)),
  keyDefaults: only(ownership.keyDefaults),
  defaults: only(facts.defaults),
  crd: facts.crdJson,
}
const text = `${JSON.stringify(table, null, 1)}\n`
writeFileSync(target, text)
writeFileSync(kindsTarget, `${JSON.stringify(scopes(), null, 1)}\n`)
process.stdout.write(
  `Kubernetes ${version}: ${names.length} messages, ${text.length} bytes, ${gzipSync(text).length} with gzip\n`,
)

/**
 * Kinds of which objects are kept, by scope and apiVersion. Two kinds of API server extensions are in no protobuf
 * table.
 */
function scopes() {
  const found = { namespaced: {}, cluster: {} }
  /** @param {Record<string, string[]>} group @param {string} key */
  const add = (group, key) => {
    const apiVersion = key.slice(0, key.lastIndexOf('/'))
    group[apiVersion] ??= []
    group[apiVersion].push(key.slice(apiVersion.length + 1))
  }
  for (const [key, [, scope]] of Object.entries(facts.kinds)) {
    if (scope === 'N') add(found.namespaced, key)
    if (scope === 'C') add(found.cluster, key)
  }
  for (const release of ['v1', 'v1beta1']) {
    add(found.cluster, `apiextensions.k8s.io/${release}/CustomResourceDefinition`)
    add(found.cluster, `apiregistration.k8s.io/${release}/APIService`)
  }
  return { kubernetes: version, ...found }
}
