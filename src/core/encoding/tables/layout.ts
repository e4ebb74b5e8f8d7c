import table from './kubernetes.json' with { type: 'json' }

/**
 * Layouts of the objects that are stored as Go's JSON of a typed object: CustomResourceDefinition (from the tables) and
 * APIService.
 *
 * Types: `s` string, `b` bool, `i` integer, `f` float, `t` time, `y` bytes, `J` any JSON; `A` schema or list of
 * schemas, `B` schema or bool, `D` schema or list of strings (the three unions of JSONSchemaProps); `[]T` list, `{}T`
 * map with string keys, `$Name` struct.
 */
export interface LayoutField {
  /** Name in the stored text. */
  readonly name: string
  /** Name in the manifest. */
  readonly written: string
  readonly type: LayoutType
  /**
   * `!` always written; `e` left out when false, 0, "", [] or {}; `p` left out only when null or absent; `z` left out
   * when zero.
   */
  readonly keep: '!' | 'e' | 'p' | 'z'
}

export type LayoutType =
  | { readonly kind: 's' | 'b' | 'i' | 'f' | 't' | 'y' | 'J' | 'A' | 'B' | 'D' }
  | { readonly kind: 'list' | 'map'; readonly of: LayoutType }
  | { readonly kind: 'struct'; readonly layout: Layout }

export interface Layout {
  readonly name: string
  /** Fields by their name in the manifest. */
  readonly fields: ReadonlyMap<string, LayoutField>
  /** Fields that are written even when absent. */
  readonly always: readonly LayoutField[]
}

const apiService: Rows = {
  // kube-aggregator pkg/apis/apiregistration/v1/types.go.
  APIService: [
    ['kind', 's', '!'],
    ['apiVersion', 's', '!'],
    ['metadata', '$ObjectMeta', '!'],
    ['spec', '$APIServiceSpec', '!'],
    ['status', '$APIServiceStatus', '!'],
  ],
  APIServiceSpec: [
    ['service', '$APIServiceReference', 'p'],
    ['group', 's', 'e'],
    ['version', 's', 'e'],
    ['insecureSkipTLSVerify', 'b', 'e'],
    ['caBundle', 'y', 'e'],
    ['groupPriorityMinimum', 'i', '!'],
    ['versionPriority', 'i', '!'],
  ],
  APIServiceReference: [
    ['namespace', 's', 'e'],
    ['name', 's', 'e'],
    ['port', 'i', 'p'],
  ],
  APIServiceStatus: [['conditions', '[]$APIServiceCondition', 'e']],
  APIServiceCondition: [
    ['type', 's', '!'],
    ['status', 's', '!'],
    ['lastTransitionTime', 't', '!'],
    ['reason', 's', 'e'],
    ['message', 's', 'e'],
  ],
}

type Rows = Readonly<Record<string, readonly (readonly string[])[]>>

const rows = new Map(Object.entries<readonly (readonly string[])[]>({ ...table.crd, ...apiService }))
const known = new Map<string, Layout>()

export function layoutNamed(name: string): Layout {
  const found = known.get(name)
  if (found !== undefined) return found
  const fields = new Map<string, LayoutField>()
  const always: LayoutField[] = []
  const layout = { name, fields, always }
  // Known before its fields are: a schema holds schemas.
  known.set(name, layout)
  for (const [stored = '', type = '', keep, written = stored] of rows.get(name) ?? []) {
    const field = { name: stored, written, type: readType(type), keep: keep as LayoutField['keep'] }
    fields.set(written, field)
    if (keep === '!') always.push(field)
  }
  return layout
}

function readType(text: string): LayoutType {
  if (text.startsWith('[]')) return { kind: 'list', of: readType(text.slice(2)) }
  if (text.startsWith('{}')) return { kind: 'map', of: readType(text.slice(2)) }
  if (text.startsWith('$')) return { kind: 'struct', layout: layoutNamed(text.slice(1)) }
  return { kind: text as 's' }
}
