import { useMemo } from 'react'
import { measureOf, type ResourceReport } from '../../core/analysis'
import { formatCount } from '../../core/bytes'
import { shareOf } from '../../core/verdict'
import { kindFamily, shortKind } from '../../core/words'
import { type Column, DraughtBar, formatShare, KindTag, ObjectName, useMedia, useNarrow, VerdictWord } from '../kit'
import { type RouteAnswer, usePage } from '../store'
import { useWords } from '../words'
import type { TableRow } from './order-resources'

/** Room for a head, or for seven digits, in pixels; more digits get more. */
const roomFor = (head: string, digits: number): number => Math.max(80, head.length * 5.6 + 36, digits * 6.5 + 20)

/** What the table says of a resource on the chosen way; in a hand only what decides. */
export function useColumns(resources: readonly ResourceReport[], route: RouteAnswer): readonly Column<TableRow>[] {
  const { t } = useWords()
  const narrow = useNarrow()
  const kindWidth = useMemo(() => widthOfKinds(resources), [resources])
  const digits = useMemo(() => mostDigits(resources), [resources])
  const sort = usePage(state => state.sort)
  const measure = usePage(state => state.measure)
  const sorted = (id: string) => (sort.by === id ? (sort.descending ? 'descending' : 'ascending') : null)
  const short = useMedia('(max-width: 1000px)')
  const chosen = usePage(state => state.columns)
  const usual = short ? chosen.filter(id => id === 'source' || id === 'annotations') : chosen
  const shown = usual.includes(measure) ? usual : [...usual, measure]
  const columns: readonly Column<TableRow>[] = [
    {
      id: 'verdict',
      head: t('table.verdict'),
      headUnseen: true,
      width: '34px',
      cell: ({ verdictOf }) => {
        const word = verdictOf()?.verdict
        return word && <VerdictWord verdict={word} word={t(`verdict.${word}`)} iconOnly />
      },
    },
    {
      id: 'kind',
      head: t('table.kind'),
      width: kindWidth,
      sorted: sorted('kind'),
      cell: ({ resource: { apiVersion, kind } }) => (
        <KindTag
          family={kindFamily(apiVersion, kind)}
          tag={kind === null ? t('table.noKind') : shortKind(kind)}
          kind={kind ?? t('table.noKind')}
        />
      ),
    },
    {
      id: 'name',
      head: t('table.name'),
      width: 'minmax(160px, 1fr)',
      sorted: sorted('name'),
      cell: ({ resource }) => (
        <span className="cell-name">
          {resource.readable ? (
            <ObjectName name={resource.name ?? t('table.noName')} />
          ) : (
            <span className="quiet">{t('table.unreadable')}</span>
          )}
        </span>
      ),
    },
    ...shown.map((id): Column<TableRow> => {
      const each = measureOf(id)
      return {
        id,
        head: t(`measure.${id}`),
        width: `${roomFor(t(`measure.${id}`), digits)}px`,
        numeric: true,
        sorted: sorted(id),
        cell: ({ resource }) => {
          const size = each.of(resource, route.route)
          if (size === null) return <span className="quiet">–</span>
          return (
            <span className={id === measure ? 'key' : 'number'}>
              {each.estimated(resource) && '≈ '}
              {formatCount(size)}
            </span>
          )
        },
      }
    }),
    {
      id: 'share',
      head: t('table.share'),
      width: '116px',
      numeric: true,
      sorted: sorted('share'),
      cell: ({ verdictOf }) => {
        const verdict = verdictOf()
        return verdict?.max ? (
          <span className="cell-share">
            <DraughtBar share={shareOf(verdict)} verdict={verdict.verdict} />
            {formatShare(shareOf(verdict))}
          </span>
        ) : (
          <span className="quiet">{verdict ? t('table.notSent') : '–'}</span>
        )
      },
    },
  ]
  return narrow ? columns.filter(({ id }) => ['verdict', 'name', 'share', measure].includes(id)) : columns
}

/** As wide as the longest kind, within reason: CRDs alone leave the room to the names. */
function widthOfKinds(resources: readonly ResourceReport[]): string {
  const longest = resources.reduce((most, { kind }) => Math.max(most, shortKind(kind ?? '').length), 0)
  return `${Math.min(Math.max(longest, 4) * 6.2 + 32, 90)}px`
}

/** How long the longest number can be: a request holds the manifest twice, its copy escaped. */
function mostDigits(resources: readonly ResourceReport[]): number {
  const largest = resources.reduce(
    (most, { bytes }) => Math.max(most, bytes.source, bytes.etcdValue.clientSideApply ?? 0),
    0,
  )
  return formatCount(largest).length
}
