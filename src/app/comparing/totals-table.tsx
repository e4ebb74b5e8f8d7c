import { formatCount, signed } from '../../core/bytes'
import type { Comparison, SideTotals } from '../../core/compare'
import { routes } from '../../core/route'
import { shortKind } from '../../core/words'
import { Name, Rich } from '../kit'
import { routeWords, useWords } from '../words'

const totals = [
  'resources',
  'unreadable',
  'source',
  'json',
  'etcd',
  'gzip',
] as const satisfies readonly (keyof SideTotals)[]

/** Both inputs in total: resources, bytes, what each route refuses, and their kinds. */
export function TotalsTable({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useWords()
  const { before, after, kinds } = comparison
  const refusing = routes.filter(({ id }) => before.refused[id] > 0 || after.refused[id] > 0)
  return (
    <div className="panel">
      <div className="panel-head">
        <h2 id="compare-totals">{t('compare.totals')}</h2>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard */}
      <section className="compare-scroll" tabIndex={0} aria-labelledby="compare-totals">
        <table className="compare-totals">
          <Heads first={t('compare.what')} />
          <tbody>
            {totals
              .map(id => [id, before[id], after[id]] as const)
              .map(([id, was, is]) =>
                was === null || is === null || (id === 'unreadable' && was + is === 0) ? null : (
                  <TotalRow key={id} name={t(`compare.total.${id}`)} before={was} after={is} />
                ),
              )}
            {refusing.map(({ id }) => (
              <TotalRow
                key={id}
                name={<Rich>{t('compare.refusedBy', { route: routeWords(t, id) })}</Rich>}
                before={before.refused[id]}
                after={after.refused[id]}
              />
            ))}
          </tbody>
        </table>
        <table className="compare-totals">
          <caption>{t('compare.kinds')}</caption>
          <Heads first={t('table.kind')} />
          <tbody>
            {kinds.map(({ id, kind, before, after }) => (
              <TotalRow
                key={id}
                name={
                  <>
                    <Name>{kind === null ? t('table.noKind') : shortKind(kind)}</Name>{' '}
                    <span className="compare-count">
                      {before.count === after.count
                        ? formatCount(after.count)
                        : `${formatCount(before.count)} → ${formatCount(after.count)}`}
                    </span>
                  </>
                }
                before={before.json}
                after={after.json}
              />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

function Heads({ first }: { readonly first: string }) {
  const { t } = useWords()
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col">{t('compare.before')}</th>
        <th scope="col">{t('compare.after')}</th>
        <th scope="col">{t('compare.difference')}</th>
      </tr>
    </thead>
  )
}

function TotalRow(props: { readonly name: React.ReactNode; readonly before: number; readonly after: number }) {
  const { name, before, after } = props
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{formatCount(before)}</td>
      <td>{formatCount(after)}</td>
      <td className={after === before ? 'quiet' : 'key'}>{signed(after - before)}</td>
    </tr>
  )
}
