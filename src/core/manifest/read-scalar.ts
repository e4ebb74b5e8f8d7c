import type { Scalar } from 'yaml'
import { blockText, plainText, quotedText } from './fast-reader'
import { refuse } from './refusal'
import { type Resolved, resolvePlain } from './resolve-scalar'
import { resolveTagged } from './resolve-tagged'
import { shownText } from './shown-text'

/**
 * What a scalar node is. What it says is read from the source: in place of all but plain scalars the library has seen
 * other text.
 */
export function readScalar(text: string, node: Scalar.Parsed): Resolved {
  const [start, end] = node.range
  const said = saidBy(text.slice(start, end), node)
  if (node.tag !== undefined) {
    return (
      resolveTagged(node.tag, said) ??
      refuse('tag-value', { start, end }, { tag: shownText(node.tag), text: shownText(said) })
    )
  }
  return node.type === 'PLAIN' ? resolvePlain(said) : { type: 'text', value: said }
}

function saidBy(source: string, { type, range, srcToken }: Scalar.Parsed): string {
  switch (type) {
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL':
      return blockText(source, srcToken?.indent ?? 0, range[0])
    case 'QUOTE_SINGLE':
      return quotedText(source, range[0])
    default:
      return plainText(source)
  }
}
