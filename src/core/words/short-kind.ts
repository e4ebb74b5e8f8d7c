/** A kind as short as it is spoken of. */
export function shortKind(kind: string): string {
  return kind === 'CustomResourceDefinition' ? 'CRD' : kind
}
