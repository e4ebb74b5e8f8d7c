import { FileButton } from '../intake'
import { Icon, Name } from '../kit'
import { usePage } from '../store'
import { useWords } from '../words'

/** Digests of more sources than this are no help to compare by eye. */
const shown = 3

/**
 * In the place of what a link does not hold: where the same input goes, and how it is known. `whole`: in the place of a
 * whole view.
 */
export function UnlockField({ whole = false }: { readonly whole?: boolean }) {
  const { t } = useWords()
  const link = usePage(state => state.link)
  if (link?.state !== 'shown') return null
  const { sources } = link.linked.analyzed.analysis
  return (
    <section className={whole ? 'unlock whole' : 'unlock'} aria-labelledby="unlock-title">
      <div className="unlock-field">
        <Icon name="lock" />
        <h2 id="unlock-title">{t('link.unlock')}</h2>
        {whole && <p className="quiet">{t('link.needs')}</p>}
        <p className="quiet">{t('link.known')}</p>
        <ul>
          {sources.slice(0, shown).map(({ name, sha256 }) => (
            <li key={name}>
              <Name>{name}</Name> <code title={sha256 ?? undefined}>{shorten(sha256 ?? '')}</code>
            </li>
          ))}
          {sources.length > shown && <li>…</li>}
        </ul>
        <FileButton className="button">
          <Icon name="file" />
          {t('link.choose')}
        </FileButton>
      </div>
    </section>
  )
}

function shorten(digest: string): string {
  return `${digest.slice(0, 8)} ${digest.slice(8, 16)} … ${digest.slice(-8)}`
}
