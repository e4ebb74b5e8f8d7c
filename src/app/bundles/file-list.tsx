import { useMemo, useState } from 'react'
import { formatCount } from '../../core/bytes'
import type { Split } from '../../engine'
import { Grid, Icon, Name } from '../kit'
import { useWords } from '../words'
import { FilePreview } from './file-preview'
import { type FileRow, fileRows } from './file-rows'

/** The files of the zip in their folders; Enter or a click shows one. */
export function FileList({ split }: { readonly split: Split }) {
  const { t } = useWords()
  const [path, setPath] = useState<string | null>(null)
  const rows = useMemo(() => fileRows(split.files, split.plan.settings.name), [split])
  return (
    <section className="files" aria-labelledby="files-title">
      <div className="panel-head">
        <h2 id="files-title">{t('split.files')}</h2>
        <span className="quiet small">
          {t('split.filesCount', { count: split.files.length })}
          {t('table.and')}
          {t('split.previewHint')}
        </span>
      </div>
      <Grid<FileRow>
        className="files-grid"
        label={t('split.files')}
        headless
        columns={[
          {
            id: 'path',
            head: t('split.file'),
            width: 'minmax(0, 1fr)',
            cell: ({ name, depth, file }) => (
              <span className="file-name" style={{ paddingInlineStart: depth * 14 }}>
                <Icon name={file ? 'file' : 'folder'} />
                <Name>{name}</Name>
                {!file && <span className="unseen">{t('exporting.folder')}</span>}
              </span>
            ),
          },
          {
            id: 'bytes',
            head: t('split.size'),
            width: '90px',
            numeric: true,
            cell: ({ file }) => (file ? formatCount(file.bytes) : ''),
          },
        ]}
        rows={rows}
        rowHeight={24}
        keyOf={row => row.path}
        onOpen={({ file }) => file && setPath(file.path)}
      />
      {path !== null && <FilePreview path={path} onClose={() => setPath(null)} />}
    </section>
  )
}
