import { visibleName } from '../../core/bytes'

/** A name out of the input: nothing of it unseen, and its direction its own. */
export function Name({ children, className }: { readonly children: string; readonly className?: string }) {
  return <bdi className={className}>{visibleName(children)}</bdi>
}
