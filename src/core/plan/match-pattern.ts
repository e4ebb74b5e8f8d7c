import type { Resource } from '../resource'

/** What a pattern is held against. */
export type Matched = Pick<Resource, 'group' | 'kind' | 'name' | 'generateName' | 'namespace'> & {
  readonly labels: ReadonlyMap<string, string>
}

/**
 * A pattern as a test: `kind:Secret`, `name:web-*`, `group:*.example.org`, `namespace:shop` (or `ns:`), `label:app=web`
 * (or only its key), `ConfigMap/web`, or a bare one, which is a kind or a name. `*` stands for any characters, `?` for
 * one; kinds match whatever their case.
 */
export function matchPattern(pattern: string): (resource: Matched) => boolean {
  const [, field, rest = ''] = /^(kind|name|group|namespace|ns|label):(.*)$/s.exec(pattern) ?? []
  switch (field) {
    case 'kind':
      return matchKind(rest)
    case 'name':
      return matchName(rest)
    case 'group': {
      const group = glob(rest)
      return resource => group.test(resource.group)
    }
    case 'namespace':
    case 'ns': {
      const namespace = glob(rest)
      return resource => namespace.test(resource.namespace ?? '')
    }
    case 'label':
      return matchLabel(rest)
    default:
      return matchBare(pattern)
  }
}

function matchKind(text: string): (resource: Matched) => boolean {
  const kind = glob(text, 'i')
  return resource => kind.test(resource.kind ?? '')
}

function matchName(text: string): (resource: Matched) => boolean {
  const name = glob(text)
  return resource => name.test(resource.name ?? resource.generateName ?? '')
}

function matchLabel(text: string): (resource: Matched) => boolean {
  const [, key = '', value = '*'] = /^([^=]*)=?(.*)$/s.exec(text) ?? []
  const pattern = glob(text.includes('=') ? value : '*')
  return ({ labels }) => {
    const found = labels.get(key)
    return found !== undefined && pattern.test(found)
  }
}

function matchBare(pattern: string): (resource: Matched) => boolean {
  const slash = pattern.indexOf('/')
  const kind = matchKind(slash === -1 ? pattern : pattern.slice(0, slash))
  const name = matchName(slash === -1 ? pattern : pattern.slice(slash + 1))
  return slash === -1 ? resource => kind(resource) || name(resource) : resource => kind(resource) && name(resource)
}

function glob(text: string, flags = ''): RegExp {
  const pattern = text
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${pattern}$`, `su${flags}`)
}
