import { formatCount } from '../../core/bytes'
import { formatShare, Name, VerdictWord } from '../kit'
import { useWords } from '../words'
import type { SizeModel } from './size-model'

/** The chart in words and numbers. */
export function SizeTable({ model, label }: { readonly model: SizeModel; readonly label: string }) {
  const { t } = useWords()
  const { measure, live, rows, smaller, outlined, whole } = model
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
    <section className="picture-table" aria-label={t('picture.table')} tabIndex={0}>
      <table>
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.name')}</th>
            <th scope="col">{t(`measure.${measure.id}`)}</th>
            {outlined && <th scope="col">{t('chart.written')}</th>}
            <th scope="col">{t('chart.ofLine', { max: live.max })}</th>
            <th scope="col">{t('table.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {whole !== null && (
            <tr>
              <th scope="row">{t('chart.whole')}</th>
              <td>{formatCount(whole)}</td>
              {outlined && <td>–</td>}
              <td>{formatShare(whole / live.max)}</td>
              <td>
                <VerdictWord verdict={model.verdictOf(whole)} word={t(`verdict.${model.verdictOf(whole)}`)} />
              </td>
            </tr>
          )}
          {rows.map(row => {
            const verdict = model.verdictOf(row.bytes)
            return (
              <tr key={row.index}>
                <th scope="row">
                  <Name>{row.resource.name ?? t('table.noName')}</Name>
                </th>
                <td>
                  {row.estimated && '≈ '}
                  {formatCount(row.bytes)}
                </td>
                {outlined && <td>{formatCount(row.written)}</td>}
                <td>{formatShare(row.bytes / live.max)}</td>
                <td>
                  <VerdictWord verdict={verdict} word={t(`verdict.${verdict}`)} />
                </td>
              </tr>
            )
          })}
          {smaller.count > 0 && (
            <tr>
              <th scope="row">{t('chart.smaller', { count: smaller.count })}</th>
              <td>{formatCount(smaller.bytes)}</td>
              {outlined && <td>–</td>}
              <td>–</td>
              <td>–</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}
