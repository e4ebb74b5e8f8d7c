import { spawnSync } from 'node:child_process'
import { parseAllDocuments } from 'yaml'

/**
 * What kustomize makes of a folder, each object as compact JSON with sorted keys, in its order.
 * @param {string} kubectl
 * @param {string} folder
 */
export function build(kubectl, folder) {
  const { status, stdout, stderr, error } = spawnSync(kubectl, ['kustomize', folder], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (error) throw error
  if (status !== 0) throw new Error(`${kubectl} kustomize ${folder} ended with ${status}: ${stderr}`)
  // kustomize goes on in an indented new line behind these two, as YAML 1.1 has it and kubectl reads it; to YAML 1.2
  // they break no line.
  const text = stdout.replace(/([\u2028\u2029]) +/g, '$1')
  return parseAllDocuments(text).map(document => JSON.stringify(sorted(document.toJS({ maxAliasCount: -1 }))))
}

/**
 * With its keys sorted, all the way down.
 * @param {unknown} value
 * @returns {unknown}
 */
export function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  )
}
