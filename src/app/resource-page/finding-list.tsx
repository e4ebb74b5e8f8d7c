import type { Insight } from '../../core/breakdown'
import { formatShare, Rich, visibleName } from '../kit'
import { useWords } from '../words'

/** What stands out in a resource: a share, one clause, the bytes. */
export function FindingList({ insights }: { readonly insights: readonly Insight[] }) {
  const { t } = useWords()
  return (
    <section className="findings" aria-labelledby="findings-title">
      <h2 id="findings-title">{t('finding.title')}</h2>
      {insights.length === 0 && <p className="quiet">{t('finding.none')}</p>}
      <ul>
        {insights.map(insight => (
          <li key={`${insight.code}${'part' in insight ? insight.part : ''}`}>
            <b>{'of' in insight ? formatShare(insight.bytes / insight.of) : `${insight.versions}×`}</b>
            <span>
              <Clause insight={insight} />
              <span className="quiet small">{t('finding.bytes', { count: insight.bytes })}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Clause({ insight }: { readonly insight: Insight }) {
  const { t } = useWords()
  switch (insight.code) {
    case 'schema-descriptions':
      return <Rich>{t('finding.schema-descriptions', { count: insight.count })}</Rich>
    case 'schema-repeats':
      return (
        <>
          <code>{visibleName(insight.name)}</code> {t('finding.schema-repeats', { count: insight.count })}
        </>
      )
    case 'versions-share':
      return <Rich>{t('finding.versions-share', { part: insight.part, versions: insight.versions })}</Rich>
    case 'one-entry':
      return (
        <>
          {t('finding.one-entry')} <code>{insight.path}</code>
        </>
      )
  }
}
