import { visibleName } from '../../core/bytes'

/** So many characters at the end of a name are never lost: there lies what tells it from its neighbours. */
const kept = 8

/** A name in one line that loses its middle where it has no room. */
export function MiddleName({ name }: { readonly name: string }) {
  const shown = [...visibleName(name)]
  const cut = Math.max(shown.length - kept, Math.ceil(shown.length / 2))
  return (
    <bdi className="middle-name">
      <span>{shown.slice(0, cut).join('')}</span>
      <span>{shown.slice(cut).join('')}</span>
    </bdi>
  )
}

/** A name within a text loses its middle where it would fill that. */
export function shortenedName(name: string): string {
  const shown = [...visibleName(name)]
  return shown.length <= 64 ? shown.join('') : `${shown.slice(0, 40).join('')}…${shown.slice(-20).join('')}`
}
