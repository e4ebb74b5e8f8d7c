import { type ReactElement, type ReactNode, useState } from 'react'
import { Icon } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'
import type { PictureFormat } from './export-picture'
import { PictureStage } from './picture-stage'

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
        <PictureStage
          fileName={fileName}
          format={exporting}
          onFail={() => store.getState().notify({ code: 'picture-failed' })}
          onDone={() => setExporting(null)}
        >
          {picture()}
        </PictureStage>
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
