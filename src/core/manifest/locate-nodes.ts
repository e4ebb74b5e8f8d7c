import type { ByteRange, SourceText } from '../source'
import type { ManifestDocument } from './document'
import { jsonTree } from './json-tree'
import { yamlTree } from './yaml-tree'

/** Steps from a document's root: keys as kubectl reads them, and indexes. */
export type Path = readonly (string | number)[]

/**
 * A document's text as a tree: which members a node has, and where it stands in the source. Built on what the reader of
 * its form knows.
 */
export interface TextTree<Node> {
  readonly root: Node | undefined
  /**
   * Empty for a scalar and for what is only an alias. Of several members of one name the last, which is the one that
   * counts.
   */
  membersOf(node: Node): ReadonlyMap<string | number, Node>
  /** From each node's first byte to behind its last; one in block style begins at its first key, not at its dash. */
  rangesOf(nodes: readonly (Node | undefined)[]): (ByteRange | undefined)[]
}

/**
 * Byte ranges, in the source, of the nodes at these paths. Undefined where nothing stands there as written, as behind
 * an alias or a merge key, and where the document cannot be read. Costs as much as reading the document once, however
 * many paths are asked.
 */
export function locateNodes(
  text: SourceText,
  document: ManifestDocument,
  paths: readonly Path[],
): (ByteRange | undefined)[] {
  return document.form === 'json'
    ? locateIn(jsonTree(text, document), paths)
    : locateIn(yamlTree(text, document), paths)
}

/** Byte ranges of the elements of a List's `items`, in order; empty where there are none. */
export function locateItems(text: SourceText, document: ManifestDocument): (ByteRange | undefined)[] {
  return document.form === 'json' ? itemsIn(jsonTree(text, document)) : itemsIn(yamlTree(text, document))
}

function locateIn<Node>(tree: TextTree<Node>, paths: readonly Path[]): (ByteRange | undefined)[] {
  return tree.rangesOf(
    paths.map(path => path.reduce<Node | undefined>((node, step) => memberOf(tree, node, step), tree.root)),
  )
}

function itemsIn<Node>(tree: TextTree<Node>): (ByteRange | undefined)[] {
  const items = memberOf(tree, tree.root, 'items')
  if (items === undefined) return []
  const elements = [...tree.membersOf(items)].filter(([step]) => typeof step === 'number')
  return tree.rangesOf(elements.map(([, node]) => node))
}

function memberOf<Node>(tree: TextTree<Node>, node: Node | undefined, step: string | number): Node | undefined {
  return node === undefined ? undefined : tree.membersOf(node).get(step)
}
