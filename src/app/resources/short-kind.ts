/** A kind as short as it is spoken of; the panel of the resource has it in full. */
export function shortKind(kind: string): string {
  return kind === 'CustomResourceDefinition' ? 'CRD' : kind
}
