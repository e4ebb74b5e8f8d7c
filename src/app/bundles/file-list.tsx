import { useState } from 'react'
import { type Bytes, formatCount } from '../../core/bytes'
import type { Split } from '../../engine'
import { Grid } from '../kit'
import { useWords } from '../words'
import { FilePreview } from './file-preview'

type WrittenFile = Split['files'][number]

/** The files of the zip; Enter or a click shows one. */
export function FileList({ split }: { readonly split: Split }) {
  const { t } = useWords()
  const [path, setPath] = useState<string | null>(null)
  return (
    <section className="files" aria-labelledby="files-title">
      <div className="panel-head">
        <h2 id="files-title">{t('split.files')}</h2>
        <span className="quiet small">
          {t('split.filesCount', { count: split.files.length })}, {t('split.previewHint')}
        </span>
      </div>
      <Grid<WrittenFile>
        className="files-grid"
        label={t('split.files')}
        headless
        columns={[
          { id: 'path', head: t('split.file'), width: 'minmax(0, 1fr)', cell: file => <bdi>{file.path}</bdi> },
          {
            id: 'bytes',
            head: t('split.size'),
            width: '90px',
            numeric: true,
            cell: ({ bytes }: { bytes: Bytes }) => formatCount(bytes),
          },
        ]}
        rows={split.files}
        rowHeight={24}
        keyOf={file => file.path}
        onOpen={file => setPath(file.path)}
      />
      {path !== null && <FilePreview path={path} onClose={() => setPath(null)} />}
    </section>
  )
}
