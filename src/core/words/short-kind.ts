import { crdKind } from '../object'
/** A kind as short as it is spoken of. */
export function shortKind(kind: string): string {
  return kind === crdKind ? 'CRD' : kind
}
