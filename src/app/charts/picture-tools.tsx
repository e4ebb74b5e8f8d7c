import { type ReactElement, type ReactNode, useRef, useState } from 'react'
import { Icon } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'
import { exportPicture, type PictureFormat } from './export-picture'

interface PictureToolsProps {
  /** Of the file that an export saves, without its ending. */
  readonly fileName: string
  /** The picture as a drawing that stands alone, with its names and numbers. */
  readonly picture: () => ReactElement
  readonly asTable: boolean
  readonly onTable: (asTable: boolean) => void
  readonly children?: ReactNode
}

/** What can be done with a picture: read it as a table, take it away as SVG or PNG. */
export function PictureTools({ fileName, picture, asTable, onTable, children }: PictureToolsProps) {
  const { t } = useWords()
  const store = usePageStore()
  const [exporting, setExporting] = useState<PictureFormat | null>(null)
  const stage = useRef<HTMLDivElement | null>(null)

  /** The drawing is on the page for as long as its styles are read. */
  function draw(element: HTMLDivElement | null): void {
    stage.current = element
    const drawing = element?.querySelector('svg')
    if (!drawing || !exporting) return
    exportPicture(drawing, fileName, exporting)
      .catch(() => store.getState().notify({ code: 'picture-failed' }))
      .finally(() => setExporting(null))
  }

  return (
    <div className="picture-tools">
      <button type="button" className="button ghost" aria-pressed={asTable} onClick={() => onTable(!asTable)}>
        <Icon name="menu" />
        {t('picture.table')}
      </button>
      {(['svg', 'png'] as const).map(format => (
        <button
          key={format}
          type="button"
          className="button ghost"
          aria-label={t('picture.export', { format: format.toUpperCase() })}
          onClick={() => setExporting(format)}
        >
          <Icon name="download" />
          {format.toUpperCase()}
        </button>
      ))}
      {children}
      {exporting && (
        <div className="picture-stage" aria-hidden="true" ref={draw}>
          {picture()}
        </div>
      )}
    </div>
  )
}

/** A name for the file of a picture, from the words it is about: what file systems and shells do not take is left out. */
export function pictureFileName(...words: readonly string[]): string {
  const name = words
    .join('-')
    .replace(/\.(ya?ml|json)\b/gi, '')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80)
  return name === '' ? 'plimsoll' : `plimsoll-${name}`
}
