import { isMapping } from '../manifest'
import { type Field, fieldAt, fieldsBelow } from './field'
import type { Rewrite } from './remedy'

/**
 * Takes the layout out of JSON that stands in the values of a ConfigMap: dashboards are indented for people, and every
 * space of that is counted. Only white space between the parts of the JSON goes, so that whatever reads it reads the
 * same value: names, their order and how numbers are written stay.
 */
export const compactJson: Rewrite = {
  id: 'compact-json',
  removes: () => [],
  replaces(root, { group, kind }) {
    if (group !== '' || kind !== 'ConfigMap') return new Map()
    const data = fieldAt(root, 'data')
    return new Map(
      fieldsBelow(isMapping(data?.value) ? data : null).flatMap(field => {
        const compact = typeof field.value === 'string' ? withoutLayout(field.value) : null
        return compact === null || compact === field.value ? [] : [[field, compact] as [Field, string]]
      }),
    )
  },
  whyNot: (_, { group, kind }) => (group === '' && kind === 'ConfigMap' ? 'no-json' : 'not-a-configmap'),
}

/** An object or list of JSON without the white space between its parts; null where the text is none. */
function withoutLayout(text: string): string | null {
  if (!/^\s*[{[]/.test(text)) return null
  try {
    JSON.parse(text)
  } catch {
    return null
  }
  // What is JSON has white space in its strings and between its parts, and nowhere else.
  return text.replace(/"(?:[^"\\]|\\.)*"|[ \t\n\r]+/g, part => (part.startsWith('"') ? part : ''))
}
