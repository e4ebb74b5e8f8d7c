import { formatCount } from '../../core/bytes'
import { formatShare, Name } from '../kit'
import { useWords } from '../words'
import type { MapArea, MapLevel } from './map-model'

/** The map in words and numbers. */
export function MapTable(props: { level: MapLevel; label: string; nameOf: (area: MapArea) => string }) {
  const { level, label, nameOf } = props
  const { t } = useWords()
  const rows = level.groups.flatMap(group => [
    { area: group as MapArea, isPart: false },
    ...group.parts.map(area => ({ area, isPart: true })),
  ])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
    <section className="picture-table" aria-label={t('picture.table')} tabIndex={0}>
      <table>
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('map.part')}</th>
            <th scope="col">{t('map.bytes')}</th>
            <th scope="col">{t('map.share')}</th>
            <th scope="col">{t('map.descriptions')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ area, isPart }) => (
            <tr key={area.key}>
              <th scope="row" className={isPart ? 'map-part' : undefined}>
                <Name>{nameOf(area)}</Name>
              </th>
              <td>{formatCount(area.bytes)}</td>
              <td>{formatShare(area.bytes / level.bytes)}</td>
              <td>{area.descriptions === null ? '–' : formatCount(area.descriptions)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
