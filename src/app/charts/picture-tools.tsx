import { type ReactElement, useState } from 'react'
import { Icon, PopoverButton } from '../kit'
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
}

/** What can be done with a picture: read it as a table, take it away as SVG or PNG. */
export function PictureTools({ fileName, picture, asTable, onTable }: PictureToolsProps) {
  const { t } = useWords()
  const store = usePageStore()
  const [exporting, setExporting] = useState<PictureFormat | null>(null)

  return (
    <div className="picture-tools">
      <button
        type="button"
        className="button ghost icon-only"
        aria-label={t('picture.table')}
        title={t('picture.table')}
        aria-pressed={asTable}
        onClick={() => onTable(!asTable)}
      >
        <Icon name="outline" />
      </button>
      <PopoverButton label={t('picture.save')} icon="download" iconOnly>
        {(['svg', 'png'] as const).map(format => (
          <button
            key={format}
            type="button"
            className="button ghost"
            onClick={event => {
              event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
              setExporting(format)
            }}
          >
            {t('picture.export', { format: format.toUpperCase() })}
          </button>
        ))}
      </PopoverButton>
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

/**
 * A name for the file of a picture, from the words it is about: what file systems and shells do not take is left out.
 */
export function pictureFileName(...words: readonly string[]): string {
  const name = words
    .join('-')
    .replace(/\.(ya?ml|json)\b/gi, '')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80)
  return name === '' ? 'plimsoll' : `plimsoll-${name}`
}
