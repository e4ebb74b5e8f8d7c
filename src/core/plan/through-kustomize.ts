import { isList, isMapping, type Mapping, type Value } from '../manifest'
import type { Load, Resource } from '../resource'
import { textOf } from '../source'

/**
 * Characters that no form of writing brings through kustomize: it reads and writes an object again, and then for U+007F
 * to U+009F, U+FFFE and U+FFFF fails for the whole folder, or makes a space of U+0085 (asked of 5.5; escapes are no
 * help). Those beyond U+FFFF all come through.
 */
const lost = /[\u007f-\u009f\ufffe\uffff]/

/**
 * What such a character can be written as: itself, an escape of YAML or JSON, base64 under the tag `!!binary`, an alias
 * of something else.
 */
const suspicious = /[\u007f-\u009f\ufffe\uffff]|\\[xuUN]|!!binary|!<|(?:^|[\s,[{:-])\*\w/

/**
 * Whether kustomize can carry a resource. Its value is read only where its text may hold such a character, or is not
 * what goes into the bundle.
 */
export function kustomizeCarries(
  load: Load,
  resource: Resource,
  read: () => Mapping | null,
  isChanged: boolean,
): boolean {
  const text = load.texts[resource.source]
  if (!isChanged && text && !suspicious.test(textOf(text, resource.range))) return true
  const pending: Value[] = [read()]
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value === 'string') {
      if (lost.test(value)) return false
    } else if (isMapping(value)) {
      for (const [key, member] of value) {
        if (lost.test(key)) return false
        pending.push(member)
      }
    } else if (isList(value)) for (const item of value) pending.push(item)
  }
  return true
}
