import { isMapping, type Mapping, type Value } from '../manifest'
import { groupOf } from '../object'
import { hiddenWord, isPlainName, isSecretObject } from '../secret'
import type { ByteRange, Problem } from '../source'

/**
 * The fields of a manifest that say what it is. Null where the field is missing, empty or no text. Of a Secret what is
 * no plain name is hidden: something else may have got there through a missing blank or break.
 */
export interface Identity {
  readonly apiVersion: string | null
  readonly group: string
  readonly kind: string | null
  /** As written in the manifest. */
  readonly namespace: string | null
  readonly name: string | null
  readonly generateName: string | null
}

export const noIdentity: Identity = {
  apiVersion: null,
  group: '',
  kind: null,
  namespace: null,
  name: null,
  generateName: null,
}

export function identityOf(object: Mapping): Identity {
  const metadata = object.get('metadata')
  const meta = isMapping(metadata) ? metadata : undefined
  const isSecret = isSecretObject(object)
  const name = (value: Value | undefined): string | null => {
    const said = text(value)
    return said === null || !isSecret || isPlainName(said) ? said : hiddenWord
  }
  const apiVersion = name(object.get('apiVersion'))
  return {
    apiVersion,
    group: groupOf(apiVersion),
    kind: name(object.get('kind')),
    namespace: name(meta?.get('namespace')),
    name: name(meta?.get('name')),
    generateName: isSecret && text(meta?.get('generateName')) !== null ? hiddenWord : text(meta?.get('generateName')),
  }
}

/**
 * What makes kubectl refuse to take a mapping as an object, and what it takes otherwise than its author may think.
 * kubectl decodes into `unstructured` and reads `metadata` as typed ObjectMeta, which refuses text fields that hold a
 * number or boolean (measured).
 */
export function identityProblems(object: Mapping, at: ByteRange): Problem[] {
  const problems: Problem[] = []
  const wrong = (path: string, expected: string, value: Value): void => {
    problems.push({ code: 'field-type', severity: 'error', at, facts: { path, expected, found: typeName(value) } })
  }
  const textField = (path: string, value: Value | undefined): void => {
    if (value !== undefined && value !== null && typeof value !== 'string') wrong(path, 'string', value)
  }

  textField('apiVersion', object.get('apiVersion'))
  textField('kind', object.get('kind'))
  const metadata = object.get('metadata')
  if (metadata !== undefined && metadata !== null && !isMapping(metadata)) wrong('metadata', 'object', metadata)
  if (isMapping(metadata)) {
    for (const field of ['name', 'generateName', 'namespace']) textField(`metadata.${field}`, metadata.get(field))
    for (const field of ['annotations', 'labels']) {
      const map = metadata.get(field)
      if (map === undefined || map === null) continue
      if (!isMapping(map)) wrong(`metadata.${field}`, 'object', map)
      else for (const [key, value] of map) textField(`metadata.${field}.${key}`, value)
    }
    const annotations = metadata.get('annotations')
    const nulled = isMapping(annotations) ? [...annotations].find(([, value]) => value === null) : undefined
    if (nulled) problems.push({ code: 'annotation-null', severity: 'warning', at, facts: { key: nulled[0] } })
  }

  const identity = identityOf(object)
  if (identity.kind === null && !problems.some(isRefusal)) {
    problems.push({ code: 'no-kind', severity: 'error', at, facts: {} })
  }
  if (problems.some(isRefusal)) return problems
  if (identity.apiVersion === null) problems.push({ code: 'no-api-version', severity: 'warning', at, facts: {} })
  if (identity.name === null) {
    if (identity.generateName === null) problems.push({ code: 'no-name', severity: 'warning', at, facts: {} })
    else {
      const facts = { prefix: identity.generateName }
      problems.push({ code: 'generate-name', severity: 'warning', at, facts })
    }
  }
  return problems
}

export function isRefusal(problem: Problem): boolean {
  return problem.severity === 'error'
}

/** Type of a value in JSON's words, as Go's decoder names it. */
export function typeName(value: Value): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (isMapping(value)) return 'object'
  if (typeof value === 'boolean') return 'bool'
  return typeof value === 'string' ? 'string' : 'number'
}

function text(value: Value | undefined): string | null {
  return typeof value === 'string' && value !== '' ? apart(value) : null
}

/** V8 keeps the whole text alive of which a longer string was cut; names outlive the text of their document. */
function apart(part: string): string {
  return part.length < 13 ? part : ` ${part}`.slice(1)
}
