import { isList, type Value } from '../manifest'
import type { FieldType, Finding } from './finding'

/** Where a walk through an object is, and what it found on the way. One per object. */
export interface Trail {
  readonly path: (string | number)[]
  readonly findings: Finding[]
  /**
   * The text of a field that holds any JSON is kept as it came in: `plain` counts it without escapes of `<` `>` `&`,
   * which is the object as it stands; `kubectl` with them, which is what kubectl sends.
   */
  readonly rawJson: 'plain' | 'kubectl'
}

export function newTrail(rawJson: Trail['rawJson'] = 'plain'): Trail {
  return { path: [], findings: [], rawJson }
}

/** More of one object help nobody, and a hostile object must not fill the memory. */
const maxFindings = 100

export function report(trail: Trail, code: PathCode, name?: string | number): void {
  if (trail.findings.length < maxFindings)
    trail.findings.push({ code, path: pathText(trail, name), at: steps(trail, name) })
}

type PathCode =
  | 'field-unknown'
  | 'quantity-invalid'
  | 'time-invalid'
  | 'duration-invalid'
  | 'base64-invalid'
  | 'too-deep'

/** Reports that the value at `name` under the trail is of another type than the server takes. */
export function reportType(trail: Trail, expected: FieldType, found: Value, name?: string | number): void {
  if (trail.findings.length >= maxFindings) return
  trail.findings.push({
    code: 'field-type',
    path: pathText(trail, name),
    at: steps(trail, name),
    expected,
    found: typeOf(found),
  })
}

function typeOf(value: Value): FieldType {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'object') return isList(value) ? 'array' : 'object'
  return 'number'
}

function steps(trail: Trail, name: string | number | undefined): readonly (string | number)[] {
  return name === undefined ? [...trail.path] : [...trail.path, name]
}

function pathText(trail: Trail, name: string | number | undefined): string {
  let text = ''
  for (const part of steps(trail, name)) {
    if (typeof part === 'number') text += `[${part}]`
    else if (plainName.test(part)) text += text === '' ? part : `.${part}`
    else text += `[${JSON.stringify(part)}]`
  }
  return text
}

/** Names that need no quotes in a path. */
const plainName = /^[\w$/-]+$/
