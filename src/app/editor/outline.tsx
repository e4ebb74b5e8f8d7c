import { formatCount } from '../../core/bytes'
import { type Column, formatShare, Grid, ObjectName } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'
import type { MarkedDocument } from './documents-in'

interface OutlineProps {
  readonly name: string
  readonly documents: readonly MarkedDocument[]
  readonly selected: number | null
}

/** The resources of a source, one under the other, in the order of its text. One tab stop; the arrow keys choose. */
export function Outline({ name, documents, selected }: OutlineProps) {
  const { t } = useWords()
  const store = usePageStore()
  if (documents.length === 0) return <p className="outline-empty quiet">{t('editor.outlineEmpty')}</p>
  const columns: readonly Column<MarkedDocument>[] = [
    { id: 'number', head: '', width: '44px', numeric: true, cell: ({ number }) => formatCount(number) },
    {
      id: 'name',
      head: '',
      width: 'minmax(0, 1fr)',
      cell: ({ resource }) => (
        <ObjectName name={resource.name ?? t(resource.readable ? 'table.noName' : 'table.unreadable')} />
      ),
    },
    {
      id: 'bytes',
      head: '',
      width: '112px',
      numeric: true,
      cell: ({ resource }) => t('editor.bytes', { bytes: resource.bytes.source }),
    },
    { id: 'share', head: '', width: '52px', numeric: true, cell: ({ share }) => formatShare(share) },
  ]
  return (
    <Grid
      className="outline"
      label={t('editor.outlineOf', { name })}
      columns={columns}
      headless
      rows={documents}
      rowHeight={24}
      keyOf={({ index }) => index}
      selected={selected}
      onSelect={({ index }) => store.getState().select(index)}
    />
  )
}
