import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { BudgetPosition, BudgetProblem } from './budgets'

type YamlValue = Alias | Scalar | YAMLMap | YAMLSeq

/** A value of the file with the place where it stands. */
export interface Field {
  readonly node: YamlValue | null
  readonly at: BudgetPosition
}

/** A member of a mapping: its key, where that stands, and its value. */
export interface Member extends Field {
  readonly key: string
}

/** The fields of one YAML file, with what is wrong with them gathered on the way: a file is told whole. */
export class YamlFields {
  readonly problems: BudgetProblem[] = []
  readonly root: Field
  readonly #lines = new LineCounter()
  readonly #document

  constructor(text: string) {
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false, schema: 'core' })
    for (const { pos, message } of this.#document.errors) this.refuse(this.#at(pos[0]), `no valid YAML: ${message}`)
    const { contents } = this.#document
    this.root = { node: contents, at: this.#at(contents?.range?.[0] ?? 0) }
  }

  refuse({ line, column }: BudgetPosition, message: string): void {
    this.problems.push({ line, column, message })
  }

  /** The members of a mapping; null, and a problem, where it is none. `what` is its name in the problem. */
  members(field: Field, what: string): Member[] | null {
    const { node, at } = this.#resolved(field)
    if (!isMap(node)) {
      this.refuse(at, `${what} takes a mapping, not ${nameOf(node)}`)
      return null
    }
    return node.items.map(({ key, value }) => {
      const start = (key as YamlValue | null)?.range?.[0]
      const keyAt = start === undefined ? at : this.#at(start)
      return { key: isScalar(key) ? String(key.value) : '', node: value as YamlValue | null, at: keyAt }
    })
  }

  /** The entries of a list; a single value is a list of one where `isOneEnough`. */
  entries(field: Field, what: string, isOneEnough = false): Field[] | null {
    const { node, at } = this.#resolved(field)
    if (isSeq(node)) return node.items.map(item => this.valueOf({ node: item as YamlValue | null, at }))
    if (isOneEnough && isScalar(node)) return [this.valueOf(field)]
    this.refuse(at, `${what} takes a list, not ${nameOf(node)}`)
    return null
  }

  /** A value with its own place, not that of its key. */
  valueOf(field: Field): Field {
    const start = field.node?.range?.[0]
    return { node: field.node, at: start === undefined ? field.at : this.#at(start) }
  }

  /** A text or a number; null, and a problem, where it is neither, or empty. */
  scalar(field: Field, what: string): string | number | null {
    const { node, at } = this.#resolved(this.valueOf(field))
    const value = isScalar(node) ? node.value : undefined
    if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') return value
    this.refuse(at, `${what} takes a text, not ${nameOf(node)}`)
    return null
  }

  text(field: Field, what: string): string | null {
    const value = this.scalar(field, what)
    return value === null ? null : String(value)
  }

  isMapping(field: Field): boolean {
    return isMap(this.#resolved(field).node)
  }

  #resolved({ node, at }: Field): Field {
    return isAlias(node) ? { node: node.resolve(this.#document) ?? null, at } : { node, at }
  }

  #at(offset: number): BudgetPosition {
    const { line, col } = this.#lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
}

function nameOf(node: YamlValue | null): string {
  if (isMap(node)) return 'a mapping'
  if (isSeq(node)) return 'a list'
  if (!isScalar(node) || node.value === null) return 'nothing'
  return node.value === '' ? 'an empty text' : `'${String(node.value)}'`
}
